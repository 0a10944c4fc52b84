from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from bot.features import members, preferences
from bot.features.attention import rules, store
from bot.features.attention.rules import Answer, Told
from bot.features.attention.settings import Settings
from bot.kit.outbox import Buttons
from bot.kit.texts import Text
from bot.kit.work import Work


@dataclass(frozen=True, slots=True)
class Peace:
    """What one member is told of it."""

    wants_none: bool
    words_a_week: int
    last_at: datetime | None = None
    about: str = ""  # the key of a text: what it was said for
    community_id: int = 0  # whose it was


class _JustSpentError(Exception):
    """Somebody else spoke at the same moment."""


async def tell(
    work: Work, text: Text, *, about: str, key: str, community_id: int, member_id: int, buttons: Buttons = ()
) -> Answer:
    """A word in private that nobody asked for, within what a member can bear over all rooms and communities, and never
    in their quiet hours. `about` is the key of a text that says what for."""
    seen = await members.seen_on(work, [member_id])
    answer = (await _answers(work, [member_id], seen))[member_id]
    if answer is not Answer.SAID:
        return answer
    heard_from = max(work.now, await preferences.next_open(work, member_id))
    try:
        async with work.savepoint():
            if not await work.say(text, key=key, community_id=community_id, member_id=member_id, buttons=buttons):
                return Answer.AGAIN
            if not await _spend(work, member_id, about, community_id, key, seen.get(member_id), heard_from):
                raise _JustSpentError
    except _JustSpentError:
        return Answer.SPENT
    return Answer.SAID


async def _spend(
    work: Work, member_id: int, about: str, community_id: int, key: str, seen_on: date | None, at: datetime
) -> bool:
    """It counts from when it can be read: what they do before the end of their quiet hours is no answer to it."""
    return await store.spend(
        work.db, member_id, about=about, by_community_id=community_id, key=key, at=at,
        week_on=rules.monday_of(at), seen_after=datetime.combine(seen_on or date.min, time(0), UTC),
        most=work.settings(Settings).words_a_week,
    )  # fmt: skip


async def would_answer(work: Work, ids: Collection[int]) -> Mapping[int, Answer]:
    """What would become of a word to each of them now; nothing is counted."""
    return await _answers(work, ids, await members.seen_on(work, ids)) if ids else {}


async def _answers(work: Work, ids: Collection[int], seen: Mapping[int, date]) -> Mapping[int, Answer]:
    told = await store.some(work.db, ids)
    most = work.settings(Settings).words_a_week
    found = {}
    for member_id in ids:
        is_open = preferences.of(work, member_id).is_line_open
        judged = rules.judge(_told(told.get(member_id)), work.now, seen.get(member_id), most)
        found[member_id] = judged if is_open or judged is Answer.STOPPED else Answer.NO_LINE
    return found


async def heard(work: Work, member_id: int) -> None:
    """They did something in private, which answers whatever was said to them."""
    await store.heard(work.db, member_id, work.now)


async def stop(work: Work, member_id: int) -> Peace:
    """No more words unasked, not even one that only waits for the end of quiet hours; returns what was said."""
    await store.choose(work.db, member_id, wants_none=True)
    if row := (await store.some(work.db, [member_id])).get(member_id):
        await work.unsay(row.key, community_id=row.by_community_id)
    return await peace_of(work, member_id)


async def allow(work: Work, member_id: int) -> Peace:
    await store.choose(work.db, member_id, wants_none=False)
    return await peace_of(work, member_id)


async def peace_of(work: Work, member_id: int) -> Peace:
    row = (await store.some(work.db, [member_id])).get(member_id)
    most = work.settings(Settings).words_a_week
    if row is None:
        return Peace(wants_none=False, words_a_week=most)
    return Peace(row.wants_none, most, row.said_at, row.about, row.by_community_id)


def _told(row: Any) -> Told:
    return Told(row.wants_none, row.said_at, row.heard_at, row.week_on, row.said) if row else Told()


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    await store.move(work.db, kept_id, retired_id)
