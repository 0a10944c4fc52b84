"""How people write days, and what covers one."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.excuses import rules
from bot.features.excuses.rules import Cover, Covers, Downtime, Kind, Span

THURSDAY = date(2026, 11, 26)
DAY = timedelta(days=1)
REST, VACATION = Cover(Kind.REST), Cover(Kind.VACATION)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-12-01", date(2026, 12, 1)),
        ("2026/12/1", date(2026, 12, 1)),
        ("12-01", date(2026, 12, 1)),
        ("12/1", date(2026, 12, 1)),
        ("12月1日", date(2026, 12, 1)),
        ("2026年12月1号", date(2026, 12, 1)),
        ("1 Dec", date(2026, 12, 1)),
        ("Dec 1", date(2026, 12, 1)),
        ("1 december", date(2026, 12, 1)),
        ("１２／１", date(2026, 12, 1)),
        ("1/2", date(2027, 1, 2)),
        ("today", THURSDAY),
        ("Tomorrow", THURSDAY + DAY),
        ("明天", THURSDAY + DAY),
        ("thursday", THURSDAY),
        ("Tue", date(2026, 12, 1)),
        ("周二", date(2026, 12, 1)),
        ("星期天", date(2026, 11, 29)),
        ("2/29", None),
        ("2028-02-29", date(2028, 2, 29)),
        ("13/1", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_day_as_people_write_it(words: str, day: date | None) -> None:
    assert rules.read_day(words, THURSDAY) == day


@pytest.mark.parametrize(
    ("words", "day", "reason"),
    [
        ("tuesday power cut", date(2026, 11, 24), "power cut"),
        ("thursday", THURSDAY, ""),
        ("friday: storm", None, ""),
        ("friday storm", date(2026, 11, 20), "storm"),
        ("周二 停电", date(2026, 11, 24), "停电"),
        ("昨天 停电", date(2026, 11, 25), "停电"),
        ("24 nov the big storm", date(2026, 11, 24), "the big storm"),
        ("11/24", date(2026, 11, 24), ""),
        ("12/24 holiday", date(2025, 12, 24), "holiday"),
        ("2026-11-24 3 hours dark", date(2026, 11, 24), "3 hours dark"),
        ("power cut tuesday", None, ""),
    ],
)
def test_a_day_that_was_and_why(words: str, day: date | None, reason: str) -> None:
    assert rules.read_excuse(words, THURSDAY) == ((day, reason) if day else None)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2026-12-01 2026-12-07", date(2026, 12, 1), date(2026, 12, 7)),
        ("2026-12-01 - 2026-12-07", date(2026, 12, 1), date(2026, 12, 7)),
        ("12/1-12/7", date(2026, 12, 1), date(2026, 12, 7)),
        ("12/1 – 12/7", date(2026, 12, 1), date(2026, 12, 7)),
        ("12-1 to 12-7", date(2026, 12, 1), date(2026, 12, 7)),
        ("12月1日到12月7日", date(2026, 12, 1), date(2026, 12, 7)),
        ("12.1～12.7", date(2026, 12, 1), date(2026, 12, 7)),
        ("28 dec 3 jan", date(2026, 12, 28), date(2027, 1, 3)),
        ("12/28 1/3", date(2026, 12, 28), date(2027, 1, 3)),
        ("today +7", THURSDAY, date(2026, 12, 2)),
        ("today 7 days", THURSDAY, date(2026, 12, 2)),
        ("明天 3天", THURSDAY + DAY, date(2026, 11, 29)),
        ("tomorrow", THURSDAY + DAY, THURSDAY + DAY),
        ("明天到周日", THURSDAY + DAY, date(2026, 11, 29)),
        ("fri-sun", date(2026, 11, 27), date(2026, 11, 29)),
    ],
)
def test_from_when_to_when(words: str, first: date, last: date) -> None:
    assert rules.read_days(words, THURSDAY) == (first, last)


@pytest.mark.parametrize(
    "words", ["", "soon", "today +0", "2026-12-07 2026-12-01", "from here to there", "today +9999"]
)
def test_what_is_no_days(words: str) -> None:
    assert rules.read_days(words, THURSDAY) is None


@given(st.text(max_size=80))
def test_any_words_can_be_read(words: str) -> None:
    for found in (rules.read_days(words, THURSDAY), rules.read_excuse(words, THURSDAY)):
        assert found is None or isinstance(found[0], date)


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 60))
def test_what_is_written_out_in_full_is_read_back(first: date, more: int) -> None:
    last = first + DAY * more
    assert rules.read_days(f"{first} {last}", THURSDAY) == (first, last)
    assert rules.read_days(f"{first} +{more + 1}", THURSDAY) == (first, last)


# --- What covers a day ---


def at(hour: int, day: int = 26) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def test_a_weekday_and_a_span() -> None:
    sundays = Span(REST, date(2026, 11, 1), date.max, 6)
    away = Span(VACATION, date(2026, 11, 27), date(2026, 11, 29))
    covers = Covers((sundays, away))
    assert covers.between(date(2026, 11, 21), date(2026, 12, 1), {0}) == {
        date(2026, 11, 22): REST,
        date(2026, 11, 27): VACATION,
        date(2026, 11, 28): VACATION,
        date(2026, 11, 29): REST,
    }


@pytest.mark.parametrize(
    ("shift", "lost"),
    [
        (0, [THURSDAY]),  # from 20:00 to 24:00, and half an hour
        (-12 * 60, [THURSDAY]),
        (3 * 60 + 30, [THURSDAY + DAY]),  # half an hour, and four hours
        (2 * 60, [THURSDAY, THURSDAY + DAY]),
    ],
)
def test_a_day_is_lost_by_the_members_own_midnight(shift: int, lost: list[date]) -> None:
    downtime = Downtime(at(20), at(0, 27) + timedelta(minutes=30), 60)
    covers = Covers((), (downtime,))
    assert [*covers.between(THURSDAY - DAY, THURSDAY + 2 * DAY, {shift})] == lost


def test_short_absences_add_up() -> None:
    halves = tuple(Downtime(at(hour), at(hour) + timedelta(minutes=30), 60) for hour in (3, 9))
    assert Covers((), halves[:1]).on(THURSDAY, {0}) is None
    assert Covers((), halves).on(THURSDAY, {0}) == Cover(Kind.AWAY)


def test_a_while_without_a_beat_is_an_absence() -> None:
    assert not rules.was_away(at(9), at(9) + timedelta(minutes=10), 10)
    assert rules.was_away(at(9), at(9) + timedelta(minutes=10, seconds=1), 10)
