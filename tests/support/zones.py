"""All time zones, and when their clocks change."""

from datetime import UTC, date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

SWEEP = (date(2024, 1, 1), date(2033, 1, 1))  # the years that are looked at
ZONES = sorted(available_timezones() - {"localtime"})


@cache
def changes(zone: ZoneInfo) -> tuple[datetime, ...]:
    """The instants, to the quarter hour, at which the zone's offset changes in the years of the sweep."""
    found: list[datetime] = []
    start, end = (int(datetime.combine(day, time(0), UTC).timestamp()) for day in SWEEP)
    offset = datetime.fromtimestamp(start, zone).utcoffset()
    for second in range(start, end, 86400):
        if datetime.fromtimestamp(second + 86400, zone).utcoffset() != offset:
            quarters = range(second, second + 86401, 900)
            change = next(q for q in quarters if datetime.fromtimestamp(q, zone).utcoffset() != offset)
            found.append(datetime.fromtimestamp(change, UTC))
            offset = datetime.fromtimestamp(change, zone).utcoffset()
    return tuple(found)
