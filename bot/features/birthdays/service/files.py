"""The birthdays of a community as a file, for its admins."""

from collections.abc import Sequence

from bot.features import communities, members
from bot.features.birthdays import rules, store
from bot.features.birthdays.rules import Entry
from bot.features.birthdays.service.planning import birthday_of
from bot.kit.calendar import day_of
from bot.kit.texts import tame
from bot.kit.work import Work


async def entries(work: Work, community_id: int) -> Sequence[Entry]:
    """Of everybody who is there and lets admins know it, the next first."""
    today = day_of(work.now, communities.get(work, community_id).zone)
    rows = await store.known(work.db, community_id)
    there = await members.present_among(work, community_id, [row.member_id for row in rows])
    names = await members.names(work, there)
    found = [
        Entry(f"{community_id}-{row.member_id}", tame(names[row.member_id]) or "?", birthday_of(row))
        for row in rows
        if row.member_id in there
    ]
    return sorted(found, key=lambda one: rules.next_on(one.birthday, today))


async def file(work: Work, community_id: int, ending: str) -> tuple[str, int]:
    """All of these as a calendar or as a table, and how many they are."""
    found, community = await entries(work, community_id), communities.get(work, community_id)
    today = day_of(work.now, community.zone)
    if ending == rules.CALENDAR:
        return rules.as_calendar(community.title, found, today, work.now), len(found)
    return rules.BOM + rules.as_table(found, today), len(found)
