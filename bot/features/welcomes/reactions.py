from bot.features.communities import CommunitiesMerged
from bot.features.members import MemberJoined
from bot.features.welcomes.service import greeting
from bot.kit.work import Reactions, Work

reactions = Reactions()


@reactions.on(MemberJoined)
async def arrive(work: Work, fact: MemberJoined) -> None:
    await greeting.arrive(work, fact)


@reactions.on(CommunitiesMerged)
async def bring_together(work: Work, fact: CommunitiesMerged) -> None:
    await greeting.merged(work, fact.kept_id, fact.retired_id)
