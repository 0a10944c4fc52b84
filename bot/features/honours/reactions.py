from bot.features.communities import CommunitiesMerged, CommunityClockChanged, CommunityJoined
from bot.features.honours.service import ceremonies
from bot.kit.work import Reactions, Work

reactions = Reactions()


@reactions.on(CommunityJoined)
async def begin(work: Work, fact: CommunityJoined) -> None:
    await ceremonies.joined(work, fact.community_id)


@reactions.on(CommunityClockChanged)
async def follow_the_clock(work: Work, fact: CommunityClockChanged) -> None:
    await ceremonies.clock_changed(work, fact.community_id, fact.zone)


@reactions.on(CommunitiesMerged)
async def bring_together(work: Work, fact: CommunitiesMerged) -> None:
    await ceremonies.merged(work, fact.kept_id, fact.retired_id)
