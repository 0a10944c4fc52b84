"""What a member means by a time, and that it is said back in words that mean the same."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features import times
from bot.features.times import Meaning, Moment, Unclear, Understood, in_words, read
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
