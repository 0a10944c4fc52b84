"""Wishes for a birthday, kept until the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.features import members
from bot.features.birthdays import rules, store
from bot.features.birthdays.service.planning import plan, today_in
from bot.features.birthdays.settings import Settings
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Refusal, Work

ROOM = 12_000  # for all wishes of a message as they are written; the courier cuts it into as many as it takes


@dataclass(frozen=True, slots=True)
class Awaited:
    """Whose birthday comes, for somebody who may leave a wish for it; or whom they left one for."""

    member_id: int
    name: Name
    day: date | None  # none: it may not be told, or not yet
    wish: str  # one's own, that waits; or none
    last_on: date | None = None  # how long that one waits at the most


async def awaited(work: Work, community_id: int, member_id: int) -> Sequence[Awaited]:
    """Whose birthday comes so soon that a member may leave a wish, then whomever else a wish of theirs waits for.

    Raises:
        Refusal: wishes are not collected here.
    """
    cfg = _must_collect(work, community_id)
    until = today_in(work, community_id) + timedelta(days=cfg.wish_days + 1)
    rows = await store.coming(work.db, community_id, date.min, until)
    there = await members.present_among(work, community_id, [row.member_id for row in rows])
    days = {row.member_id: row.next_on for row in rows if row.member_id in there - {member_id}}
    own = {row.to_member_id: row for row in await store.wishes_of(work.db, community_id, member_id)}
    names = await members.names(work, days.keys() | own.keys())
    return [
        Awaited(
            one,
            names[one],
            days.get(one),
            own[one].words if one in own else "",
            own[one].last_on if one in own else None,
        )
        for one in dict.fromkeys([*days, *own])
    ]


async def wish(work: Work, community_id: int, member_id: int, to_member_id: int, words: str) -> Awaited:
    """Kept for their next birthday, in the place of what this member wished them before. Moved, it is kept as long as
    they may be: whoever wished cannot know.

    Raises:
        Refusal: wishes are not collected, it is for oneself, too long or empty, or no birthday comes that may be told.
    """
    cfg = _must_collect(work, community_id)
    if to_member_id == member_id:
        raise Refusal("birthdays.wish-own")
    words = rules.in_one_line(words)
    if not words:
        raise Refusal("birthdays.wish-how")
    if len(words) > rules.WISH_LIMIT:
        raise Refusal("birthdays.wish-long", limit=rules.WISH_LIMIT, length=len(words))
    found = {one.member_id: one for one in await awaited(work, community_id, member_id)}.get(to_member_id)
    if found is None or found.day is None:
        name = (await members.names(work, [to_member_id]))[to_member_id]
        raise Refusal("birthdays.wish-none", name=name, days=cfg.wish_days)
    last_on = max(found.day, today_in(work, community_id)) + timedelta(days=cfg.wish_days)
    await store.wish(
        work.db,
        {
            "community_id": community_id, "to_member_id": to_member_id, "member_id": member_id, "words": words,
            "last_on": last_on, "wished_at": work.now,
        },
    )  # fmt: skip
    await plan(work, community_id)
    return Awaited(to_member_id, found.name, found.day, words, last_on)


async def take_back(work: Work, community_id: int, member_id: int, to_member_id: int) -> Name:
    """A wish that waits; whoever it was for never hears of it.

    Raises:
        Refusal: there is none.
    """
    if not await store.unwish(work.db, community_id, to_member_id, member_id):
        raise Refusal("birthdays.wish-gone")
    await plan(work, community_id)
    return (await members.names(work, [to_member_id]))[to_member_id]


def _must_collect(work: Work, community_id: int) -> Settings:
    cfg = work.settings(Settings, community_id)
    if not cfg.is_on or not cfg.wish_days:
        raise Refusal("birthdays.wishes-off")
    return cfg


async def wished(work: Work, community_id: int, ids: Sequence[int], wishes: Sequence[Any]) -> list[Text]:
    """What was wished to these by those who are still there; as long as it can be, and no longer."""
    there = await members.present_among(work, community_id, {one.member_id for one in wishes})
    meant = [one for to in ids for one in wishes if one.to_member_id == to and one.member_id in there]
    names = await members.names(work, {*ids, *there})
    words = rules.fold([(names[one.member_id], one.words) for one in meant], ROOM)
    by_whom: dict[int, list[Text]] = {}
    for one, shown in zip(meant, words, strict=False):
        line = say("birthdays.wish-line", words=shown, name=names[one.member_id])
        by_whom.setdefault(one.to_member_id, []).append(line)
    told = [say("birthdays.wishes-for", name=names[to], lines=lines(those)) for to, those in by_whom.items()]
    return [*told, say("birthdays.wishes-more", count=more)] if (more := len(meant) - len(words)) else told
