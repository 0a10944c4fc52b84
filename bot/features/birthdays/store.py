from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.birthdays.tables import BirthdayRow
from bot.kit.database import insert, moving

_B: Any = BirthdayRow.__table__  # type: ignore[attr-defined]
_ONE = (_B.c.community_id == bindparam("c"), _B.c.member_id == bindparam("m"))
_FIND = select(_B).where(*_ONE)
_PUT = insert(_B).values({column.name: bindparam(column.name) for column in _B.c})
_PUT = _PUT.on_conflict_do_update(
    index_elements=["community_id", "member_id"],
    set_={c.name: _PUT.excluded[c.name] for c in _B.c if c.name not in ("community_id", "member_id", "greeted_at")},
)
_CHANGE = update(_B).where(*_ONE)
_FORGET = (
    update(_B).where(*_ONE, _B.c.month != 0).values(month=0, of_month=0, next_on=date.max).returning(_B.c.member_id)
)
_DUE = select(_B).where(_B.c.community_id == bindparam("c"), _B.c.next_on <= bindparam("today"))
_DUE = _DUE.order_by(_B.c.next_on, _B.c.member_id)
_NEXT = select(func.min(_B.c.next_on)).where(_B.c.community_id == bindparam("c"))
_COMING = select(_B).where(
    _B.c.community_id == bindparam("c"),
    _B.c.is_public,
    _B.c.next_on >= bindparam("since"),
    _B.c.next_on < bindparam("until"),
)
_COMING = _COMING.order_by(_B.c.next_on, _B.c.member_id)
_SOON = _COMING.limit(bindparam("n"))
_MOVE = moving(_B).on_conflict_do_nothing()
_EMPTY = delete(_B).where(_B.c.community_id == bindparam("retired"))


async def find(db: AsyncConnection, community_id: int, member_id: int) -> Row[Any] | None:
    return (await db.execute(_FIND, {"c": community_id, "m": member_id})).first()


async def put(db: AsyncConnection, row: Mapping[str, Any]) -> None:
    """Adds or replaces; when somebody was greeted last is kept."""
    await db.execute(_PUT, row)


async def change(db: AsyncConnection, community_id: int, member_id: int, **values: Any) -> None:
    await db.execute(_CHANGE.values(**values), {"c": community_id, "m": member_id})


async def forget(db: AsyncConnection, community_id: int, member_id: int) -> bool:
    """False when there is none."""
    return (await db.execute(_FORGET, {"c": community_id, "m": member_id})).first() is not None


async def due(db: AsyncConnection, community_id: int, today: date) -> Sequence[Row[Any]]:
    return (await db.execute(_DUE, {"c": community_id, "today": today})).all()


async def next_day(db: AsyncConnection, community_id: int) -> date | None:
    found: date | None = (await db.execute(_NEXT, {"c": community_id})).scalar()
    return found


async def coming(db: AsyncConnection, community_id: int, since: date, until: date) -> Sequence[Row[Any]]:
    """Public ones only."""
    return (await db.execute(_COMING, {"c": community_id, "since": since, "until": until})).all()


async def soon(
    db: AsyncConnection, community_id: int, since: date, until: date, limit: int
) -> Sequence[tuple[date, int]]:
    """Public ones only; the first so many."""
    rows = await db.execute(_SOON, {"c": community_id, "since": since, "until": until, "n": limit})
    return [(row.next_on, row.member_id) for row in rows]


async def census(db: AsyncConnection) -> dict[str, int]:
    return {"birthdays": int((await db.execute(select(func.count()).select_from(_B))).scalar_one())}


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    """Who told it in both keeps what they told in the one that goes on."""
    for statement in (_MOVE, _EMPTY):
        await db.execute(statement, {"kept": kept_id, "retired": retired_id})
