"""What a message, an answer or a reaction earned whom, and why one earned nothing: from what is stored anyway."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.features import points
from bot.features.activity.rules import Verdict
from bot.features.activity.settings import Settings
from bot.features.activity.store import messages as store
from bot.features.activity.store import unpaid
from bot.features.activity.store.messages import Message
from bot.kit.work import Work

REACTIONS = ("points.for-reaction", "activity.reaction-taken-back")
Outcome = points.Entry | points.Decision


class Why(StrEnum):
    """What kept something from paying that is not a matter of numbers."""

    SELF = "self"  # one's own message
    NOBODY = "nobody"  # an answer to a bot, or to what was written in a channel's name
    AGAIN = "again"  # it paid once, was taken back, and came again
    VERDICT = "verdict"  # an answer that may not earn


Reason = Why | points.Decision


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a message did or did not earn. `outcome` says what became of one that might have."""

    member_id: int
    verdict: Verdict
    length: int
    least: int
    kind: str  # of the rule that it may have been paid by
    outcome: Outcome | None
    terms: points.Terms  # as they were then
    answered_id: int | None
    answer: Outcome | Why | None  # what it earned whom it answers; none: it is no answer
    reactions: Sequence[int]  # what those to it earned; below 0: taken back
    unpaid: Sequence[Reason]  # why others to it earned nothing
    replies: Sequence[Reason]  # why replies to it earned its author nothing


async def explain(work: Work, community_id: int, message_id: int) -> Explanation | None:
    """What a message earned whom, and why or why not; None for one that was never recorded."""
    message = await store.message(work.db, community_id, message_id)
    if message is None:
        return None
    verdict = Verdict(message.verdict)
    kind = "media" if message.kind in store.MEDIA else "message"
    outcome = await points.explain(work, _own(community_id, message)) if verdict is Verdict.MAY_EARN else None
    reactions = await unpaid.to_message(work.db, community_id, message_id)
    return Explanation(
        member_id=message.member_id,
        verdict=verdict,
        length=message.length,
        least=work.settings(Settings, community_id).least_characters,
        kind=kind,
        outcome=outcome,
        terms=await points.terms_at(work, community_id, kind, message.at),
        answered_id=message.reply_to_member_id,
        answer=await _answer(work, community_id, message),
        reactions=[
            one.amount
            for one in await points.entries_about(work, community_id, message.member_id, message_id)
            if one.reason in REACTIONS
        ],
        unpaid=await _why_unpaid(work, community_id, message.member_id, reactions),
        replies=await _unpaid_replies(work, community_id, message),
    )


def _own(community_id: int, message: Message) -> points.Earning:
    kind = "media" if message.kind in store.MEDIA else "message"
    key = f"m:{message.message_id}"
    return points.Earning(community_id, message.member_id, kind, key, message.day, message.at, message.message_id)


def _reply(work: Work, community_id: int, message: Message, answered: int) -> points.Earning:
    day = points.today_of(work, community_id, answered, message.at)
    number = message.message_id
    return points.Earning(community_id, answered, "reply", f"r:{number}", day, message.at, number, message.member_id)


async def _answer(work: Work, community_id: int, message: Message) -> Outcome | Why | None:
    answered = message.reply_to_member_id
    if message.reply_to_message_id is None or message.verdict == Verdict.COMMAND:
        return None
    if answered is None:
        return Why.NOBODY
    if answered == message.member_id:
        return Why.SELF
    if message.verdict != Verdict.MAY_EARN:
        return Why.VERDICT
    return await points.explain(work, _reply(work, community_id, message, answered))


async def _why_unpaid(
    work: Work, community_id: int, author_id: int, reactions: Sequence[unpaid.Reaction]
) -> Sequence[Reason]:
    """In their order."""
    of_others = [one for one in reactions if one.member_id != author_id]
    earnings = [
        points.Earning(
            community_id, author_id, "reaction", f"x:{one.message_id}:{one.member_id}", one.day, one.at,
            one.message_id, one.member_id,
        )
        for one in of_others
    ]  # fmt: skip
    found = await points.explain_many(work, community_id, author_id, earnings)
    known = dict(zip((one.member_id for one in of_others), map(_reason, found), strict=True))
    return [known.get(one.member_id, Why.SELF) for one in reactions]


async def _unpaid_replies(work: Work, community_id: int, message: Message) -> Sequence[Reason]:
    kept: list[Reason] = []
    earnings = []
    for one in await store.answers_to(work.db, community_id, message.message_id):
        if one.verdict == Verdict.COMMAND or one.reply_to_member_id != message.member_id:
            continue
        if one.member_id == message.member_id:
            kept.append(Why.SELF)
        elif one.verdict != Verdict.MAY_EARN:
            kept.append(Why.VERDICT)
        else:
            earnings.append(_reply(work, community_id, one, message.member_id))
    found = await points.explain_many(work, community_id, message.member_id, earnings)
    return [*kept, *(one for one in found if isinstance(one, points.Decision))]


def _reason(outcome: Outcome) -> Reason:
    return outcome if isinstance(outcome, points.Decision) else Why.AGAIN


# --- A day ---

Group = tuple[str, str]  # what it was, "message", "media", "reply" or "reaction"; and what kept it from paying


@dataclass(frozen=True, slots=True)
class Unpaid:
    """What came on a day and paid nothing, of the last messages of a community."""

    day: date
    groups: Mapping[Group, int]  # the most first
    terms: Mapping[str, points.Terms]  # by kind, as far as numbers kept it


async def unpaid_today(work: Work, community_id: int, member_id: int) -> Unpaid:
    """A member's own messages, and replies and reactions to them."""
    day = points.today_of(work, community_id, member_id)
    counted: Counter[Group] = Counter()
    terms: dict[str, points.Terms] = {}
    earnings: list[points.Earning] = []
    for message in await store.lately_about(work.db, community_id, member_id):
        if message.member_id == member_id:
            if message.day != day:
                continue
            verdict = Verdict(message.verdict)
            if verdict is Verdict.MAY_EARN:
                earnings.append(_own(community_id, message))
            elif verdict is not Verdict.COMMAND:
                counted["message", verdict.name.lower().replace("_", "-")] += 1
            if message.reply_to_member_id == member_id and verdict is not Verdict.COMMAND:
                counted["reply", Why.SELF] += 1
        elif points.today_of(work, community_id, member_id, message.at) == day:
            if message.verdict == Verdict.MAY_EARN:
                earnings.append(_reply(work, community_id, message, member_id))
            elif message.verdict != Verdict.COMMAND:
                counted["reply", Why.VERDICT] += 1
    found = await points.explain_many(work, community_id, member_id, earnings)
    for earning, outcome in zip(earnings, found, strict=True):
        if isinstance(outcome, points.Decision):
            counted[earning.kind, named(outcome)] += 1
            terms[earning.kind] = outcome.terms
    reactions = await unpaid.on_day(work.db, community_id, member_id, day)
    for reason in await _why_unpaid(work, community_id, member_id, reactions):
        counted["reaction", named(reason)] += 1
        if isinstance(reason, points.Decision):
            terms["reaction"] = reason.terms
    return Unpaid(day, dict(sorted(counted.items(), key=lambda one: (-one[1], one[0]))), terms)


def named(reason: Reason) -> str:
    """In a word; of a pair it says whether one way or both were used up."""
    if isinstance(reason, Why):
        return reason.value
    if reason.why == "pair" and not 0 < reason.terms.pair <= reason.times[0]:
        return "both"
    return reason.why
