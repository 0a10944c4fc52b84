from bot.features.checkins.service import mending, standings
from bot.features.communities import CommunitiesMerged
from bot.features.excuses import CoversChanged, HearthWasAway
from bot.features.preferences import ZoneChanged
from bot.kit.work import Reactions, Work

reactions = Reactions()


@reactions.on(ZoneChanged)
async def follow_the_journey(work: Work, fact: ZoneChanged) -> None:
    await standings.moved(work, fact.member_id, fact.new)


@reactions.on(CommunitiesMerged)
async def move_along(work: Work, fact: CommunitiesMerged) -> None:
    await standings.merged(work, fact.kept_id, fact.retired_id)


@reactions.on(CoversChanged)
async def count_anew(work: Work, fact: CoversChanged) -> None:
    await mending.recount(work, fact.community_id, fact.first, fact.last, fact.member_ids)


@reactions.on(HearthWasAway)
async def tell(work: Work, fact: HearthWasAway) -> None:
    await mending.hearth_was_away(work, fact.began_at, fact.ended_at)
