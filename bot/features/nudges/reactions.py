from bot.features.communities import CommunitiesMerged, CommunityClockChanged
from bot.features.nudges import service
from bot.kit.work import Reactions, Work

reactions = Reactions()


@reactions.on(CommunityClockChanged)
async def follow_the_clock(work: Work, fact: CommunityClockChanged) -> None:
    await service.clock_changed(work, fact.community_id, fact.zone)


@reactions.on(CommunitiesMerged)
async def bring_together(work: Work, fact: CommunitiesMerged) -> None:
    await service.merged(work, fact.kept_id, fact.retired_id)
