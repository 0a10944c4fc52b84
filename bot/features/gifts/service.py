from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.features import communities, members, points
from bot.features.gifts import rules, store
from bot.features.gifts.settings import Settings
from bot.features.gifts.store import Row
from bot.kit.calendar import day_of
from bot.kit.texts import Name
from bot.kit.work import Refusal, Work

GIVEN, RECEIVED, UNDONE = "gifts.for-giving", "gifts.for-receiving", "gifts.for-undo"
MOST_A_DAY = 10_000  # that admins may allow


@dataclass(frozen=True, slots=True)
class Given:
    """What became of it."""

    number: int
    balance: int  # that the giver has left


@dataclass(frozen=True, slots=True)
class Told:
    """One gift, for whoever reads about it."""

    giver: Name
    receiver: Name
    amount: int
    reason: str
    day: date
    is_undone: bool


async def give(
    work: Work, community_id: int, giver_id: int, receiver_id: int, amount: int, reason: str, number: int
) -> Given:
    """From one member's balance to another's, with the message of that number.

    Raises:
        Refusal: something lies between; nothing changed.
    """
    cfg, today = work.settings(Settings, community_id), _today(work, community_id)
    if not cfg.is_on:
        raise Refusal("gifts.off")
    await members.must_belong(work, community_id, giver_id)
    if giver_id == receiver_id:
        raise Refusal("gifts.yourself")
    if not await members.is_present(work, community_id, receiver_id):
        raise Refusal("gifts.not-here")
    if amount < 1:
        raise Refusal("gifts.below-one")
    if amount > cfg.most_a_day:
        raise Refusal("gifts.too-much", most=cfg.most_a_day)
    if wait := await _days_to_wait(work, community_id, giver_id, today, cfg.least_days):
        raise Refusal("gifts.too-new", days=wait)
    async with work.savepoint():
        # Whoever gives ten times at once waits here, so that each sees what the others have given.
        await points.hold(work, community_id, (giver_id, receiver_id))
        before = await store.given_on(work.db, community_id, giver_id, today)
        row = Row(number, giver_id, receiver_id, amount, reason, today, work.now, None)
        if not await store.add_once(work.db, community_id, row):
            raise Refusal("kit.expired")
        if before + amount > cfg.most_a_day:
            raise Refusal("gifts.enough-today", most=cfg.most_a_day, left=max(cfg.most_a_day - before, 0))
        moved = await points.move(
            work, community_id, giver_id, receiver_id, amount, number=number, given=GIVEN, received=RECEIVED
        )
    return Given(number, moved.balance)


async def _days_to_wait(work: Work, community_id: int, member_id: int, today: date, least_days: int) -> int:
    if not least_days:
        return 0
    since = (await members.known_since(work, community_id, [member_id])).get(member_id)
    zone = communities.get(work, community_id).zone
    return rules.days_to_wait(since.astimezone(zone).date() if since else None, today, least_days)


async def undo(work: Work, community_id: int, giver_id: int, number: int) -> Told:
    """The giver takes it back: all of it.

    Raises:
        Refusal: it is somebody else's, too late, back already, or not all there any more; nothing changed.
    """
    row = await store.find(work.db, community_id, number)
    if row is None or row.undone_at is not None:
        raise Refusal("kit.expired")
    if row.member_id != giver_id:
        raise Refusal("kit.not-yours")
    if not rules.can_be_undone(row.at, work.now):
        raise Refusal("gifts.undo-late")
    async with work.savepoint():
        await points.hold(work, community_id, (giver_id, row.to_member_id))
        if not await store.undo_once(work.db, community_id, number, work.now):
            raise Refusal("kit.expired")
        if not await points.move_back(work, community_id, giver_id, row.to_member_id, number=number, reason=UNDONE):
            raise Refusal("gifts.undo-spent")
    return (await _told(work, [row]))[0]


async def choose(work: Work, community_id: int, *, is_on: bool | None = None, most_a_day: int | None = None) -> None:
    """What an admin wants here; what was given stays given.

    Raises:
        Refusal: a number beyond what makes sense.
    """
    if is_on is not None:
        await work.change_setting(Settings, community_id, "is_on", is_on)
    if most_a_day is not None:
        if not 1 <= most_a_day <= MOST_A_DAY:
            raise Refusal("gifts.choose-how", most=MOST_A_DAY)
        await work.change_setting(Settings, community_id, "most_a_day", most_a_day)


def settings_of(work: Work, community_id: int) -> Settings:
    return work.settings(Settings, community_id)


async def recent(work: Work, community_id: int, most: int = 10) -> Sequence[Told]:
    """The last ones, newest first."""
    return await _told(work, await store.recent(work.db, community_id, most))


async def told_of(work: Work, community_id: int, entries: Sequence[points.Entry]) -> Mapping[str, Told]:
    """Who gave whom, and why, with those entries of the ledger that came from here: by the entry's key."""
    numbers = {one.ref: one.key for one in entries if one.reason in (GIVEN, RECEIVED) and one.ref is not None}
    if not numbers:
        return {}
    rows = await store.some(work.db, community_id, numbers.keys())
    return {numbers[row.number]: told for row, told in zip(rows, await _told(work, rows), strict=True)}


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    await store.move(work.db, kept_id, retired_id)


def _today(work: Work, community_id: int) -> date:
    here = communities.get(work, community_id)
    return day_of(work.now, here.zone, here.day_starts_at)


async def _told(work: Work, rows: Sequence[Row]) -> Sequence[Told]:
    names = await members.names(work, {one for row in rows for one in (row.member_id, row.to_member_id)})
    return [
        Told(
            names[row.member_id],
            names[row.to_member_id],
            row.amount,
            row.reason,
            row.day,
            row.undone_at is not None,
        )
        for row in rows
    ]
