"""What admins are about to change, in private: one thing at a time each."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.challenges.tables import EditRow
from bot.kit.database import insert

_E: Any = EditRow.__table__  # type: ignore[attr-defined]

_MINE = (_E.c.community_id == bindparam("c"), _E.c.member_id == bindparam("m"))
_PUT = insert(_E).values({column.name: bindparam(column.name) for column in _E.c})
_PUT = _PUT.on_conflict_do_update(
    index_elements=["community_id", "member_id"],
    set_={name: _PUT.excluded[name] for name in ("challenge_id", "field", "asked_at", "version", "changes")},
)
_ASKED = select(_E).where(_E.c.field != "").order_by(_E.c.asked_at)
_HUSH = update(_E).where(_E.c.member_id == bindparam("m"), _E.c.field != "").values(field="")


async def put(db: AsyncConnection, row: Mapping[str, Any]) -> None:
    """In the place of what they were about to change before; no other question of theirs is open any more."""
    await hush(db, row["member_id"])
    await db.execute(_PUT, row)


async def find(db: AsyncConnection, community_id: int, member_id: int) -> Row[Any] | None:
    return (await db.execute(select(_E).where(*_MINE), {"c": community_id, "m": member_id})).first()


async def hush(db: AsyncConnection, member_id: int) -> None:
    await db.execute(_HUSH, {"m": member_id})


async def asked(db: AsyncConnection, ids: Collection[int] | None = None) -> Sequence[Row[Any]]:
    """Questions that are open: of some communities, or all."""
    statement = _ASKED if ids is None else _ASKED.where(_E.c.community_id.in_(ids))
    return (await db.execute(statement)).all()


async def drop(db: AsyncConnection, community_id: int, member_id: int) -> None:
    await db.execute(delete(_E).where(*_MINE), {"c": community_id, "m": member_id})


async def clear(db: AsyncConnection, community_id: int) -> None:
    await db.execute(delete(_E).where(_E.c.community_id == community_id))
