"""Who stands where, and why something was or was not worth points."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal, NamedTuple

from bot.kit.calendar import month_of, week_of

VERSION = 1  # written into every entry; goes up when the meaning of a rule changes, not when its numbers do


class Period(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    ALL = "all"  # all that was ever earned, spent or not

    def begins(self, day: date) -> date:
        """The day by which the period around `day` is named."""
        match self:
            case Period.WEEK:
                return week_of(day)
            case Period.MONTH:
                return month_of(day)
            case _:
                return day


class Ranked(NamedTuple):
    rank: int  # 1 is first; equal points share a rank, and the next rank is left out
    member_id: int
    points: int


def ranked(rows: Iterable[tuple[int, int]]) -> Iterator[Ranked]:
    """Ranks the best (member, points), given in falling order."""
    last, rank = None, 0
    for position, (member_id, points) in enumerate(rows, 1):
        if points != last:
            last, rank = points, position
        yield Ranked(rank, member_id, points)


class DaySums(NamedTuple):
    """What a member's entries of one of their days add up to."""

    day: date
    amount: int  # of all entries
    earned: int  # by awards that stand
    has_award: bool  # one that was taken back, too
    used: Sequence[int]  # what each rule paid
    paid_at: Sequence[datetime | None]  # when each rule last paid


class Totals(NamedTuple):
    """What a member's ledger adds up to. `day` is the latest with an award; what rules have used up is of that day."""

    balance: int
    lifetime: int
    day: date
    earned: Mapping[Period, int]  # in the periods that `day` is in
    used: Sequence[tuple[int, datetime | None]]  # what each rule paid, and when last


def add_up(days: Sequence[DaySums]) -> Totals:
    latest = max((one.day for one in days if one.has_award), default=date.min)
    earned = {
        period: sum(one.earned for one in days if period.begins(one.day) == period.begins(latest)) for period in Period
    }
    paid = zip(*(one.used if one.day == latest else [0] * len(one.used) for one in days), strict=True)
    moments = zip(*(one.paid_at for one in days), strict=True)
    last = (max(filter(None, known), default=None) for known in moments)
    used = list(zip(map(sum, paid), last, strict=True))
    return Totals(sum(one.amount for one in days), sum(one.earned for one in days), latest, earned, used)


class Paid(NamedTuple):
    """An entry that a rule paid, on the day in question."""

    at: datetime
    amount: int


@dataclass(frozen=True, slots=True)
class Decision:
    """Why something that could earn points did not, with the numbers of the rule."""

    why: Literal["off", "cooldown", "cap"]
    points: int
    cooldown_seconds: int
    daily_cap: int
    seconds: int = 0  # since the last one that was paid
    used: int = 0  # points of that day before it


def decide(points: int, cooldown_seconds: int, daily_cap: int, at: datetime, paid: Sequence[Paid]) -> Decision:
    """Tells afterwards what kept something unpaid, from what was paid on that day. The cooldown is said first."""
    before = [one for one in paid if one.at <= at]
    used = sum(one.amount for one in before)
    seconds = int((at - max(one.at for one in before)).total_seconds()) if before else 0
    if points == 0 or daily_cap < points:
        why: Literal["off", "cooldown", "cap"] = "off"
    elif before and seconds < cooldown_seconds:
        why = "cooldown"
    else:
        why = "cap"
    return Decision(why, points, cooldown_seconds, daily_cap, seconds, used)
