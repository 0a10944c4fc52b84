"""At which hour an announcement meets most members, by when they were there lately."""

from datetime import timedelta

from bot.features import activity, communities
from bot.features.announcements.rules.hours import Best, best_hours
from bot.kit.calendar import day_of
from bot.kit.work import Refusal, Work

LOOKED_BACK = 28  # full days


async def suggest_hours(work: Work, community_id: int) -> list[Best]:
    """
    Raises:
        Refusal: too little is known yet.
    """
    place = communities.get(work, community_id)
    today, since = day_of(work.now, place.zone, place.day_starts_at), await activity.first_day(work, community_id)
    days = [today - timedelta(days=back) for back in range(LOOKED_BACK, 0, -1)]
    days = [day for day in days if since is not None and day >= since]
    members = await activity.members_by_hour(work, community_id, days[0], days[-1]) if days else {}
    found = best_hours(members, days)
    if not found:
        raise Refusal("announcements.hours-unknown")
    return found
