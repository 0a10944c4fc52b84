"""From one member to another: it changes what two may spend, and never what anybody has earned."""

from collections.abc import Collection

from bot.features.points.facts import Change, PointsChanged
from bot.features.points.service import earning
from bot.features.points.service.earning import Spending
from bot.features.points.service.rulebook import Rulebook
from bot.features.points.store import ledger
from bot.features.points.store.ledger import MOVED
from bot.kit.work import Refusal, Work


async def hold(work: Work, community_id: int, ids: Collection[int]) -> None:
    """What is decided about these members' points until this transaction ends, is decided by nobody else meanwhile."""
    await ledger.hold(work.db, community_id, set(ids))


async def move(
    work: Work,
    community_id: int,
    giver_id: int,
    receiver_id: int,
    amount: int,
    *,
    number: int,
    given: str,
    received: str,
) -> Spending:
    """Points from the balance of one to that of another, both of them held; once for the message with this number.
    `given` and `received` are the texts that say what for.

    Raises:
        Refusal: the balance holds less; nothing changed.
    """
    if amount < 1 or giver_id == receiver_id:
        raise ValueError(f"not to be moved: {amount} from {giver_id} to {receiver_id}")
    async with work.savepoint():
        if not await _enter(work, community_id, giver_id, -amount, number, given):
            return Spending(False, (await ledger.account_of(work.db, community_id, giver_id)).balance)
        left = await ledger.spend(work.db, community_id, giver_id, amount)
        if left is None:
            held = (await ledger.account_of(work.db, community_id, giver_id)).balance
            raise Refusal("points.too-few", balance=held, needed=amount)
        await _enter(work, community_id, receiver_id, amount, number, received)
        await ledger.receive(work.db, community_id, receiver_id, amount)
    earned = await ledger.lifetimes_of(work.db, community_id, [giver_id, receiver_id])
    of_giver, of_receiver = earned[giver_id], earned[receiver_id]
    changes = (
        Change(community_id, giver_id, -amount, of_giver, of_giver, given),
        Change(community_id, receiver_id, amount, of_receiver, of_receiver, received),
    )
    await work.announce(PointsChanged(changes))
    return Spending(True, left)


async def move_back(
    work: Work, community_id: int, giver_id: int, receiver_id: int, *, number: int, reason: str
) -> bool:
    """Between two that are held, all of it or nothing: False, and nothing done, when the receiver has spent some of it,
    or it is back already."""
    key = f"{MOVED}{number}"
    given = await ledger.entry(work.db, community_id, giver_id, key)
    held = (await ledger.account_of(work.db, community_id, receiver_id)).balance
    if given is None or held < -given.amount:
        return False
    back = await earning.reverse(work, community_id, receiver_id, key, reason=reason)
    return back.is_new and (await earning.reverse(work, community_id, giver_id, key, reason=reason)).is_new


async def _enter(work: Work, community_id: int, member_id: int, amount: int, number: int, reason: str) -> bool:
    return await ledger.add_entry(
        work.db, community_id, member_id, f"{MOVED}{number}", amount,
        reason=reason, rule=work.memory(Rulebook).version_of(community_id),
        day=earning.today_of(work, community_id, member_id), at=work.now, ref=number,
    )  # fmt: skip
