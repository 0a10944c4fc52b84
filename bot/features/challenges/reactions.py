from bot.features.amounts import AmountNoted
from bot.features.challenges.service import asking, enrolling, leaving, merging
from bot.features.checkins import DAILY, CheckedIn, CheckinUndone
from bot.features.communities import CommunitiesMerged, CommunityClockChanged, CommunityDeactivated
from bot.features.members import MemberLeft, RoleLost
from bot.kit.work import Reactions, Work

reactions = Reactions()


@reactions.on(CheckedIn)
async def count(work: Work, fact: CheckedIn) -> None:
    if fact.track == DAILY:
        await enrolling.checked_in(work, fact.community_id, fact.member_id, fact.day)


@reactions.on(CheckinUndone)
async def take_off(work: Work, fact: CheckinUndone) -> None:
    if fact.track == DAILY:
        await enrolling.checkin_undone(work, fact.community_id, fact.member_id, fact.day)


@reactions.on(AmountNoted)
async def add_up(work: Work, fact: AmountNoted) -> None:
    if fact.track == DAILY:
        await enrolling.amount_noted(work, fact.community_id, fact.member_id, fact.unit, fact.day, fact.amount)


@reactions.on(CommunitiesMerged)
async def bring_together(work: Work, fact: CommunitiesMerged) -> None:
    await merging.merged(work, fact.kept_id, fact.retired_id)


@reactions.on(CommunityClockChanged)
async def follow_the_clock(work: Work, fact: CommunityClockChanged) -> None:
    await merging.clock_changed(work, fact.community_id, fact.zone)


@reactions.on(CommunityDeactivated)
async def give_it_time(work: Work, fact: CommunityDeactivated) -> None:
    await leaving.put_out(work, fact.community_id)


@reactions.on(RoleLost)
async def ask_no_more(work: Work, fact: RoleLost) -> None:
    await asking.let_go(work, fact.community_id, fact.member_id)


@reactions.on(MemberLeft)
async def ask_nobody_who_left(work: Work, fact: MemberLeft) -> None:
    await asking.let_go(work, fact.community_id, fact.member_id)
