"""Checking in again after a long time without."""

from collections.abc import Collection, Mapping, Sequence

from bot.features import checkins, points
from bot.features.badges.rules import NOTHING, Criterion, Heard
from bot.features.checkins import DAILY, CheckedIn, CheckinUndone
from bot.kit.work import Work

FACTS = (CheckedIn, CheckinUndone)
IS_NOTED = True


def hear(work: Work, fact: CheckedIn | CheckinUndone, criteria: Sequence[Criterion]) -> Heard:
    if fact.track != DAILY:
        return NOTHING
    is_plain = isinstance(fact, CheckedIn) and (fact.streak > 1 or fact.total == 1)
    if is_plain and fact.day == points.today_of(work, fact.community_id, fact.member_id):
        return NOTHING  # yesterday was there, or nothing ever was
    return Heard(fact.member_id, fact.day, anew=criteria)


async def count(
    work: Work, community_id: int, criteria: Sequence[Criterion], ids: Collection[int] | None
) -> Mapping[Criterion, Mapping[int, int]]:
    return {one: await checkins.returns(work, community_id, one.away_days, one.since, ids) for one in criteria}
