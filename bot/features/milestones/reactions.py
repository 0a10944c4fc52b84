from bot.features.checkins import MilestoneUndone, StreakMilestone
from bot.features.communities import CommunitiesMerged
from bot.features.milestones import service
from bot.kit.work import Reactions, Work

reactions = Reactions()


@reactions.on(StreakMilestone)
async def give(work: Work, fact: StreakMilestone) -> None:
    await service.give(work, fact)


@reactions.on(MilestoneUndone)
async def take_back(work: Work, fact: MilestoneUndone) -> None:
    await service.take_back(work, fact)


@reactions.on(CommunitiesMerged)
async def bring_together(work: Work, fact: CommunitiesMerged) -> None:
    await service.merged(work, fact.kept_id, fact.retired_id)
