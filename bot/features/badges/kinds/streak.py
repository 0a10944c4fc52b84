"""The longest streak of check-ins to the day."""

from collections.abc import Collection, Mapping, Sequence

from bot.features import checkins, points
from bot.features.badges.rules import NOTHING, Criterion, Heard
from bot.features.checkins import DAILY, CheckedIn, CheckinUndone, StreakRecounted
from bot.kit.work import Work

FACTS = (CheckedIn, CheckinUndone, StreakRecounted)
IS_NOTED = True


def hear(work: Work, fact: CheckedIn | CheckinUndone | StreakRecounted, criteria: Sequence[Criterion]) -> Heard:
    if fact.track != DAILY:
        return NOTHING
    if not isinstance(fact, CheckedIn) or fact.day != points.today_of(work, fact.community_id, fact.member_id):
        return Heard(fact.member_id, fact.day, anew=criteria)
    ever = Criterion("streak")
    later = [one for one in criteria if one != ever and one.since and fact.day >= one.since]
    return Heard(fact.member_id, fact.day, (), {ever: fact.streak} if ever in criteria else {}, later)


async def count(
    work: Work, community_id: int, criteria: Sequence[Criterion], ids: Collection[int] | None
) -> Mapping[Criterion, Mapping[int, int]]:
    return {one: await checkins.longest_streaks(work, community_id, one.since, ids) for one in criteria}
