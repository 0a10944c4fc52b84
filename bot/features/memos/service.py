import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from bot.features import communities, preferences, times
from bot.features.memos import rules, store
from bot.features.memos.rules import Delay
from bot.features.times import Meaning, Unclear, Understood
from bot.kit import calendar
from bot.kit.calendar import Rule
from bot.kit.routing import Button, press
from bot.kit.texts import say
from bot.kit.work import Coming, Refusal, Work

MOST = 50  # that a member keeps
LONGEST = 500  # characters
UNDO = timedelta(hours=1)
DRAFT = timedelta(days=1)  # to say what was meant
TOLD = timedelta(days=30)  # to put off or tick what was told
DELAYS = {Delay.SHORT: "memos.in-ten-minutes", Delay.HOUR: "memos.in-an-hour", Delay.DAY: "memos.tomorrow"}


class State(StrEnum):
    DRAFT = "draft"  # its time is unclear
    ON = "on"
    PAUSED = "paused"
    TOLD = "told"  # and will not come again by itself
    DELETED = "deleted"  # for as long as it can be brought back


@dataclass(frozen=True, slots=True)
class Memo:
    number: int
    words: str
    state: State
    meanings: tuple[Meaning, ...]  # its own; of a draft, those that may have been meant
    zone: ZoneInfo
    next_at: datetime | None  # on the member's wall
    is_put_off: bool  # to `next_at`, apart from its own times


async def everything(work: Work, member_id: int) -> tuple[Memo, ...]:
    return tuple(_shown(work, row) for row in await store.of_member(work.db, member_id))


async def find(work: Work, member_id: int, number: int) -> Memo:
    """
    Raises:
        Refusal: there is none, or it was deleted.
    """
    return _shown(work, await _find(work, member_id, number))


async def keep(work: Work, home_id: int, member_id: int, meaning: Meaning, words: str) -> Memo:
    """
    Raises:
        Refusal: there is nothing to tell, or too much, or too many are kept.
    """
    rule = times.rule_of(meaning, preferences.zone_of(work, home_id, member_id))
    number = await _add(work, home_id, member_id, [rule], words)
    await _turn_on(work, await _find(work, member_id, number), rule)
    return await find(work, member_id, number)


async def draft(work: Work, home_id: int, member_id: int, unclear: Unclear, words: str) -> Memo:
    """A time that nobody can mean, with those that come nearest to choose from."""
    zone = preferences.zone_of(work, home_id, member_id)
    number = await _add(work, home_id, member_id, [times.rule_of(one, zone) for one in unclear.nearest], words)
    await _forget_in(work, member_id, number, DRAFT)
    return await find(work, member_id, number)


async def mean(work: Work, member_id: int, number: int, choice: int) -> Memo:
    """One of a draft's times is the one that was meant."""
    row = await _find(work, member_id, number)
    found = _load(row)
    if row.state == State.DRAFT:
        if not 0 <= choice < len(found):
            raise Refusal("kit.expired")
        await store.change(work.db, member_id, number, {"rules": _dump([found[choice]])})
        await _turn_on(work, row, found[choice])
    return await find(work, member_id, number)


async def change(work: Work, member_id: int, number: int, text: str) -> Memo:
    """Another time, another time and other words, or only other words, whichever `text` holds."""
    row = await _find(work, member_id, number)
    zone = _zone(work, row)
    match times.read(text, work.now, zone):
        case None:
            await store.change(work.db, member_id, number, {"words": _checked(text)})
        case Unclear() as unclear:
            raise Refusal("kit.as-is", value=times.why(unclear, work.now.astimezone(zone).date()))
        case Understood(meaning, words):
            rule = times.rule_of(meaning, zone)
            values = {"rules": _dump([rule]), "words": _checked(words) if words else row.words}
            await store.change(work.db, member_id, number, values)
            await _turn_on(work, row, rule)
    return await find(work, member_id, number)


async def pause(work: Work, member_id: int, number: int) -> Memo:
    row = await _find(work, member_id, number)
    if row.state == State.ON:
        await _turn_off(work, member_id, number, State.PAUSED)
    return await find(work, member_id, number)


async def resume(work: Work, member_id: int, number: int) -> Memo:
    """
    Raises:
        Refusal: its time is over.
    """
    row = await _find(work, member_id, number)
    if row.state == State.PAUSED:
        await _turn_on(work, row, _load(row)[0])
    return await find(work, member_id, number)


async def delete(work: Work, member_id: int, number: int) -> None:
    """It can be brought back for an hour."""
    await _find(work, member_id, number)
    await _turn_off(work, member_id, number, State.DELETED)
    await _forget_in(work, member_id, number, UNDO)


async def restore(work: Work, member_id: int, number: int) -> Memo:
    """Goes on, if its time is still to come; else it is paused, until it gets another.

    Raises:
        Refusal: it was deleted more than an hour ago.
    """
    row = await store.find(work.db, member_id, number)
    if row is None:
        raise Refusal("memos.gone")
    if row.state == State.DELETED:
        rule = _load(row)[0]
        if calendar.next_due(rule, _zone(work, row), work.now):
            await _turn_on(work, row, rule)
        else:
            await work.unplan("memos.forget", _key(member_id, number))
            await store.change(work.db, member_id, number, {"state": State.PAUSED})
    return await find(work, member_id, number)


async def forget(work: Work, member_id: int, number: int) -> None:
    """What waited for an answer has waited long enough."""
    row = await store.find(work.db, member_id, number)
    if row is not None and row.state in (State.DRAFT, State.TOLD, State.DELETED):
        await store.drop(work.db, member_id, number)


async def tell(work: Work, member_id: int, number: int) -> None:
    """A time has come, perhaps while Hearth was away: tell it if it is still of use, and plan the next."""
    row = await store.find(work.db, member_id, number)
    if row is None or row.state != State.ON or row.next_at is None or row.next_at > work.now:
        return
    rule, due, zone = _load(row)[0], row.next_at, _zone(work, row)
    if rules.is_worth_telling(rule, due, work.now) and preferences.of(work, member_id).is_line_open:
        await _say(work, row, due.astimezone(zone))
        await store.change(work.db, member_id, number, {"told_for": due})
    if next_at := calendar.next_due(rule, zone, work.now):
        await _plan(work, member_id, number, next_at)
    else:
        await _turn_off(work, member_id, number, State.TOLD)
        await _forget_in(work, member_id, number, TOLD)


async def snooze(work: Work, member_id: int, number: int, told_for: datetime, delay: Delay) -> Memo:
    """Told again later; `told_for` is the time whose telling was answered.

    Raises:
        Refusal: it has been told again since, it was paused or deleted.
    """
    row = await _find(work, member_id, number)
    if row.told_for != told_for or row.state not in (State.ON, State.TOLD):
        raise Refusal("memos.over")
    await _go_on(work, row, rules.later(_load(row)[0], told_for, delay, _zone(work, row), work.now))
    return await find(work, member_id, number)


async def done(work: Work, member_id: int, number: int, told_for: datetime) -> Memo:
    """Ticked: what was for once is over, and what was put off is not told again; returns what it was.

    Raises:
        Refusal: it is not there any more.
    """
    row = await _find(work, member_id, number)
    if row.told_for == told_for and row.state in (State.ON, State.TOLD):
        next_at = calendar.next_due(_load(row)[0], _zone(work, row), work.now)
        if next_at:
            await _go_on(work, row, next_at)
        else:
            await work.unplan("memos.tell", _key(member_id, number))
            await work.unplan("memos.forget", _key(member_id, number))
            await store.drop(work.db, member_id, number)
            return _shown(work, row)
    return await find(work, member_id, number)


async def will_say(work: Work, community_id: int, until: datetime) -> Sequence[Coming]:
    """How many are to come in that time; what they say, to whom and when, nobody else is to know."""
    rows = [
        row for row in await store.at_home(work.db, community_id)
        if row.state == State.ON and row.next_at <= until and preferences.of(work, row.member_id).is_line_open
    ]  # fmt: skip
    if not rows:
        return []
    what = say("memos.will-say", count=len(rows), members=len({row.member_id for row in rows}))
    return [Coming(until, what, why=say("memos.will-say-why"), is_private=True, has_hour=False)]


async def move_member(work: Work, member_id: int, old: ZoneInfo | None, new: ZoneInfo | None) -> None:
    """A member lives by another clock from now on: the same hours on the new wall."""
    for row in await store.of_member(work.db, member_id):
        home = communities.get(work, row.home_id).zone
        await _move(work, row, old or home, new or home)


async def move_community(work: Work, community_id: int, new: ZoneInfo) -> None:
    """A community lives by another clock: those move along who have none of their own."""
    old = communities.get(work, community_id).zone
    for row in await store.at_home(work.db, community_id):
        if preferences.of(work, row.member_id).zone is None:
            await _move(work, row, old, new)


async def merge(work: Work, kept_id: int, retired_id: int) -> None:
    """Those who have no clock of their own go by that of the kept community."""
    await move_community(work, retired_id, communities.get(work, kept_id).zone)
    await store.rehome(work.db, retired_id, kept_id)


async def _move(work: Work, row: Any, old: ZoneInfo, new: ZoneInfo) -> None:
    moved = [rules.moved(rule, row.next_at or work.now, old, new, work.now) for rule in _load(row)]
    await store.change(work.db, row.member_id, row.number, {"rules": _dump(rule for rule, _ in moved)})
    if row.state == State.ON:
        await _plan(work, row.member_id, row.number, moved[0][1])


async def _say(work: Work, row: Any, due: datetime) -> None:
    number, seen = row.number, int(due.timestamp())
    later = [Button(say(name), press("memos", "later", number, seen, delay)) for delay, name in DELAYS.items()]
    is_late = work.now - due > rules.LATE
    day = times.in_words(times.Moment(due.date(), due.time()), work.now.astimezone(due.tzinfo).date())
    await work.say(
        say("memos.told-late", words=row.words, time=day) if is_late else say("memos.told", words=row.words),
        key=f"memos:{row.member_id}:{number}:{seen}",
        community_id=row.home_id,
        member_id=row.member_id,
        buttons=[[Button(say("memos.done"), press("memos", "done", number, seen))], later],
    )


async def _add(work: Work, home_id: int, member_id: int, found: Iterable[Rule], words: str) -> int:
    words = _checked(words)
    kept = [row for row in await store.of_member(work.db, member_id) if row.state != State.DELETED]
    if len(kept) >= MOST:
        raise Refusal("memos.too-many", most=MOST)
    number = await store.last_number(work.db, member_id) + 1
    row = {
        "member_id": member_id, "number": number, "home_id": home_id, "words": words, "rules": _dump(found),
        "state": State.DRAFT, "next_at": None, "told_for": None,
    }  # fmt: skip
    await store.add(work.db, row)
    return number


async def _turn_on(work: Work, row: Any, rule: Rule) -> None:
    next_at = calendar.next_due(rule, _zone(work, row), work.now)
    if next_at is None:
        raise Refusal("memos.past", number=row.number)
    await _go_on(work, row, next_at)


async def _go_on(work: Work, row: Any, next_at: datetime) -> None:
    await work.unplan("memos.forget", _key(row.member_id, row.number))
    await store.change(work.db, row.member_id, row.number, {"state": State.ON})
    await _plan(work, row.member_id, row.number, next_at)


async def _turn_off(work: Work, member_id: int, number: int, state: State) -> None:
    await work.unplan("memos.tell", _key(member_id, number))
    await store.change(work.db, member_id, number, {"state": state, "next_at": None})


async def _plan(work: Work, member_id: int, number: int, next_at: datetime) -> None:
    await store.change(work.db, member_id, number, {"next_at": next_at})
    await work.plan("memos.tell", _key(member_id, number), next_at)


async def _forget_in(work: Work, member_id: int, number: int, time: timedelta) -> None:
    await work.plan("memos.forget", _key(member_id, number), work.now + time)


async def _find(work: Work, member_id: int, number: int) -> Any:
    row = await store.find(work.db, member_id, number)
    if row is None or row.state == State.DELETED:
        raise Refusal("memos.gone")
    return row


def _checked(words: str) -> str:
    words = words.strip()
    if not words:
        raise Refusal("memos.no-words")
    if len(words) > LONGEST:
        raise Refusal("memos.too-long", most=LONGEST)
    return words


def _shown(work: Work, row: Any) -> Memo:
    zone, found = _zone(work, row), _load(row)
    next_at = row.next_at.astimezone(zone) if row.next_at else None
    is_put_off = next_at is not None and not rules.is_own(found[0], zone, next_at)
    meanings = tuple(times.meaning_of(rule, zone) for rule in found)
    return Memo(row.number, row.words, State(row.state), meanings, zone, next_at, is_put_off)


def _zone(work: Work, row: Any) -> ZoneInfo:
    return preferences.zone_of(work, row.home_id, row.member_id)


def _key(member_id: int, number: int) -> str:
    return f"{member_id}:{number}"


def _dump(found: Iterable[Rule]) -> str:
    return json.dumps([calendar.to_json(rule) for rule in found])


def _load(row: Any) -> list[Rule]:
    return [calendar.from_json(one) for one in json.loads(row.rules)]
