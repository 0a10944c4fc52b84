from bot.features.announcements import service
from bot.features.communities import CommunitiesMerged, CommunityClockChanged, CommunityDeactivated
from bot.kit.work import Reactions, Work

reactions = Reactions()


@reactions.on(CommunityClockChanged)
async def move(work: Work, fact: CommunityClockChanged) -> None:
    await service.move(work, fact.community_id, fact.zone)


@reactions.on(CommunityDeactivated)
async def pause(work: Work, fact: CommunityDeactivated) -> None:
    await service.pause_all(work, fact.community_id)


@reactions.on(CommunitiesMerged)
async def merge(work: Work, fact: CommunitiesMerged) -> None:
    await service.merge(work, fact.kept_id, fact.retired_id)
