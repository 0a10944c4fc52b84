"""What a member means by a time, and that it is said back in words that mean the same."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features import times
from bot.features.times import Meaning, Moment, Unclear, Understood, in_words, read
from bot.kit import calendar
from bot.kit.calendar import Daily, Fortnightly, Monthly, Weekly
from bot.kit.texts import Texts

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)  # a Wednesday, 10:30 in Berlin
TODAY = date(2026, 11, 25)
TEXTS = Texts({"times": Path(times.__file__).with_name("texts")})


def told(words: str) -> str:
    """In English, with what stood beside it."""
    match read(words, NOW, BERLIN):
        case Understood(meaning, text, assumed):
            said = TEXTS.render(in_words(meaning, TODAY), "en")
            return " | ".join([said, *filter(None, (text, assumed and f"({assumed})"))])
        case Unclear(why, nearest):
            return "; ".join([f"? {why}", *(TEXTS.render(in_words(one, TODAY), "en") for one in nearest)])
        case _:
            return "-"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_phrases(language: str) -> None:
    table = Path(__file__).with_name(f"phrases.{language}.txt").read_text("utf-8").splitlines()
    phrases = [line.split(" => ")[0] for line in table]
    assert len(set(phrases)) >= 60
    assert [f"{phrase} => {told(phrase)}" for phrase in phrases] == table


walls = st.builds(time, st.integers(0, 23), st.integers(0, 59))
days = st.integers(1, 800).map(lambda n: TODAY + timedelta(days=n))
meanings: st.SearchStrategy[Meaning] = (
    st.builds(Moment, days, walls)
    | st.builds(Daily, walls)
    | st.builds(Weekly, st.frozensets(st.integers(0, 6), min_size=1), walls)
    | st.builds(Fortnightly, days, walls)
    | st.builds(Monthly, st.integers(1, 31), walls)
)


@given(meanings, st.sampled_from(["en", "zh-CN"]))
def test_what_is_said_back_means_the_same(meaning: Meaning, language: str) -> None:
    if isinstance(meaning, Moment) and meaning.at.hour == 2:
        meaning = Moment(meaning.day, time(3))  # an hour that clocks in Berlin may skip
    assert read(TEXTS.render(in_words(meaning, TODAY), language), NOW, BERLIN) == Understood(meaning, "")


WORDS = """每周 每两周 周五 周 31号 二月 30日 25:00 8点 晚上 明天 半 小时 后 at on the in 99 31st june every other friday
tomorrow night 12 am : - 2026-02-30 0000-00-00 9999-12-31 monthly 0th ٣ ² 十十 下下周一 next 喝水 milk"""
pieces = st.sampled_from(WORDS.split())


@given(
    st.text() | st.lists(pieces | st.text(max_size=3)).map(" ".join) | st.lists(pieces).map("".join),
    st.sampled_from(["Europe/Berlin", "Pacific/Apia", "Asia/Shanghai", "America/St_Johns"]).map(ZoneInfo),
    st.integers(0, 10**7).map(lambda n: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=n)),
)
def test_no_text_is_too_strange(words: str, zone: ZoneInfo, now: datetime) -> None:
    match read(words, now, zone):
        case Understood(meaning):
            due = times.first_of(meaning, zone, now)
            assert due
            assert due > now
        case Unclear(_, nearest):
            assert all(times.first_of(one, zone, now) for one in nearest)


def test_beyond_the_text_that_is_looked_at_nothing_is_lost() -> None:
    words = "tomorrow at 9 " + "x" * 5000
    assert read(words, NOW, BERLIN) == Understood(Moment(date(2026, 11, 26), time(9)), "x" * 5000)


@pytest.mark.parametrize(
    ("words", "meaning", "rest"),
    [
        ("every friday 18:00 We meet at 19:00", Weekly(frozenset({4}), time(18)), "We meet at 19:00"),
        ("every friday 18:00 Tomorrow we rest", Weekly(frozenset({4}), time(18)), "Tomorrow we rest"),
        ("at 18:00 every friday\n  We meet", Weekly(frozenset({4}), time(18)), "We meet"),
        ("friday at 8 in the evening: run, then rest - ", Moment(date(2026, 11, 27), time(20)), "run, then rest - "),
        ("every mon and thu at 7pm Run", Weekly(frozenset({0, 3}), time(19)), "Run"),
        ("every month on the 31st 12:00 Pay", Monthly(31, time(12)), "Pay"),
        ("in 2 hours The doors open", Moment(TODAY, time(12, 30)), "The doors open"),
        ("每周一、三 晚上8点半 跑步", Weekly(frozenset({0, 2}), time(20, 30)), "跑步"),
        ("每天 早上7点，早安", Daily(time(7)), "早安"),
        ("明天晚上8点 周五见", Moment(date(2026, 11, 26), time(20)), "周五见"),
        ("on 2026-12-24 18:00 Merry", Moment(date(2026, 12, 24), time(18)), "Merry"),
    ],
)
def test_a_time_that_words_begin_with(words: str, meaning: Meaning, rest: str) -> None:
    found = times.read_at_start(words, NOW, BERLIN)
    assert isinstance(found, Understood)
    assert (found.meaning, found.text) == (meaning, rest)


@pytest.mark.parametrize("words", ["", "friday", "every friday evening", "We meet friday 18:00", "hi", "周五 湖边见"])
def test_words_that_begin_with_no_time(words: str) -> None:
    assert times.read_at_start(words, NOW, BERLIN) is None


@given(meanings, st.text())
def test_what_stands_behind_a_time_is_kept_as_it_is(meaning: Meaning, text: str) -> None:
    if isinstance(meaning, Moment) and meaning.at.hour == 2:
        meaning = Moment(meaning.day, time(3))
    said = TEXTS.render(in_words(meaning, TODAY), "en")
    assert times.read_at_start(f"{said} «{text}", NOW, BERLIN) == Understood(meaning, f"«{text}")


@pytest.mark.parametrize(
    ("words", "language", "answer"),
    [
        ("25:00", "en", "No clock shows that hour. Did you mean <b>Thursday 26 Nov at 01:00</b> or <b>Wednesday 25 Nov at 23:00</b>?"),
        ("31 June 9:00", "zh-CN", "日历上没有这一天。是<b>2027年6月30日周三 09:00</b>，还是<b>2027年7月1日周四 09:00</b>？"),
        ("3 May at 9", "en", "That time is over. Did you mean <b>Monday 3 May 2027 at 09:00</b>?"),
        ("2027-03-28 02:30", "en", "Clocks are put forward that night, and never show that hour. Did you mean <b>Sunday 28 Mar 2027 at 01:59</b> or <b>Sunday 28 Mar 2027 at 03:00</b>?"),
        ("in 99999 weeks", "zh-CN", "太远了，我最多记十年以内的事。"),
    ],
)  # fmt: skip
def test_the_answer_to_a_time_nobody_can_mean(words: str, language: str, answer: str) -> None:
    unclear = read(words, NOW, BERLIN)
    assert isinstance(unclear, Unclear)
    assert TEXTS.render(times.why(unclear, TODAY), language) == answer


@given(meanings, st.sampled_from(["Europe/Berlin", "Pacific/Apia"]).map(ZoneInfo))
def test_a_rule_is_what_was_meant(meaning: Meaning, zone: ZoneInfo) -> None:
    if isinstance(meaning, Moment) and meaning.at.hour == 2:
        meaning = Moment(meaning.day, time(3))
    rule = times.rule_of(meaning, zone)
    assert times.meaning_of(rule, zone) == meaning
    assert times.first_of(meaning, zone, NOW) == calendar.next_due(rule, zone, NOW)
