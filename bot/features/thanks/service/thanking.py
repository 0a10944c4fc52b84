"""Thanking, and taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.features import members, points
from bot.features.thanks import rules, store
from bot.features.thanks.facts import Thanked, ThanksTakenBack
from bot.features.thanks.settings import Settings
from bot.features.thanks.store import Thanks
from bot.kit.work import Refusal, Work


@dataclass(frozen=True, slots=True)
class Given:
    """Somebody was thanked."""

    receiver_id: int
    day: date  # the giver's own
    points: int  # that the receiver got; 0 where the rules pay no more for it today


async def thank(work: Work, community_id: int, giver_id: int, receiver_id: int, at: datetime, message_id: int) -> Given:
    """One member thanks another, in the message with that number.

    Raises:
        Refusal: it is oneself, they are not there, or it is more than a day holds; nothing changed.
    """
    if giver_id == receiver_id:
        raise Refusal("thanks.yourself")
    if not await members.is_present(work, community_id, receiver_id):
        raise Refusal("thanks.not-here")
    cfg, day = work.settings(Settings, community_id), points.today_of(work, community_id, giver_id, at)
    joined_at = await members.joined_at(work, community_id, giver_id)
    if joined_at is not None and points.today_of(work, community_id, giver_id, joined_at) >= day:
        raise Refusal("thanks.too-new")
    async with work.savepoint():
        if not await store.add_once(work.db, community_id, Thanks(day, giver_id, receiver_id, at, message_id)):
            raise Refusal("thanks.today-already")
        if not await store.give(work.db, community_id, giver_id, day, cfg.daily):
            raise Refusal("thanks.enough-today", most=cfg.daily)
        await store.receive(work.db, community_id, giver_id, receiver_id)
        paid = await _pay(work, community_id, giver_id, receiver_id, at, message_id)
    await work.announce(Thanked(community_id, giver_id, receiver_id, day))
    return Given(receiver_id, day, paid)


async def earnings(
    work: Work, community_id: int, since: datetime, until: datetime, _payments: Sequence[points.Payment]
) -> Sequence[points.Earning]:
    """All that was thanked for and may earn by some rules."""
    return [
        _earning(work, community_id, one.member_id, one.to_member_id, one.at, one.message_id)
        for one in await store.between(work.db, community_id, since, until)
    ]


async def _pay(work: Work, community_id: int, giver_id: int, receiver_id: int, at: datetime, message_id: int) -> int:
    """By the rule for thanks, within what one day holds and what two people may bring each other."""
    earning = _earning(work, community_id, giver_id, receiver_id, at, message_id)
    await points.earn_many(work, [earning])
    outcome = await points.explain(work, earning)
    return outcome.amount if isinstance(outcome, points.Entry) else 0


def _earning(
    work: Work, community_id: int, giver_id: int, receiver_id: int, at: datetime, message_id: int
) -> points.Earning:
    day, key = points.today_of(work, community_id, receiver_id, at), rules.points_key(message_id, giver_id)
    return points.Earning(community_id, receiver_id, "thanks", key, day, at, message_id, giver_id)


async def take_back(work: Work, community_id: int, giver_id: int, receiver_id: int) -> None:
    """What one said to the other on the last day of thanking, as if it had not been said.

    Raises:
        Refusal: there is nothing to take back, it was said too long ago, or its points are spent.
    """
    last_day = (await store.counts_of(work.db, community_id, giver_id)).day
    found = await store.find(work.db, community_id, last_day, giver_id, receiver_id)
    if found is None:
        raise Refusal("thanks.undo-nothing")
    if work.now > rules.undo_ends(found.at):
        raise Refusal("thanks.undo-late")
    async with work.savepoint():
        if not await store.remove(work.db, community_id, found):  # pressed twice at once
            raise Refusal("thanks.undo-nothing")
        key = rules.points_key(found.message_id, giver_id)
        reversal = await points.reverse(work, community_id, receiver_id, key, reason="thanks.for-undo")
        if reversal.missing:  # thanking again would earn them a second time
            raise Refusal("thanks.undo-spent")
        await store.count_less(work.db, community_id, found)
    await work.announce(ThanksTakenBack(community_id, giver_id, receiver_id, found.day))


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    """Two communities turned out to be one: what was said in both on one day was said once."""
    for one in await store.twice(work.db, kept_id, retired_id):
        key = rules.points_key(one.message_id, one.member_id)
        # The room of points moves the entries before us or after us.
        for place in (retired_id, kept_id):
            if (await points.reverse(work, place, one.to_member_id, key, reason="thanks.for-undo")).is_new:
                break
    await store.move(work.db, kept_id, retired_id)
