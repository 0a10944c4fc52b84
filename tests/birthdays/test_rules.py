"""When a birthday is, and how people write one."""

import csv
import html
import io
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.features.birthdays import rules
from bot.features.birthdays.rules import Birthday, Calendar, Entry, Unclear
from bot.kit.texts import utf16_length

LUNAR = Calendar.LUNAR
DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 April", Birthday(4, 5)),
        ("5th of april", Birthday(4, 5)),
        ("April 5th, 1990", Birthday(4, 5)),
        ("Apr 5", Birthday(4, 5)),
        ("04-05", Birthday(4, 5)),
        ("1990-04-05", Birthday(4, 5)),
        ("25/12", Birthday(12, 25)),
        ("12/25", Birthday(12, 25)),
        ("5/5", Birthday(5, 5)),
        ("4月5日", Birthday(4, 5)),
        ("1990年4月5日", Birthday(4, 5)),
        ("4 月 5 号", Birthday(4, 5)),
        ("四月五日", Birthday(4, 5)),
        ("十二月二十五日", Birthday(12, 25)),
        ("２月２９日", Birthday(2, 29)),
        ("农历八月十五", Birthday(8, 15, LUNAR)),
        ("农历8月15", Birthday(8, 15, LUNAR)),
        ("农历正月初一", Birthday(1, 1, LUNAR)),
        ("阴历腊月廿三", Birthday(12, 23, LUNAR)),
        ("农历冬月三十", Birthday(11, 30, LUNAR)),
        ("农历闰四月初一", Birthday(-4, 1, LUNAR)),
        ("lunar 8-15", Birthday(8, 15, LUNAR)),
        ("lunar leap 4-1", Birthday(-4, 1, LUNAR)),
    ],
)
def test_ways_to_write_it(text: str, expected: Birthday) -> None:
    assert rules.read(text, 2026) == expected


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("31 June", (Birthday(6, 30), Birthday(7, 1))),
        ("30 Feb", (Birthday(2, 29), Birthday(3, 1))),
        ("4/5", (Birthday(4, 5), Birthday(5, 4))),
        ("4.5", (Birthday(4, 5), Birthday(5, 4))),
        ("13-13", ()),
        ("32 May", ()),
        ("tomorrow", ()),
        ("", ()),
        ("农历十三月初一", ()),
        ("0-0", ()),
    ],
)
def test_what_may_have_been_meant(text: str, nearest: tuple[Birthday, ...]) -> None:
    assert rules.read(text, 2026) == Unclear(nearest)


@given(st.text(max_size=40))
def test_any_words_are_read_without_a_crash(text: str) -> None:
    found = rules.read(text, 2026)
    assert all(map(rules.is_real, found.nearest)) if isinstance(found, Unclear) else rules.is_real(found)


REAL = st.one_of(
    st.builds(Birthday, st.integers(1, 12), st.integers(1, 31)).filter(rules.is_real),
    st.builds(Birthday, st.integers(1, 12), st.integers(1, 30), st.just(LUNAR)),
    st.builds(Birthday, st.integers(-12, -1), st.integers(1, 30), st.just(LUNAR)),
    st.builds(Birthday, st.just(2), st.just(29), st.just(Calendar.SOLAR), st.sampled_from(["feb28", "mar1"])),
)


@given(REAL, DAYS)
def test_it_comes_once_a_year(one: Birthday, since: date) -> None:
    first = rules.next_on(one, since)
    second = rules.next_on(one, first + rules.DAY)
    assert since <= first < since + timedelta(days=386)  # a lunar year may have thirteen months
    assert timedelta(days=353) <= second - first <= timedelta(days=386)


@pytest.mark.parametrize(
    ("one", "year", "expected"),
    [
        (Birthday(2, 29), 2026, date(2026, 2, 28)),
        (Birthday(2, 29, leap="mar1"), 2026, date(2026, 3, 1)),
        (Birthday(2, 29, leap="mar1"), 2028, date(2028, 2, 29)),
        (Birthday(8, 15, LUNAR), 2026, date(2026, 9, 25)),
        (Birthday(1, 1, LUNAR), 2027, date(2027, 2, 6)),
        (Birthday(12, 30, LUNAR), 2027, date(2027, 2, 5)),  # that month has 29 days
        (Birthday(-6, 1, LUNAR), 2025, date(2025, 7, 25)),
        (Birthday(-6, 1, LUNAR), 2026, date(2026, 7, 14)),  # no leap month, so the plain one
    ],
)
def test_known_days(one: Birthday, year: int, expected: date) -> None:
    assert rules.next_on(one, date(year, 1, 1)) == expected


# --- Wishes ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana all the best", (0, "all the best")),
        ("ana: all the best", (0, "all the best")),
        ("Ana Costa all the best", (1, "all the best")),
        ("Anatol hello", None),
        ("小李生日快乐", (2, "生日快乐")),
        ("Ben hello", None),  # two have that name
        ("🌙Moon hi", (5, "hi")),
        ("Ana", (0, "")),
        ("", None),
    ],
)
def test_whom_words_begin_with(text: str, expected: tuple[int, str] | None) -> None:
    assert rules.read_name(text, ["Ana", "Ana Costa", "小李", "Ben", "Ben", "🌙Moon", ""]) == expected


def test_a_username_at_the_beginning() -> None:
    assert rules.read_username(" @Ana_Reads  hello @ben_reads") == ("ana_reads", "hello @ben_reads")
    assert rules.read_username("hello @ana_reads") == ("", "hello @ana_reads")
    assert rules.read_username("@ana_readsそ") != ("ana_reads", "そ")


LONG = st.builds(lambda one, times: one * times, st.sampled_from(["w", "好", "&", "🎂", "a b "]), st.integers(1, 50))
WISHES = st.lists(st.tuples(st.text(max_size=48), st.one_of(LONG, st.text(min_size=1, max_size=200))), max_size=60)


@given(WISHES, st.floats(0, 1.2))
def test_wishes_are_folded_into_their_room(wishes: list[tuple[str, str]], share: float) -> None:
    """Never more than there is room for; whole ones stay whole before long ones are cut, and only the last are left
    out."""

    def written(text: str) -> int:
        return utf16_length(html.escape(text))

    needed = sum(written(name) + written(words) + 8 for name, words in wishes)
    room = int(needed * share)
    folded = rules.fold(wishes, room)
    shown = list(zip(wishes, folded, strict=False))
    assert sum(written(name) + written(short) + 4 for (name, _), short in shown) <= room
    for (_, words), short in shown:
        assert short == words or (short.endswith("…") and words.startswith(short[:-1].rstrip()))
    cut = [short for (_, words), short in shown if short != words]
    whole = [words for (_, words), short in shown if short == words]
    if cut and whole:
        assert max(map(written, whole)) <= max(map(written, cut)) + 16  # as a character may be seven units at most
    if needed <= room:
        assert folded == [words for _, words in wishes]


def test_a_fold_by_hand() -> None:
    """A short one stays whole, two long ones share what it leaves; the last is left out where there is no room at all."""
    wishes = [("Ana", "w" * 100), ("Ben", "hello"), ("Cem", "&" * 40)]
    assert rules.fold(wishes, 33 + 5 + 2 * 60) == ["w" * 59 + "…", "hello", "&" * 11 + "…"]
    assert rules.fold(wishes, 1000) == [words for _, words in wishes]
    assert rules.fold(wishes, 60) == ["w" * 32 + "…", "hello"]
    assert rules.fold(wishes, 3) == []
    assert rules.fold([("Ana", "👨‍👩‍👧" * 20)], 11 + 30) == ["👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩…"]


# --- Files ---

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
TODAY = NOW.date()


def unfolded(text: str) -> list[str]:
    assert text.endswith("\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def test_a_calendar() -> None:
    entries = [
        Entry("1-7", "Ana, of the; \\ long " + "name " * 20, Birthday(5, 4)),
        Entry("1-8", "小李" * 30, Birthday(2, 29)),
        Entry("1-9", "Cem", Birthday(2, 29, leap="mar1")),
        Entry("1-10", "Dan", Birthday(8, 15, LUNAR)),
    ]
    lines = unfolded(rules.as_calendar("Reading; circle", entries, TODAY, NOW))
    assert lines[:4] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Hearth//birthdays//EN",
        "X-WR-CALNAME:Reading\\; circle",
    ]
    assert [line for line in lines if line.startswith(("UID", "DTSTART", "RRULE"))] == snapshot(
        [
            "UID:1-7@hearth",
            "DTSTART;VALUE=DATE:20260504",
            "RRULE:FREQ=YEARLY",
            "UID:1-8@hearth",
            "DTSTART;VALUE=DATE:20270228",
            "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
            "UID:1-9@hearth",
            "DTSTART;VALUE=DATE:20270301",
            "RRULE:FREQ=YEARLY;BYYEARDAY=60",
            "UID:1-10-20260925@hearth",
            "DTSTART;VALUE=DATE:20260925",
            "UID:1-10-20270915@hearth",
            "DTSTART;VALUE=DATE:20270915",
        ]
    )
    assert [line for line in lines if line.startswith("SUMMARY")][:2] == [
        "SUMMARY:🎂 Ana\\, of the\\; \\\\ long " + ("name " * 20).strip(),
        "SUMMARY:🎂 " + "小李" * 30,
    ]
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 5


@given(st.integers(2024, 2090), st.sampled_from(["feb28", "mar1"]))
def test_what_a_calendar_makes_of_29_february_is_when_it_is_greeted(year: int, leap: rules.Leap) -> None:
    entry = Entry("1-7", "Ana", Birthday(2, 29, leap=leap))
    text = rules.as_calendar("", [entry], TODAY, NOW)
    by_rule = {
        "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1": date(year, 3, 1) - rules.DAY,
        "RRULE:FREQ=YEARLY;BYYEARDAY=60": date(year, 1, 1) + 59 * rules.DAY,
    }
    [rule] = [line for line in text.split("\r\n") if line.startswith("RRULE")]
    assert by_rule[rule] == rules.next_on(entry.birthday, date(year, 1, 1))


@given(st.text(max_size=60), REAL)
def test_any_name_is_kept_in_its_line_and_its_cell(name: str, one: Birthday) -> None:
    entry = Entry("1-7", name, one)
    lines = unfolded(rules.as_calendar(name, [entry], TODAY, NOW))
    assert all(re.match(r"[A-Z-]+[:;]", line) for line in lines)
    [_, row] = csv.reader(io.StringIO(rules.as_table([entry], TODAY), newline=""))
    assert row[0].removeprefix("'") == name.removeprefix("'")
    assert row[0].lstrip()[:1] not in ("=", "+", "-", "@", "＝", "＋", "－", "＠") or not name


@pytest.mark.parametrize("name", ["=1+1", "+49", "-1", "@SUM(A1)", " =HYPERLINK(1)", "\t=1", "＝1"])
def test_a_name_is_no_formula(name: str) -> None:
    [_, row] = csv.reader(io.StringIO(rules.as_table([Entry("1", name, Birthday(-4, 1, LUNAR))], TODAY), newline=""))
    assert row == [f"'{name}", "lunar", "leap 4", "1", "", "2026-05-17"]


@pytest.mark.parametrize(
    ("text", "is_odd"),
    [
        ("2027-03-05", True), ("2025-03-05", True), ("5 March 2024", True), ("March 5, 1890", True), ("2025年3月5日", True),
        ("2021-03-05", False), ("1990-03-05", False), ("1906年3月5日", False), ("03-05", False),
    ],
)  # fmt: skip
def test_a_year_in_which_nobody_who_writes_was_born_is_asked_back(text: str, is_odd: bool) -> None:
    day = Birthday(3, 5)
    assert rules.read(text, 2026) == (Unclear((day,), is_odd_year=True) if is_odd else day)


@given(st.integers(1, 12), st.integers(1, 30), DAYS)
def test_no_two_birthdays_are_of_the_same_year(month: int, day: int, since: date) -> None:
    """In either calendar; a lunar one may come twice between two New Years of ours."""
    for one in (Birthday(month, day, LUNAR), Birthday(month, min(day, 28))):
        years = []
        for _ in range(4):
            since = rules.next_on(one, since)
            years.append(rules.year_of(one, since))
            since += timedelta(days=1)
        assert len(set(years)) == 4
