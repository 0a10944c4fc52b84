"""Two communities turned out to be one."""

from bot.features.tiers import store
from bot.features.tiers.service import tagging
from bot.features.tiers.service.judging import stop
from bot.features.tiers.service.ladders import position, settings_of
from bot.kit.work import Work


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    """Everybody keeps the higher of what they had, as far as the ladder of the kept one knows it."""
    steps = settings_of(work, kept_id).ladder
    here = {row.member_id: position(steps, row.tier) for row in await store.standings_of(work.db, kept_id)}
    there = {row.member_id: position(steps, row.tier) for row in await store.standings_of(work.db, retired_id)}
    higher = {one: steps[at].key for one, at in there.items() if one in here and at > here[one]}
    await stop(work, retired_id)
    await store.merge(work.db, kept_id, retired_id, higher)
    await work.unplan("tiers.tag", "round", community_id=retired_id)
    await tagging.again(work, kept_id)
