"""What members have of all that a step may ask for, as the rooms below count it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from bot.features import activity, checkins, communities, points, thanks
from bot.features.tiers.rules import Ladder, Signals
from bot.features.tiers.settings import Settings
from bot.kit.calendar import day_of
from bot.kit.work import Work


async def signals_of(
    work: Work, community_id: int, cfg: Settings, ladder: Ladder, ids: Collection[int], *, all_days: bool = False
) -> dict[int, Signals]:
    """Of up to a thousand members. Days are looked up of those who have the points for a step that asks for them: for
    all others they make no difference, but to who wants to know (`all_days`)."""
    lifetimes = await points.lifetimes_of(work, community_id, ids)
    least = min((asked.points for asked in ladder if asked.active_days), default=None)
    near = [one for one in ids if least is not None and (all_days or lifetimes.get(one, 0) >= least)]
    days = await _active_days(work, community_id, near, cfg.window_days)
    helped: Mapping[int, int] = {}
    if any(asked.helped for asked in ladder):
        helped = await thanks.helped_of(work, community_id, ids)
    return {one: Signals(lifetimes.get(one, 0), days.get(one, 0), helped.get(one, 0)) for one in ids}


async def _active_days(work: Work, community_id: int, ids: Collection[int], window: int) -> dict[int, int]:
    """Days with a message or a check-in: of the days before today so many as the window has, and today on top."""
    community = communities.get(work, community_id)
    today = day_of(work.now, community.zone, community.day_starts_at)
    days: Sequence[date] = [today - timedelta(days=back) for back in range(window + 1)]
    wrote = await activity.days_of(work, community_id, ids, days)
    came = await checkins.days_of(work, community_id, ids, days)
    return {one: min(len(wrote.get(one, set()) | came.get(one, set())), window) for one in ids}
