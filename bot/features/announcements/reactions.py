from bot.features.announcements.service import moving, posting
from bot.features.communities import (
    ChannelRefused,
    CommunitiesMerged,
    CommunityClockChanged,
    CommunityDeactivated,
    PinningRefused,
)
from bot.kit.work import Reactions, Work

reactions = Reactions()


@reactions.on(CommunityClockChanged)
async def move(work: Work, fact: CommunityClockChanged) -> None:
    await moving.move(work, fact.community_id, fact.zone)


@reactions.on(CommunityDeactivated)
async def pause(work: Work, fact: CommunityDeactivated) -> None:
    await moving.pause_all(work, fact.community_id)


@reactions.on(CommunitiesMerged)
async def merge(work: Work, fact: CommunitiesMerged) -> None:
    await moving.merge(work, fact.kept_id, fact.retired_id)


@reactions.on(PinningRefused)
async def tell_that_nothing_is_pinned(work: Work, fact: PinningRefused) -> None:
    await posting.may_not_pin(work, fact.community_id)


@reactions.on(ChannelRefused)
async def tell_that_nothing_is_in_the_channel(work: Work, fact: ChannelRefused) -> None:
    await posting.may_not_post(work, fact.community_id)
