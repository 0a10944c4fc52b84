"""Two communities become one: their ledgers are put together, and the accounts made anew from what is there then."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, and_, bindparam, case, delete, func, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.points import rules
from bot.features.points.rules import DaySums, Period, Sums
from bot.features.points.store.ledger import REVERSED, periods
from bot.features.points.tables import KINDS, PERIODS, AccountRow, EntryRow
from bot.kit.database import insert

_L: Any = EntryRow.__table__  # type: ignore[attr-defined]
_A: Any = AccountRow.__table__  # type: ignore[attr-defined]


class Merged(NamedTuple):
    """What became of a member who had an account in the retired community."""

    member_id: int
    amount: int  # by which the balance in the kept one changed
    reached: int  # lifetime before, in the community where it was more
    lifetime: int


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
_ENTER = insert(_L).values({c.name: bindparam(c.name) for c in _L.c})

_IS_AWARD = and_(_L.c.amount > 0, ~_IS_UNDO)
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


async def merge(
    db: AsyncConnection, kept_id: int, retired_id: int, reasons: Sequence[str], reason: str, rule: int, now: datetime
) -> list[Merged]:
    """Moves the ledger of one community into another's, each key once, and the accounts with it.

    `reasons` are those of the rules, in the order of `KINDS`. What was spent stays spent: an account that holds less
    than nothing without what happened twice is evened out by an entry with `reason`.
    """
    both = {"kept": kept_id, "retired": retired_id}
    await db.execute(_OPEN, both)
    before = {(row[0], row[1]): (row[2], row[3]) for row in await db.execute(_LOCK, both)}
    if not before:
        return []
    if undone := [{"c": kept_id, "m": row[0], "k": row[1]} for row in await db.execute(_GIVING_WAY, both)]:
        await db.execute(_STRIKE, undone + [row | {"k": REVERSED + row["k"]} for row in undone])
    await db.execute(_MOVE, both)
    await db.execute(_EMPTY, both)
    named = {f"for_{kind}": one for kind, one in zip(KINDS, reasons, strict=True)}
    rows = groupby(await db.execute(_DAYS, both | named), key=lambda row: row[0])
    sums = {member_id: rules.add_up([_day_sums(row) for row in of_member]) for member_id, of_member in rows}
    debts = [
        # It names an undo of nothing, so it changes the balance and not what was earned.
        {"community_id": kept_id, "member_id": member_id, "key": f"{REVERSED}merged:{retired_id}",
         "amount": -one.balance, "reason": reason, "rule": rule, "day": one.day, "at": now, "ref": None}
        for member_id, one in sums.items() if one.balance < 0
    ]  # fmt: skip
    if debts:
        await db.execute(_ENTER, debts)
    await db.execute(_SET, [_account(kept_id, member_id, one) for member_id, one in sums.items()])
    await db.execute(_CLOSE, both)
    merged = []
    for member_id, one in sums.items():
        (held, lifetime), (_, elsewhere) = before[kept_id, member_id], before[retired_id, member_id]
        merged.append(Merged(member_id, max(one.balance, 0) - held, max(lifetime, elsewhere), one.lifetime))
    return merged


def _day_sums(row: Any) -> DaySums:
    _, day, amount, earned, has_award, *by_kind = row
    used, paid_at = by_kind[: len(KINDS)], by_kind[len(KINDS) :]
    # PostgreSQL adds up to decimals.
    return DaySums(day, int(amount), int(earned), bool(has_award), [int(one) for one in used], paid_at)


def _account(community_id: int, member_id: int, sums: Sums) -> dict[str, Any]:
    row: dict[str, Any] = {"c": community_id, "m": member_id}
    row |= {"balance": max(sums.balance, 0), "lifetime": sums.lifetime} | periods(sums.day)
    row |= {f"{period}_points": sums.points[Period(period)] for period in PERIODS}
    for kind, used, paid_at in zip(KINDS, sums.used, sums.paid_at, strict=True):
        row |= {f"{kind}_used": used, f"{kind}_at": paid_at}
    return row
