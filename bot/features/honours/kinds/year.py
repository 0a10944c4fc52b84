"""The most points earned in a year, whatever for."""

from collections.abc import Mapping

from bot.features import points
from bot.features.honours.rules import Period, Span
from bot.kit.work import Work

SPAN = Span.YEAR
IS_ONCE = False


async def count(work: Work, community_id: int, period: Period, least: int) -> Mapping[int, int]:
    return await points.earned_between(work, community_id, period.first, period.last, least)
