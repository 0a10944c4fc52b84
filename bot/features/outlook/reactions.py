from bot.features.communities import CommunitiesMerged
from bot.features.members import MemberLeft, RoleLost
from bot.features.outlook.service import asking, foretelling
from bot.kit.work import Reactions, Work

reactions = Reactions()


@reactions.on(CommunitiesMerged)
async def bring_together(work: Work, fact: CommunitiesMerged) -> None:
    await foretelling.merged(work, fact.kept_id, fact.retired_id)
    await asking.put_away(work, fact.retired_id)


@reactions.on(RoleLost)
async def ask_no_more(work: Work, fact: RoleLost) -> None:
    await asking.let_go(work, fact.community_id, fact.member_id)


@reactions.on(MemberLeft)
async def ask_nobody_who_left(work: Work, fact: MemberLeft) -> None:
    await asking.let_go(work, fact.community_id, fact.member_id)
