"""Saying it: on the minute, late if need be, or now; and what will be said."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.features import communities, preferences
from bot.features.announcements import store
from bot.features.announcements.service import rituals, wording, years
from bot.features.announcements.service.keeping import find_row, taken_on
from bot.features.announcements.service.planning import (
    NEWCOMERS,
    YEAR,
    InChannel,
    Pin,
    State,
    aligned,
    pin_of,
    plan,
    times_until,
    timing_of,
    turn_off,
    zone_of,
)
from bot.features.announcements.service.wording import GLIMPSE, SEVERAL
from bot.features.announcements.settings import Settings
from bot.kit import calendar
from bot.kit.outbox import fate_of
from bot.kit.texts import Name, Text, say
from bot.kit.work import Coming, Picture, Refusal, Weight, Work


class Posted(StrEnum):
    NOW = "now"
    JUST = "just"  # within the same minute, so not again
    NOTHING = "nothing"  # there is nobody to greet


async def post_now(work: Work, community_id: int, number: int) -> Posted:
    """Once more, apart from its times.

    Raises:
        Refusal: the day has as many as it may have, with those that come yet.
    """
    row, rows = aligned(work, await find_row(work, community_id, number)), await store.everything(work.db, community_id)
    when, most = f"now:{work.now:%Y-%m-%dT%H:%M}", work.settings(Settings, community_id).most_a_day
    if await taken_on(work, community_id, calendar.day_of(work.now, zone_of(work, community_id)), rows) >= most:
        raise Refusal("announcements.full-today", most=most)
    words = await _words(work, row)
    if words is None:
        return Posted.NOTHING
    return Posted.NOW if await _say(work, row, when) else Posted.JUST


async def strike(work: Work, community_id: int, number: int) -> None:
    """A time has come, perhaps while Hearth was away: say it if it is not too late, and plan the next."""
    row = await store.find(work.db, community_id, number)
    if row is None or row.state != State.ON or row.next_at is None or row.next_at > work.now:
        return
    row = aligned(work, row)
    timing, zone = timing_of(work, row), zone_of(work, community_id)
    late = timedelta(hours=work.settings(Settings, community_id).late_hours)
    is_late = work.now > row.next_at + late
    # What is a holiday may have become known since it was planned.
    was_said = (await fate_of(work.db, community_id, _key(row, row.next_at.isoformat())))[0] is not None
    if timing.comes_on(calendar.day_of(row.next_at, zone)) and not was_said:
        await (_tell_admins(work, row) if is_late else _say(work, row, row.next_at.isoformat()))
        if (await find_row(work, community_id, number)).state != State.ON:
            return  # that was the last of its prompts
    after = timing.next_due(zone, work.now)
    if after is not None:
        await plan(work, community_id, number, after)
    elif is_late or timing.country or row.in_turn:
        await turn_off(work, community_id, number, State.PAUSED)  # its words may still be wanted
    else:
        await store.drop(work.db, community_id, number)


async def will_say(work: Work, community_id: int, until: datetime) -> Sequence[Coming]:
    zone, found = zone_of(work, community_id), []
    for row in await store.everything(work.db, community_id):
        row = aligned(work, row)
        times = times_until(work, row, zone, until)
        for at, prompt in zip(times, wording.prompts_ahead(row, len(times)), strict=False):  # prompts may end
            what = _about(row, prompt.words)
            why = say("announcements.will-say-why", number=row.number)
            earliest = work.now if at == row.next_at and row.ritual != YEAR else None
            found.append(Coming(at, what, _key(row, at.isoformat()), why, earliest=earliest))
    return found


async def say_early(work: Work, community_id: int, key: str) -> None:
    """What is next due with that key; when its own time comes, it was said."""
    for row in await store.everything(work.db, community_id):
        if row.state == State.ON and row.next_at is not None and key == _key(row, row.next_at.isoformat()):
            await _say(work, row, row.next_at.isoformat())


def _about(row: Any, words: str) -> Text:
    """What it is in short."""
    if row.ritual == NEWCOMERS:
        return say("announcements.will-greet", number=row.number)
    return say("announcements.will-say", number=row.number, words=words[:GLIMPSE])


async def may_not_pin(work: Work, community_id: int) -> None:
    """What was to be pinned was said, and is not. Admins hear it once, until Hearth may again."""
    await _refused(work, community_id, "pin", Pin.ON, Pin.REFUSED, "announcements.not-pinned")


async def may_not_post(work: Work, community_id: int) -> None:
    """What was to be in the channel is said in the group alone. Admins hear it once, and turn it on again."""
    await _refused(work, community_id, "channel", InChannel.ON, InChannel.REFUSED, "announcements.not-in-channel")


async def _refused(work: Work, community_id: int, what: str, on: str, refused: str, key: str) -> None:
    rows = [row for row in await store.everything(work.db, community_id) if getattr(row, what) == on]
    for row in rows:
        await store.change(work.db, community_id, row.number, {what: refused})
    if rows:
        text = say(key, community=Name(communities.get(work, community_id).title))
        await preferences.tell_admins(work, community_id, text, key=f"{key}:{work.now:%Y-%m-%dT%H:%M}")


async def _tell_admins(work: Work, row: Any) -> None:
    local = row.next_at.astimezone(zone_of(work, row.community_id))
    title = Name(communities.get(work, row.community_id).title)
    words = await _words(work, row)
    if words is None:
        return  # nothing would have been said
    text = say(
        "announcements.missed",
        number=row.number, community=title, day=local.date(), at=local.time(), words=words,
    )  # fmt: skip
    key = f"announcements.missed:{row.number}:{row.next_at.isoformat()}"
    await preferences.tell_admins(work, row.community_id, text, key=key)


async def _say(work: Work, row: Any, when: str) -> bool:
    words = await _words(work, row)
    if words is None:
        return False
    (prompt,) = wording.prompts_ahead(row, 1)
    picture = Picture.as_it_is(row.photo_id) if row.photo_id else None
    poll = {"options": prompt.poll.options, "several": row.poll == SEVERAL} if prompt.poll else None
    is_new = await work.say(
        words,
        key=(key := _key(row, when)),
        community_id=row.community_id,
        picture=picture,
        pin=bool(row.pin),
        over=row.pinned_key,
        poll=poll,
        # What is written for a time comes at that time; what returns by itself can wait a day.
        weight=Weight.CAN_WAIT if row.ritual == NEWCOMERS or (row.in_turn and row.ritual != YEAR) else Weight.TIMELY,
        about=_about(row, prompt.words),
    )
    if is_new:
        if row.channel == InChannel.ON:
            await work.say_in_channel(
                words, key=f"{key}:channel", instead_of=key, community_id=row.community_id, picture=picture, poll=poll
            )
        if row.pin:
            await store.change(work.db, row.community_id, row.number, {"pinned_key": key, "pin": pin_of(work, row)})
        await _count(work, row)
    return is_new


async def _count(work: Work, row: Any) -> None:
    """One more of this day; of prompts, the next has its turn, and behind the last one it may rest."""
    today = calendar.day_of(work.now, zone_of(work, row.community_id))
    values = {"said_on": today, "said_times": row.said_times + 1 if row.said_on == today else 1}
    if row.ritual == NEWCOMERS:
        values["greeted_at"] = work.now
    if row.ritual != YEAR and (turns := wording.turns_of(row)):
        is_over = turns.left == 1
        values["turn"] = 0 if is_over else row.turn + 1
        if is_over and row.state == State.ON:
            await turn_off(work, row.community_id, row.number, State.PAUSED)
    await store.change(work.db, row.community_id, row.number, values)


async def _words(work: Work, row: Any) -> Text | None:
    """None: there is nothing to say, because nobody is to be greeted."""
    if row.ritual == NEWCOMERS:
        return await rituals.greeting(work, row)
    (prompt,) = wording.prompts_ahead(row, 1)
    if row.ritual == YEAR:
        return await years.filled(work, row, prompt.words)
    return say("kit.as-is", value=prompt.poll.question if prompt.poll else prompt.words)


def _key(row: Any, when: str) -> str:
    return f"announcements:{row.number}:{when}"
