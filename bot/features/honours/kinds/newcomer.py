"""Who joined lately, and was there on the most days since: with a message or a check-in."""

from collections.abc import Mapping

from bot.features import activity, checkins, communities, members
from bot.features.honours.rules import DAY, Period, Span, newcomers_since
from bot.kit.calendar import end_of, start_of
from bot.kit.work import Work

SPAN = Span.MONTH
IS_ONCE = True
LOOKED_AT = 5_000  # newcomers
AT_ONCE = 500


async def count(work: Work, community_id: int, period: Period, _least: int) -> Mapping[int, int]:
    community = communities.get(work, community_id)
    since = newcomers_since(period)
    begins = start_of(since, community.zone, community.day_starts_at)
    ends = end_of(period.last, community.zone, community.day_starts_at)
    ids, _ = await members.newcomers(work, community_id, begins, ends, LOOKED_AT)
    days = [since + number * DAY for number in range((period.last - since).days + 1)]
    found: dict[int, int] = {}
    for at in range(0, len(ids), AT_ONCE):
        some = ids[at : at + AT_ONCE]
        wrote = await activity.days_of(work, community_id, some, days)
        came = await checkins.days_of(work, community_id, some, days)
        found |= {one: len(wrote.get(one, set()) | came.get(one, set())) for one in some}
    return found
