"""When a memo is still worth telling, and when it comes back."""

from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.kit import calendar
from bot.kit.calendar import Daily, Once, Rule

LATE = timedelta(minutes=15)  # from then on it is said that it comes late
_MINUTE = timedelta(minutes=1)


class Delay(StrEnum):
    """How long "later" is."""

    SHORT = "10"
    HOUR = "60"
    DAY = "day"


def is_worth_telling(rule: Rule, due: datetime, now: datetime) -> bool:
    """After a pause: what was for once is told however late; what comes again soon is not told when it is stale."""
    if isinstance(rule, Once):
        return True
    return now - due <= (timedelta(hours=3) if isinstance(rule, Daily) else timedelta(days=1))


def later(rule: Rule, told_for: datetime, delay: Delay, zone: ZoneInfo, now: datetime) -> datetime:
    """When it is told again: after the delay, to the full minute, unless its own next time comes first."""
    if delay is Delay.DAY:
        wall = told_for.astimezone(zone)
        tomorrow = calendar.day_of(now, zone) + timedelta(days=1)
        back = calendar.instant_of(tomorrow, wall.time(), zone)
    else:
        back = now + timedelta(minutes=int(delay))
        back += -timedelta(seconds=back.second, microseconds=back.microsecond) % _MINUTE
    own = calendar.next_due(rule, zone, now)
    return min(back, own) if own else back


def moved(rule: Rule, next_at: datetime, old: ZoneInfo, new: ZoneInfo, now: datetime) -> tuple[Rule, datetime]:
    """The same hour on another wall; one that was put off comes back at the instant it was put off to."""
    return calendar.moved(rule, next_at, old, new, now) if is_own(rule, old, next_at) else (rule, next_at)


def is_own(rule: Rule, zone: ZoneInfo, at: datetime) -> bool:
    """Whether it comes then by itself, and was not put off to it."""
    return calendar.next_due(rule, zone, at - _MINUTE) == at
