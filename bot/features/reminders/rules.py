"""When a reminder speaks, waits or stays silent. Nothing is remembered but the last local day that was settled."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.kit import calendar
from bot.kit.calendar import Daily, Quiet

DAILY = "daily"
STREAK = "streak"
NEAR = timedelta(hours=3)  # a daily reminder this near to the hour of warning warns as well: one line, not two


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour on a member's wall, and all that decides what it is worth."""

    at: time
    zone: ZoneInfo
    quiet: Quiet | None = None
    day_starts_at: time = calendar.MIDNIGHT  # when the day begins that is checked in for

    def next(self, after: datetime) -> datetime:
        due = calendar.next_due(Daily(self.at), self.zone, after)
        assert due is not None  # noqa: S101  a daily hour has no end
        return due

    def latest(self, now: datetime) -> tuple[date, datetime]:
        """The last time it came, up to now: the local day it was for, and the instant."""
        today = calendar.day_of(now, self.zone)
        if (due := calendar.instant_of(today, self.at, self.zone)) <= now:
            return today, due
        yesterday = today - timedelta(days=1)
        return yesterday, calendar.instant_of(yesterday, self.at, self.zone)

    def heard(self, due: datetime) -> datetime | None:
        """When a line due then may be said: at once, after quiet hours, or None if the day is over by then."""
        opens = calendar.next_open(due, self.zone, self.quiet)
        return opens if opens < self.day_ends(due) else None

    def day_ends(self, moment: datetime) -> datetime:
        """The end of the day that a check-in at `moment` counts for."""
        day = calendar.day_of(moment, self.zone, self.day_starts_at)
        return calendar.end_of(day, self.zone, self.day_starts_at)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do now: speak for `day`, or else come back at `again_at`; with neither, leave it for today."""

    day: date | None = None
    again_at: datetime | None = None


LEAVE = Verdict()


def judge(hour: Hour, now: datetime, last_day: date | None, late: timedelta) -> Verdict:
    """Once for a local day, never in quiet hours, late by `late` at most, and never after the day is over.

    It looks at the clock and not at when it was planned, so that a plan made in another zone does no harm.
    """
    day, due = hour.latest(now)
    if last_day is not None and day <= last_day:
        return LEAVE
    heard = hour.heard(due)
    if heard is None or now > heard + late or now >= hour.day_ends(due):
        return LEAVE
    opens = hour.heard(max(now, heard))  # quiet hours may have begun since
    if opens is None:
        return LEAVE
    return Verdict(again_at=opens) if now < opens else Verdict(day)


def warns_too(daily: Hour, warn_at: time) -> bool:
    """Whether the daily reminder comes so near to the hour of warning that it does the warning's work."""
    if daily.quiet and daily.quiet.covers(daily.at):
        return False
    return abs(_since_midnight(daily.at) - _since_midnight(warn_at)) < NEAR


def _since_midnight(at: time) -> timedelta:
    return timedelta(hours=at.hour, minutes=at.minute)


def today(now: datetime, zone: ZoneInfo) -> date:
    return calendar.day_of(now, zone)
