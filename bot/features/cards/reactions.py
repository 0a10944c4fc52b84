from bot.features.cards import service
from bot.features.checkins import DAILY, CheckedIn, CheckinUndone
from bot.features.communities import CommunitiesMerged
from bot.kit.work import Reactions, Work

reactions = Reactions()


@reactions.on(CheckedIn)
async def note_down(work: Work, fact: CheckedIn) -> None:
    if fact.track == DAILY and (fact.note or fact.photo_id):
        await service.note_down(work, fact.community_id, fact.member_id, fact.day, fact.note, fact.photo_id)


@reactions.on(CheckinUndone)
async def forget(work: Work, fact: CheckinUndone) -> None:
    if fact.track == DAILY:
        await service.forget(work, fact.community_id, fact.member_id, fact.day)


@reactions.on(CommunitiesMerged)
async def bring_together(work: Work, fact: CommunitiesMerged) -> None:
    await service.merge(work, fact.kept_id, fact.retired_id)
