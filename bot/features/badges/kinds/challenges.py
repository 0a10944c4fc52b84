"""Challenges that somebody completed. Whoever runs them tells, see `service.counting.complete`."""

from collections.abc import Collection, Mapping, Sequence

from bot.features.badges.rules import NOTHING, Criterion, Heard
from bot.kit.work import Work

FACTS = ()
IS_NOTED = False


def hear(_work: Work, _fact: object, _criteria: Sequence[Criterion]) -> Heard:
    return NOTHING


async def count(
    _work: Work, _community_id: int, _criteria: Sequence[Criterion], _ids: Collection[int] | None
) -> Mapping[Criterion, Mapping[int, int]]:
    return {}
