from collections.abc import Sequence
from dataclasses import dataclass

from bot.features import members, points
from bot.features.points import Change
from bot.features.tiers import rules, store
from bot.features.tiers.facts import TierReached
from bot.features.tiers.rules import LADDER, Thresholds, Tier
from bot.features.tiers.settings import Settings
from bot.kit.texts import say
from bot.kit.work import Work

RISES = {Tier.GROWING: "tiers.rise-growing", Tier.EXPERT: "tiers.rise-expert"}


@dataclass(frozen=True, slots=True)
class Ladder:
    """All tiers of a community with the points from which they begin, and where one member stands."""

    steps: tuple[tuple[Tier, int], ...]
    tier: Tier
    lifetime: int
    next: Tier | None  # none: the last step
    missing: int  # points up to the next tier


async def follow(work: Work, changes: Sequence[Change]) -> None:
    """Points changed, mostly of many members by one: who steps over a threshold changes tier, and a rise is told."""
    known: dict[int, Thresholds] = {}
    for community_id, member_id, _, before, after, _ in changes:
        thresholds = known.get(community_id)
        if thresholds is None:
            thresholds = known[community_id] = work.settings(Settings, community_id).thresholds
        if all((before >= threshold) == (after >= threshold) for threshold in thresholds):
            continue
        old, new = rules.tier_for(before, thresholds), rules.tier_for(after, thresholds)
        await store.put(work.db, community_id, member_id, new, work.now)
        if rules.is_rise(old, new):
            await _tell(work, community_id, member_id, new)


async def _tell(work: Work, community_id: int, member_id: int, tier: Tier) -> None:
    """Once for ever: the key outlives a fall and a second rise."""
    name = (await members.names(work, [member_id]))[member_id]
    if await work.say(say(RISES[tier], name=name), key=f"tier:{member_id}:{tier}", community_id=community_id):
        await work.announce(TierReached(community_id, member_id, tier))


async def tier_of(work: Work, community_id: int, member_id: int) -> Tier:
    """By the points they ever earned and the thresholds of this moment."""
    return (await ladder_of(work, community_id, member_id)).tier


async def ladder_of(work: Work, community_id: int, member_id: int) -> Ladder:
    lifetime = (await points.account_of(work, community_id, member_id)).lifetime
    thresholds = work.settings(Settings, community_id).thresholds
    steps = tuple(zip(LADDER, (0, *thresholds), strict=True))
    tier = rules.tier_for(lifetime, thresholds)
    above = rules.next_tier(tier)
    return Ladder(steps, tier, lifetime, above, dict(steps)[above] - lifetime if above else 0)
