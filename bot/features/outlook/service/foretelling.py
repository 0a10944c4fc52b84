"""What is going to be said in a community, and what admins change about it. The changes are few and held in memory:
they are asked for with every word of ours."""

import json
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from bot.features import attention, communities
from bot.features.outlook import store
from bot.features.outlook.rules import token
from bot.kit.calendar import day_of, instant_of
from bot.kit.outbox import fate_of
from bot.kit.texts import dump
from bot.kit.work import Coming, Refusal, Work

AHEAD = timedelta(days=14)
FAR = timedelta(days=31)  # to which something may be put off
KEPT = timedelta(days=7)  # a change, after its hour: a room may be late

WillSay = Callable[[Work, int, datetime], Awaitable[Sequence[Coming]]]
SayEarly = Callable[[Work, int, str], Awaitable[None]]


class Sources:
    """The rooms that can say what they will say; the assembly fills it from those that are lit."""

    doors: Mapping[str, WillSay] = {}
    early: Mapping[str, SayEarly] = {}  # and those that let something be brought forward


@dataclass
class Changes:
    """By community and key: not before then; None: not at all."""

    known: dict[int, dict[str, datetime | None]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """Something that will be said."""

    coming: Coming
    is_skipped: bool
    until: datetime | None  # moved to then

    @property
    def at(self) -> datetime:
        return self.until or self.coming.at

    @property
    def token(self) -> str:
        coming = self.coming
        return token(coming.key or json.dumps([dump(coming.what), coming.at.isoformat() if coming.has_hour else ""]))


async def warm(work: Work) -> None:
    changes = work.memory(Changes)
    changes.known.clear()
    _remember(changes, await store.every(work.db))


async def refresh(work: Work, ids: Collection[int]) -> None:
    changes, rows = work.memory(Changes), await store.of_communities(work.db, ids)
    for community_id in ids:
        changes.known.pop(community_id, None)
    _remember(changes, rows)


def _remember(changes: Changes, rows: Iterable[Any]) -> None:
    for row in rows:
        changes.known.setdefault(row.community_id, {})[row.key] = row.until


def put_off(work: Work, community_id: int, key: str) -> datetime | None:
    """The first moment at which admins want this said; None: not at all."""
    known = work.memory(Changes).known.get(community_id)
    return known.get(key, work.now) if known else work.now


async def lines(work: Work, community_id: int) -> Sequence[Line]:
    """Of the next two weeks, in order; each where it was put to."""
    if not communities.get(work, community_id).is_active:
        return []
    until, known = work.now + AHEAD, work.memory(Changes).known.get(community_id, {})
    found = []
    for will_say in work.memory(Sources).doors.values():
        for coming in await will_say(work, community_id, until):
            until_then = known.get(coming.key)
            if until_then is not None and until_then < coming.at and until_then <= work.now:
                continue  # it was brought forward, and is said
            found.append(Line(coming, coming.key in known and until_then is None, until_then))
    return sorted(found, key=lambda line: (not line.coming.has_hour, line.at, line.coming.key))


async def crowded(work: Work, community_id: int, found: Sequence[Line]) -> Mapping[date, int]:
    """Days on which the group would hear more than it may unasked, with what it has heard of today, and how much."""
    most, zone = (await attention.budget_of(work, community_id)).most, communities.get(work, community_id).zone
    if not most or not found:
        return {}
    last = max(line.at for line in found)
    count = Counter(await attention.said_from_today(work, community_id, last))
    for line in found:
        if not (line.is_skipped or line.coming.is_private or line.coming.is_counted):
            count[day_of(line.at, zone)] += 1
    return {day: number for day, number in count.items() if number > most}


async def find(work: Work, community_id: int, wanted: str) -> Line:
    """
    Raises:
        Refusal: it is over, or not to come any more.
    """
    for line in await lines(work, community_id):
        if line.token == wanted:
            return line
    raise Refusal("outlook.gone")


async def changeable(work: Work, community_id: int, wanted: str) -> Line:
    """
    Raises:
        Refusal: it is over, or nothing admins decide about.
    """
    line = await find(work, community_id, wanted)
    if not line.coming.key:
        raise Refusal("outlook.fixed")
    return line


async def skip(work: Work, community_id: int, wanted: str, by: int) -> Line:
    """It is not said at all."""
    line = await changeable(work, community_id, wanted)
    await _change(work, community_id, line, None, by)
    return replace(line, is_skipped=True, until=None)


def later(line: Line, hours: int, zone: ZoneInfo) -> datetime:
    """So many hours later than it would be, a day later at the same hour; a negative number is earlier."""
    if hours % 24:
        return line.at + timedelta(hours=hours)
    wall = line.at.astimezone(zone)
    return instant_of(wall.date() + timedelta(days=hours // 24), wall.time(), zone)


async def postpone(work: Work, community_id: int, wanted: str, hours: int, by: int) -> Line:
    """Moved by so many hours.

    Raises:
        Refusal: that is over, or too early for it.
    """
    line = await changeable(work, community_id, wanted)
    zone = communities.get(work, community_id).zone
    return await move(work, community_id, wanted, later(line, hours, zone), by)


async def move(work: Work, community_id: int, wanted: str, at: datetime, by: int) -> Line:
    """
    Raises:
        Refusal: that is over, too far away, or too early for it.
    """
    line = await changeable(work, community_id, wanted)
    if at <= work.now:
        raise Refusal("outlook.past")
    if at > work.now + FAR:
        raise Refusal("outlook.far", days=FAR.days)
    if not is_open(work, line, at):
        wall = (line.coming.earliest or line.coming.at).astimezone(communities.get(work, community_id).zone)
        raise Refusal("outlook.too-early", day=wall.date(), at=wall.time())
    await _change(work, community_id, line, at, by)
    if at < line.coming.at:
        await work.plan("outlook.say", line.coming.key, at, community_id=community_id)
    return replace(line, is_skipped=False, until=at)


def is_open(work: Work, line: Line, at: datetime) -> bool:
    """Whether it can be moved to then."""
    return work.now < at <= work.now + FAR and at >= (line.coming.earliest or line.coming.at)


async def restore(work: Work, community_id: int, wanted: str) -> Line:
    """It is said when it would have been."""
    line = await changeable(work, community_id, wanted)
    await _forget(work, community_id, line.coming.key)
    return replace(line, is_skipped=False, until=None)


async def _forget(work: Work, community_id: int, key: str) -> None:
    await store.drop(work.db, community_id, key)
    await work.unplan("outlook.say", key, community_id=community_id)
    known = work.memory(Changes).known.setdefault(community_id, {})
    work.remember("outlook", community_id, partial(_let_go, known, key))


async def tell_early(work: Work, community_id: int, key: str) -> None:
    """The time has come to which something was brought forward; its room says it with its own key, so that it is not
    said again. Where there is nothing to say yet, it comes as planned."""
    until = put_off(work, community_id, key)
    if key not in work.memory(Changes).known.get(community_id, {}) or until is None or until > work.now:
        return
    for early in work.memory(Sources).early.values():
        await early(work, community_id, key)
    if (await fate_of(work.db, community_id, key))[0] is None:
        await _forget(work, community_id, key)


def _let_go(known: dict[str, datetime | None], key: str) -> None:
    known.pop(key, None)


async def _change(work: Work, community_id: int, line: Line, until: datetime | None, by: int) -> None:
    key = line.coming.key
    row = {
        "community_id": community_id, "key": key, "until": until, "member_id": by,
        "over_at": max(line.coming.at, until or line.coming.at) + KEPT,
    }  # fmt: skip
    await store.forget(work.db, work.now)
    await store.put(work.db, row)
    await work.unplan("outlook.say", key, community_id=community_id)
    known = work.memory(Changes).known.setdefault(community_id, {})
    work.remember("outlook", community_id, lambda: known.update({key: until}))


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    await store.move(work.db, kept_id, retired_id)
    rows = await store.of_communities(work.db, [kept_id])
    for row in rows:
        if row.until is not None and row.until > work.now:
            await work.plan("outlook.say", row.key, row.until, community_id=kept_id)
    changes = work.memory(Changes)
    work.remember("outlook", kept_id, partial(_replace, changes, kept_id, retired_id, rows))


def _replace(changes: Changes, kept_id: int, retired_id: int, rows: Sequence[Any]) -> None:
    for community_id in (kept_id, retired_id):
        changes.known.pop(community_id, None)
    _remember(changes, rows)
