"""Local days, due instants and quiet hours, in any time zone and across clock changes.

A *moment* is any aware datetime (a naive one raises `ValueError`), an *instant* is one in UTC, a *wall* time is what
clocks there show. When they go forward, the wall times in the *gap* never come: what was due then is due when it ends.
When they go back, the wall times in the *overlap* come twice: what was due then is due the first time only.

For whoever changes this file: `aware + timedelta` moves the wall clock and forgets its fold. Add to instants only.
"""

from bisect import bisect_left
from calendar import isleap, monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count, takewhile
from math import ceil, floor
from typing import Any, Literal
from zoneinfo import ZoneInfo

MIDNIGHT = time(0)
_DAY = timedelta(days=1)
# UTC: 6 in the morning in the last zone, so that a day that begins some hours after midnight is over there, too.
_OVER = time(18)
_INSTEAD = {"feb28": (2, 28), "mar1": (3, 1)}


def instant_of(day: date, wall: time, zone: ZoneInfo) -> datetime:
    """The instant at which clocks in `zone` first show `wall` on `day`, or jump past it."""
    if wall.tzinfo is not None:
        raise ValueError(f"a wall time has no zone of its own: {wall}")
    on_the_wall = datetime.combine(day, wall, tzinfo=zone)
    first, second = (on_the_wall.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    # PEP 495: the two readings agree on an ordinary time, are in order in an overlap, and the wrong way round in a gap.
    return first if first <= second else _clock_change(zone, second, first)


def start_of(day: date, zone: ZoneInfo, starts_at: time = MIDNIGHT) -> datetime:
    """The first instant of a local day that begins at `starts_at`."""
    return instant_of(day, starts_at, zone)


def end_of(day: date, zone: ZoneInfo, starts_at: time = MIDNIGHT) -> datetime:
    """The first instant after that local day, which is the start of the next."""
    return start_of(day + _DAY, zone, starts_at)


def closes_at(day: date) -> datetime:
    """The instant by which a local day is over for everybody, wherever they live."""
    return datetime.combine(day + _DAY, _OVER, UTC)


def last_closed(moment: datetime) -> date:
    """The last local day that is over for everybody."""
    return (moment - timedelta(hours=_OVER.hour)).astimezone(UTC).date() - _DAY


def day_of(moment: datetime, zone: ZoneInfo, starts_at: time = MIDNIGHT) -> date:
    """The local day a moment is in: the one whose `start_of` and `end_of` enclose it.

    With `starts_at=time(4)`, 03:59 still counts for yesterday. A day that has begun stays begun, even where clocks then
    go back to before its beginning: a later moment is never in an earlier day.
    """
    local = _local(moment, zone)
    day = local.date() if local.time() >= starts_at else local.date() - _DAY
    return day + _DAY if end_of(day, zone, starts_at) <= moment else day


def hour_of(moment: datetime, zone: ZoneInfo) -> int:
    """The hour that clocks in `zone` show, 0 to 23."""
    return _local(moment, zone).hour


def week_of(day: date) -> date:
    """The Monday of the ISO week that `day` is in. Name weeks by it: week numbers and calendar years do not mix."""
    return day - timedelta(days=day.weekday())


def month_of(day: date) -> date:
    """The first day of the month that `day` is in."""
    return day.replace(day=1)


@dataclass(frozen=True, slots=True)
class Daily:
    """Every local day at a wall time."""

    at: time

    def days(self, since: date) -> Iterator[date]:
        return (since + timedelta(days=n) for n in count())


@dataclass(frozen=True, slots=True)
class Weekly:
    """On some days of the week, 0 (Monday) to 6 (Sunday), at a wall time."""

    weekdays: frozenset[int]
    at: time

    def __post_init__(self) -> None:
        if not self.weekdays or not self.weekdays <= frozenset(range(7)):
            raise ValueError(f"weekdays are 0 (Monday) to 6 (Sunday), not {set(self.weekdays)}")

    def days(self, since: date) -> Iterator[date]:
        return (day for day in Daily(self.at).days(since) if day.weekday() in self.weekdays)


@dataclass(frozen=True, slots=True)
class Fortnightly:
    """Every two weeks from a first day on, at a wall time."""

    first: date
    at: time

    def days(self, since: date) -> Iterator[date]:
        ahead = max(-(-(since - self.first).days // 14), 0)
        return (self.first + timedelta(days=14 * n) for n in count(ahead))


@dataclass(frozen=True, slots=True)
class Monthly:
    """On a day of the month, 1 to 31, at a wall time. A shorter month has it on its last day."""

    day: int
    at: time

    def __post_init__(self) -> None:
        if not 1 <= self.day <= 31:
            raise ValueError(f"a day of the month is 1 to 31, not {self.day}")

    def days(self, since: date) -> Iterator[date]:
        for months in count(since.year * 12 + since.month - 1):
            year, month = months // 12, months % 12 + 1
            day = date(year, month, min(self.day, monthrange(year, month)[1]))
            if day >= since:
                yield day


@dataclass(frozen=True, slots=True)
class Yearly:
    """On a date every year, at a wall time. `leap` says when a 29 February falls in a year that has none."""

    month: int
    day: int
    at: time
    leap: Literal["feb28", "mar1"] = "feb28"

    def __post_init__(self) -> None:
        date(2024, self.month, self.day)  # a leap year: raises ValueError only for a date that no year has
        if self.leap not in _INSTEAD:
            raise ValueError(f"leap is feb28 or mar1, not {self.leap!r}")

    def days(self, since: date) -> Iterator[date]:
        for year in count(since.year):
            missing = (self.month, self.day) == (2, 29) and not isleap(year)
            month, day = _INSTEAD[self.leap] if missing else (self.month, self.day)
            if date(year, month, day) >= since:
                yield date(year, month, day)


@dataclass(frozen=True, slots=True)
class Once:
    """At one moment, never again."""

    at: datetime

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError(f"a naive datetime is no moment: {self.at}")


Recurring = Daily | Weekly | Fortnightly | Monthly | Yearly
Rule = Recurring | Once  # `days(since)`: the local days from `since` on that have an occurrence, in order, without end


def next_due(rule: Rule, zone: ZoneInfo, after: datetime) -> datetime | None:
    """The rule's first instant strictly after `after`, or None when there will be no more.

    Feeding each answer back in as `after` visits every occurrence once.
    """
    today = _local(after, zone).date()
    if isinstance(rule, Once):
        return rule.at.astimezone(UTC) if rule.at > after else None
    return next(due for _, due in _occurrences(rule, zone, today) if due > after)


def next_times(rule: Rule, zone: ZoneInfo, after: datetime, number: int) -> list[datetime]:
    """The next so many instants, or as many as there are."""
    times: list[datetime] = []
    while len(times) < number and (due := next_due(rule, zone, after)):
        times.append(due)
        after = due
    return times


def moved(rule: Rule, next_at: datetime, old: ZoneInfo, new: ZoneInfo, now: datetime) -> tuple[Rule, datetime]:
    """The same hour on another wall, for the same day: a time that was skipped stays skipped."""
    if isinstance(rule, Once):
        wall = rule.at.astimezone(old)
        at = instant_of(wall.date(), wall.time(), new)
        return Once(at), at
    day = date.fromisoformat(occurrence_key(rule, old, next_at))
    return rule, next(due for _, due in _occurrences(rule, new, day) if due > now)


def occurrence_key(rule: Rule, zone: ZoneInfo, due: datetime) -> str:
    """The ISO date of the local day that an occurrence is for, unique within its rule: "2026-03-30".

    Not always the day it happens on: a Saturday's 23:30 that falls in a gap is due at 00:00 on Sunday, and Saturday's
    still. A `due` that the rule no longer gives (the zone changed since it was stored) goes by the day it is on.
    """
    today = _local(due, zone).date()
    if isinstance(rule, Once):
        return today.isoformat()
    recent = takewhile(lambda occurrence: occurrence[0] <= today, _occurrences(rule, zone, today - _DAY))
    return next((day for day, instant in recent if instant == due), today).isoformat()


def to_json(rule: Rule) -> dict[str, Any]:
    """A rule as plain JSON values, to store in a row; `from_json` reads it back."""
    match rule:
        case Daily(at):
            return {"kind": "daily", "at": at.isoformat()}
        case Weekly(weekdays, at):
            return {"kind": "weekly", "weekdays": sorted(weekdays), "at": at.isoformat()}
        case Fortnightly(first, at):
            return {"kind": "fortnightly", "first": first.isoformat(), "at": at.isoformat()}
        case Monthly(day, at):
            return {"kind": "monthly", "day": day, "at": at.isoformat()}
        case Yearly(month, day, at, leap):
            return {"kind": "yearly", "month": month, "day": day, "at": at.isoformat(), "leap": leap}
        case Once(at):
            return {"kind": "once", "at": at.astimezone(UTC).isoformat()}


def from_json(stored: Mapping[str, Any]) -> Rule:
    """The rule that `to_json` stored. Raises `ValueError` for anything else."""
    match stored:
        case {"kind": "daily", "at": str(at)}:
            return Daily(time.fromisoformat(at))
        case {"kind": "weekly", "weekdays": [*days], "at": str(at)} if {type(day) for day in days} <= {int}:
            return Weekly(frozenset(days), time.fromisoformat(at))
        case {"kind": "fortnightly", "first": str(first), "at": str(at)}:
            return Fortnightly(date.fromisoformat(first), time.fromisoformat(at))
        case {"kind": "monthly", "day": int(day), "at": str(at)}:
            return Monthly(day, time.fromisoformat(at))
        case {"kind": "yearly", "month": int(month), "day": int(day), "at": str(at), "leap": "feb28" | "mar1" as leap}:
            return Yearly(month, day, time.fromisoformat(at), leap)
        case {"kind": "once", "at": str(at)}:
            return Once(datetime.fromisoformat(at))
    raise ValueError(f"not a recurrence rule: {dict(stored)!r}")


@dataclass(frozen=True, slots=True)
class Quiet:
    """Wall times at which nobody is disturbed: from `start` up to `end`, over midnight if need be."""

    start: time
    end: time  # the same as `start`: no quiet hours

    def covers(self, wall: time) -> bool:
        return self.start <= wall < self.end if self.start <= self.end else not self.end <= wall < self.start


def next_open(moment: datetime, zone: ZoneInfo, quiet: Quiet | None) -> datetime:
    """The first instant from `moment` on at which the wall clock is not in quiet hours."""
    local = _local(moment, zone)
    while quiet and quiet.covers(local.time()):
        shown = local.replace(tzinfo=None)
        opens = local.astimezone(UTC) + (datetime.combine(shown, quiet.end) - shown) % _DAY
        if opens.astimezone(zone).utcoffset() != local.utcoffset():
            opens = _clock_change(zone, local, opens)  # which may end the quiet hours, or prolong them: look again
        local = opens.astimezone(zone)
    return local.astimezone(UTC)


def _occurrences(rule: Recurring, zone: ZoneInfo, since: date) -> Iterator[tuple[date, datetime]]:
    """The rule's occurrences from the local day `since` on, in order: the day each is for, and when it is due."""
    for day in rule.days(since):
        due = instant_of(day, rule.at, zone)
        if isinstance(rule, Daily) and _local(due, zone).date() != day and start_of(day, zone) == end_of(day, zone):
            continue  # a day that nobody there lived (Samoa skipped 2011-12-30); rarer rules keep their occurrence
        yield day, due


def _clock_change(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The instant at which the zone's offset changed, given one before it and one not before it."""
    old = before.astimezone(zone).utcoffset()
    seconds = range(floor(before.timestamp()), ceil(after.timestamp()) + 1)
    changed = bisect_left(seconds, True, key=lambda second: datetime.fromtimestamp(second, zone).utcoffset() != old)
    return datetime.fromtimestamp(seconds[changed], UTC)


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(f"a naive datetime is no moment: {moment}")
    return moment.astimezone(zone)
