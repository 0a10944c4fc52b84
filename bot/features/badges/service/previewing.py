"""Who would have a badge, get it or lose it, before anything is saved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.features import members
from bot.features.badges import rules
from bot.features.badges.kinds import KINDS
from bot.features.badges.rules import Badge, Criterion, Had
from bot.features.badges.service import shelf
from bot.features.badges.store import counts, grants
from bot.kit.work import Work

NAMED = 10  # of those who would have it


@dataclass(frozen=True, slots=True)
class Preview:
    """What a badge would mean to those who are there, by what is noted so far."""

    badge: Badge
    total: int  # would have earned it
    is_everybody: bool
    first: Sequence[tuple[int, int]]  # those who have come furthest, and how far
    have: int  # it as it is
    get: int  # it, or a further level
    lose: int  # it, or a level


async def preview(work: Work, community_id: int, badge: Badge) -> Preview:
    """Of a badge as it would be; whoever has it by that id is compared."""
    gone = await members.absent_from(work, community_id)
    had: dict[int, list[Had]] = {}
    for one in await grants.of_badge(work.db, community_id, badge.id):
        if one.member_id not in gone:
            had.setdefault(one.member_id, []).append(Had(one.level, one.stands, one.is_by_hand))
    counted: Mapping[int, int] = {}
    if badge.criterion and not badge.is_retired:
        found = await _counted(work, community_id, badge.criterion, badge.levels[0])
        counted = {member_id: n for member_id, n in found.items() if member_id not in gone}
    reached = [(member_id, n) for member_id, n in counted.items() if n >= badge.levels[0]]
    reached.sort(key=lambda one: (-one[1], one[0]))
    meant = [rules.comes_to(badge, counted.get(one, 0), had.get(one, ())) for one in counted.keys() | had.keys()]
    return Preview(
        badge,
        len(reached),
        is_everybody=bool(reached) and len(reached) >= await members.present_count(work, community_id),
        first=reached[:NAMED],
        have=sum(any(one.stands for one in mine) for mine in had.values()),
        get=meant.count(1),
        lose=meant.count(-1),
    )


async def _counted(work: Work, community_id: int, criterion: Criterion, least: int) -> Mapping[int, int]:
    """How far everybody has come, from so far on."""
    if criterion in shelf.of(work, community_id).by_criterion or not KINDS[criterion.kind].IS_NOTED:
        return await counts.holding(work.db, community_id, criterion.measure, least)
    return (await KINDS[criterion.kind].count(work, community_id, [criterion], None))[criterion]
