from bot.features.amounts import service
from bot.features.checkins import CheckedIn, CheckinUndone
from bot.features.communities import CommunitiesMerged
from bot.kit.work import Reactions, Work

reactions = Reactions()


@reactions.on(CheckedIn)
async def note(work: Work, fact: CheckedIn) -> None:
    await service.note(work, fact.community_id, fact.member_id, fact.track, fact.day, fact.note)


@reactions.on(CheckinUndone)
async def take_off(work: Work, fact: CheckinUndone) -> None:
    await service.take_off(work, fact.community_id, fact.member_id, fact.track, fact.day)


@reactions.on(CommunitiesMerged)
async def bring_together(work: Work, fact: CommunitiesMerged) -> None:
    await service.merged(work, fact.kept_id, fact.retired_id)
