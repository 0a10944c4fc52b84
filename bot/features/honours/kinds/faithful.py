"""The most days with a check-in in a month."""

from collections.abc import Mapping

from bot.features import checkins
from bot.features.honours.rules import Period, Span
from bot.kit.work import Work

SPAN = Span.MONTH
IS_ONCE = False


async def count(work: Work, community_id: int, period: Period, _least: int) -> Mapping[int, int]:
    return await checkins.days_between(work, community_id, period.first, period.last)
