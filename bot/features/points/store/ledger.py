"""The ledger and the accounts. What may happen once is decided by a key, what is limited by a condition."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, case, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.points.tables import KINDS, PERIODS, AccountRow, EntryRow
from bot.kit.calendar import month_of, week_of
from bot.kit.database import insert
from bot.kit.prepared import Prepared

_L: Any = EntryRow.__table__  # type: ignore[attr-defined]
_A: Any = AccountRow.__table__  # type: ignore[attr-defined]

REVERSED = "reverse:"
MOVED = "gift:"  # from one member to another: it changes two balances, and nobody has earned it


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger."""

    key: str
    amount: int
    reason: str
    rule: int
    day: date
    at: datetime
    ref: int | None


@dataclass(frozen=True, slots=True)
class Sums:
    """What one member has. A period's points are those of the last such period in which anything was earned."""

    balance: int = 0
    lifetime: int = 0
    day: date = date.min
    day_points: int = 0
    week: date = date.min
    week_points: int = 0
    month: date = date.min
    month_points: int = 0


_ENTRY = [_L.c[name] for name in Entry.__dataclass_fields__]
_ACCOUNT = [_A.c[name] for name in Sums.__dataclass_fields__]
_OWN_ENTRY = (_L.c.community_id == bindparam("c"), _L.c.member_id == bindparam("m"))
_OWN_ACCOUNT = (_A.c.community_id == bindparam("c"), _A.c.member_id == bindparam("m"))

_ADD_ENTRY = Prepared(
    insert(_L).values({c.name: bindparam(c.name) for c in _L.c}).on_conflict_do_nothing().returning(_L.c.member_id)
)


def _earn() -> Any:
    """An older day never resets a newer period: its points then count for the longer periods only."""
    new = insert(_A).values(
        community_id=bindparam("c"),
        member_id=bindparam("m"),
        **dict.fromkeys(("balance", "lifetime", *(f"{period}_points" for period in PERIODS)), bindparam("amount")),
        **{period: bindparam(period) for period in PERIODS},
        **{f"{kind}_used": 0 for kind in KINDS},
    )
    changed: dict[str, Any] = {name: _A.c[name] + new.excluded[name] for name in ("balance", "lifetime")}
    for period in PERIODS:
        had, gets = _A.c[period], new.excluded[period]
        points, more = _A.c[f"{period}_points"], new.excluded[f"{period}_points"]
        changed[period] = case((gets > had, gets), else_=had)
        changed[f"{period}_points"] = case((gets > had, more), (gets == had, points + more), else_=points)
    for kind in KINDS:
        changed[f"{kind}_used"] = case((new.excluded.day > _A.c.day, 0), else_=_A.c[f"{kind}_used"])
    added = new.on_conflict_do_update(index_elements=["community_id", "member_id"], set_=changed)
    return added.returning(_A.c.balance, _A.c.lifetime)


_EARN = Prepared(_earn())
_SPEND = (
    update(_A)
    .where(*_OWN_ACCOUNT, _A.c.balance >= bindparam("amount"))
    .values(balance=_A.c.balance - bindparam("amount"))
    .returning(_A.c.balance)
)
_RECEIVE = update(_A).where(*_OWN_ACCOUNT).values(balance=_A.c.balance + bindparam("amount"))
_UNEARN = (
    update(_A)
    .where(*_OWN_ACCOUNT)
    .values(
        balance=_A.c.balance + bindparam("change"),
        lifetime=_A.c.lifetime - bindparam("earned"),
        **{
            f"{period}_points": _A.c[f"{period}_points"]
            - case((_A.c[period] == bindparam(f"of_{period}"), bindparam("earned")), else_=0)
            for period in PERIODS
        },
    )
    .returning(_A.c.balance, _A.c.lifetime)
)
_READ_ACCOUNT = select(*_ACCOUNT).where(*_OWN_ACCOUNT)
_LIFETIMES = select(_A.c.member_id, _A.c.lifetime).where(
    _A.c.community_id == bindparam("c"), _A.c.member_id.in_(bindparam("ids", expanding=True))
)
_MONTHS = select(_A.c.member_id, _A.c.month, _A.c.month_points).where(
    _A.c.community_id == bindparam("c"),
    _A.c.member_id.in_(bindparam("ids", expanding=True)),
    _A.c.month >= bindparam("month"),
)
# What was spent is no less earned; what was taken back is.
_IS_EARNED = (
    (_L.c.amount < 0) == _L.c.key.startswith(REVERSED),
    ~_L.c.key.startswith(MOVED),
    ~_L.c.key.startswith(REVERSED + MOVED),
)
_EARNED = (
    select(_L.c.member_id, func.sum(_L.c.amount).label("earned"))
    .where(
        _L.c.community_id == bindparam("c"),
        _L.c.member_id.in_(bindparam("ids", expanding=True)),
        _L.c.day.between(bindparam("first"), bindparam("last")),
        *_IS_EARNED,
    )
    .group_by(_L.c.member_id)
)
_EARNED_MOST = (
    select(_L.c.member_id, func.sum(_L.c.amount).label("earned"))
    .where(
        _L.c.community_id == bindparam("c"),
        _L.c.day.between(bindparam("first"), bindparam("last")),
        *_IS_EARNED,
    )
    .group_by(_L.c.member_id)
    .having(func.sum(_L.c.amount) >= bindparam("least"))
)
_OPEN = (
    insert(_A)
    .values(
        community_id=bindparam("c"),
        member_id=bindparam("m"),
        **dict.fromkeys(("balance", "lifetime", *(f"{period}_points" for period in PERIODS)), 0),
        **dict.fromkeys(PERIODS, date.min),
        **{f"{kind}_used": 0 for kind in KINDS},
    )
    .on_conflict_do_nothing()
)
_LOCK_ACCOUNT = select(_A.c.balance).where(*_OWN_ACCOUNT).with_for_update()
_READ_ENTRY = select(*_ENTRY).where(*_OWN_ENTRY, _L.c.key == bindparam("k"))
_LAST = select(*_ENTRY).where(*_OWN_ENTRY).order_by(_L.c.at.desc(), _L.c.key.desc()).limit(bindparam("n"))
_ABOUT = select(*_ENTRY).where(*_OWN_ENTRY, _L.c.ref == bindparam("ref")).order_by(_L.c.at, _L.c.key)
_ON_DAY = select(*_ENTRY).where(*_OWN_ENTRY, _L.c.day == bindparam("d"), _L.c.reason == bindparam("r"))


async def add_entry(
    db: AsyncConnection,
    community_id: int,
    member_id: int,
    key: str,
    amount: int,
    *,
    reason: str,
    rule: int,
    day: date,
    at: datetime,
    ref: int | None,
) -> bool:
    """False when the key is already there."""
    row = {"community_id": community_id, "member_id": member_id, "key": key, "amount": amount}
    row |= {"reason": reason, "rule": rule, "day": day, "at": at, "ref": ref}
    return await _ADD_ENTRY.first(db, row) is not None


async def earn(db: AsyncConnection, community_id: int, member_id: int, amount: int, day: date) -> tuple[int, int]:
    """Balance and lifetime after it."""
    values = {"c": community_id, "m": member_id, "amount": amount}
    [(balance, lifetime)] = await _EARN.all(db, values | periods(day))
    return balance, lifetime


async def spend(db: AsyncConnection, community_id: int, member_id: int, amount: int) -> int | None:
    """The balance after it; None when it holds too little."""
    values = {"c": community_id, "m": member_id, "amount": amount}
    left: int | None = (await db.execute(_SPEND, values)).scalar()
    return left


async def receive(db: AsyncConnection, community_id: int, member_id: int, amount: int) -> None:
    """Into an account that is held: more to spend, and nothing earned."""
    await db.execute(_RECEIVE, {"c": community_id, "m": member_id, "amount": amount})


async def unearn(
    db: AsyncConnection, community_id: int, member_id: int, change: int, earned: int, day: date
) -> tuple[int, int]:
    """Changes the balance by `change`, takes `earned` off what `day` had earned; balance and lifetime after it."""
    values = {"c": community_id, "m": member_id, "change": change, "earned": earned}
    values_of = {f"of_{period}": since for period, since in periods(day).items()}
    balance, lifetime = (await db.execute(_UNEARN, values | values_of)).one()
    return balance, lifetime


async def lock(db: AsyncConnection, community_id: int, member_id: int) -> int | None:
    """The balance, which nobody else changes until this transaction ends."""
    balance: int | None = (await db.execute(_LOCK_ACCOUNT, {"c": community_id, "m": member_id})).scalar()
    return balance


async def hold(db: AsyncConnection, community_id: int, ids: Collection[int]) -> None:
    """Opens the accounts that are not there, and locks all; in order, so that no two wait for each other."""
    for member_id in sorted(ids):
        await db.execute(_OPEN, {"c": community_id, "m": member_id})
        await lock(db, community_id, member_id)


async def account_of(db: AsyncConnection, community_id: int, member_id: int) -> Sums:
    row = (await db.execute(_READ_ACCOUNT, {"c": community_id, "m": member_id})).first()
    return Sums(*row) if row else Sums()


async def lifetimes_of(db: AsyncConnection, community_id: int, ids: Collection[int]) -> dict[int, int]:
    rows = await db.execute(_LIFETIMES, {"c": community_id, "ids": list(ids)})
    return {row.member_id: row.lifetime for row in rows}


async def earned_in_month(
    db: AsyncConnection, community_id: int, ids: Collection[int], month: date, last: date
) -> dict[int, int]:
    """By member. An account knows its latest month; of those who went on since, the entries are added up."""
    values = {"c": community_id, "ids": list(ids), "month": month}
    found: dict[int, int] = {}
    later = []
    for row in await db.execute(_MONTHS, values):
        if row.month == month:
            found[row.member_id] = row.month_points
        else:
            later.append(row.member_id)
    if later:
        rows = await db.execute(_EARNED, {"c": community_id, "ids": later, "first": month, "last": last})
        found |= {row.member_id: int(row.earned) for row in rows}
    return found


async def earned_between(db: AsyncConnection, community_id: int, first: date, last: date, least: int) -> dict[int, int]:
    """Everybody with so much or more."""
    rows = await db.execute(_EARNED_MOST, {"c": community_id, "first": first, "last": last, "least": least})
    return {row.member_id: int(row.earned) for row in rows}


async def entry(db: AsyncConnection, community_id: int, member_id: int, key: str) -> Entry | None:
    row = (await db.execute(_READ_ENTRY, {"c": community_id, "m": member_id, "k": key})).first()
    return Entry(*row) if row else None


async def last_entries(db: AsyncConnection, community_id: int, member_id: int, limit: int) -> Sequence[Entry]:
    """Newest first."""
    rows = await db.execute(_LAST, {"c": community_id, "m": member_id, "n": limit})
    return [Entry(*row) for row in rows]


async def entries_on(db: AsyncConnection, community_id: int, member_id: int, day: date, reason: str) -> Sequence[Entry]:
    rows = await db.execute(_ON_DAY, {"c": community_id, "m": member_id, "d": day, "r": reason})
    return [Entry(*row) for row in rows]


_IN_DAYS = select(*_ENTRY).where(*_OWN_ENTRY, _L.c.day.in_(bindparam("days", expanding=True)))


async def entries_in(db: AsyncConnection, community_id: int, member_id: int, days: Collection[date]) -> Sequence[Entry]:
    rows = await db.execute(_IN_DAYS, {"c": community_id, "m": member_id, "days": list(days)})
    return [Entry(*row) for row in rows]


async def entries_about(db: AsyncConnection, community_id: int, member_id: int, ref: int) -> Sequence[Entry]:
    """Oldest first."""
    rows = await db.execute(_ABOUT, {"c": community_id, "m": member_id, "ref": ref})
    return [Entry(*row) for row in rows]


def periods(day: date) -> dict[str, date]:
    return {"day": day, "week": week_of(day), "month": month_of(day)}
