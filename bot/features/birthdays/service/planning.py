"""One plan for a community: what comes first of its birthdays, its days of joining and the ends of its wishes."""

from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

from bot.features import communities
from bot.features.birthdays import rules, store
from bot.features.birthdays.rules import Birthday, Calendar
from bot.features.birthdays.settings import Settings
from bot.kit.calendar import day_of, instant_of
from bot.kit.work import Work


async def plan(work: Work, community_id: int, *, zone: ZoneInfo | None = None, at: time | None = None) -> None:
    """`zone` and `at` are what it is just changing to."""
    at, zone = at or work.settings(Settings, community_id).at, zone or communities.get(work, community_id).zone
    found = []
    if first := await store.next_due(work.db, community_id, at.hour * 60 + at.minute):
        day, minute = first
        found.append(instant_of(day, time(*divmod(minute, 60)), zone))
    if last_on := await store.last_day_of_wishes(work.db, community_id):
        found.append(instant_of(last_on + rules.DAY, at, zone))  # nobody was greeted with it
    if joined_on := await store.anniversaries_from(work.db, community_id):
        found.append(instant_of(joined_on, at, zone))
    if found:
        await work.plan("birthdays.greet", "next", min(found), community_id=community_id)
    else:
        await work.unplan("birthdays.greet", "next", community_id=community_id)


def today_in(work: Work, community_id: int) -> date:
    """The community's: a greeting is an event of the group."""
    return day_of(work.now, communities.get(work, community_id).zone)


def birthday_of(row: Any) -> Birthday:
    return Birthday(row.month, row.of_month, Calendar(row.calendar), row.leap)
