"""What members have of all that a step may ask for, as the rooms below count it."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from datetime import date, timedelta

from bot.features import activity, checkins, communities, points
from bot.features.tiers.rules import Ladder, Signals
from bot.features.tiers.settings import Settings
from bot.kit.calendar import day_of
from bot.kit.work import Work

HelpedOf = Callable[[Work, int, Collection[int]], Awaitable[Mapping[int, int]]]
"""How many different people each of some members helped; who helped none is not in it."""

counters: list[HelpedOf] = []
"""The rooms that count it. Without any, nobody has helped anybody as far as tiers know."""


async def signals_of(
    work: Work, community_id: int, cfg: Settings, ladder: Ladder, ids: Collection[int], *, all_days: bool = False
) -> dict[int, Signals]:
    """Of up to a thousand members. Days are looked up of those who have the points for a step that asks for them: for
    all others they make no difference, but to who wants to know (`all_days`)."""
    lifetimes = await points.lifetimes_of(work, community_id, ids)
    least = min((asked.points for asked in ladder if asked.active_days), default=None)
    near = [one for one in ids if least is not None and (all_days or lifetimes.get(one, 0) >= least)]
    days = await _active_days(work, community_id, near, cfg.window_days)
    helped: dict[int, int] = {}
    if any(asked.helped for asked in ladder):
        for count in counters:
            for member_id, people in (await count(work, community_id, ids)).items():
                helped[member_id] = helped.get(member_id, 0) + people
    return {one: Signals(lifetimes.get(one, 0), days.get(one, 0), helped.get(one, 0)) for one in ids}


async def _active_days(work: Work, community_id: int, ids: Collection[int], window: int) -> dict[int, int]:
    """Days with a message or a check-in: of the days before today so many as the window has, and today on top."""
    community = communities.get(work, community_id)
    today = day_of(work.now, community.zone, community.day_starts_at)
    days: Sequence[date] = [today - timedelta(days=back) for back in range(window + 1)]
    wrote = await activity.days_of(work, community_id, ids, days)
    came = await checkins.days_of(work, community_id, ids, days)
    return {one: min(len(wrote.get(one, set()) | came.get(one, set())), window) for one in ids}
