"""What was understood, said back in words that `read` understands to the same meaning."""

from collections.abc import Iterable
from datetime import date

from bot.features.times.rules import Meaning, Moment, Unclear
from bot.kit.calendar import Daily, Fortnightly, Monthly, Weekly
from bot.kit.texts import Text, say

DAYS = ("times.mon", "times.tue", "times.wed", "times.thu", "times.fri", "times.sat", "times.sun")
REASONS = {
    "hour": "times.no-hour", "date": "times.no-date", "past": "times.past", "gap": "times.gap", "far": "times.far",
}  # fmt: skip
WEEKDAYS = frozenset(range(5))


def in_words(meaning: Meaning, today: date) -> Text:
    match meaning:
        case Moment(day, at):
            return say("times.once", day=_day(day, today), at=at)
        case Daily(at):
            return say("times.daily", at=at)
        case Weekly(weekdays, at) if weekdays == WEEKDAYS:
            return say("times.weekdays", at=at)
        case Weekly(weekdays, at):
            return say("times.weekly", days=_list(sorted(weekdays)), at=at)
        case Fortnightly(first, at):
            return say("times.fortnightly", weekday=say(DAYS[first.weekday()]), first=_day(first, today), at=at)
        case Monthly(day, at):
            return say("times.monthly", day=day, at=at)


def why(unclear: Unclear, today: date) -> Text:
    """Why nobody can mean it, and what they may have meant."""
    reason = say(REASONS[unclear.why])
    match [in_words(one, today) for one in unclear.nearest]:
        case [first, second, *_]:
            return say("times.either", why=reason, first=first, second=second)
        case [first]:
            return say("times.perhaps", why=reason, first=first)
    return reason


def _day(day: date, today: date) -> Text:
    if day.year == today.year:
        return say("times.day", weekday=say(DAYS[day.weekday()]), day=day)
    return say("times.day-of-year", weekday=say(DAYS[day.weekday()]), day=day, year=str(day.year))


def _list(weekdays: Iterable[int]) -> Text:
    first, *rest = weekdays
    return say("times.and", first=say(DAYS[first]), rest=_list(rest)) if rest else say(DAYS[first])
