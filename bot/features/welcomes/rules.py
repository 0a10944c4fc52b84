"""Who is greeted and when, which words say it, who stands by whom, and how far newcomers come."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum, StrEnum
from zoneinfo import ZoneInfo

from bot.kit import calendar

DAY = timedelta(days=1)
AWAY = 30 * DAY  # who comes back sooner never really left
NEW_FOR = 30 * DAY  # how long somebody is a newcomer
WORD_DAYS = (2, 5)  # of a stay; its first is the day on which they came
WEEK = 7  # days
MOST_VARIABLES = 6  # in one text, so that it stays one message however many it greets


# --- Who is greeted ---


class Arrival(Enum):
    NEW = "a stay begins"
    BACK = "their stay goes on"
    KNOWN = "they are no newcomer"


@dataclass(frozen=True, slots=True)
class Stay:
    joined_at: datetime
    is_greeted: bool


def arrival(at: datetime, stay: Stay | None, *, is_return: bool, left_at: datetime | None) -> Arrival:
    """`stay` is what is known of the last one. Who was there before anybody counted, and who is told to have come
    without ever having left, is no newcomer."""
    if not is_return or (left_at is not None and at - left_at >= AWAY):
        return Arrival.NEW
    if stay is None:
        return Arrival.KNOWN
    if not stay.is_greeted and at - stay.joined_at < NEW_FOR:
        return Arrival.NEW
    return Arrival.BACK


def greet_at(
    now: datetime, waiting_since: datetime | None, last_at: datetime | None, *, fold: timedelta, apart: timedelta
) -> datetime:
    """When the next welcome is said, which somebody has waited for since `waiting_since`: not put off by each who
    comes, and not right behind the last one."""
    due = min(now, waiting_since or now) + fold
    return max(now, due, last_at + apart) if last_at else max(now, due)


def is_too_late(now: datetime, joined_at: datetime, late: timedelta) -> bool:
    return now - joined_at > late


# --- In which words ---


class Variable(StrEnum):
    NAME = "name"
    COMMUNITY = "community"
    LINK = "link"


_VARIABLES = {one.value: one for one in Variable} | {
    "names": Variable.NAME, "名字": Variable.NAME, "姓名": Variable.NAME, "昵称": Variable.NAME,
    "社群": Variable.COMMUNITY, "群名": Variable.COMMUNITY, "群": Variable.COMMUNITY,
    "链接": Variable.LINK, "私聊": Variable.LINK,
}  # fmt: skip
_BRACES = re.compile(r"[{｛]\s*([^{}｛｝\s]{1,20})\s*[}｝]")


@dataclass(frozen=True, slots=True)
class Template:
    parts: tuple[str | Variable, ...]
    unknown: tuple[str, ...] = ()  # what stands in braces and means nothing

    @property
    def variables(self) -> int:
        return sum(isinstance(part, Variable) for part in self.parts)


def template(words: str) -> Template:
    parts: list[str | Variable] = []
    unknown, since = [], 0
    for found in _BRACES.finditer(words):
        variable = _VARIABLES.get(found[1].casefold())
        if variable is None:
            unknown.append(found[0])
            continue
        parts += [words[since : found.start()], variable]
        since = found.end()
    parts.append(words[since:])
    return Template(tuple(part for part in parts if part), tuple(unknown))


# --- The first week ---


def word_at(joined_at: datetime, day: int, at: time, zone: ZoneInfo) -> datetime:
    """The hour on the `day`th day of a stay, on the member's wall."""
    return calendar.instant_of(calendar.day_of(joined_at, zone) + (day - 1) * DAY, at, zone)


# --- Who stands by whom ---


@dataclass(frozen=True, slots=True)
class Mentor:
    member_id: int
    newcomers: int  # whom they stand by now
    offered_at: datetime


def share_out(newcomers: Iterable[int], mentors: Sequence[Mentor], most: int) -> Mapping[int, int]:
    """A mentor for each newcomer as long as there are any: whoever stands by the fewest, and of these who offered
    first."""
    load = {one.member_id: one.newcomers for one in mentors}
    order = [one.member_id for one in sorted(mentors, key=lambda one: (one.offered_at, one.member_id))]
    found: dict[int, int] = {}
    for newcomer in newcomers:
        free = [one for one in order if one != newcomer and load[one] < most]
        if free:
            found[newcomer] = mentor = min(free, key=load.__getitem__)
            load[mentor] += 1
    return found


# --- How far they come ---


@dataclass(frozen=True, slots=True)
class Path:
    """What one newcomer did, by days of their own."""

    joined_on: date
    today: date
    wrote: Collection[date] = ()
    checked_in: Collection[date] = ()


@dataclass(frozen=True, slots=True)
class Funnel:
    joined: int
    hello: int
    first: int
    second: int
    week_two: int
    old_enough: int  # whose second week is over

    @property
    def too_new(self) -> int:
        return self.joined - self.old_enough


def funnel(paths: Collection[Path]) -> Funnel:
    """Each line counts for itself; only the second week leaves out those whose second week is not over."""
    checked_in = [sum(day >= one.joined_on for day in set(one.checked_in)) for one in paths]
    old = [one for one in paths if one.today >= one.joined_on + 2 * WEEK * DAY]
    return Funnel(
        joined=len(paths),
        hello=sum(any(day >= one.joined_on for day in one.wrote) for one in paths),
        first=sum(times >= 1 for times in checked_in),
        second=sum(times >= 2 for times in checked_in),
        week_two=sum(map(_is_in_week_two, old)),
        old_enough=len(old),
    )


def _is_in_week_two(one: Path) -> bool:
    first = one.joined_on + WEEK * DAY
    return any(first <= day < first + WEEK * DAY for day in {*one.wrote, *one.checked_in})


def share(part: int, whole: int) -> int:
    """Per cent, whole ones; 0 of nobody."""
    return round(100 * part / whole) if whole else 0
