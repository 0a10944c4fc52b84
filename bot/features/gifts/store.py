from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.gifts.tables import GiftRow
from bot.kit.database import insert, moving

_G: Any = GiftRow.__table__  # type: ignore[attr-defined]


class Row(NamedTuple):
    number: int
    member_id: int
    to_member_id: int
    amount: int
    reason: str
    day: date
    at: datetime
    undone_at: datetime | None


_COLUMNS = [_G.c[name] for name in Row._fields]
_HERE = _G.c.community_id == bindparam("c")
_ADD: Any = insert(_G).values({column.name: bindparam(column.name) for column in _G.c})
_ADD = _ADD.on_conflict_do_nothing().returning(_G.c.number)
_ONE = (_HERE, _G.c.number == bindparam("n"))
_FIND = select(*_COLUMNS).where(*_ONE)
_UNDO = update(_G).where(*_ONE, _G.c.undone_at.is_(None)).values(undone_at=bindparam("now")).returning(_G.c.number)
_GIVEN = select(func.coalesce(func.sum(_G.c.amount), 0)).where(
    _HERE, _G.c.member_id == bindparam("m"), _G.c.day == bindparam("d"), _G.c.undone_at.is_(None)
)
_RECENT = select(*_COLUMNS).where(_HERE).order_by(_G.c.at.desc(), _G.c.number.desc()).limit(bindparam("most"))
_SOME = select(*_COLUMNS).where(_HERE, _G.c.number.in_(bindparam("numbers", expanding=True)))
_MERGE = (moving(_G).on_conflict_do_nothing(), delete(_G).where(_G.c.community_id == bindparam("retired")))


async def add_once(db: AsyncConnection, community_id: int, row: Row) -> bool:
    """False when that message has given already."""
    return (await db.execute(_ADD, {"community_id": community_id} | row._asdict())).first() is not None


async def find(db: AsyncConnection, community_id: int, number: int) -> Row | None:
    row = (await db.execute(_FIND, {"c": community_id, "n": number})).first()
    return Row(*row) if row else None


async def undo_once(db: AsyncConnection, community_id: int, number: int, now: datetime) -> bool:
    """False when it was taken back already."""
    return (await db.execute(_UNDO, {"c": community_id, "n": number, "now": now})).first() is not None


async def given_on(db: AsyncConnection, community_id: int, member_id: int, day: date) -> int:
    """Points that one member gave on a day, without what they took back."""
    return int((await db.execute(_GIVEN, {"c": community_id, "m": member_id, "d": day})).scalar_one())


async def recent(db: AsyncConnection, community_id: int, most: int) -> Sequence[Row]:
    """Newest first."""
    return [Row(*row) for row in await db.execute(_RECENT, {"c": community_id, "most": most})]


async def some(db: AsyncConnection, community_id: int, numbers: Collection[int]) -> Sequence[Row]:
    return [Row(*row) for row in await db.execute(_SOME, {"c": community_id, "numbers": list(numbers)})]


async def census(db: AsyncConnection) -> dict[str, int]:
    return {"gifts": int((await db.execute(select(func.count()).select_from(_G))).scalar_one())}


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    for statement in _MERGE:
        await db.execute(statement, {"kept": kept_id, "retired": retired_id})
