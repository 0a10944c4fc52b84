"""Which days a month and a year have, who of many is honoured, and until when a ceremony may be held."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.kit.calendar import month_of

DAY = timedelta(days=1)
SOME_MONTH = timedelta(days=31)
LATE = timedelta(days=3)
FIRST_DAYS = timedelta(days=31)  # in which somebody is a newcomer
LAST_MONTH = 12


class Span(StrEnum):
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """The days that an honour is for, both of them among them."""

    span: Span
    first: date
    last: date

    @property
    def id(self) -> str:
        return f"{self.first:%Y}" if self.span is Span.YEAR else f"{self.first:%Y-%m}"


@dataclass(frozen=True, slots=True)
class Honoured:
    """A member with what earned it. Whoever has as much has the same rank."""

    rank: int
    member_id: int
    value: int


def month(day: date) -> Period:
    """The month that a day is in."""
    first = month_of(day)
    return Period(Span.MONTH, first, after(first) - DAY)


def after(first: date) -> date:
    """The first day of the month after the one that begins on `first`."""
    return month_of(first + SOME_MONTH)


def month_named(name: str) -> Period:
    return month(date.fromisoformat(f"{name}-01"))


def ended_with(ended: Period) -> list[Period]:
    """What is told when this month is over: the month, and after a December the year."""
    if ended.first.month < LAST_MONTH:
        return [ended]
    return [ended, Period(Span.YEAR, ended.first.replace(month=1), ended.last)]


def until_today(today: date) -> list[Period]:
    """The month and the year that are going on, as if they ended today."""
    return [Period(Span.MONTH, month_of(today), today), Period(Span.YEAR, today.replace(month=1, day=1), today)]


def newcomers_since(period: Period) -> date:
    """Who joined on this day or later is a newcomer of the month: in the month, or not long enough before its end to
    have had a chance in the month before."""
    return min(period.first, period.last + DAY - FIRST_DAYS)


def leaders(counts: Mapping[int, int], places: int, least: int) -> list[Honoured]:
    """The first so many ranks of those with `least` or more, the highest first. Equal numbers share a rank, and
    nobody is left out because somebody else had as much."""
    found: list[Honoured] = []
    rank, before = 0, None
    for number, (member_id, value) in enumerate(sorted(counts.items(), key=_order), 1):
        if value != before:
            rank, before = number, value
        if rank > places or value < least:
            break
        found.append(Honoured(rank, member_id, value))
    return found


def _order(one: tuple[int, int]) -> tuple[int, int]:
    member_id, value = one
    return -value, member_id


def by_rank(honoured: Iterable[Honoured]) -> list[list[Honoured]]:
    """Those who share a place, together; the best first."""
    groups: dict[tuple[int, int], list[Honoured]] = {}
    for one in sorted(honoured, key=lambda one: (one.rank, -one.value, one.member_id)):
        groups.setdefault((one.rank, one.value), []).append(one)
    return list(groups.values())


def is_late(due_at: datetime, now: datetime) -> bool:
    """Too late to be posted."""
    return now - due_at > LATE
