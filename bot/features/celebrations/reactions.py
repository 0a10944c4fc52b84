from bot.features.badges import BadgeGranted, BadgeRevoked
from bot.features.celebrations.service import telling
from bot.features.communities import CommunitiesMerged, CommunityClockChanged
from bot.features.members import MemberJoined
from bot.features.skills import SkillLevelLost, SkillLevelReached
from bot.kit.work import Reactions, Work

reactions = Reactions()


@reactions.on(BadgeGranted)
async def hear(work: Work, fact: BadgeGranted) -> None:
    await telling.hear(work, fact)


@reactions.on(BadgeRevoked)
async def take_off(work: Work, fact: BadgeRevoked) -> None:
    await telling.take_off(work, fact)


@reactions.on(SkillLevelReached)
async def hear_of_a_level(work: Work, fact: SkillLevelReached) -> None:
    await telling.hear(work, fact)


@reactions.on(SkillLevelLost)
async def take_off_a_level(work: Work, fact: SkillLevelLost) -> None:
    await telling.take_off(work, fact)


@reactions.on(MemberJoined)
async def arrive(work: Work, fact: MemberJoined) -> None:
    await telling.arrive(work, fact)


@reactions.on(CommunityClockChanged)
async def follow_the_clock(work: Work, fact: CommunityClockChanged) -> None:
    await telling.follow_the_clock(work, fact.community_id, fact.zone)


@reactions.on(CommunitiesMerged)
async def bring_together(work: Work, fact: CommunitiesMerged) -> None:
    await telling.merged(work, fact.kept_id, fact.retired_id)
