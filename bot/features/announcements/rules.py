"""Whether a day has room for an announcement."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.kit import calendar
from bot.kit.calendar import Once, Rule

LOOKS_AT = 35  # occurrences of a new rule that must each find room on their day


def has_room(rule: Rule, others: Iterable[Rule], zone: ZoneInfo, now: datetime, most: int) -> bool:
    """Whether no day that the rule comes on has `most` of others already."""
    others = list(others)
    days = {calendar.day_of(due, zone) for due in calendar.next_times(rule, zone, now, LOOKS_AT)}
    return all(sum(_is_on(other, day, zone) for other in others) < most for day in days)


def _is_on(rule: Rule, day: date, zone: ZoneInfo) -> bool:
    if isinstance(rule, Once):
        return calendar.day_of(rule.at, zone) == day
    return next(iter(rule.days(day))) == day
