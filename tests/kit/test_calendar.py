"""What bot/kit/calendar.py promises, by example (the failure catalogue) and by property."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.calendar import (
    Daily,
    Monthly,
    Once,
    Quiet,
    Rule,
    Weekly,
    Yearly,
    closes_at,
    day_of,
    end_of,
    from_json,
    hour_of,
    instant_of,
    last_closed,
    month_of,
    next_due,
    next_open,
    occurrence_key,
    start_of,
    to_json,
    week_of,
)
from tests.support.moments import START
from tests.support.zones import ZONES, changes

DAY = timedelta(days=1)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def local(text: str, zone: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold)


def occurrences(rule: Rule, zone: str, since: str, until: str) -> list[str]:
    """What is due in [since, until), as people there read it: "2026-03-30 00:00+02:00"."""
    found: list[str] = []
    after, last = local(since, zone) - timedelta(microseconds=1), local(until, zone)
    while (due := next_due(rule, ZoneInfo(zone), after)) and due < last:
        found.append(due.astimezone(ZoneInfo(zone)).isoformat(" ", "minutes"))
        after = due
    return found


# --- by example ------------------------------------------------------------------------------------------------------


def test_midnight_of_the_day_after_the_spring_change_is_not_skipped() -> None:  # S-04
    assert occurrences(Daily(time(0)), "Europe/Berlin", "2026-03-29", "2026-04-01") == [
        "2026-03-29 00:00+01:00",
        "2026-03-30 00:00+02:00",
        "2026-03-31 00:00+02:00",
    ]


def test_a_midnight_that_does_not_exist_is_due_at_the_first_instant_of_its_day() -> None:  # S-05
    assert occurrences(Daily(time(0)), "Africa/Cairo", "2026-04-23", "2026-04-26") == [
        "2026-04-23 00:00+02:00",
        "2026-04-24 01:00+03:00",
        "2026-04-25 00:00+03:00",
    ]
    cairo = ZoneInfo("Africa/Cairo")
    assert start_of(date(2026, 4, 24), cairo) == end_of(date(2026, 4, 23), cairo) == utc("2026-04-23 22:00")


def test_a_wall_time_that_comes_twice_is_due_once() -> None:  # S-06
    assert occurrences(Daily(time(1, 30)), "America/New_York", "2026-10-31", "2026-11-03") == [
        "2026-10-31 01:30-04:00",
        "2026-11-01 01:30-04:00",
        "2026-11-02 01:30-05:00",
    ]


def test_a_wall_time_in_the_gap_is_due_when_the_gap_ends() -> None:
    assert instant_of(date(2026, 3, 29), time(2, 30), ZoneInfo("Europe/Berlin")) == utc("2026-03-29 01:00")
    assert instant_of(date(2026, 3, 29), time(2, 0), ZoneInfo("Europe/Berlin")) == utc("2026-03-29 01:00")
    assert instant_of(date(2026, 3, 29), time(3, 0), ZoneInfo("Europe/Berlin")) == utc("2026-03-29 01:00")
    assert instant_of(date(2026, 3, 29), time(1, 59, 59, 999999), ZoneInfo("Europe/Berlin")) < utc("2026-03-29 01:00")


def test_weekly_at_four_stays_at_four() -> None:  # S-08
    assert occurrences(Weekly(frozenset({2}), time(16)), "Europe/Brussels", "2026-10-14", "2026-11-05") == [
        "2026-10-14 16:00+02:00",
        "2026-10-21 16:00+02:00",
        "2026-10-28 16:00+01:00",
        "2026-11-04 16:00+01:00",
    ]


@pytest.mark.parametrize("starts_at", [time(0), time(4)])
def test_naive_times_are_refused(starts_at: time) -> None:  # S-09
    naive, zone = datetime(2026, 1, 1), ZoneInfo("Asia/Shanghai")  # noqa: DTZ001
    with pytest.raises(ValueError, match="naive"):
        day_of(naive, zone, starts_at)
    with pytest.raises(ValueError, match="naive"):
        hour_of(naive, zone)
    with pytest.raises(ValueError, match="naive"):
        next_due(Daily(starts_at), zone, naive)
    with pytest.raises(ValueError, match="naive"):
        next_open(naive, zone, None)
    with pytest.raises(ValueError, match="naive"):
        Once(naive)
    with pytest.raises(ValueError, match="zone of its own"):
        instant_of(naive.date(), starts_at.replace(tzinfo=UTC), zone)


@pytest.mark.parametrize(
    ("zone", "change_day"),
    [("Europe/Berlin", "2026-03-29"), ("Europe/Berlin", "2026-10-25"), ("Asia/Shanghai", "2026-05-05")],
)
def test_a_day_that_starts_at_four(zone: str, change_day: str) -> None:  # S-13
    today = date.fromisoformat(change_day)
    assert day_of(local(f"{change_day} 03:59:59", zone), ZoneInfo(zone), time(4)) == today - DAY
    assert day_of(local(f"{change_day} 04:00:00", zone), ZoneInfo(zone), time(4)) == today
    assert day_of(local(f"{today + DAY} 03:59:59", zone), ZoneInfo(zone), time(4)) == today


def test_a_day_begun_stays_begun_though_the_clock_goes_back() -> None:
    new_york = ZoneInfo("America/New_York")
    first, again = (local("2026-11-01 01:10", "America/New_York", fold) for fold in (0, 1))
    assert day_of(first, new_york, starts_at=time(1, 30)) == date(2026, 10, 31)
    assert day_of(again, new_york, starts_at=time(1, 30)) == date(2026, 11, 1)


@pytest.mark.parametrize("year", [2026, 2027, 2028])
@pytest.mark.parametrize("leap", ["feb28", "mar1"])
def test_born_on_29_february(year: int, leap: str) -> None:  # S-15
    rule = Yearly(2, 29, time(9), "feb28" if leap == "feb28" else "mar1")
    expected = {"feb28": "02-28", "mar1": "03-01"}[leap] if year != 2028 else "02-29"
    assert occurrences(rule, "Asia/Shanghai", f"{year}-01-01", f"{year + 1}-01-01") == [
        f"{year}-{expected} 09:00+08:00"
    ]


@pytest.mark.parametrize(
    ("zone", "at", "since", "expected"),
    [
        ("Asia/Kathmandu", time(0), "2026-03-29", ["2026-03-29 00:00+05:45", "2026-03-30 00:00+05:45"]),
        ("Australia/Lord_Howe", time(2), "2026-10-04", ["2026-10-04 02:30+11:00", "2026-10-05 02:00+11:00"]),
        ("Australia/Lord_Howe", time(1, 30), "2026-04-05", ["2026-04-05 01:30+11:00", "2026-04-06 01:30+10:30"]),
        ("Pacific/Chatham", time(3), "2026-09-27", ["2026-09-27 03:45+13:45", "2026-09-28 03:00+13:45"]),
        ("Pacific/Chatham", time(3), "2026-04-05", ["2026-04-05 03:00+13:45", "2026-04-06 03:00+12:45"]),
    ],
)
def test_zones_off_the_full_hour(zone: str, at: time, since: str, expected: list[str]) -> None:  # S-16
    assert occurrences(Daily(at), zone, since, str(date.fromisoformat(since) + 2 * DAY)) == expected


def test_the_week_around_new_year_is_one_week() -> None:  # S-17
    days = [date(2026, 12, 28) + n * DAY for n in range(8)]
    assert [week_of(day) for day in days] == [date(2026, 12, 28)] * 7 + [date(2027, 1, 4)]
    assert {day.isocalendar()[:2] for day in days[:7]} == {(2026, 53)}
    assert month_of(date(2027, 1, 3)) == date(2027, 1, 1)


def test_monthly_on_the_31st_uses_the_last_day_of_shorter_months() -> None:  # S-22
    found = occurrences(Monthly(31, time(9)), "Europe/Berlin", "2026-01-01", "2027-01-01")
    assert [text[5:10] for text in found] == [
        *("01-31", "02-28", "03-31", "04-30", "05-31", "06-30"),
        *("07-31", "08-31", "09-30", "10-31", "11-30", "12-31"),
    ]


def test_the_day_samoa_skipped() -> None:
    apia = ZoneInfo("Pacific/Apia")
    skipped = date(2011, 12, 30)
    assert start_of(skipped, apia) == end_of(skipped, apia) == start_of(skipped + DAY, apia)
    assert day_of(start_of(skipped, apia), apia) == skipped + DAY
    assert [text[:16] for text in occurrences(Daily(time(9)), "Pacific/Apia", "2011-12-29", "2012-01-01")] == [
        "2011-12-29 09:00",
        "2011-12-31 09:00",
    ]
    birthday = Yearly(12, 30, time(9))
    due = next_due(birthday, apia, utc("2011-12-01"))
    assert due == start_of(skipped + DAY, apia), "the rarer rules keep their one occurrence"
    assert occurrence_key(birthday, apia, due) == "2011-12-30"


def test_an_occurrence_carried_over_midnight_keeps_its_day() -> None:
    nuuk, rule = ZoneInfo("America/Nuuk"), Daily(time(23, 30))  # clocks there go from Saturday 23:00 to Sunday 00:00
    saturday = next_due(rule, nuuk, utc("2026-03-28 12:00"))
    assert saturday == utc("2026-03-29 01:00")
    sunday = next_due(rule, nuuk, saturday)
    assert sunday == utc("2026-03-30 00:30")
    assert [occurrence_key(rule, nuuk, due) for due in (saturday, sunday)] == ["2026-03-28", "2026-03-29"]


def test_a_due_instant_that_its_rule_no_longer_gives_goes_by_its_day() -> None:
    assert occurrence_key(Daily(time(9)), ZoneInfo("Asia/Tokyo"), utc("2026-03-30 01:00")) == "2026-03-30"


def test_once_is_due_once() -> None:
    tokyo, at = ZoneInfo("Asia/Tokyo"), local("2026-05-05 08:00", "Asia/Tokyo")
    assert next_due(Once(at), tokyo, at - DAY) == at
    assert next_due(Once(at), tokyo, at) is None
    assert occurrence_key(Once(at), tokyo, at) == "2026-05-05"


@pytest.mark.parametrize(
    ("quiet", "moment", "expected"),
    [
        (Quiet(time(22), time(8)), "2026-05-05 21:59", "2026-05-05 21:59"),
        (Quiet(time(22), time(8)), "2026-05-05 22:00", "2026-05-06 08:00"),
        (Quiet(time(22), time(8)), "2026-05-06 07:59", "2026-05-06 08:00"),
        (Quiet(time(22), time(8)), "2026-05-06 08:00", "2026-05-06 08:00"),
        (Quiet(time(13), time(14)), "2026-05-06 13:30", "2026-05-06 14:00"),
        (Quiet(time(9), time(9)), "2026-05-06 09:00", "2026-05-06 09:00"),
        (None, "2026-05-06 03:00", "2026-05-06 03:00"),
        (Quiet(time(22), time(2, 30)), "2026-03-29 01:00", "2026-03-29 03:00"),  # ends in the gap
        (Quiet(time(1, 30), time(5)), "2026-10-25 02:45", "2026-10-25 05:00"),
    ],
)
def test_quiet_hours(quiet: Quiet | None, moment: str, expected: str) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert next_open(local(moment, "Europe/Berlin"), berlin, quiet) == local(expected, "Europe/Berlin")


def test_hours_of_the_clock_there() -> None:
    assert hour_of(utc("2026-03-29 00:59"), ZoneInfo("Europe/Berlin")) == 1
    assert hour_of(utc("2026-03-29 01:00"), ZoneInfo("Europe/Berlin")) == 3


@pytest.mark.parametrize(
    "stored",
    [
        {},
        {"kind": "hourly", "at": "09:00"},
        {"kind": "daily"},
        {"kind": "daily", "at": 9},
        {"kind": "daily", "at": "25:00"},
        {"kind": "weekly", "weekdays": [], "at": "09:00"},
        {"kind": "weekly", "weekdays": [7], "at": "09:00"},
        {"kind": "weekly", "weekdays": ["monday"], "at": "09:00"},
        {"kind": "monthly", "day": 32, "at": "09:00"},
        {"kind": "yearly", "month": 2, "day": 30, "at": "09:00", "leap": "feb28"},
        {"kind": "yearly", "month": 2, "day": 29, "at": "09:00", "leap": "never"},
        {"kind": "once", "at": "2026-05-05T08:00:00"},
    ],
)
def test_what_is_no_rule_is_refused(stored: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_json(stored)


def test_a_leap_day_falls_on_one_of_its_neighbours() -> None:
    with pytest.raises(ValueError, match="leap is feb28 or mar1"):
        Yearly(2, 29, time(9), "feb29")  # type: ignore[arg-type]


# --- by property -----------------------------------------------------------------------------------------------------


@st.composite
def places(draw: st.DrawFn) -> tuple[ZoneInfo, datetime]:
    """A zone, and a moment within three days of a clock change there, if it has any."""
    zone = ZoneInfo(draw(st.sampled_from(ZONES)))
    change = draw(st.sampled_from(changes(zone) or (utc("2028-02-29 12:00"),)))
    return zone, change + timedelta(seconds=draw(st.integers(-3 * 86400, 3 * 86400)))


walls = st.builds(time, st.integers(0, 23), st.integers(0, 59))
quiets = st.builds(Quiet, walls, walls)
recurring = st.one_of(
    st.builds(Daily, walls),
    st.builds(Weekly, st.frozensets(st.integers(0, 6), min_size=1), walls),
    st.builds(Monthly, st.integers(1, 31), walls),
    st.builds(
        lambda day, at, leap: Yearly(day.month, day.day, at, leap),
        st.dates(date(2024, 1, 1), date(2024, 12, 31)),
        walls,
        st.sampled_from(["feb28", "mar1"]),
    ),
)


@given(places(), walls)
def test_every_moment_is_within_its_day(place: tuple[ZoneInfo, datetime], starts_at: time) -> None:
    zone, moment = place
    day = day_of(moment, zone, starts_at)
    assert start_of(day, zone, starts_at) <= moment < end_of(day, zone, starts_at)


@given(places(), st.timedeltas(timedelta(0), 4 * DAY), walls)
def test_days_never_go_back(place: tuple[ZoneInfo, datetime], ahead: timedelta, starts_at: time) -> None:
    zone, moment = place
    assert day_of(moment, zone, starts_at) <= day_of(moment + ahead, zone, starts_at)


@given(places(), walls)
def test_every_day_begins_in_itself(place: tuple[ZoneInfo, datetime], starts_at: time) -> None:
    zone, moment = place
    day = moment.date()
    start = start_of(day, zone, starts_at)
    assert day_of(start, zone, starts_at) == day
    assert day_of(start - timedelta(microseconds=1), zone, starts_at) == day - DAY


@given(places(), recurring)
def test_the_next_is_strictly_later_and_nothing_lies_between(place: tuple[ZoneInfo, datetime], rule: Rule) -> None:
    zone, moment = place
    due = next_due(rule, zone, moment)
    assert due is not None
    assert due > moment
    assert next_due(rule, zone, due - timedelta(microseconds=1)) == due
    assert next_due(rule, zone, moment + (due - moment) / 2) == due


@given(places(), recurring)
def test_every_occurrence_has_a_key_of_its_own(place: tuple[ZoneInfo, datetime], rule: Rule) -> None:
    zone, moment = place
    keys = []
    for _ in range(6):
        due = next_due(rule, zone, moment)
        assert due is not None
        keys.append(occurrence_key(rule, zone, due))
        moment = due
    assert keys == sorted(set(keys))
    if isinstance(rule, Daily):
        first = date.fromisoformat(keys[0])
        assert keys == [str(first + n * DAY) for n in range(6)]


@given(st.one_of(recurring, st.builds(Once, st.datetimes(timezones=st.just(UTC)))))
def test_rules_survive_storage(rule: Rule) -> None:
    assert from_json(to_json(rule)) == rule


@given(places(), quiets)
def test_open_is_the_first_quarter_hour_outside(place: tuple[ZoneInfo, datetime], quiet: Quiet) -> None:
    zone, moment = place
    opens = next_open(moment, zone, quiet)
    assert opens >= moment
    assert not quiet.covers(opens.astimezone(zone).time()), "never inside"
    assert next_open(opens, zone, quiet) == opens, "asking again changes nothing"
    minutes = takewhile(lambda earlier: earlier < opens, (moment + timedelta(minutes=n) for n in range(3 * 24 * 60)))
    assert all(quiet.covers(earlier.astimezone(zone).time()) for earlier in minutes), "and none before was open"


@given(places(), st.timedeltas(timedelta(0), 2 * DAY), quiets)
def test_waiting_longer_never_opens_earlier(place: tuple[ZoneInfo, datetime], ahead: timedelta, quiet: Quiet) -> None:
    zone, moment = place
    assert next_open(moment, zone, quiet) <= next_open(moment + ahead, zone, quiet)


# --- Days that are over everywhere ---


@given(st.integers(0, 366 * 24 * 60))
def test_a_day_is_closed_when_it_is_over_everywhere(minutes: int) -> None:
    now = START + timedelta(minutes=minutes)
    last = last_closed(now)
    assert closes_at(last) <= now < closes_at(last + timedelta(days=1))
    assert now - datetime.combine(last, time(), UTC) >= timedelta(hours=24 + 12 + 6)


def test_a_day_closes_at_an_instant() -> None:
    day = date(2026, 5, 4)
    closes = closes_at(day)
    assert last_closed(closes) == day
    assert last_closed(closes - timedelta(microseconds=1)) == day - timedelta(days=1)
