"""Different people who thanked somebody."""

from collections.abc import Collection, Mapping, Sequence

from bot.features import thanks
from bot.features.badges.rules import Criterion, Heard
from bot.features.thanks import Thanked, ThanksTakenBack
from bot.kit.work import Work

FACTS = (Thanked, ThanksTakenBack)
IS_NOTED = True


def hear(_work: Work, fact: Thanked | ThanksTakenBack, criteria: Sequence[Criterion]) -> Heard:
    return Heard(fact.receiver_id, fact.day, anew=criteria)


async def count(
    work: Work, community_id: int, criteria: Sequence[Criterion], ids: Collection[int] | None
) -> Mapping[Criterion, Mapping[int, int]]:
    return {one: await thanks.helped_of(work, community_id, ids, since=one.since) for one in criteria}
