"""What is going to be said in a community, and what admins change about it. The changes are few and held in memory:
they are asked for with every word of ours."""

from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from bot.features import attention, communities
from bot.features.outlook import store
from bot.features.outlook.rules import token
from bot.kit.calendar import day_of
from bot.kit.work import Coming, Refusal, Work

AHEAD = timedelta(days=14)
KEPT = timedelta(days=7)  # a change, after its hour: a room may be late

WillSay = Callable[[Work, int, datetime], Awaitable[Sequence[Coming]]]


class Sources:
    """The rooms that can say what they will say; the assembly fills it from those that are lit."""

    doors: Mapping[str, WillSay] = {}


@dataclass
class Changes:
    """By community and key: not before then; None: not at all."""

    known: dict[int, dict[str, datetime | None]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """Something that will be said."""

    coming: Coming
    is_skipped: bool
    until: datetime | None  # put off to then

    @property
    def token(self) -> str:
        return token(self.coming.key)


async def warm(work: Work) -> None:
    changes = work.memory(Changes)
    changes.known.clear()
    _remember(changes, await store.every(work.db))


async def refresh(work: Work, ids: Collection[int]) -> None:
    """Another process changed something in these communities."""
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
            found.append(Line(coming, coming.key in known and until_then is None, until_then))
    return sorted(found, key=lambda line: (line.until or line.coming.at, line.coming.key))


async def crowded(work: Work, community_id: int, found: Sequence[Line]) -> Mapping[date, int]:
    """Days on which the group would hear more than it may unasked, with what it has heard of today, and how much."""
    most, zone = (await attention.budget_of(work, community_id)).most, communities.get(work, community_id).zone
    if not most or not found:
        return {}
    last = found[-1].until or found[-1].coming.at
    count = Counter(await attention.said_from_today(work, community_id, last))
    for line in found:
        if not (line.is_skipped or line.coming.is_private or line.coming.is_counted):
            count[day_of(line.until or line.coming.at, zone)] += 1
    return {day: number for day, number in count.items() if number > most}


async def find(work: Work, community_id: int, wanted: str) -> Line:
    """
    Raises:
        Refusal: it is over, or not to come any more.
    """
    for line in await lines(work, community_id):
        if line.coming.key and line.token == wanted:
            return line
    raise Refusal("outlook.gone")


async def skip(work: Work, community_id: int, wanted: str, by: int) -> Line:
    """It is not said at all."""
    line = await find(work, community_id, wanted)
    await _change(work, community_id, line, None, by)
    return Line(line.coming, is_skipped=True, until=None)


async def postpone(work: Work, community_id: int, wanted: str, hours: int, by: int) -> Line:
    """It is said so many hours later than it would be."""
    line = await find(work, community_id, wanted)
    until = (line.until or line.coming.at) + timedelta(hours=hours)
    await _change(work, community_id, line, until, by)
    return Line(line.coming, is_skipped=False, until=until)


async def restore(work: Work, community_id: int, wanted: str) -> Line:
    """It is said when it would have been."""
    line = await find(work, community_id, wanted)
    await store.drop(work.db, community_id, line.coming.key)
    known = work.memory(Changes).known.setdefault(community_id, {})
    work.remember("outlook", community_id, partial(_let_go, known, line.coming.key))
    return Line(line.coming, is_skipped=False, until=None)


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
    known = work.memory(Changes).known.setdefault(community_id, {})
    work.remember("outlook", community_id, lambda: known.update({key: until}))


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    await store.move(work.db, kept_id, retired_id)
    rows = await store.of_communities(work.db, [kept_id])
    changes = work.memory(Changes)
    work.remember("outlook", kept_id, partial(_replace, changes, kept_id, retired_id, rows))


def _replace(changes: Changes, kept_id: int, retired_id: int, rows: Sequence[Any]) -> None:
    for community_id in (kept_id, retired_id):
        changes.known.pop(community_id, None)
    _remember(changes, rows)
