"""What a member has, and what lies before them."""

from collections.abc import Collection as Collects
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.features.badges import rules
from bot.features.badges.rules import BUILT_IN, Ahead, Badge
from bot.features.badges.rules.called import goes_by
from bot.features.badges.service import shelf
from bot.features.badges.store import counts, grants
from bot.kit.work import Work

NEAREST = 3


@dataclass(frozen=True, slots=True)
class Held:
    """A badge that somebody has, at the highest level they came to."""

    badge: Badge
    level: int
    day: date
    evidence: Mapping[str, Any]
    giver_id: int | None  # none: earned
    reason: str


@dataclass(frozen=True, slots=True)
class Collection:
    held: Sequence[Held]  # the latest first
    ahead: Sequence[Ahead]


async def collection(work: Work, community_id: int, member_id: int) -> Collection:
    ours = shelf.of(work, community_id)
    highest: dict[str, grants.Grant] = {}
    for one in await grants.of_members(work.db, community_id, [member_id]):
        if one.stands and (one.badge not in highest or one.level > highest[one.badge].level):
            highest[one.badge] = one
    held = []
    for one in sorted(highest.values(), key=lambda one: (one.granted_at, one.badge), reverse=True):
        badge = ours.badges.get(one.badge) or BUILT_IN.get(one.badge)
        if badge:
            held.append(Held(badge, one.level, one.day, one.evidence, one.granted_by, one.reason))
    measures = {one.measure for one in ours.by_criterion}
    numbers = (await counts.of_members(work.db, community_id, measures, [member_id]))[member_id]
    return Collection(held, rules.nearest(ours.badges.values(), numbers, NEAREST))


async def steps_of(work: Work, community_id: int, member_id: int, badge: Badge) -> tuple[Sequence[Held], Ahead | None]:
    """Every level of one badge that they have, lowest first; and the next one."""
    mine = await grants.of_members(work.db, community_id, [member_id])
    held = [
        Held(badge, one.level, one.day, one.evidence, one.granted_by, one.reason)
        for one in sorted(mine, key=lambda one: one.level)
        if one.badge == badge.id and one.stands
    ]
    if badge.criterion is None or badge.is_retired:
        return held, None
    numbers = await counts.of_members(work.db, community_id, [badge.criterion.measure], [member_id])
    count = numbers[member_id].get(badge.criterion.measure, 0)
    level = rules.next_level(badge, count)
    return held, Ahead(badge, level, count) if level else None


async def granted(
    work: Work, community_id: int, since: datetime, until: datetime, limit: int
) -> Sequence[tuple[int, str, int]]:
    """Who came to which badge and level, from `since` up to `until`, the latest first; what was made up for quietly is
    not in it."""
    return await grants.granted(work.db, community_id, since, until, limit)


async def granted_on(
    work: Work, community_id: int, ids: Collects[int], first: date, last: date
) -> Mapping[int, Sequence[tuple[str, int]]]:
    """By member, the badges of these days, each with the highest level."""
    return await grants.granted_on(work.db, community_id, ids, first, last) if ids else {}


def find(work: Work, community_id: int, words: str) -> Badge | None:
    """By its emoji, its id, or a name: those that admins gave come first."""
    wanted, known = words.strip().casefold(), shelf.of(work, community_id).badges.values()
    if not wanted:
        return None
    found = [one for one in known if wanted in (one.emoji, one.id) or one.is_called(wanted)]
    found += [one for one in known if goes_by(one, wanted)]
    return next(iter(found), None)
