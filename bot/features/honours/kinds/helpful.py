"""Thanked by the most different people in a month."""

from collections.abc import Mapping

from bot.features import thanks
from bot.features.honours.rules import Period, Span
from bot.kit.work import Work

SPAN = Span.MONTH
IS_ONCE = False
LOOKED_AT = 5_000  # of those thanked by the most


async def count(work: Work, community_id: int, period: Period, _least: int) -> Mapping[int, int]:
    _, found = await thanks.most_thanked(work, community_id, period.first, period.last, LOOKED_AT)
    return dict(found)
