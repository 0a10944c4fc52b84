from bot.features.communities import CommunitiesMerged
from bot.features.points import PointsChanged
from bot.features.thanks import Thanked
from bot.features.tiers.service import judging, merging
from bot.kit.work import Reactions, Work

reactions = Reactions()


@reactions.on(PointsChanged)
async def follow_the_points(work: Work, fact: PointsChanged) -> None:
    await judging.follow(work, fact.changes)


@reactions.on(Thanked)
async def look_at_who_helped(work: Work, fact: Thanked) -> None:
    await judging.helped(work, fact.community_id, fact.receiver_id)


@reactions.on(CommunitiesMerged)
async def bring_together(work: Work, fact: CommunitiesMerged) -> None:
    await merging.merged(work, fact.kept_id, fact.retired_id)
