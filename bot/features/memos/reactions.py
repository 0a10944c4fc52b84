from bot.features.communities import CommunitiesMerged, CommunityClockChanged
from bot.features.memos import service
from bot.features.preferences import ZoneChanged
from bot.kit.work import Reactions, Work

reactions = Reactions()


@reactions.on(ZoneChanged)
async def move_member(work: Work, fact: ZoneChanged) -> None:
    await service.move_member(work, fact.member_id, fact.old, fact.new)


@reactions.on(CommunityClockChanged)
async def move_community(work: Work, fact: CommunityClockChanged) -> None:
    await service.move_community(work, fact.community_id, fact.zone)


@reactions.on(CommunitiesMerged)
async def merge(work: Work, fact: CommunitiesMerged) -> None:
    await service.merge(work, fact.kept_id, fact.retired_id)
