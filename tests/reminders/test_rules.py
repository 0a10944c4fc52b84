"""When a reminder speaks: on every zone's wall, around quiet hours, pauses, journeys and clock changes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.reminders.rules import LEAVE, Hour, Verdict, judge, warns_too
from bot.kit import calendar
from bot.kit.calendar import Quiet

SHANGHAI, BERLIN, NEW_YORK = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
LATE = timedelta(hours=3)
DAY = date(2026, 5, 4)
NIGHT = Quiet(time(22), time(8))

walls = st.builds(time, st.integers(0, 23), st.integers(0, 59))
quiets = st.none() | st.builds(Quiet, walls, walls)
zones = st.sampled_from(
    [SHANGHAI, BERLIN, NEW_YORK]
    + [ZoneInfo(name) for name in ("Africa/Cairo", "Pacific/Auckland", "Australia/Lord_Howe", "America/Sao_Paulo")]
)
moments = st.integers(0, 4 * 365 * 24 * 60).map(lambda n: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=n))
hours = st.builds(Hour, walls, zones, quiets, st.sampled_from([time(0), time(4)]))


def at(wall: str, zone: ZoneInfo = SHANGHAI, day: date = DAY) -> datetime:
    return calendar.instant_of(day, time.fromisoformat(wall), zone)


@pytest.mark.parametrize(
    ("wall", "quiet", "now", "last_day", "expected"),
    [
        ("20:00", None, "20:00", None, Verdict(DAY)),
        ("20:00", None, "22:59", None, Verdict(DAY)),  # late, and still of use
        ("20:00", None, "23:01", None, LEAVE),  # too late
        ("22:30", None, "23:59", None, Verdict(DAY)),
        ("20:00", None, "20:00", DAY, LEAVE),  # said already
        ("20:00", None, "20:00", DAY - timedelta(days=1), Verdict(DAY)),
        ("06:00", NIGHT, "06:00", None, Verdict(again_at=at("08:00"))),  # waits for the end of quiet hours
        ("06:00", NIGHT, "08:00", None, Verdict(DAY)),
        ("06:00", NIGHT, "11:01", None, LEAVE),  # late counts from when it might have been said
        ("22:30", NIGHT, "22:30", None, LEAVE),  # the day is over when quiet hours end: never
        ("20:00", NIGHT, "22:00", None, LEAVE),  # late, and quiet hours have begun
        ("12:00", Quiet(time(13), time(14)), "13:30", None, Verdict(again_at=at("14:00"))),
    ],
)
def test_verdicts(wall: str, quiet: Quiet | None, now: str, last_day: date | None, expected: Verdict) -> None:
    hour = Hour(time.fromisoformat(wall), SHANGHAI, quiet)
    assert judge(hour, at(now), last_day, LATE) == expected


def test_after_midnight_it_is_another_day() -> None:
    hour = Hour(time(23), SHANGHAI)
    assert judge(hour, at("00:30", day=DAY + timedelta(days=1)), None, LATE) == LEAVE


def test_a_day_that_begins_at_four_is_not_over_at_midnight() -> None:
    hour = Hour(time(23), SHANGHAI, day_starts_at=time(4))
    assert judge(hour, at("00:30", day=DAY + timedelta(days=1)), None, LATE) == Verdict(DAY)
    assert judge(Hour(time(2), SHANGHAI, None, time(4)), at("02:00"), None, LATE) == Verdict(DAY)


def test_whoever_flies_west_is_not_reminded_twice_of_one_day() -> None:
    assert judge(Hour(time(20), SHANGHAI), at("20:00"), None, LATE) == Verdict(DAY)
    assert judge(Hour(time(20), NEW_YORK), at("20:00", NEW_YORK), DAY, LATE) == LEAVE
    tomorrow = DAY + timedelta(days=1)
    assert judge(Hour(time(20), NEW_YORK), at("20:00", NEW_YORK, tomorrow), DAY, LATE) == Verdict(tomorrow)


def test_a_plan_made_in_another_zone_does_no_harm() -> None:
    """Planned for 20:00 in Shanghai; the clock there is Berlin's now, where it is 14:00."""
    assert judge(Hour(time(20), BERLIN), at("20:00", SHANGHAI), None, LATE) == LEAVE


@given(hours, moments, st.integers(1, 20))
def test_followed_for_days_it_speaks_once_a_day_and_never_in_quiet_hours(
    hour: Hour, start: datetime, days: int
) -> None:
    said: list[date] = []
    now = hour.next(start)
    while now < start + timedelta(days=days):
        verdict = judge(hour, now, said[-1] if said else None, LATE)
        if verdict.day:
            said.append(verdict.day)
            wall = now.astimezone(hour.zone).time()
            assert not (hour.quiet and hour.quiet.covers(wall))
        assert verdict.again_at is None or verdict.again_at > now
        now = verdict.again_at or hour.next(now)
    assert len(said) == len(set(said))
    if hour.quiet is None or not hour.quiet.covers(hour.at):
        assert len(said) >= days - 2, "a day without its reminder"


@given(hours, moments, st.timedeltas(timedelta(0), timedelta(days=3)), st.none() | st.just(DAY))
def test_a_pause_of_any_length_brings_one_line_at_most(
    hour: Hour, start: datetime, pause: timedelta, last_day: date | None
) -> None:
    now = hour.next(start) + pause
    verdict = judge(hour, now, last_day, LATE)
    if verdict.day:
        assert judge(hour, now, verdict.day, LATE) == LEAVE
        assert now - hour.latest(now)[1] <= LATE + timedelta(days=1)
        assert now < hour.day_ends(hour.latest(now)[1])
        assert not (hour.quiet and hour.quiet.covers(now.astimezone(hour.zone).time()))


@pytest.mark.parametrize(
    ("daily", "quiet", "expected"),
    [
        ("20:00", None, True),
        ("17:30", None, True),
        ("17:00", None, False),
        ("08:00", None, False),
        ("22:30", NIGHT, False),
    ],
)
def test_one_line_not_two_in_an_evening(daily: str, quiet: Quiet | None, expected: bool) -> None:
    assert warns_too(Hour(time.fromisoformat(daily), SHANGHAI, quiet), time(20)) is expected
