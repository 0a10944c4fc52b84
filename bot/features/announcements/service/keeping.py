"""What admins do with announcements: from the first words to the last look."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from bot.features import communities, times
from bot.features.announcements import rules, store
from bot.features.announcements.rules import Gap, Turns
from bot.features.announcements.service import wording, years
from bot.features.announcements.service.planning import (
    NEWCOMERS,
    YEAR,
    InChannel,
    Pin,
    State,
    aligned,
    dump,
    pin_of,
    plan,
    timing_of,
    turn_off,
    turn_on,
    yearly,
    zone_of,
)
from bot.features.announcements.service.wording import Prompt
from bot.features.announcements.settings import Settings
from bot.features.announcements.tables import AnnouncementRow
from bot.kit.calendar import Once, Rule, day_of
from bot.kit.routing import Channel
from bot.kit.texts import Text
from bot.kit.work import Refusal, Work

MOST = 30  # that a community keeps
UNDO = timedelta(hours=1)
SHOWN_TIMES = 3


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
    poll: str  # one | several answers; none: it asks nothing, or only in words
    may_ask: bool
    turns: Turns | None  # of prompts, where it has several
    may_turn: bool
    prompts: tuple[Prompt, ...]  # what is said next, at the first of its times on
    ritual: str
    content: str  # what it is there for; none: nobody said
    channel: InChannel
    year: Text | None = None  # what a year ceremony would fill in today


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
    row = await find_row(work, community_id, number)
    shown = _shown(work, row)
    return replace(shown, year=await years.preview(work, row)) if row.ritual == YEAR else shown


async def draft(work: Work, community_id: int, text: str, replied_words: str, photo_id: str = "") -> Announcement:
    """From words that begin with a time; what is to be said stands behind it, or in the message answered.

    Raises:
        Refusal: the time is unclear, there is nothing to say, or too much.
    """
    rule, words = _read(work, community_id, text)
    words = (words or replied_words).strip()
    return await keep(work, community_id, AnnouncementRow(
        community_id=community_id, number=0, words=words, rule=dump(rule), state=State.DRAFT, photo_id=photo_id,
        poll=wording.may_ask(words) if not photo_id else "",
        in_turn=wording.may_turn(words) and not isinstance(rule, Once),
    ))  # fmt: skip


async def keep(work: Work, community_id: int, new: AnnouncementRow) -> Announcement:
    """As a draft, under a number of its own."""
    wording.check(new)
    if len((await overview(work, community_id)).kept) >= MOST:
        raise Refusal("announcements.too-many", most=MOST)
    await must_have_room(work, community_id, new)
    return await find(work, community_id, await store.add(work.db, new.model_dump()))


async def change(work: Work, community_id: int, number: int, text: str, photo_id: str = "") -> Announcement:
    """Another time, other words, or both, whichever `text` holds; and another picture, where there is one."""
    row = await find_row(work, community_id, number)
    rule, words = None, text
    if times.read_at_start(text, work.now, zone_of(work, community_id)) is not None:
        rule, words = _read(work, community_id, text)
        if row.ritual == YEAR:
            rule = yearly(rule, zone_of(work, community_id), number)
    values = wording.rewritten(row, words.strip() or row.words, photo_id or row.photo_id)
    if rule:
        values |= {"rule": dump(rule)}
    await store.change(work.db, community_id, number, values)
    row = await find_row(work, community_id, number)
    wording.check(row)
    if rule:
        await must_have_room(work, community_id, row)
        if row.state == State.ON:
            await turn_on(work, community_id, number, timing_of(work, row))
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


async def choose_channel(
    work: Work, community_id: int, number: int, channel: Channel | None, *, is_on: bool
) -> Announcement:
    """Whether it is said in the group's channel too, as Telegram told just now what may be done there.

    Raises:
        Refusal: there is none, Hearth may not post there, or whoever asks may not.
    """
    await find_row(work, community_id, number)
    if is_on:
        if channel is None:
            raise Refusal("announcements.no-channel")
        if not channel.may_post:
            raise Refusal("announcements.may-not-post")
        if not channel.may_be_asked:
            raise Refusal("announcements.not-your-channel")
    values = {"channel": InChannel.ON if is_on else InChannel.OFF}
    await store.change(work.db, community_id, number, values)
    return await find(work, community_id, number)


async def publish(work: Work, community_id: int, number: int) -> Announcement:
    """A draft begins, or one that was paused goes on.

    Raises:
        Refusal: its time is over, or its days are full by now.
    """
    row = await find_row(work, community_id, number)
    if row.state != State.ON:
        await must_have_room(work, community_id, row)
        await turn_on(work, community_id, number, timing_of(work, row))
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


async def must_have_room(work: Work, community_id: int, row: Any) -> None:
    rows = await store.everything(work.db, community_id)
    others = [one for one in rows if one.state == State.ON and one.number != row.number]
    zone, most = zone_of(work, community_id), work.settings(Settings, community_id).most_a_day
    today = day_of(work.now, zone)
    turns = wording.turns_of(row)
    has_room = rules.has_room(
        timing_of(work, row), [timing_of(work, one) for one in others], zone, work.now, most,
        times=turns.left if turns else None, taken={today: await taken_on(work, community_id, today, others)},
    )  # fmt: skip
    if not has_room:
        raise Refusal("announcements.full", most=most)


async def taken_on(work: Work, community_id: int, day: date, rows: Iterable[Any]) -> int:
    """How many of a day's posts were said, whatever became of those since, or will be said by what is on."""
    zone = zone_of(work, community_id)
    coming = [row for row in rows if row.state == State.ON and day_of(row.next_at, zone) == day]
    return await store.said_on(work.db, community_id, day) + len(coming)


def _read(work: Work, community_id: int, text: str) -> tuple[Rule, str]:
    zone = zone_of(work, community_id)
    match times.read_at_start(text, work.now, zone):
        case times.Understood(meaning, words):
            return times.rule_of(meaning, zone), words
        case times.Unclear() as unclear:
            raise Refusal("kit.as-is", value=times.why(unclear, work.now.astimezone(zone).date()))
    raise Refusal("announcements.how")


def _shown(work: Work, row: Any) -> Announcement:
    row = aligned(work, row)
    timing, zone, turns = timing_of(work, row), zone_of(work, row.community_id), wording.turns_of(row)
    if row.next_at is not None:
        coming = [row.next_at, *timing.next_times(zone, row.next_at, SHOWN_TIMES - 1)]
    else:
        coming = timing.next_times(zone, work.now, SHOWN_TIMES)
    if turns and turns.left is not None:
        coming = coming[: turns.left]
    return Announcement(
        row.number, row.words, timing.rule, State(row.state), tuple(at.astimezone(zone) for at in coming),
        row.photo_id, row.skips_holidays, timing.country, timing.gaps(zone, work.now, max(coming, default=work.now)),
        pin_of(work, row), row.poll, not row.ritual and bool(wording.may_ask(row.words)), turns,
        row.ritual != NEWCOMERS and wording.may_turn(row.words) and not isinstance(timing.rule, Once),
        tuple(wording.prompts_ahead(row, SHOWN_TIMES)), row.ritual, row.content,
        InChannel(row.channel),
    )  # fmt: skip
