from bot.features.checkins.service import standings
from bot.features.communities import CommunitiesMerged
from bot.features.preferences import ZoneChanged
from bot.kit.work import Reactions, Work

reactions = Reactions()


@reactions.on(ZoneChanged)
async def follow_the_journey(work: Work, fact: ZoneChanged) -> None:
    await standings.moved(work, fact.member_id, fact.new)


@reactions.on(CommunitiesMerged)
async def move_along(work: Work, fact: CommunitiesMerged) -> None:
    await standings.merged(work, fact.kept_id, fact.retired_id)
