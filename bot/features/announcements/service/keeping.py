"""What admins do with announcements: from the first words to the last look."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from typing import Any

from bot.features import communities, times
from bot.features.announcements import rules, store
from bot.features.announcements.rules import Gap, Timing
from bot.features.announcements.service.planning import (
    Pin,
    State,
    dump,
    pin_of,
    plan,
    timing_of,
    turn_off,
    turn_on,
    zone_of,
)
from bot.features.announcements.settings import Settings
from bot.kit.calendar import Rule
from bot.kit.texts import utf16_length
from bot.kit.work import Refusal, Work

MOST = 30  # that a community keeps
LONGEST = 3000  # characters, so that a preview with its times is one message
LONGEST_CAPTION = 1024  # Telegram's
UNDO = timedelta(hours=1)
SHOWN_TIMES = 3
GLIMPSE = 60  # characters of it where it is named only


@dataclass(frozen=True, slots=True)
class Announcement:
    number: int
    words: str
    rule: Rule
    state: State
    times: tuple[datetime, ...]  # the next ones, on the community's wall
    photo_id: str  # none: words only
    skips_holidays: bool
    country: str  # whose holidays it skips; none: it skips none, or nobody can tell whose
    gaps: tuple[Gap, ...]
    pin: Pin


@dataclass(frozen=True, slots=True)
class Overview:
    kept: tuple[Announcement, ...]
    deleted: tuple[Announcement, ...]


async def overview(work: Work, community_id: int) -> Overview:
    found = [_shown(work, row) for row in await store.everything(work.db, community_id)]
    return Overview(
        tuple(one for one in found if one.state is not State.DELETED),
        tuple(one for one in found if one.state is State.DELETED),
    )


async def find(work: Work, community_id: int, number: int) -> Announcement:
    """
    Raises:
        Refusal: there is none, or another admin has deleted it.
    """
    return _shown(work, await find_row(work, community_id, number))


async def draft(work: Work, community_id: int, text: str, replied_words: str, photo_id: str = "") -> Announcement:
    """From words that begin with a time; what is to be said stands behind it, or in the message answered.

    Raises:
        Refusal: the time is unclear, there is nothing to say, or too much.
    """
    rule, words = _read(work, community_id, text)
    words = _checked(words or replied_words, photo_id)
    if len((await overview(work, community_id)).kept) >= MOST:
        raise Refusal("announcements.too-many", most=MOST)
    await _must_have_room(work, community_id, Timing(rule))
    number = await store.last_number(work.db, community_id) + 1
    await store.add(
        work.db,
        {
            "community_id": community_id, "number": number, "words": words, "rule": dump(rule), "state": State.DRAFT,
            "next_at": None, "skips_holidays": False, "pin": Pin.OFF, "pinned_key": "", "photo_id": photo_id,
        },
    )  # fmt: skip
    return await find(work, community_id, number)


async def change(work: Work, community_id: int, number: int, text: str, photo_id: str = "") -> Announcement:
    """Another time, other words, or both, whichever `text` holds; and another picture, where there is one."""
    row = await find_row(work, community_id, number)
    photo_id = photo_id or row.photo_id
    rule, words = None, text
    if times.read_at_start(text, work.now, zone_of(work, community_id)) is not None:
        rule, words = _read(work, community_id, text)
    values = {"words": _checked(words or row.words, photo_id), "photo_id": photo_id}
    await store.change(work.db, community_id, number, values | ({"rule": dump(rule)} if rule else {}))
    if rule:
        timing = timing_of(work, await find_row(work, community_id, number))
        await _must_have_room(work, community_id, timing, apart_from=number)
        if row.state == State.ON:
            await turn_on(work, community_id, number, timing)
    return await find(work, community_id, number)


async def take_picture_off(work: Work, community_id: int, number: int) -> Announcement:
    await find_row(work, community_id, number)
    await store.change(work.db, community_id, number, {"photo_id": ""})
    return await find(work, community_id, number)


async def choose_pin(work: Work, community_id: int, number: int, *, is_on: bool) -> Announcement:
    """Whether it is kept at the top of the chat when it is posted, in place of its last post.

    Raises:
        Refusal: Hearth may not.
    """
    row = await find_row(work, community_id, number)
    if is_on and communities.Lack.PINNING in communities.get(work, community_id).lacks:
        raise Refusal("announcements.may-not-pin")
    if is_on != bool(row.pin):
        await store.change(work.db, community_id, number, {"pin": Pin.ON if is_on else Pin.OFF})
    return await find(work, community_id, number)


async def publish(work: Work, community_id: int, number: int) -> Announcement:
    """A draft begins, or one that was paused goes on.

    Raises:
        Refusal: its time is over, or its days are full by now.
    """
    row = await find_row(work, community_id, number)
    if row.state != State.ON:
        timing = timing_of(work, row)
        await _must_have_room(work, community_id, timing, apart_from=number)
        await turn_on(work, community_id, number, timing)
    return await find(work, community_id, number)


async def pause(work: Work, community_id: int, number: int) -> Announcement:
    row = await find_row(work, community_id, number)
    if row.state == State.ON:
        await turn_off(work, community_id, number, State.PAUSED)
    return await find(work, community_id, number)


async def skip(work: Work, community_id: int, number: int, seen: datetime) -> Announcement:
    """Leaves out the next time. `seen` is the time that was meant: a second press leaves out no second one."""
    row = await find_row(work, community_id, number)
    if row.state == State.ON and row.next_at == seen:
        after = timing_of(work, row).next_due(zone_of(work, community_id), row.next_at)
        if after is None:
            await turn_off(work, community_id, number, State.PAUSED)
        else:
            await plan(work, community_id, number, after)
    return await find(work, community_id, number)


async def delete(work: Work, community_id: int, number: int) -> None:
    """It can be brought back for an hour."""
    await find_row(work, community_id, number)
    await turn_off(work, community_id, number, State.DELETED)
    await work.plan("announcements.forget", str(number), work.now + UNDO, community_id=community_id)


async def restore(work: Work, community_id: int, number: int) -> Announcement:
    """Back as paused.

    Raises:
        Refusal: it was deleted more than an hour ago.
    """
    row = await store.find(work.db, community_id, number)
    if row is None:
        raise Refusal("announcements.gone")
    if row.state == State.DELETED:
        await work.unplan("announcements.forget", str(number), community_id=community_id)
        await store.change(work.db, community_id, number, {"state": State.PAUSED})
    return await find(work, community_id, number)


async def forget(work: Work, community_id: int, number: int) -> None:
    row = await store.find(work.db, community_id, number)
    if row is not None and row.state == State.DELETED:
        await store.drop(work.db, community_id, number)


async def find_row(work: Work, community_id: int, number: int) -> Any:
    row = await store.find(work.db, community_id, number)
    if row is None or row.state == State.DELETED:
        raise Refusal("announcements.gone")
    return row


async def _must_have_room(work: Work, community_id: int, timing: Timing, apart_from: int = 0) -> None:
    rows = await store.everything(work.db, community_id)
    others = [timing_of(work, row) for row in rows if row.state == State.ON and row.number != apart_from]
    most = work.settings(Settings, community_id).most_a_day
    if not rules.has_room(timing, others, zone_of(work, community_id), work.now, most):
        raise Refusal("announcements.full", most=most)


def _read(work: Work, community_id: int, text: str) -> tuple[Rule, str]:
    zone = zone_of(work, community_id)
    match times.read_at_start(text, work.now, zone):
        case times.Understood(meaning, words):
            return times.rule_of(meaning, zone), words
        case times.Unclear() as unclear:
            raise Refusal("kit.as-is", value=times.why(unclear, work.now.astimezone(zone).date()))
    raise Refusal("announcements.how")


def _checked(words: str, photo_id: str) -> str:
    words = words.strip()
    if not words:
        raise Refusal("announcements.no-words")
    if photo_id and utf16_length(escape(words, quote=False)) > LONGEST_CAPTION:
        raise Refusal("announcements.too-long-below-a-picture", most=LONGEST_CAPTION)
    if len(words) > LONGEST:
        raise Refusal("announcements.too-long", most=LONGEST)
    return words


def _shown(work: Work, row: Any) -> Announcement:
    timing, zone = timing_of(work, row), zone_of(work, row.community_id)
    if row.next_at is not None:
        coming = [row.next_at, *timing.next_times(zone, row.next_at, SHOWN_TIMES - 1)]
    else:
        coming = timing.next_times(zone, work.now, SHOWN_TIMES)
    return Announcement(
        row.number, row.words, timing.rule, State(row.state), tuple(at.astimezone(zone) for at in coming),
        row.photo_id, row.skips_holidays, timing.country, timing.gaps(zone, work.now, max(coming, default=work.now)),
        pin_of(work, row),
    )  # fmt: skip
