from bot.features.birthdays.service import greeting
from bot.features.communities import CommunitiesMerged, CommunityClockChanged
from bot.kit.work import Reactions, Work

reactions = Reactions()


@reactions.on(CommunityClockChanged)
async def follow_the_clock(work: Work, fact: CommunityClockChanged) -> None:
    await greeting.clock_changed(work, fact.community_id, fact.zone)


@reactions.on(CommunitiesMerged)
async def bring_together(work: Work, fact: CommunitiesMerged) -> None:
    await greeting.merged(work, fact.kept_id, fact.retired_id)
