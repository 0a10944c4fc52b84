"""Templates of a community's own. One that was dropped stays a day, so that it can be had back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.challenges.tables import TemplateRow

_T: Any = TemplateRow.__table__  # type: ignore[attr-defined]

_IS_THERE = _T.c.dropped_at.is_(None)
_OF = _T.c.community_id == bindparam("c")
_ONE = (_OF, _T.c.id == bindparam("i"))
_ALL = select(_T).where(_OF, _IS_THERE).order_by(_T.c.made_at, _T.c.id)
_FIND = select(_T).where(*_ONE, _IS_THERE)
_SHARED = select(_T).where(_T.c.token == bindparam("token"), _T.c.shared_until > bindparam("now"), _IS_THERE)
_CHANGE = update(_T).where(*_ONE, _IS_THERE).returning(_T.c.id)
_RESTORE = update(_T).where(*_ONE, _T.c.dropped_at.is_not(None)).values(dropped_at=None).returning(_T.c.id)
_PURGE = delete(_T).where(_OF, _T.c.dropped_at < bindparam("before"))
_MOVE = update(_T).where(_T.c.community_id == bindparam("retired")).values(community_id=bindparam("kept"))


async def add(db: AsyncConnection, row: Mapping[str, Any]) -> None:
    await db.execute(_T.insert().values(row))


async def everything(db: AsyncConnection, community_id: int) -> Sequence[Row[Any]]:
    """The oldest first."""
    return (await db.execute(_ALL, {"c": community_id})).all()


async def find(db: AsyncConnection, community_id: int, template_id: int) -> Row[Any] | None:
    return (await db.execute(_FIND, {"c": community_id, "i": template_id})).first()


async def shared(db: AsyncConnection, token: str, now: datetime) -> Row[Any] | None:
    """Of any community."""
    return (await db.execute(_SHARED, {"token": token, "now": now})).first()


async def change(db: AsyncConnection, community_id: int, template_id: int, values: Mapping[str, Any]) -> bool:
    """False when it is not there any more."""
    return (await db.execute(_CHANGE.values(**values), {"c": community_id, "i": template_id})).first() is not None


async def restore(db: AsyncConnection, community_id: int, template_id: int) -> bool:
    return (await db.execute(_RESTORE, {"c": community_id, "i": template_id})).first() is not None


async def purge(db: AsyncConnection, community_id: int, before: datetime) -> None:
    await db.execute(_PURGE, {"c": community_id, "before": before})


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    await db.execute(_MOVE, {"kept": kept_id, "retired": retired_id})
