from bot.features.communities import CommunitiesMerged, CommunityClockChanged
from bot.features.members import MemberJoined
from bot.features.preferences import ZoneChanged
from bot.features.welcomes.service import greeting, week
from bot.kit.work import Reactions, Work

reactions = Reactions()


@reactions.on(MemberJoined)
async def arrive(work: Work, fact: MemberJoined) -> None:
    await greeting.arrive(work, fact)


@reactions.on(ZoneChanged)
async def follow_a_member(work: Work, fact: ZoneChanged) -> None:
    await week.zone_changed(work, fact.member_id, fact.new)


@reactions.on(CommunityClockChanged)
async def follow_the_clock(work: Work, fact: CommunityClockChanged) -> None:
    await week.clock_changed(work, fact.community_id, fact.zone)


@reactions.on(CommunitiesMerged)
async def bring_together(work: Work, fact: CommunitiesMerged) -> None:
    await greeting.merged(work, fact.kept_id, fact.retired_id)
