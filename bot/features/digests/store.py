from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.digests.tables import LetterReaderRow
from bot.kit.database import insert, moving

_R: Any = LetterReaderRow.__table__  # type: ignore[attr-defined]
_ONE = (_R.c.community_id == bindparam("c"), _R.c.member_id == bindparam("m"))
_ADD = insert(_R).values(community_id=bindparam("c"), member_id=bindparam("m")).on_conflict_do_nothing()
_REMOVE = delete(_R).where(*_ONE)
_FIND = select(_R.c.member_id).where(*_ONE)
_PAGE = select(_R.c.member_id).where(_R.c.community_id == bindparam("c"), _R.c.member_id > bindparam("after"))
_PAGE = _PAGE.order_by(_R.c.member_id).limit(bindparam("n"))
_MERGE = [moving(_R).on_conflict_do_nothing(), delete(_R).where(_R.c.community_id == bindparam("retired"))]


async def want(db: AsyncConnection, community_id: int, member_id: int, *, is_wanted: bool) -> None:
    await db.execute(_ADD if is_wanted else _REMOVE, {"c": community_id, "m": member_id})


async def is_reader(db: AsyncConnection, community_id: int, member_id: int) -> bool:
    return (await db.execute(_FIND, {"c": community_id, "m": member_id})).first() is not None


async def page(db: AsyncConnection, community_id: int, after: int, limit: int) -> Sequence[int]:
    """In the order of their ids, the next so many behind one."""
    return (await db.execute(_PAGE, {"c": community_id, "after": after, "n": limit})).scalars().all()


async def census(db: AsyncConnection) -> dict[str, int]:
    return {"letter readers": int((await db.execute(select(func.count()).select_from(_R))).scalar_one())}


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    for statement in _MERGE:
        await db.execute(statement, {"kept": kept_id, "retired": retired_id})
