"""Saying it: on the minute, late if need be, or now; and what will be said."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.features import communities, preferences
from bot.features.announcements import store
from bot.features.announcements.service.keeping import GLIMPSE, find_row
from bot.features.announcements.service.planning import Pin, State, pin_of, plan, timing_of, turn_off, zone_of
from bot.features.announcements.settings import Settings
from bot.kit import calendar
from bot.kit.texts import Name, say
from bot.kit.work import Coming, Picture, Work


async def post_now(work: Work, community_id: int, number: int) -> bool:
    """Once more, apart from its times; False when that was done within the same minute."""
    row = await find_row(work, community_id, number)
    return await _say(work, row, f"now:{work.now:%Y-%m-%dT%H:%M}")


async def strike(work: Work, community_id: int, number: int) -> None:
    """A time has come, perhaps while Hearth was away: say it if it is not too late, and plan the next."""
    row = await store.find(work.db, community_id, number)
    if row is None or row.state != State.ON or row.next_at is None or row.next_at > work.now:
        return
    timing, zone = timing_of(work, row), zone_of(work, community_id)
    late = timedelta(hours=work.settings(Settings, community_id).late_hours)
    is_late = work.now > row.next_at + late
    # What is a holiday may have become known since it was planned.
    if timing.comes_on(calendar.day_of(row.next_at, zone)):
        await (_tell_admins(work, row) if is_late else _say(work, row, row.next_at.isoformat()))
    after = timing.next_due(zone, work.now)
    if after is not None:
        await plan(work, community_id, number, after)
    elif is_late or timing.country:
        await turn_off(work, community_id, number, State.PAUSED)  # its words may still be wanted
    else:
        await store.drop(work.db, community_id, number)


async def will_say(work: Work, community_id: int, until: datetime) -> Sequence[Coming]:
    zone, found = zone_of(work, community_id), []
    for row in await store.everything(work.db, community_id):
        at, timing = row.next_at if row.state == State.ON else None, timing_of(work, row)
        while at is not None and at <= until:
            what = say("announcements.will-say", number=row.number, words=row.words[:GLIMPSE])
            found.append(Coming(at, what, _key(row, at.isoformat())))
            at = timing.next_due(zone, at)
    return found


async def may_not_pin(work: Work, community_id: int) -> None:
    """What was to be pinned was said, and is not. Admins hear it once, until Hearth may again."""
    rows = [row for row in await store.everything(work.db, community_id) if row.pin == Pin.ON]
    for row in rows:
        await store.change(work.db, community_id, row.number, {"pin": Pin.REFUSED})
    if rows:
        text = say("announcements.not-pinned", community=Name(communities.get(work, community_id).title))
        for admin_id in await preferences.admins_in_reach(work, community_id):
            key = f"announcements.not-pinned:{work.now:%Y-%m-%dT%H:%M}:{admin_id}"
            await work.say(text, key=key, community_id=community_id, member_id=admin_id)


async def _tell_admins(work: Work, row: Any) -> None:
    local = row.next_at.astimezone(zone_of(work, row.community_id))
    title = Name(communities.get(work, row.community_id).title)
    text = say(
        "announcements.missed", number=row.number, community=title, day=local.date(), at=local.time(), words=row.words
    )
    for admin_id in await preferences.admins_in_reach(work, row.community_id):
        key = f"announcements.missed:{row.number}:{row.next_at.isoformat()}:{admin_id}"
        await work.say(text, key=key, community_id=row.community_id, member_id=admin_id)


async def _say(work: Work, row: Any, when: str) -> bool:
    picture = Picture.as_it_is(row.photo_id) if row.photo_id else None
    words, key = say("kit.as-is", value=row.words), _key(row, when)
    is_new = await work.say(
        words, key=key, community_id=row.community_id, picture=picture, pin=bool(row.pin), over=row.pinned_key
    )
    if is_new and row.pin:
        await store.change(work.db, row.community_id, row.number, {"pinned_key": key, "pin": pin_of(work, row)})
    return is_new


def _key(row: Any, when: str) -> str:
    return f"announcements:{row.number}:{when}"
