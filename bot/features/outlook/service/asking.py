"""A time that an admin says in private, for something that is coming."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.features import attention, challenges, communities, surveys, times
from bot.features.outlook import store
from bot.features.outlook.service import foretelling
from bot.features.outlook.service.foretelling import Line
from bot.features.times import Moment, Unclear, Understood
from bot.kit.calendar import day_of
from bot.kit.texts import Text, say
from bot.kit.wire import WireMessage
from bot.kit.work import Refusal, Work

EAR = timedelta(minutes=30)  # for which the next words in private are an answer
NEVER_MIND = ("cancel", "never mind", "取消", "算了")


@dataclass
class Questions:
    """Whose next words in private are for which community, and since when, by member."""

    open: dict[int, tuple[int, datetime]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of an answer: where the line is then, or why it was not moved and where it could be moved to."""

    line: Line
    page: int
    why: Text | None = None
    nearest: tuple[Moment, ...] = ()


async def ask(work: Work, community_id: int, member_id: int, wanted: str, page: int) -> Line:
    """Their next words in private are the time.

    Raises:
        Refusal: it is over, or cannot be moved.
    """
    line = await foretelling.changeable(work, community_id, wanted)
    await challenges.never_mind(work, member_id)  # one question at a time
    await store.hush(work.db, member_id)
    row = {"community_id": community_id, "member_id": member_id, "line": wanted, "page": page, "asked_at": work.now}
    await store.ask(work.db, row)
    questions, asked = work.memory(Questions), (community_id, work.now)
    work.remember("outlook", community_id, lambda: questions.open.update({member_id: asked}))
    return line


async def never_mind(work: Work, member_id: int) -> None:
    """No question to them is open any more."""
    await store.hush(work.db, member_id)
    questions = work.memory(Questions)
    if asked := questions.open.get(member_id):
        work.remember("outlook", asked[0], lambda: _let_go(questions, member_id))


async def let_go(work: Work, community_id: int, member_id: int) -> None:
    """They have no say there any more: their words in private are theirs again."""
    if work.memory(Questions).open.get(member_id, (0, None))[0] == community_id:
        await never_mind(work, member_id)


def _let_go(questions: Questions, member_id: int) -> None:
    questions.open.pop(member_id, None)


async def answer(work: Work, community_id: int, member_id: int, words: str) -> Answered | None:
    """The question stays open until its answer makes sense. None: nothing was asked.

    Raises:
        Refusal: it is over meanwhile.
    """
    row = await store.question(work.db, community_id, member_id)
    if row is None:
        await never_mind(work, member_id)
        return None
    try:
        line = await foretelling.changeable(work, community_id, row.line)
    except Refusal:
        await never_mind(work, member_id)
        raise
    if words.strip().lower() in NEVER_MIND:
        await never_mind(work, member_id)
        return Answered(line, row.page)
    zone = communities.get(work, community_id).zone
    match times.read(words, work.now, zone):
        case Understood(Moment() as meaning, text) if text:  # "yesterday 9am" is no 9am to be taken at its word
            return Answered(line, row.page, say("outlook.perhaps", words=text[:40]), (meaning,))
        case Understood(Moment() as meaning) if at := times.first_of(meaning, zone, work.now):
            try:
                line = await foretelling.move(work, community_id, row.line, at, member_id)
            except Refusal as refusal:
                return Answered(line, row.page, refusal.text, _near(work, community_id, line))
            await never_mind(work, member_id)
            return Answered(line, row.page)
        case Unclear(nearest=nearest) as unclear:
            moments = tuple(one for one in nearest if isinstance(one, Moment) and _is_open(work, line, one, zone))
            why = times.why(unclear, day_of(work.now, zone))
            return Answered(line, row.page, why, moments or _near(work, community_id, line))
    return Answered(line, row.page, say("outlook.no-time", words=words[:40]), _near(work, community_id, line))


def _is_open(work: Work, line: Line, moment: Moment, zone: ZoneInfo) -> bool:
    at = times.first_of(moment, zone, work.now)
    return at is not None and foretelling.is_open(work, line, at)


def _near(work: Work, community_id: int, line: Line) -> tuple[Moment, ...]:
    """What is often meant: three hours later, and the same hour of the next day."""
    zone = communities.get(work, community_id).zone
    found = [foretelling.later(line, hours, zone).astimezone(zone) for hours in (3, 24)]
    return tuple(Moment(at.date(), at.time()) for at in found)


async def put_away(work: Work, community_id: int) -> None:
    """This community is one with another now: whoever was asked something for it starts anew."""
    await store.hush_all(work.db, community_id)
    questions = work.memory(Questions)
    work.remember("outlook", community_id, lambda: _let_all_go(questions, {community_id}))


def _let_all_go(questions: Questions, ids: Collection[int]) -> None:
    questions.open = {member_id: asked for member_id, asked in questions.open.items() if asked[0] not in ids}


# --- Ears ---


async def warm(work: Work) -> None:
    await foretelling.warm(work)
    work.memory(Questions).open = {row.member_id: _asked(row) for row in await store.questions(work.db)}


async def refresh(work: Work, ids: Collection[int]) -> None:
    """Another process moved something in these communities, or asked their admins."""
    await foretelling.refresh(work, ids)
    questions = work.memory(Questions)
    _let_all_go(questions, ids)
    questions.open |= {row.member_id: _asked(row) for row in await store.questions(work.db, ids)}


def _asked(row: Any) -> tuple[int, datetime]:
    return row.community_id, row.asked_at


def hears(message: WireMessage, _community_id: int, work: Work) -> bool:
    """Whether words in private answer a question of ours: asked of every message there."""
    asked = work.memory(Questions).open.get(message.sender.id) if message.sender else None
    if asked is None or message.sender is None or message.forward_origin is not None:
        return False
    words, (_, at) = message.words, asked
    is_for_us = bool(words) and not words.startswith("/") and not attention.means_stop(words)
    return is_for_us and message.at <= at + EAR and not surveys.has_asked_since(work, message.sender.id, at)


def asked_by(message: WireMessage, work: Work) -> int:
    """The community whose plans a question was about; 0: none was asked."""
    return work.memory(Questions).open.get(message.sender.id if message.sender else 0, (0, None))[0]
