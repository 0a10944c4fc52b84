"""When an announcement comes, and whether a day has room for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

from bot.features.announcements.rules.asking import Fault, Poll, Turns, fault_of, poll_of, prompts_in, said_after
from bot.features.announcements.rules.days_off import Known, find_country, year_of
from bot.kit import calendar
from bot.kit.calendar import Daily, Once, Rule, Weekly, Yearly

__all__ = [
    "Fault", "Gap", "Known", "Poll", "Timing", "Turns", "fault_of", "find_country", "following", "has_room", "poll_of",
    "prompts_in", "said_after", "year_of", "year_until",
]  # fmt: skip

LOOKS_AT = 35  # occurrences of a new rule that must each find room on their day
FAR = timedelta(days=5 * 366)  # what falls on a holiday for so long never comes
FRESH = timedelta(days=14)  # of a year that has hardly begun, the one before is told
AHEAD = timedelta(days=60)  # of which it is said that a calendar is not known
_WORKDAYS = frozenset(range(5))


@dataclass(frozen=True, slots=True)
class Gap:
    """A year of which a calendar does not say all."""

    year: int
    known: Known


@dataclass(frozen=True, slots=True)
class Timing:
    """A rule, and the country on whose holidays it does not come; none: it comes on all its days."""

    rule: Rule
    country: str = ""
    run: int = 1  # days in a row, from the date of a yearly rule on

    @property
    def candidates(self) -> Rule:
        """What comes on working days also comes on those that are put into a weekend."""
        if self._is_for_workdays and isinstance(self.rule, Weekly):
            return Daily(self.rule.at)
        return self.rule

    def comes_on(self, day: date) -> bool:
        """Whether a day that the candidates come on is one of its own."""
        if not self.country:
            return True
        year = year_of(self.country, day.year)
        if self._is_for_workdays:
            return day in year.worked or (day.weekday() in _WORKDAYS and day not in year.off)
        return day not in year.off

    def next_due(self, zone: ZoneInfo, after: datetime) -> datetime | None:
        """The first instant strictly after `after`; None when there will be none."""
        end = after + FAR
        while (due := self._next(zone, after)) is not None:
            if self.comes_on(calendar.day_of(due, zone)):
                return due
            if due > end:
                return None
            after = due
        return None

    def next_times(self, zone: ZoneInfo, after: datetime, number: int) -> list[datetime]:
        times: list[datetime] = []
        while len(times) < number and (due := self.next_due(zone, after)) is not None:
            times.append(due)
            after = due
        return times

    def gaps(self, zone: ZoneInfo, now: datetime, last: datetime) -> tuple[Gap, ...]:
        """What its calendar does not say of the time up to `last`, and of the next weeks."""
        if not self.country:
            return ()
        years = range(now.astimezone(zone).year, max(last, now + AHEAD).astimezone(zone).year + 1)
        known = {year: year_of(self.country, year).known for year in years}
        return tuple(Gap(year, one) for year, one in known.items() if one is not Known.ALL)

    def is_on(self, day: date, zone: ZoneInfo) -> bool:
        if isinstance(self.rule, Once):
            return calendar.day_of(self.rule.at, zone) == day
        return self.place_of(day) is not None and self.comes_on(day)

    def place_of(self, day: date) -> int | None:
        """Which day of its run that is, from 0 on; None: it is none of its days."""
        rule = self.candidates
        assert not isinstance(rule, Once)  # noqa: S101
        begins = (day - timedelta(days=place) for place in range(self.run))
        return next((place for place, one in enumerate(begins) if next(iter(rule.days(one))) == one), None)

    def last_end_before(self, day: date) -> date:
        """The last day before `day` on which a run of a yearly rule was over."""
        assert isinstance(self.rule, Yearly)  # noqa: S101
        more = timedelta(days=self.run - 1)
        begun = (one + more for one in self.rule.days(day - timedelta(days=2 * 366) - more))
        return max(takewhile(lambda end: end < day, begun))

    def _next(self, zone: ZoneInfo, after: datetime) -> datetime | None:
        rule = self.candidates
        if self.run == 1 or not isinstance(rule, Yearly):
            return calendar.next_due(rule, zone, after)
        today = calendar.day_of(after, zone)
        for place in range(self.run + 1):
            day = today + timedelta(days=place)
            if self.place_of(day) is not None and (due := calendar.instant_of(day, rule.at, zone)) > after:
                return due
        return calendar.next_due(rule, zone, after)

    @property
    def _is_for_workdays(self) -> bool:
        return bool(self.country) and isinstance(self.rule, Weekly) and self.rule.weekdays == _WORKDAYS


def year_until(today: date, timing: Timing) -> tuple[date, date]:
    """The first and the last day of the year that a ceremony looks back at: it ends with the ceremony, or today while
    that is to come."""
    ended = timing.last_end_before(today)
    if today - ended > FRESH:
        return ended + timedelta(days=1), today
    return timing.last_end_before(ended) + timedelta(days=1), ended


def has_room(
    timing: Timing,
    others: Iterable[Timing],
    zone: ZoneInfo,
    now: datetime,
    most: int,
    *,
    times: int | None = None,
    taken: Mapping[date, int] | None = None,
) -> bool:
    """Whether no day that it comes on, so many `times`, has `most` already: of others, or as is known of days."""
    others, taken = list(others), taken or {}
    looks = LOOKS_AT if times is None else min(LOOKS_AT, times)
    days = {calendar.day_of(due, zone) for due in timing.next_times(zone, now, looks)}
    found = (taken[day] if day in taken else sum(other.is_on(day, zone) for other in others) for day in days)
    return all(number < most for number in found)


def following(timing: Timing, before: Timing, zone: ZoneInfo, now: datetime, next_at: datetime) -> datetime | None:
    """When it comes next after it came by `before`: a time that an admin skipped stays skipped."""
    expected = before.next_due(zone, now)
    is_skipped = expected is not None and next_at > expected
    return timing.next_due(zone, next_at - timedelta(microseconds=1) if is_skipped else now)
