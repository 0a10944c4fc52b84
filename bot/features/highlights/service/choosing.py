"""Whether what a member wrote and showed may be shown again: asked once, and theirs to change at any time."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from bot.features import attention, celebrations, challenges, communities, members
from bot.features.attention import Answer
from bot.features.challenges import Challenge
from bot.features.highlights import store
from bot.features.highlights.rules import Piece
from bot.features.highlights.settings import Settings
from bot.features.highlights.store import NO, YES
from bot.kit.routing import Button, press
from bot.kit.texts import Lines, Name, Text, lines, say
from bot.kit.work import Work

EXAMPLES = 5  # quotes of what is kept


@dataclass(frozen=True, slots=True)
class Choice:
    """What a member chose, and what is kept of theirs, the latest first."""

    consent: str
    is_hidden: bool
    kept: Sequence[Piece] = ()


def piece_of(row: Any) -> Piece:
    return Piece(row.member_id, row.day, row.note, row.photo_id)


async def agreeing(work: Work, community_id: int, authors: Collection[int]) -> tuple[set[int], set[int]]:
    """Those who said yes, and those who have said nothing yet; of both only who is there and may be named."""
    there = await celebrations.may_be_named(work, community_id, sorted(authors))
    consents = await store.consents(work.db, community_id, there)
    yes = {one for one in there if consents.get(one) == YES}
    return yes, {one for one in there if consents.get(one) not in (YES, NO)}


async def ask(work: Work, one: Challenge, pieces: Sequence[Piece]) -> None:
    """Each who has not been asked in this community before, as soon as they may be spoken to. What they wrote is not
    repeated: such words wait, and stay in the outbox."""
    community_id = one.community_id
    _, silent = await agreeing(work, community_id, {piece.member_id for piece in pieces})
    asked = await store.consents(work.db, community_id, silent)
    community = Name(communities.get(work, community_id).title)
    for member_id in sorted(silent - asked.keys()):
        mine = [piece for piece in pieces if piece.member_id == member_id]
        text = say("highlights.asks", title=challenges.title(one), community=community, kept=_counted(mine))
        answer = await attention.tell(
            work, text, about="highlights.unasked", key=f"highlights:ask:{member_id}",
            community_id=community_id, member_id=member_id, buttons=[*buttons(community_id), [_which(community_id)]],
        )  # fmt: skip
        if answer in (Answer.SAID, Answer.AGAIN):
            await store.asked(work.db, community_id, member_id)


def _counted(mine: Sequence[Piece]) -> Lines:
    notes, photos = sum(bool(piece.quote) for piece in mine), sum(bool(piece.photo_id) for piece in mine)
    told = [say("highlights.kept-notes", notes=notes)] if notes else []
    return lines([*told, say("highlights.kept-photos", photos=photos)] if photos else told)


def _which(community_id: int) -> Button:
    return Button(say("highlights.button-which"), press("highlights", "mine", community_id))


def buttons(community_id: int, consent: str = "") -> list[list[Button]]:
    """For what they have not chosen."""
    yes = Button(say("highlights.button-yes"), press("highlights", "yes", community_id))
    no = Button(say("highlights.button-no"), press("highlights", "no", community_id))
    return [[button for button, is_meant in ((yes, YES), (no, NO)) if consent != is_meant]]


async def choose(work: Work, community_id: int, member_id: int, *, may_be_shown: bool) -> Choice:
    """From now on, in this community. With a no all that was kept of theirs is forgotten.

    Raises:
        Refusal: they are not in it.
    """
    await members.must_belong(work, community_id, member_id)
    await store.choose(work.db, community_id, member_id, YES if may_be_shown else NO)
    if not may_be_shown:
        await store.forget_member(work.db, community_id, member_id)
    return await choice_of(work, community_id, member_id)


async def choice_of(work: Work, community_id: int, member_id: int) -> Choice:
    """
    Raises:
        Refusal: they are not in it.
    """
    await members.must_belong(work, community_id, member_id)
    found = await store.consents(work.db, community_id, [member_id])
    is_hidden = not await celebrations.may_be_named(work, community_id, [member_id])
    kept = {row.day: piece_of(row) for row in await store.pieces_of(work.db, community_id, member_id)}
    return Choice(found.get(member_id, ""), is_hidden, list(kept.values()))


def told_of(work: Work, community_id: int, choice: Choice) -> Text:
    """What they chose, what that means, and what it is about."""
    key = {YES: "highlights.mine-yes", NO: "highlights.mine-no"}.get(choice.consent, "highlights.mine-open")
    told = [say(key), *([say("highlights.mine-hidden")] if choice.is_hidden and choice.consent != NO else [])]
    if choice.kept:
        days = work.settings(Settings, community_id).keep_days
        told += [say("highlights.mine-kept", days=days), *_counted(choice.kept).texts]
        quotes = [piece.quote for piece in choice.kept if piece.quote]
        told += [say("highlights.example", quote=quote) for quote in quotes[:EXAMPLES]]
    return say("highlights.mine", community=Name(communities.get(work, community_id).title), lines=lines(told))
