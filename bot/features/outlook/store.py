from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.outlook.tables import OutlookChangeRow, OutlookQuestionRow
from bot.kit.database import insert, moving

_C: Any = OutlookChangeRow.__table__  # type: ignore[attr-defined]
_Q: Any = OutlookQuestionRow.__table__  # type: ignore[attr-defined]
_PUT: Any = insert(_C).values({column.name: bindparam(column.name) for column in _C.c})
_PUT = _PUT.on_conflict_do_update(
    index_elements=["community_id", "key"],
    set_={name: _PUT.excluded[name] for name in ("until", "over_at", "member_id")},
)


async def every(db: AsyncConnection) -> Sequence[Row[Any]]:
    return (await db.execute(select(_C))).all()


async def of_communities(db: AsyncConnection, ids: Collection[int]) -> Sequence[Row[Any]]:
    return (await db.execute(select(_C).where(_C.c.community_id.in_(ids)))).all()


async def put(db: AsyncConnection, row: Mapping[str, Any]) -> None:
    await db.execute(_PUT, row)


async def drop(db: AsyncConnection, community_id: int, key: str) -> None:
    await db.execute(delete(_C).where(_C.c.community_id == community_id, _C.c.key == key))


async def forget(db: AsyncConnection, now: datetime) -> None:
    await db.execute(delete(_C).where(_C.c.over_at < now))


async def census(db: AsyncConnection) -> dict[str, int]:
    return {"outlook_changes": int((await db.execute(select(func.count()).select_from(_C))).scalar_one())}


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    await db.execute(moving(_C).on_conflict_do_nothing(), {"kept": kept_id, "retired": retired_id})
    await db.execute(delete(_C).where(_C.c.community_id == retired_id))


# --- Questions ---


async def ask(db: AsyncConnection, row: Mapping[str, Any]) -> None:
    await db.execute(insert(_Q).values({column.name: bindparam(column.name) for column in _Q.c}), row)


async def question(db: AsyncConnection, community_id: int, member_id: int) -> Row[Any] | None:
    mine = _Q.c.community_id == community_id, _Q.c.member_id == member_id
    return (await db.execute(select(_Q).where(*mine))).first()


async def questions(db: AsyncConnection, ids: Collection[int] | None = None) -> Sequence[Row[Any]]:
    """Of some communities, or all."""
    statement = select(_Q) if ids is None else select(_Q).where(_Q.c.community_id.in_(ids))
    return (await db.execute(statement)).all()


async def hush(db: AsyncConnection, member_id: int) -> None:
    await db.execute(delete(_Q).where(_Q.c.member_id == member_id))


async def hush_all(db: AsyncConnection, community_id: int) -> None:
    await db.execute(delete(_Q).where(_Q.c.community_id == community_id))
