"""Hearth was put out of a group: if it stays so, challenges there are called off, and nobody's points stay held."""

from datetime import timedelta

from bot.features import communities
from bot.features.challenges.service import making, programme
from bot.features.challenges.settings import Settings
from bot.kit.work import Work


async def put_out(work: Work, community_id: int) -> None:
    """It may be a mistake, so that there is time to undo it."""
    days = timedelta(days=work.settings(Settings, community_id).gone_days)
    await work.plan("challenges.abandon", str(community_id), work.now + days, community_id=community_id)


async def abandon(work: Work, community_id: int) -> None:
    if communities.get(work, community_id).is_active:
        return
    for one in programme.live(work, community_id):
        await making.call_off(work, one)
