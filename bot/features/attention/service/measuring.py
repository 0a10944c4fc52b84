"""How much a group hears unasked in a day, over all rooms, and what becomes of what is too much."""

import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.features import communities
from bot.features.attention import rules, store
from bot.features.attention.settings import Settings
from bot.kit.calendar import day_of
from bot.kit.texts import Text, dump, restore, say
from bot.kit.work import Coming, Unasked, Weight, Work

KEPT = timedelta(days=31)

Fold = Callable[[Work, Unasked], Awaitable[bool]]


class Folds:
    """The rooms that tell together what would be too much by itself (`fold`); the assembly fills it."""

    doors: Sequence[Fold] = ()


@dataclass(frozen=True, slots=True)
class PutOff:
    """A word that found its day full."""

    about: Text
    day: date
    until: datetime | None  # none: it is told with others
    is_booked: bool


@dataclass(frozen=True, slots=True)
class Budget:
    """Of one group and its day."""

    most: int  # 0: no limit
    said: int  # with what is booked for today
    put_off: Sequence[PutOff]


async def measure(work: Work, word: Unasked) -> datetime | None:
    """When a word may be said in its group; None: another room tells it. What cannot wait is counted all the same, so
    that what can has less room."""
    most, day = _most(work, word.community_id), _day(work, word.community_id, word.at)
    if not most or word.weight is Weight.TIMELY:
        await _count(work, word.community_id, day)
        return word.at
    zone = communities.get(work, word.community_id).zone
    *moments, last = rules.moments(word.at, zone)
    if await _book(work, word.community_id, day, most):
        return word.at
    if word.weight is Weight.FOLDS and await _fold(work, word):
        await _note(work, word.community_id, word.key, word.about, day, None, is_booked=False)
        return None
    for at in moments[1:]:
        if await _book(work, word.community_id, day_of(at, zone), most):
            break
    else:
        at = last
        await _count(work, word.community_id, day_of(at, zone))
    await _note(work, word.community_id, word.key, word.about, day, at, is_booked=True)
    return at


async def must_wait(work: Work, community_id: int, *, key: str, about: Text, until: datetime | None) -> bool:
    """Whether a room had better tell later what it is about to say, because the day has enough. If so, admins can see
    that it waits `until` then, or with None for what tells it together."""
    most, day = _most(work, community_id), _day(work, community_id, work.now)
    if not most or (await store.said_on(work.db, community_id, day, day)).get(day, 0) < most:
        return False
    await _note(work, community_id, key, about, day, until, is_booked=False)
    return True


async def budget_of(work: Work, community_id: int) -> Budget:
    """As it is today."""
    day = _day(work, community_id, work.now)
    said = (await store.said_on(work.db, community_id, day, day)).get(day, 0)
    rows = await store.put_off_since(work.db, community_id, day, work.now)
    put_off = [PutOff(restore(json.loads(row.about)), row.day, row.until, row.is_booked) for row in rows]
    return Budget(_most(work, community_id), said, put_off)


async def said_from_today(work: Work, community_id: int, until: datetime) -> dict[date, int]:
    """How much each day has already, by the group's own calendar."""
    first, last = (_day(work, community_id, at) for at in (work.now, until))
    return await store.said_on(work.db, community_id, first, last)


async def choose_most(work: Work, community_id: int, most: int) -> None:
    await work.change_setting(Settings, community_id, "group_words_a_day", most)


async def will_say(work: Work, community_id: int, until: datetime) -> Sequence[Coming]:
    """What was put off and lies ready."""
    return [
        Coming(
            row.until, restore(json.loads(row.about)), why=say("attention.will-say-why", day=row.day), is_counted=True
        )
        for row in await store.put_off_since(work.db, community_id, _day(work, community_id, work.now), work.now)
        if row.is_booked and row.until is not None and work.now < row.until <= until
    ]  # fmt: skip


async def _fold(work: Work, word: Unasked) -> bool:
    for fold in work.memory(Folds).doors:
        if await fold(work, word):
            return True
    return False


async def _count(work: Work, community_id: int, day: date) -> None:
    await _tidy(work, community_id, await store.count(work.db, community_id, day), day)


async def _book(work: Work, community_id: int, day: date, most: int) -> bool:
    said = await store.book(work.db, community_id, day, most)
    await _tidy(work, community_id, said, day)
    return said is not None


async def _tidy(work: Work, community_id: int, said: int | None, day: date) -> None:
    if said == 1:  # the first of a day
        await store.forget_days(work.db, community_id, day - KEPT)


async def _note(
    work: Work, community_id: int, key: str, about: Text, day: date, until: datetime | None, *, is_booked: bool
) -> None:
    if key:
        await store.note(
            work.db, community_id, key, day=day, about=json.dumps(dump(about)), until=until, is_booked=is_booked
        )  # fmt: skip


def _most(work: Work, community_id: int) -> int:
    return work.settings(Settings, community_id).group_words_a_day


def _day(work: Work, community_id: int, at: datetime) -> date:
    return day_of(at, communities.get(work, community_id).zone)
