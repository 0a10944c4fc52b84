"""Whether what a member wrote and showed may be shown again: asked once, and theirs to change at any time."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from bot.features import attention, challenges, communities, members, preferences
from bot.features.attention import Answer
from bot.features.challenges import Challenge
from bot.features.highlights import store
from bot.features.highlights.rules import Piece
from bot.features.highlights.settings import Settings
from bot.features.highlights.store import NO, YES
from bot.kit.routing import Button, press
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Work

EXAMPLES = 3  # quotes, in the question


@dataclass(frozen=True, slots=True)
class Choice:
    """What a member chose, and of how many days something of theirs is kept."""

    consent: str
    is_hidden: bool
    kept: int


def piece_of(row: Any) -> Piece:
    return Piece(row.member_id, row.day, row.note, row.photo_id)


async def agreeing(work: Work, community_id: int, authors: Collection[int]) -> tuple[set[int], set[int]]:
    """Those who said yes, and those who have said nothing yet; of both only who is there and wants to be seen."""
    if not authors:
        return set(), set()
    there = await members.present_among(work, community_id, sorted(authors))
    there -= await preferences.hidden_among(work, there)
    consents = await store.consents(work.db, community_id, there)
    yes = {one for one in there if consents.get(one) == YES}
    return yes, {one for one in there - yes if consents.get(one) != NO}


async def ask(work: Work, one: Challenge, pieces: Sequence[Piece]) -> None:
    """Each who has not been asked in this community before, as soon as they may be spoken to."""
    community_id = one.community_id
    _, silent = await agreeing(work, community_id, {piece.member_id for piece in pieces})
    asked = await store.consents(work.db, community_id, silent)
    for member_id in sorted(silent - asked.keys()):
        text = _question(work, one, [piece for piece in pieces if piece.member_id == member_id])
        answer = await attention.tell(
            work, text, about="highlights.unasked", key=f"highlights:ask:{member_id}",
            community_id=community_id, member_id=member_id, buttons=buttons(community_id),
        )  # fmt: skip
        if answer in (Answer.SAID, Answer.AGAIN):
            await store.asked(work.db, community_id, member_id)


def _question(work: Work, one: Challenge, mine: Sequence[Piece]) -> Text:
    """With what it is about, as somebody may have forgotten what they wrote."""
    photos = sum(bool(piece.photo_id) for piece in mine)
    told = [say("highlights.example", quote=piece.quote) for piece in mine if piece.quote][-EXAMPLES:]
    told += [say("highlights.example-photos", photos=photos)] if photos else []
    community = Name(communities.get(work, one.community_id).title)
    return say("highlights.asks", title=challenges.title(one), community=community, lines=lines(told))


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
    is_hidden = bool(await preferences.hidden_among(work, [member_id]))
    kept = await store.count_of(work.db, community_id, member_id)
    return Choice(found.get(member_id, ""), is_hidden, kept)


def told_of(work: Work, community_id: int, choice: Choice) -> Text:
    """What they chose, and what that means."""
    key = {YES: "highlights.mine-yes", NO: "highlights.mine-no"}.get(choice.consent, "highlights.mine-open")
    told = [say(key), *([say("highlights.mine-hidden")] if choice.is_hidden and choice.consent != NO else [])]
    if choice.kept:
        days = work.settings(Settings, community_id).keep_days
        told.append(say("highlights.mine-kept", kept=choice.kept, days=days))
    return say("highlights.mine", community=Name(communities.get(work, community_id).title), lines=lines(told))
