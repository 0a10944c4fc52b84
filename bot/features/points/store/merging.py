"""Two communities become one: their ledgers are put together, and the accounts made anew from what is there then."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, and_, bindparam, case, delete, func, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.points.store.ledger import MOVED, REVERSED, Sums
from bot.features.points.tables import KINDS, PERIODS, AccountRow, EntryRow
from bot.kit.database import insert

_L: Any = EntryRow.__table__  # type: ignore[attr-defined]
_A: Any = AccountRow.__table__  # type: ignore[attr-defined]


class Before(NamedTuple):
    """What a member had."""

    balance: int  # in the kept community
    lifetime: int
    elsewhere: int  # lifetime in the retired one


class Day(NamedTuple):
    """A day of a member's: see `rules.DaySums`."""

    day: date
    amount: int
    earned: int
    has_award: bool
    used: Sequence[int]
    paid_at: Sequence[datetime | None]


Used = Sequence[tuple[int, datetime | None]]  # what each rule paid, and when last


_KEPT, _RETIRED = (bindparam(name, type_=BigInteger) for name in ("kept", "retired"))


def _of(table: Any, community: Any, member: Any, key: Any) -> Any:
    return and_(table.c.community_id == community, table.c.member_id == member, table.c.key == key)


# --- Accounts: opened and locked before anything is read, so that who earns meanwhile waits ---

_OPENED = {"community_id": _KEPT, "member_id": _A.c.member_id} | {period: _A.c[period] for period in PERIODS}
_OPENED |= {name: literal(0) for name in ("balance", "lifetime", *(f"{one}_points" for one in PERIODS))}
_OPENED |= {f"{kind}_used": literal(0) for kind in KINDS}
_OPEN = (
    insert(_A)
    .from_select(list(_OPENED), select(*_OPENED.values()).where(_A.c.community_id == _RETIRED).order_by(_A.c.member_id))
    .on_conflict_do_nothing()
)
_A2 = _A.alias("concerned")
_CONCERNED = select(_A2.c.member_id).where(_A2.c.community_id == _RETIRED)
_LOCK = (
    select(_A.c.community_id, _A.c.member_id, _A.c.balance, _A.c.lifetime)
    .where(_A.c.community_id.in_([_KEPT, _RETIRED]), _A.c.member_id.in_(_CONCERNED))
    .order_by(_A.c.community_id, _A.c.member_id)
    .with_for_update()
)
_SET = (
    update(_A)
    .where(_A.c.community_id == bindparam("c"), _A.c.member_id == bindparam("m"))
    .values({c.name: bindparam(c.name) for c in _A.c if c.name not in ("community_id", "member_id")})
)
_CLOSE = delete(_A).where(_A.c.community_id == _RETIRED)

# --- The ledger: an entry and the one that reverses it belong together ---

_U, _K, _R = (_L.alias(name) for name in ("undo", "kept_entry", "retired_undo"))
# Taken back in the kept community, and done for good in the retired one: that it was done is what holds.
_GIVING_WAY = (
    select(_L.c.member_id, _L.c.key)
    .join(_U, _of(_U, _KEPT, _L.c.member_id, literal(REVERSED) + _L.c.key))
    .outerjoin(_R, _of(_R, _RETIRED, _L.c.member_id, literal(REVERSED) + _L.c.key))
    .where(_L.c.community_id == _RETIRED, _R.c.key.is_(None))
)
_STRIKE = delete(_L).where(_of(_L, bindparam("c"), bindparam("m"), bindparam("k")))
_IS_UNDO = func.substr(_L.c.key, 1, len(REVERSED)) == REVERSED
_ABOUT = case((_IS_UNDO, func.substr(_L.c.key, len(REVERSED) + 1)), else_=_L.c.key)
_OWN = [column.name for column in _L.c if column.name != "community_id"]
_MOVE = (
    insert(_L)
    .from_select(
        ["community_id", *_OWN],
        select(_KEPT, *(_L.c[name] for name in _OWN))
        .where(_L.c.community_id == _RETIRED, ~select(_K.c.key).where(_of(_K, _KEPT, _L.c.member_id, _ABOUT)).exists())
        .order_by(_L.c.member_id, _L.c.key),
    )
    .on_conflict_do_nothing()
)
_EMPTY = delete(_L).where(_L.c.community_id == _RETIRED)

_IS_GIFT = func.substr(_L.c.key, 1, len(MOVED)) == MOVED
_IS_AWARD = and_(_L.c.amount > 0, ~_IS_UNDO, ~_IS_GIFT)
_PAID = [and_(_IS_AWARD, _L.c.reason == bindparam(f"for_{kind}")) for kind in KINDS]
_DAYS = (
    select(
        _L.c.member_id,
        _L.c.day,
        func.sum(_L.c.amount),
        func.sum(case((and_(_IS_AWARD, _U.c.key.is_(None)), _L.c.amount), else_=0)),
        func.max(case((_IS_AWARD, 1), else_=0)),
        *(func.sum(case((is_paid, _L.c.amount), else_=0)) for is_paid in _PAID),
        *(func.max(case((is_paid, _L.c.at))) for is_paid in _PAID),
    )
    .outerjoin(_U, _of(_U, _L.c.community_id, _L.c.member_id, literal(REVERSED) + _L.c.key))
    .where(_L.c.community_id == _KEPT, _L.c.member_id.in_(_CONCERNED))
    .group_by(_L.c.member_id, _L.c.day)
    .order_by(_L.c.member_id)
)


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> Mapping[int, Before]:
    """Moves the ledger of one community into another's, each key once; returns who had an account there. Until `close`
    theirs in the kept one, opened where there was none, are as they were."""
    both = {"kept": kept_id, "retired": retired_id}
    await db.execute(_OPEN, both)
    held = {(row[0], row[1]): (row[2], row[3]) for row in await db.execute(_LOCK, both)}
    if undone := [{"c": kept_id, "m": row[0], "k": row[1]} for row in await db.execute(_GIVING_WAY, both)]:
        await db.execute(_STRIKE, undone + [row | {"k": REVERSED + row["k"]} for row in undone])
    await db.execute(_MOVE, both)
    await db.execute(_EMPTY, both)
    members = (member_id for community_id, member_id in held if community_id == retired_id)
    return {one: Before(*held[kept_id, one], held[retired_id, one][1]) for one in members}


async def days_of(
    db: AsyncConnection, kept_id: int, retired_id: int, reasons: Sequence[str]
) -> Mapping[int, Sequence[Day]]:
    """What the ledger has for each day of each of them. `reasons` are those of the rules, in the order of `KINDS`."""
    named = {f"for_{kind}": one for kind, one in zip(KINDS, reasons, strict=True)}
    rows = await db.execute(_DAYS, {"kept": kept_id, "retired": retired_id} | named)
    return {member_id: [_day(row) for row in days] for member_id, days in groupby(rows, key=lambda row: row[0])}


async def close(db: AsyncConnection, kept_id: int, retired_id: int, accounts: Sequence[tuple[int, Sums, Used]]) -> None:
    """Writes the accounts of those members anew, and removes the retired ones."""
    await db.execute(_SET, [_account(kept_id, *one) for one in accounts])
    await db.execute(_CLOSE, {"retired": retired_id})


def _day(row: Any) -> Day:
    _, day, amount, earned, has_award, *by_kind = row
    used, paid_at = by_kind[: len(KINDS)], by_kind[len(KINDS) :]
    # PostgreSQL adds up to decimals.
    return Day(day, int(amount), int(earned), bool(has_award), [int(one) for one in used], paid_at)


def _account(community_id: int, member_id: int, sums: Sums, used: Used) -> dict[str, Any]:
    row = {"c": community_id, "m": member_id} | asdict(sums)
    for kind, (points, at) in zip(KINDS, used, strict=True):
        row |= {f"{kind}_used": points, f"{kind}_at": at}
    return row
