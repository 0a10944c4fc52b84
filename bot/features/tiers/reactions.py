from bot.features.points import PointsChanged
from bot.features.tiers import service
from bot.kit.work import Reactions, Work

reactions = Reactions()


@reactions.on(PointsChanged)
async def follow_the_points(work: Work, fact: PointsChanged) -> None:
    await service.follow(work, fact.changes)
