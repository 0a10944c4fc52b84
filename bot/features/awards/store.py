from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.awards.tables import AwardRow
from bot.kit.database import insert

_A: Any = AwardRow.__table__  # type: ignore[attr-defined]


class Row(NamedTuple):
    number: int
    member_id: int
    by_id: int
    amount: int
    reason: str
    at: datetime
    undone_at: datetime | None


_COLUMNS = [_A.c[name] for name in Row._fields]
_ADD = (
    insert(_A)
    .values({column.name: bindparam(column.name) for column in _A.c})
    .on_conflict_do_nothing()
    .returning(_A.c.number)
)
_ONE = (_A.c.community_id == bindparam("c"), _A.c.number == bindparam("n"))
_UNDO = update(_A).where(*_ONE, _A.c.undone_at.is_(None)).values(undone_at=bindparam("now")).returning(*_COLUMNS)
_SAID_BY = select(func.coalesce(func.sum(func.abs(_A.c.amount)), 0)).where(
    _A.c.community_id == bindparam("c"),
    _A.c.by_id == bindparam("by"),
    _A.c.at >= bindparam("since"),
    _A.c.undone_at.is_(None),
)
_RECENT = select(*_COLUMNS).where(_A.c.community_id == bindparam("c")).order_by(_A.c.at.desc(), _A.c.number.desc())
_RECENT = _RECENT.limit(bindparam("most"))
_SOME = select(*_COLUMNS).where(
    _A.c.community_id == bindparam("c"), _A.c.number.in_(bindparam("numbers", expanding=True))
)


async def add_once(db: AsyncConnection, community_id: int, row: Row) -> bool:
    return (await db.execute(_ADD, {"community_id": community_id} | row._asdict())).first() is not None


async def undo_once(db: AsyncConnection, community_id: int, number: int, now: datetime) -> Row | None:
    """What it was; None for one that is not there, or undone already."""
    row = (await db.execute(_UNDO, {"c": community_id, "n": number, "now": now})).first()
    return Row(*row) if row else None


async def said_since(db: AsyncConnection, community_id: int, by_id: int, since: datetime) -> int:
    """Points that one admin gave and took, added up."""
    return int((await db.execute(_SAID_BY, {"c": community_id, "by": by_id, "since": since})).scalar_one())


async def recent(db: AsyncConnection, community_id: int, most: int) -> Sequence[Row]:
    """Newest first."""
    return [Row(*row) for row in await db.execute(_RECENT, {"c": community_id, "most": most})]


async def some(db: AsyncConnection, community_id: int, numbers: Collection[int]) -> Sequence[Row]:
    return [Row(*row) for row in await db.execute(_SOME, {"c": community_id, "numbers": list(numbers)})]


async def census(db: AsyncConnection) -> dict[str, int]:
    return {"awards": int((await db.execute(select(func.count()).select_from(_A))).scalar_one())}


# --- Groups that turn out to be one ---

_KEPT, _RETIRED = (bindparam(name, type_=BigInteger) for name in ("kept", "retired"))
_MOVE = (
    insert(_A)
    .from_select(
        ["community_id", *Row._fields],
        select(_KEPT, *_COLUMNS).where(_A.c.community_id == _RETIRED).order_by(_A.c.number),
    )
    .on_conflict_do_nothing()
)
_EMPTY = delete(_A).where(_A.c.community_id == _RETIRED)


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    for statement in (_MOVE, _EMPTY):
        await db.execute(statement, {"kept": kept_id, "retired": retired_id})
