"""Every clock change of every zone from 2024 to 2032: what is due around it is due to the minute."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

from bot.kit.calendar import Daily, Fortnightly, Monthly, Weekly, from_json, next_due, to_json

SINCE, UNTIL = datetime(2024, 1, 1, tzinfo=UTC), datetime(2033, 1, 1, tzinfo=UTC)
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)

Span = tuple[datetime, timedelta]  # since when clocks are so far ahead of UTC


def spans_of(zone: ZoneInfo) -> tuple[Span, ...]:
    """By looking once a week (nobody changes clocks twice in one), then by halves: another way than the calendar's."""

    def ahead(moment: datetime) -> timedelta:
        return moment.astimezone(zone).utcoffset() or timedelta(0)

    found = [(SINCE, ahead(SINCE))]
    days = [SINCE + n * DAY for n in range(0, (UNTIL - SINCE).days + 1, 7)]
    aheads = [ahead(one) for one in days]
    for (before, old), (after, new) in pairwise(zip(days, aheads, strict=True)):
        if old != new:
            low, high = before, after
            while high - low > MINUTE:
                middle = low + (high - low) // (2 * MINUTE) * MINUTE
                low, high = (middle, high) if ahead(middle) == old else (low, middle)
            found.append((high, new))
    return tuple(found)


def first_shown(spans: tuple[Span, ...], day: date, wall: time) -> datetime:
    """The first instant at which clocks show it, or have jumped past it."""
    shown = datetime.combine(day, wall, UTC)
    ends = [*(since for since, _ in spans[1:]), UNTIL + 99 * DAY]
    return next(
        max(shown - ahead, since) for (since, ahead), end in zip(spans, ends, strict=True) if shown - ahead < end
    )


def test_around_every_clock_change_of_every_zone() -> None:
    zones = {spans_of(zone): zone for zone in map(ZoneInfo, sorted(available_timezones() - {"Factory", "localtime"}))}
    changes = 0
    for spans, zone in zones.items():
        for (_, old), (change, new) in pairwise(spans):
            changes += 1
            walls = {
                (change + ahead + minutes * MINUTE).replace(tzinfo=None)
                for ahead in (old, new)
                for minutes in (-1, 0, 1)
            } | {(change + (old + new) // 2).replace(second=0, tzinfo=None)}
            for wall in walls:
                day, at = wall.date(), wall.time()
                expected = first_shown(spans, day, at)
                before, after = (first_shown(spans, day + n * DAY, at) for n in (-1, 1))
                where = f"{zone.key} {day} {at}"
                assert next_due(Daily(at), zone, before) == expected, where
                assert next_due(Daily(at), zone, expected) == after, where
                assert next_due(Weekly(frozenset({day.weekday()}), at), zone, expected - 6 * DAY) == expected, where
                assert next_due(Monthly(day.day, at), zone, expected - 20 * DAY) == expected, where
                assert next_due(Fortnightly(day - 14 * DAY, at), zone, expected - 13 * DAY) == expected, where
    assert changes > 500


def test_every_two_weeks_from_a_first_day_on() -> None:
    rule = Fortnightly(date(2026, 12, 4), time(20))
    assert from_json(to_json(rule)) == rule
    due = datetime(2026, 11, 1, tzinfo=UTC)
    dues = []
    for _ in range(3):
        due = next_due(rule, ZoneInfo("UTC"), due) or due
        dues.append(f"{due:%m-%d %H:%M}")
    assert dues == ["12-04 20:00", "12-18 20:00", "01-01 20:00"]
