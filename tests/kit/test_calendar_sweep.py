"""The sweep: every zone, every half hour, against a count of quarter hours that knows nothing of rules."""

import os
import random
from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo

import pytest

from bot.kit.calendar import Daily, next_due, occurrence_key
from tests.support.zones import SWEEP, ZONES, changes

DAY = timedelta(days=1)
HALF_HOURS = [time(minute // 60, minute % 60) for minute in range(0, 24 * 60, 30)]


def zones_that_differ() -> Iterator[ZoneInfo]:
    """Each zone whose clocks read differently in the years of the sweep; the other names are aliases of these."""
    seen = set()
    for name in ZONES:
        zone = ZoneInfo(name)
        clock = (
            changes(zone),
            *(moment.astimezone(zone).utcoffset() for moment in (datetime(2024, 1, 1, tzinfo=UTC), *changes(zone))),
        )
        if clock not in seen:
            seen.add(clock)
            yield zone


def assert_as_counted(zone: ZoneInfo, first: date, last: date) -> None:
    """Daily at each half hour, from `first` to `last` in `zone`, is due just when clocks there first get that far."""
    begin, end = (int(datetime.combine(day, time(0), UTC).timestamp()) for day in (first - 2 * DAY, last + 3 * DAY))
    quarters = range(begin, end, 900)
    shown = [datetime.fromtimestamp(quarter, zone).replace(tzinfo=None) for quarter in quarters]
    furthest = list(accumulate(shown, max))
    lived = sorted({wall.date() for wall in shown if first <= wall.date() <= last})
    for at in HALF_HOURS:
        rule, expected, found = Daily(at), [], []
        for day in lived:
            expected.append((quarters[bisect_left(furthest, datetime.combine(day, at))], day.isoformat()))
        after = datetime.fromtimestamp(expected[0][0] - 1, UTC)
        for _ in expected:
            due = next_due(rule, zone, after)
            assert due is not None
            found.append((int(due.timestamp()), occurrence_key(rule, zone, due)))
            after = due
        assert found == expected, f"{zone.key} at {at}"


def test_the_sweep_around_every_clock_change() -> None:
    for zone in zones_that_differ():
        for change in changes(zone):
            assert_as_counted(zone, change.date() - 2 * DAY, change.date() + 2 * DAY)


def test_the_sweep_over_a_sample_of_the_other_days() -> None:
    chance = random.Random(20260330)
    for name in ZONES:
        first = SWEEP[0] + DAY * chance.randrange((SWEEP[1] - SWEEP[0]).days)
        assert_as_counted(ZoneInfo(name), first, first + DAY)


if os.environ.get("HEARTH_FULL_SWEEP") == "1":  # four minutes of work

    @pytest.mark.timeout(0)
    @pytest.mark.parametrize("year", range(SWEEP[0].year, SWEEP[1].year))
    def test_the_full_sweep(year: int) -> None:
        for zone in zones_that_differ():
            assert_as_counted(zone, date(year, 1, 1), date(year, 12, 31))
