from bot.features.communities import CommunitiesMerged
from bot.features.members import MemberBack, MemberJoined, MemberLeft
from bot.features.points.service import boards, earning
from bot.features.preferences import HidingChanged
from bot.kit.work import Reactions, Work

reactions = Reactions()


@reactions.on(CommunitiesMerged)
async def bring_together(work: Work, fact: CommunitiesMerged) -> None:
    await earning.merged(work, fact.kept_id, fact.retired_id)


@reactions.on(MemberJoined)
async def show(work: Work, fact: MemberJoined) -> None:
    await boards.follow(work, {fact.community_id: [fact.member_id]})


@reactions.on(MemberBack)
async def show_again(work: Work, fact: MemberBack) -> None:
    await boards.follow(work, {fact.community_id: [fact.member_id]})


@reactions.on(MemberLeft)
async def show_no_more(work: Work, fact: MemberLeft) -> None:
    await boards.follow(work, {fact.community_id: [fact.member_id]})


@reactions.on(HidingChanged)
async def show_or_not(work: Work, fact: HidingChanged) -> None:
    await boards.follow_everywhere(work, fact.member_id)
