"""Counting as it happens: a fact changes the counters of one member, and whoever comes to a level is recognised."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from bot.features.badges.facts import ChallengesCompleted
from bot.features.badges.kinds import KINDS
from bot.features.badges.rules import EVERY_CHALLENGE, NOTHING, Criterion, Heard, together
from bot.features.badges.service import shelf
from bot.features.badges.service.granting import grant, settle
from bot.features.badges.service.shelf import Shelf
from bot.features.badges.store import counts
from bot.kit.work import Work


async def hear(work: Work, fact: Any) -> None:
    """All kinds that listen count together: a statement for each would cost more than all else a check-in does."""
    ours = shelf.of(work, fact.community_id)
    by_whom: dict[tuple[int, date], list[Heard]] = {}
    for name, criteria in ours.by_kind.items():
        kind = KINDS[name]
        if type(fact) in kind.FACTS and (heard := kind.hear(work, fact, criteria)) is not NOTHING:
            by_whom.setdefault((heard.member_id, heard.day), []).append(heard)
    for (member_id, day), theirs in by_whom.items():
        await _count(work, fact.community_id, ours, together(member_id, day, theirs))


async def _count(work: Work, community_id: int, ours: Shelf, heard: Heard) -> None:
    news: list[tuple[Criterion, int, int]] = []
    if heard.at_least:
        measures = {one.measure: n for one, n in heard.at_least.items()}
        before = await counts.own(work.db, community_id, heard.member_id, measures)
        higher = {measure: n for measure, n in measures.items() if n > before.get(measure, 0)}
        if higher:
            await counts.at_least(work.db, community_id, heard.member_id, higher)
        news += [(one, before.get(one.measure, 0), n) for one, n in heard.at_least.items()]
    if heard.more:
        after = await counts.one_more(work.db, community_id, heard.member_id, [one.measure for one in heard.more])
        news += [(one, after[one.measure] - 1, after[one.measure]) for one in heard.more]
    for criterion, old, new in news:
        for badge in ours.by_criterion[criterion]:
            for level in badge.levels:
                if old < level <= new:
                    await grant(work, community_id, heard.member_id, badge, level, heard.day, evidence={"n": new})
    if heard.anew:
        await recount(work, community_id, [heard.member_id], heard.anew)
        again = [badge for one in heard.anew for badge in ours.by_criterion[one]]
        await settle(work, community_id, [heard.member_id], again, is_quiet=False, day=heard.day)


async def challenges_of(work: Work, community_id: int, ids: Collection[int]) -> Mapping[int, int]:
    """How many challenges each of these members has completed, as far as it was told."""
    measure = EVERY_CHALLENGE.measure
    found = await counts.of_members(work.db, community_id, [measure], ids)
    return {member_id: numbers.get(measure, 0) for member_id, numbers in found.items()}


async def complete(work: Work, fact: ChallengesCompleted) -> None:
    """Their number is kept whether a badge asks for it or not: one that comes later cannot ask back."""
    ours = shelf.of(work, fact.community_id)
    criteria = {EVERY_CHALLENGE, *ours.by_kind.get(EVERY_CHALLENGE.kind, ())}
    found = {one: sum(one.since is None or day >= one.since for day in fact.days) for one in criteria}
    await counts.put(work.db, fact.community_id, {one.measure: {fact.member_id: n} for one, n in found.items()})
    badges = [badge for one in criteria for badge in ours.by_criterion.get(one, ())]
    await settle(work, fact.community_id, [fact.member_id], badges, is_quiet=False, day=fact.day)


async def recount(work: Work, community_id: int, ids: Collection[int], criteria: Sequence[Criterion]) -> None:
    """Sets the counters of these members by what was noted; they are held meanwhile, so that nothing is lost that is
    counted at the same time."""
    noted = [one for one in criteria if KINDS[one.kind].IS_NOTED]
    await counts.hold(work.db, community_id, [one.measure for one in noted], ids)
    found: dict[str, dict[int, int]] = {}
    for name in dict.fromkeys(one.kind for one in noted):
        ours = [one for one in noted if one.kind == name]
        counted = await KINDS[name].count(work, community_id, ours, ids)
        for one in ours:
            found[one.measure] = {member_id: counted[one].get(member_id, 0) for member_id in ids}
    await counts.put(work.db, community_id, found)
