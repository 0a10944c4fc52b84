"""Which days a digest is about, how a week compares with the one before, and who of many is named."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from bot.kit.calendar import month_of

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
DIGEST_LATE = timedelta(hours=24)
LETTER_LATE = timedelta(days=7)
A_FEW = 2  # more or less is no difference

T = TypeVar("T")


class Trend(StrEnum):
    """How a number compares with the one before it."""

    FIRST = "first"  # there was none
    MUCH_MORE = "much-more"
    MORE = "more"
    ALIKE = "alike"
    LESS = "less"
    MUCH_LESS = "much-less"


def trend(now: int, before: int) -> Trend:
    """Half as much again is much more, and a seventh is more; the same the other way round. A few are no difference,
    or small groups would go up and down every week."""
    if not before:
        return Trend.FIRST
    higher, lower = max(now, before), min(now, before)
    if higher - lower <= A_FEW or 7 * higher < 8 * lower:
        return Trend.ALIKE
    is_much, is_more = 2 * higher >= 3 * lower, now > before
    if is_much:
        return Trend.MUCH_MORE if is_more else Trend.MUCH_LESS
    return Trend.MORE if is_more else Trend.LESS


def days_before(today: date) -> list[date]:
    """The last seven that are over: only whole days can be compared."""
    return [today - number * DAY for number in range(7, 0, -1)]


def month_before(today: date) -> tuple[date, date]:
    """The first and the last day of the month before the one that `today` is in."""
    last = month_of(today) - DAY
    return month_of(last), last


def is_digest_stale(due_at: datetime, now: datetime) -> bool:
    return now - due_at > DIGEST_LATE


def is_letter_stale(due_at: datetime, now: datetime) -> bool:
    return now - due_at > LETTER_LATE


def one_each(found: Iterable[tuple[int, T]]) -> dict[int, T]:
    """The first of what is known of each member."""
    each: dict[int, T] = {}
    for member_id, what in found:
        each.setdefault(member_id, what)
    return each


def best_of(messages: Mapping[date, int]) -> tuple[date, int] | None:
    """The day with the most, the first of several; None when there is none."""
    return min(messages.items(), key=lambda one: (-one[1], one[0]), default=None)


def shares(numbers: Collection[int]) -> list[float]:
    """Of the highest: how long a bar is."""
    highest = max(numbers, default=0)
    return [number / highest if highest else 0 for number in numbers]
