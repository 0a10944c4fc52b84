"""The ledger is the truth: an account that says otherwise is made to say what its entries add up to."""

from typing import Any

from sqlalchemy import bindparam, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.points.store.books import DIFFERENT, WORDS
from bot.features.points.store.ledger import MOVED, REVERSED
from bot.features.points.tables import KINDS, PERIODS, AccountRow, EntryRow
from bot.kit.calendar import month_of, week_of
from bot.kit.database import is_sqlite

_L: Any = EntryRow.__table__  # type: ignore[attr-defined]
_A: Any = AccountRow.__table__  # type: ignore[attr-defined]
_ENTRIES = select(_L.c.key, _L.c.amount, _L.c.day).where(
    _L.c.community_id == bindparam("c"), _L.c.member_id == bindparam("m")
)
_SET = (
    update(_A)
    .where(_A.c.community_id == bindparam("c"), _A.c.member_id == bindparam("m"))
    .values(balance=bindparam("sum"), lifetime=bindparam("earned"))
)
_FILL_AGAIN = text("UPDATE boards SET filled_to = 0")
EVERY = 1_000_000_000


async def balances(db: AsyncConnection) -> int:
    """Sets balance and lifetime of every account that differs from its entries, or opens it; how many."""
    if not is_sqlite(db):
        await db.execute(text("LOCK TABLE accounts IN SHARE ROW EXCLUSIVE MODE"))  # who earns meanwhile waits
    different = (await db.execute(DIFFERENT, WORDS | {"n": EVERY})).all()
    for community_id, member_id, *_ in different:
        await _mend(db, community_id, member_id)
    if different:
        await db.execute(_FILL_AGAIN)
    return len(different)


async def boards(db: AsyncConnection) -> int:
    """Empties the boards of large communities; the running bot fills them anew from the accounts; how many."""
    for table in ("rungs", "scores"):
        await db.execute(text(f"DELETE FROM {table}"))  # noqa: S608
    return (await db.execute(_FILL_AGAIN)).rowcount


async def _mend(db: AsyncConnection, community_id: int, member_id: int) -> None:
    entries = (await db.execute(_ENTRIES, {"c": community_id, "m": member_id})).all()
    undone = {entry.key.removeprefix(REVERSED) for entry in entries if entry.key.startswith(REVERSED)}
    balance = sum(entry.amount for entry in entries)
    earned = sum(
        entry.amount
        for entry in entries
        if entry.amount > 0 and not entry.key.startswith((REVERSED, MOVED)) and entry.key not in undone
    )
    sums = {"c": community_id, "m": member_id, "sum": balance, "earned": earned}
    if (await db.execute(_SET, sums)).rowcount:
        return
    day = max(entry.day for entry in entries)
    row = dict.fromkeys((*(f"{period}_points" for period in PERIODS), *(f"{kind}_used" for kind in KINDS)), 0)
    periods = {"day": day, "week": week_of(day), "month": month_of(day)}
    key = {"community_id": community_id, "member_id": member_id}
    await db.execute(insert(_A).values(key | row | periods | {"balance": balance, "lifetime": earned}))
