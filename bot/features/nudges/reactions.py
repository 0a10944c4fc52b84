from bot.features import communities
from bot.features.communities import CommunitiesMerged, CommunityActivated, CommunityClockChanged
from bot.features.nudges.service import noticing
from bot.kit.work import Reactions, Work

reactions = Reactions()


@reactions.on(CommunityClockChanged)
async def follow_the_clock(work: Work, fact: CommunityClockChanged) -> None:
    await noticing.clock_changed(work, fact.community_id, fact.zone)


@reactions.on(CommunityActivated)
async def begin_again(work: Work, fact: CommunityActivated) -> None:
    await noticing.clock_changed(work, fact.community_id, communities.get(work, fact.community_id).zone)


@reactions.on(CommunitiesMerged)
async def bring_together(work: Work, fact: CommunitiesMerged) -> None:
    await noticing.merged(work, fact.kept_id, fact.retired_id)
