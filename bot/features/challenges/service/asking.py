"""An admin's words: in the group behind the command, in private as the answer to a question; checked in one way."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from bot.features import attention, badges, communities, surveys, times
from bot.features.challenges.rules import Challenge, State
from bot.features.challenges.rules.amending import IN_WORDS
from bot.features.challenges.service import amending, making, programme, publishing
from bot.features.challenges.service.editing import NONE, written
from bot.features.challenges.service.rewarding import reward_named
from bot.features.challenges.store import challenges, edits
from bot.features.times import Moment, Unclear, Understood
from bot.kit.calendar import instant_of, start_of
from bot.kit.texts import Text, say
from bot.kit.wire import WireMessage
from bot.kit.work import Refusal, Work

EAR = timedelta(hours=2)  # for which the next words in private are an answer
ASKED = (
    "title", "about", "content", "words", "task", "badge", "reward", "team_names", "start", "days", "until", "goal",
    "announce",
)  # fmt: skip
NEVER_MIND = ("cancel", "never mind", "取消", "算了")


@dataclass
class Questions:
    """Whose next words in private are for which community, and since when, by member."""

    open: dict[int, tuple[int, datetime]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of an answer: the draft as it is then, if there still is one; and why nothing was changed, if it was
    not."""

    challenge: Challenge | None
    field: str
    why: Text | None = None


# --- Words ---


async def write(work: Work, community_id: int, challenge_id: int, field: str, words: str) -> Challenge:
    """Changes a draft as these words say.

    Raises:
        Refusal: they make no sense there, or it is no draft any more.
    """
    known = await making.draft_of(work, community_id, challenge_id)
    if field == "start":
        return await making.begin_on(work, community_id, challenge_id, read_day(work, community_id, words))
    if field == "announce":
        at = None if words.lower() in NONE else _read_moment(work, community_id, words)
        return await publishing.announce_at(work, community_id, challenge_id, at)
    if field == "until":
        return await making.end_on(work, community_id, challenge_id, read_day(work, community_id, words))
    if field == "reward" and words.lower() not in NONE:
        words = (await reward_named(work, community_id, words)).terms.name
    return await making.change(work, community_id, challenge_id, _checked(work, known.challenge, field, words))


def _checked(work: Work, one: Challenge, field: str, words: str) -> Mapping[str, Any]:
    changes = written(one.plan, field, words)
    if field == "badge" and words.lower() not in NONE and not badges.find(work, one.community_id, words):
        raise Refusal("challenges.badge-unknown", badge=words[:48])
    return changes


def read_day(work: Work, community_id: int, words: str) -> date:
    """`2027-01-04`, or as one says it.

    Raises:
        Refusal: it is no day.
    """
    try:
        return date.fromisoformat(words)
    except ValueError:
        pass
    zone = communities.get(work, community_id).zone
    match times.read(words, start_of(programme.today_in(work, community_id), zone), zone):
        case Understood(Moment(day=day), "", _):
            return day
    raise Refusal("challenges.no-day", words=words[:20])


def _read_moment(work: Work, community_id: int, words: str) -> datetime:
    """
    Raises:
        Refusal: it is none, or over.
    """
    zone = communities.get(work, community_id).zone
    match times.read(words, work.now, zone):
        case Understood(Moment(day, at), "", _):
            return instant_of(day, at, zone)
        case Unclear() as unclear:
            raise Refusal("kit.as-is", value=times.why(unclear, programme.today_in(work, community_id)))
    raise Refusal("challenges.no-moment", words=words[:40])


# --- Questions ---


async def ask(work: Work, community_id: int, challenge_id: int, member_id: int, field: str) -> Challenge:
    """Their next words in private are the answer.

    Raises:
        Refusal: nobody asks for that, or it is no draft any more.
    """
    if field not in ASKED:
        raise Refusal("kit.expired")
    known = await _known(work, community_id, challenge_id)
    version, changes = known.version, dict[str, Any]()
    if known.challenge.state is State.LIVE:
        if field not in IN_WORDS:
            raise Refusal("challenges.amend-fixed")
        version, changes = await amending.pending(work, known, member_id)
    row = {"community_id": community_id, "member_id": member_id, "challenge_id": challenge_id, "field": field}
    told = json.dumps(changes, ensure_ascii=False)
    await edits.put(work.db, row | {"asked_at": work.now, "version": version, "changes": told})
    questions, asked = work.memory(Questions), (community_id, work.now)
    work.remember("challenges", community_id, lambda: questions.open.update({member_id: asked}))
    return known.challenge


async def _known(work: Work, community_id: int, challenge_id: int) -> making.Known:
    one = await programme.find(work, community_id, challenge_id)
    look = making.live_one if one.state is State.LIVE else making.draft_of
    return await look(work, community_id, challenge_id)


async def never_mind(work: Work, member_id: int) -> None:
    """No question to them is open any more."""
    await edits.hush(work.db, member_id)
    questions = work.memory(Questions)
    if asked := questions.open.get(member_id):
        work.remember("challenges", asked[0], lambda: _let_go(questions, member_id))


async def let_go(work: Work, community_id: int, member_id: int) -> None:
    """They have no say there any more: their words in private are theirs again."""
    if work.memory(Questions).open.get(member_id, (0, None))[0] == community_id:
        await never_mind(work, member_id)


def _let_go(questions: Questions, member_id: int) -> None:
    questions.open.pop(member_id, None)


async def answer(work: Work, community_id: int, member_id: int, words: str) -> Answered | None:
    """The question stays open until its answer makes sense. None: nothing was asked."""
    row = await edits.find(work.db, community_id, member_id)
    if row is None or not row.field:
        await never_mind(work, member_id)
        return None
    found, words = await challenges.find(work.db, community_id, row.challenge_id), words.strip()
    is_there = found is not None and (found.state == State.DRAFT or _is_amending(found.state, row.field))
    if not is_there:
        await never_mind(work, member_id)
        is_over = found is not None and found.state in (State.CLOSED, State.CANCELLED)
        return Answered(None, row.field, say("challenges.over" if is_over else "challenges.no-draft-any-more"))
    one = programme.challenge_in(found)
    if words.lower() in NEVER_MIND:
        await never_mind(work, member_id)
        return Answered(one, row.field)
    try:
        async with work.savepoint():
            one = await _take(work, one, member_id, row.field, words)
    except Refusal as refusal:
        return Answered(one, row.field, refusal.text)
    await never_mind(work, member_id)
    return Answered(one, row.field)


def _is_amending(state: str, field: str) -> bool:
    return state == State.LIVE and field in IN_WORDS


async def _take(work: Work, one: Challenge, member_id: int, field: str, words: str) -> Challenge:
    """Of one on its way nothing is changed yet."""
    if one.state is State.DRAFT:
        return await write(work, one.community_id, one.id, field, words)
    known = await making.live_one(work, one.community_id, one.id)
    await amending.propose_words(work, known, member_id, field, words)
    return one


async def put_away(work: Work, community_id: int) -> None:
    """This community is one with another now: whoever was asked something for it starts anew."""
    await edits.clear(work.db, community_id)
    questions = work.memory(Questions)
    for member_id in [each for each, (asked, _) in questions.open.items() if asked == community_id]:
        work.remember("challenges", community_id, lambda member_id=member_id: _let_go(questions, member_id))  # type: ignore[misc]


# --- Ears ---


async def warm(work: Work) -> None:
    await programme.warm(work)
    work.memory(Questions).open = {row.member_id: _asked(row) for row in await edits.asked(work.db)}


async def refresh(work: Work, ids: Collection[int]) -> None:
    """Another process changed these communities' challenges, or asked their admins something."""
    await programme.refresh(work, ids)
    questions = work.memory(Questions)
    kept = {member_id: asked for member_id, asked in questions.open.items() if asked[0] not in ids}
    questions.open = kept | {row.member_id: _asked(row) for row in await edits.asked(work.db, ids)}


def _asked(row: Any) -> tuple[int, datetime]:
    return row.community_id, row.asked_at


def answers(message: WireMessage, _community_id: int, work: Work) -> bool:
    """Whether words in private answer a question of ours: asked of every message there. Of two questions they answer
    the one that was asked last."""
    asked = work.memory(Questions).open.get(message.sender.id) if message.sender else None
    if asked is None or message.sender is None or message.forward_origin is not None:
        return False
    words, (_, at) = message.words, asked
    is_for_us = bool(words) and not words.startswith("/") and not attention.means_stop(words)
    return is_for_us and message.at <= at + EAR and not surveys.has_asked_since(work, message.sender.id, at)


def asked_by(message: WireMessage, work: Work) -> int:
    """The community whose challenge a question was about; 0: none was asked."""
    return work.memory(Questions).open.get(message.sender.id if message.sender else 0, (0, None))[0]
