from bot.features.challenges import ChallengeOver
from bot.features.checkins import DAILY, CheckedIn, CheckinUndone
from bot.features.communities import CommunitiesMerged
from bot.features.highlights.service import keeping
from bot.features.members import MemberLeft
from bot.kit.work import Reactions, Work

reactions = Reactions()


@reactions.on(CheckedIn)
async def keep(work: Work, fact: CheckedIn) -> None:
    if fact.track == DAILY and (fact.note or fact.photo_id):
        await keeping.keep(work, fact)


@reactions.on(CheckinUndone)
async def forget_day(work: Work, fact: CheckinUndone) -> None:
    if fact.track == DAILY:
        await keeping.forget_day(work, fact.community_id, fact.member_id, fact.day)


@reactions.on(MemberLeft)
async def forget_member(work: Work, fact: MemberLeft) -> None:
    await keeping.left(work, fact.community_id, fact.member_id)


@reactions.on(ChallengeOver)
async def look_back(work: Work, fact: ChallengeOver) -> None:
    await keeping.over(work, fact.community_id, fact.challenge_id, fact.member_ids)


@reactions.on(CommunitiesMerged)
async def bring_together(work: Work, fact: CommunitiesMerged) -> None:
    await keeping.merged(work, fact.kept_id, fact.retired_id)
