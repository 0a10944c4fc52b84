"""When a birthday is, and how people write one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.birthdays import rules
from bot.features.birthdays.rules import Birthday, Calendar, Unclear

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
    assert rules.read(text) == expected


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
    assert rules.read(text) == Unclear(nearest)


@given(st.text(max_size=40))
def test_any_words_are_read_without_a_crash(text: str) -> None:
    found = rules.read(text)
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
