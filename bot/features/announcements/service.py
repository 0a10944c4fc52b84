import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from bot.features import communities, preferences, times
from bot.features.announcements import rules, store
from bot.features.announcements.settings import Settings
from bot.kit import calendar
from bot.kit.calendar import Rule
from bot.kit.texts import Name, say
from bot.kit.work import Coming, Refusal, Work

MOST = 30  # that a community keeps
LONGEST = 3000  # characters, so that a preview with its times is one message
UNDO = timedelta(hours=1)
SHOWN_TIMES = 3
GLIMPSE = 60  # characters of it where it is named only


class State(StrEnum):
    DRAFT = "draft"
    ON = "on"
    PAUSED = "paused"
    DELETED = "deleted"  # for as long as it can be brought back


@dataclass(frozen=True, slots=True)
class Announcement:
    number: int
    words: str
    rule: Rule
    state: State
    times: tuple[datetime, ...]  # the next ones, on the community's wall


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
    return _shown(work, await _find(work, community_id, number))


async def draft(work: Work, community_id: int, text: str, replied_words: str) -> Announcement:
    """From words that begin with a time; what is to be said stands behind it, or in the message answered.

    Raises:
        Refusal: the time is unclear, there is nothing to say, or too much.
    """
    rule, words = _read(work, community_id, text)
    words = _checked(words or replied_words)
    if len((await overview(work, community_id)).kept) >= MOST:
        raise Refusal("announcements.too-many", most=MOST)
    await _must_have_room(work, community_id, rule)
    number = await store.last_number(work.db, community_id) + 1
    await store.add(work.db, _row(community_id, number, words, rule))
    return await find(work, community_id, number)


async def change(work: Work, community_id: int, number: int, text: str) -> Announcement:
    """Another time, another time and other words, or only other words, whichever `text` holds."""
    row = await _find(work, community_id, number)
    if times.read_at_start(text, work.now, _zone(work, community_id)) is None:
        await store.change(work.db, community_id, number, {"words": _checked(text)})
        return await find(work, community_id, number)
    rule, words = _read(work, community_id, text)
    await _must_have_room(work, community_id, rule, apart_from=number)
    values = {"rule": _dump(rule), "words": _checked(words) if words else row.words}
    await store.change(work.db, community_id, number, values)
    if row.state == State.ON:
        await _turn_on(work, community_id, number, rule)
    return await find(work, community_id, number)


async def publish(work: Work, community_id: int, number: int) -> Announcement:
    """A draft begins, or one that was paused goes on.

    Raises:
        Refusal: its time is over, or its days are full by now.
    """
    row = await _find(work, community_id, number)
    if row.state != State.ON:
        rule = _load(row)
        await _must_have_room(work, community_id, rule, apart_from=number)
        await _turn_on(work, community_id, number, rule)
    return await find(work, community_id, number)


async def pause(work: Work, community_id: int, number: int) -> Announcement:
    row = await _find(work, community_id, number)
    if row.state == State.ON:
        await _turn_off(work, community_id, number, State.PAUSED)
    return await find(work, community_id, number)


async def skip(work: Work, community_id: int, number: int, seen: datetime) -> Announcement:
    """Leaves out the next time. `seen` is the time that was meant: a second press leaves out no second one."""
    row = await _find(work, community_id, number)
    if row.state == State.ON and row.next_at == seen:
        after = calendar.next_due(_load(row), _zone(work, community_id), row.next_at)
        if after is None:
            await _turn_off(work, community_id, number, State.PAUSED)
        else:
            await _plan(work, community_id, number, after)
    return await find(work, community_id, number)


async def delete(work: Work, community_id: int, number: int) -> None:
    """It can be brought back for an hour."""
    await _find(work, community_id, number)
    await _turn_off(work, community_id, number, State.DELETED)
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


async def post_now(work: Work, community_id: int, number: int) -> bool:
    """Once more, apart from its times; False when that was done within the same minute."""
    row = await _find(work, community_id, number)
    return await _say(work, row, f"now:{work.now:%Y-%m-%dT%H:%M}")


async def strike(work: Work, community_id: int, number: int) -> None:
    """A time has come, perhaps while Hearth was away: say it if it is not too late, and plan the next."""
    row = await store.find(work.db, community_id, number)
    if row is None or row.state != State.ON or row.next_at is None or row.next_at > work.now:
        return
    late = timedelta(hours=work.settings(Settings, community_id).late_hours)
    is_late = work.now > row.next_at + late
    if is_late:
        await _tell_admins(work, row)
    else:
        await _say(work, row, row.next_at.isoformat())
    after = calendar.next_due(_load(row), _zone(work, community_id), work.now)
    if after is not None:
        await _plan(work, community_id, number, after)
    elif is_late:
        await _turn_off(work, community_id, number, State.PAUSED)  # its words may still be wanted
    else:
        await store.drop(work.db, community_id, number)


async def will_say(work: Work, community_id: int, until: datetime) -> Sequence[Coming]:
    zone, found = _zone(work, community_id), []
    for row in await store.everything(work.db, community_id):
        at, rule = row.next_at if row.state == State.ON else None, _load(row)
        while at is not None and at <= until:
            what = say("announcements.will-say", number=row.number, words=row.words[:GLIMPSE])
            found.append(Coming(at, what, _key(row, at.isoformat())))
            at = calendar.next_due(rule, zone, at)
    return found


async def move(work: Work, community_id: int, new: ZoneInfo) -> None:
    """The community lives by another clock: the same hours on the new wall."""
    old = _zone(work, community_id)
    for row in await store.everything(work.db, community_id):
        rule, next_at = calendar.moved(_load(row), row.next_at or work.now, old, new, work.now)
        await store.change(work.db, community_id, row.number, {"rule": _dump(rule)})
        if row.state == State.ON:
            await _plan(work, community_id, row.number, next_at)


async def pause_all(work: Work, community_id: int) -> None:
    """Hearth was put out of the group: nothing is lost, and an admin lets them go on when it is back."""
    for row in await store.everything(work.db, community_id):
        if row.state == State.ON:
            await _turn_off(work, community_id, row.number, State.PAUSED)


async def merge(work: Work, kept_id: int, retired_id: int) -> None:
    """Those of the retired community stand behind those of the kept one."""
    number = await store.last_number(work.db, kept_id)
    for row in await store.everything(work.db, retired_id):
        await work.unplan("announcements.post", str(row.number), community_id=retired_id)
        await work.unplan("announcements.forget", str(row.number), community_id=retired_id)
        await store.drop(work.db, retired_id, row.number)
        if row.state == State.DELETED:
            continue
        number += 1
        await store.add(work.db, _row(kept_id, number, row.words, _load(row), State(row.state)))
        if row.state == State.ON:
            await _plan(work, kept_id, number, row.next_at)


async def _tell_admins(work: Work, row: Any) -> None:
    local = row.next_at.astimezone(_zone(work, row.community_id))
    title = Name(communities.get(work, row.community_id).title)
    text = say(
        "announcements.missed", number=row.number, community=title, day=local.date(), at=local.time(), words=row.words
    )
    for admin_id in await preferences.admins_in_reach(work, row.community_id):
        key = f"announcements.missed:{row.number}:{row.next_at.isoformat()}:{admin_id}"
        await work.say(text, key=key, community_id=row.community_id, member_id=admin_id)


async def _say(work: Work, row: Any, when: str) -> bool:
    return await work.say(say("kit.as-is", value=row.words), key=_key(row, when), community_id=row.community_id)


def _key(row: Any, when: str) -> str:
    return f"announcements:{row.number}:{when}"


async def _turn_on(work: Work, community_id: int, number: int, rule: Rule) -> None:
    due = calendar.next_due(rule, _zone(work, community_id), work.now)
    if due is None:
        raise Refusal("announcements.past", number=number)
    await store.change(work.db, community_id, number, {"state": State.ON})
    await _plan(work, community_id, number, due)


async def _turn_off(work: Work, community_id: int, number: int, state: State) -> None:
    await work.unplan("announcements.post", str(number), community_id=community_id)
    await store.change(work.db, community_id, number, {"state": state, "next_at": None})


async def _plan(work: Work, community_id: int, number: int, due_at: datetime) -> None:
    await store.change(work.db, community_id, number, {"next_at": due_at})
    await work.plan("announcements.post", str(number), due_at, community_id=community_id)


async def _must_have_room(work: Work, community_id: int, rule: Rule, apart_from: int = 0) -> None:
    rows = await store.everything(work.db, community_id)
    others = [_load(row) for row in rows if row.state == State.ON and row.number != apart_from]
    most = work.settings(Settings, community_id).most_a_day
    if not rules.has_room(rule, others, _zone(work, community_id), work.now, most):
        raise Refusal("announcements.full", most=most)


async def _find(work: Work, community_id: int, number: int) -> Any:
    row = await store.find(work.db, community_id, number)
    if row is None or row.state == State.DELETED:
        raise Refusal("announcements.gone")
    return row


def _read(work: Work, community_id: int, text: str) -> tuple[Rule, str]:
    zone = _zone(work, community_id)
    match times.read_at_start(text, work.now, zone):
        case times.Understood(meaning, words):
            return times.rule_of(meaning, zone), words
        case times.Unclear() as unclear:
            raise Refusal("kit.as-is", value=times.why(unclear, work.now.astimezone(zone).date()))
    raise Refusal("announcements.how")


def _checked(words: str) -> str:
    words = words.strip()
    if not words:
        raise Refusal("announcements.no-words")
    if len(words) > LONGEST:
        raise Refusal("announcements.too-long", most=LONGEST)
    return words


def _shown(work: Work, row: Any) -> Announcement:
    rule, zone = _load(row), _zone(work, row.community_id)
    if row.next_at is not None:
        coming = [row.next_at, *calendar.next_times(rule, zone, row.next_at, SHOWN_TIMES - 1)]
    else:
        coming = calendar.next_times(rule, zone, work.now, SHOWN_TIMES)
    return Announcement(row.number, row.words, rule, State(row.state), tuple(at.astimezone(zone) for at in coming))


def _row(community_id: int, number: int, words: str, rule: Rule, state: State = State.DRAFT) -> Mapping[str, Any]:
    return {
        "community_id": community_id, "number": number, "words": words, "rule": _dump(rule), "state": state,
        "next_at": None,
    }  # fmt: skip


def _zone(work: Work, community_id: int) -> ZoneInfo:
    return communities.get(work, community_id).zone


def _dump(rule: Rule) -> str:
    return json.dumps(calendar.to_json(rule))


def _load(row: Any) -> Rule:
    return calendar.from_json(json.loads(row.rule))
