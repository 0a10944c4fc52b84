"""Held by hand: an admin says which tier a member is in, whatever the numbers say."""

from bot.features import communities, members, preferences
from bot.features.tiers import store
from bot.features.tiers.facts import TierLost
from bot.features.tiers.rules import Standing
from bot.features.tiers.service.judging import move, tell_rises
from bot.features.tiers.service.ladders import position, reason, settings_of, titled
from bot.features.tiers.service.tagging import retag
from bot.kit.texts import Name, say
from bot.kit.work import Work

WHY_LIMIT = 200  # characters that are kept


async def lock(work: Work, community_id: int, member_id: int, tier: str, by_id: int, why: str) -> None:
    """Puts a member into a tier and keeps them there. They are told, in private or not at all."""
    cfg = settings_of(work, community_id)
    row = (await store.some(work.db, community_id, [member_id])).get(member_id)
    before, after = position(cfg.ladder, row.tier) if row else 0, position(cfg.ladder, tier)
    await store.lock(work.db, community_id, member_id, tier, by_id, why[:WHY_LIMIT], work.now)
    if not await move(work, community_id, cfg, member_id, row, Standing(after)):
        return  # risen this very moment: the next look at them finds the lock
    await retag(work, community_id, [member_id])
    if after > before:
        await tell_rises(work, community_id, [(member_id, cfg.ladder[after])])
    elif after < before:
        await work.announce(TierLost(community_id, member_id, cfg.ladder[before].key, tier))
    if preferences.of(work, member_id).is_line_open:
        by = (await members.names(work, [by_id]))[by_id] if by_id else say("tiers.an-admin")
        community = Name(communities.get(work, community_id).title)
        text = say(
            "tiers.held", by=by, tier=titled(cfg.ladder[after]), community=community, why=reason(why[:WHY_LIMIT])
        )
        key = f"tiers.held:{member_id}:{work.now.isoformat()}"
        await work.say(text, key=key, community_id=community_id, member_id=member_id)


async def unlock(work: Work, community_id: int, member_id: int) -> bool:
    """From now on the numbers count again, from the tier they are in; False when nobody held them."""
    return await store.unlock(work.db, community_id, member_id)
