"""Weekdays on which nothing is asked: they are none of a challenge's days. `rest` has them from 0 (Monday) to 6."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

DAY = timedelta(days=1)
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: Sequence[Weekday] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _in_order(days: tuple[Weekday, ...]) -> tuple[Weekday, ...]:
    return tuple(day for day in WEEKDAYS if day in days)


Rest = Annotated[tuple[Weekday, ...], AfterValidator(_in_order), Field(max_length=6)]


def asked_before(first: date, end: date, rest: Collection[int]) -> int:
    """How many dates from `first` on and before `end` are none of rest."""
    dates = max((end - first).days, 0)
    if not rest:
        return dates
    weeks, more = divmod(dates, 7)
    return weeks * (7 - len(rest)) + sum((first.weekday() + ahead) % 7 not in rest for ahead in range(more))


def asked_after(day: date, number: int, rest: Collection[int]) -> date:
    """So many dates that are none of rest further on; with 0 the first such date, `day` itself or the next one."""
    while day.weekday() in rest:
        day += DAY
    weeks, more = divmod(number, 7 - len(rest))
    day += 7 * weeks * DAY
    while more:
        day += DAY
        more -= day.weekday() not in rest
    return day
