from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from bot.features import communities, members, points
from bot.features.awards import rules, store
from bot.features.awards.settings import Settings
from bot.features.awards.store import Row
from bot.kit.calendar import day_of
from bot.kit.texts import Name
from bot.kit.work import Refusal, Work

GIVEN, TAKEN, UNDONE = "awards.for-award", "awards.for-taking", "awards.for-undo"


@dataclass(frozen=True, slots=True)
class Given:
    """What became of it."""

    number: int
    amount: int  # below 0: taken; no more than there was


@dataclass(frozen=True, slots=True)
class Told:
    """One award, for whoever reads about it."""

    number: int
    member: Name
    by: Name | None  # None: an admin who spoke as the group
    amount: int
    reason: str
    day: date
    is_undone: bool


async def give(
    work: Work, community_id: int, by_id: int, member_id: int, amount: int, reason: str, number: int
) -> Given:
    """Points from an admin, with the message of that number.

    Raises:
        Refusal: to oneself, to nobody, without a reason, or more than an admin may give; nothing changed.
    """
    await _check(work, community_id, by_id, member_id, amount, reason)
    row = Row(number, member_id, by_id, amount, reason, work.now, None)
    if not await store.add_once(work.db, community_id, row):
        raise Refusal("kit.expired")
    day = points.today_of(work, community_id, member_id)
    key = rules.points_key(number)
    await points.award(work, community_id, member_id, amount, reason=GIVEN, key=key, day=day, ref=number)
    return Given(number, amount)


async def take(
    work: Work, community_id: int, by_id: int, member_id: int, amount: int, reason: str, number: int
) -> Given:
    """As `give`, the other way: from the balance, and no more than it holds. What was ever earned stays."""
    await _check(work, community_id, by_id, member_id, amount, reason)
    held = (await points.account_of(work, community_id, member_id)).balance
    taken = min(amount, held)
    if not taken:
        raise Refusal("awards.nothing-there")
    row = Row(number, member_id, by_id, -taken, reason, work.now, None)
    if not await store.add_once(work.db, community_id, row):
        raise Refusal("kit.expired")
    day = points.today_of(work, community_id, member_id)
    key = rules.points_key(number)
    await points.spend(work, community_id, member_id, taken, reason=TAKEN, key=key, day=day, ref=number)
    return Given(number, -taken)


async def _check(work: Work, community_id: int, by_id: int, member_id: int, amount: int, reason: str) -> None:
    cfg = work.settings(Settings, community_id)
    if by_id == member_id:
        raise Refusal("awards.yourself")
    if not await members.is_present(work, community_id, member_id):
        raise Refusal("awards.not-here")
    if not reason:
        raise Refusal("awards.no-reason")
    if not 1 <= amount <= cfg.most:
        raise Refusal("awards.too-much", most=cfg.most)
    said = await store.said_since(work.db, community_id, by_id, _since(work, community_id))
    if said + amount > cfg.daily:
        raise Refusal("awards.too-much-today", most=cfg.daily, left=max(cfg.daily - said, 0))


def _since(work: Work, community_id: int) -> datetime:
    """The community's midnight."""
    zone = communities.get(work, community_id).zone
    return datetime.combine(day_of(work.now, zone), time(), zone)


async def undo(work: Work, community_id: int, number: int) -> Told:
    """As if it had not been given or taken. Of what was given, that goes back which is not spent yet.

    Raises:
        Refusal: there is none, or it was undone before.
    """
    row = await store.undo_once(work.db, community_id, number, work.now)
    if row is None:
        raise Refusal("kit.expired")
    await points.reverse(work, community_id, row.member_id, rules.points_key(number), reason=UNDONE)
    return (await _told(work, community_id, [row._replace(undone_at=work.now)]))[0]


async def recent(work: Work, community_id: int, most: int = 10) -> Sequence[Told]:
    """The last ones, newest first."""
    return await _told(work, community_id, await store.recent(work.db, community_id, most))


async def told_of(work: Work, community_id: int, entries: Sequence[points.Entry]) -> Mapping[str, Told]:
    """Who gave or took those entries of the ledger that came from here, and why: by the entry's key."""
    numbers = {one.ref: one.key for one in entries if one.reason in (GIVEN, TAKEN) and one.ref is not None}
    if not numbers:
        return {}
    found = await store.some(work.db, community_id, numbers.keys())
    return {numbers[one.number]: one for one in await _told(work, community_id, found)}


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    await store.move(work.db, kept_id, retired_id)


async def _told(work: Work, community_id: int, rows: Sequence[Row]) -> Sequence[Told]:
    zone = communities.get(work, community_id).zone
    names: Mapping[int, Any] = await members.names(work, {one for row in rows for one in (row.member_id, row.by_id)})
    return [
        Told(
            row.number,
            names[row.member_id],
            names[row.by_id] if row.by_id else None,
            row.amount,
            row.reason,
            day_of(row.at, zone),
            row.undone_at is not None,
        )
        for row in rows
    ]
