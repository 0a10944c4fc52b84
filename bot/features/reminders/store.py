from collections.abc import Collection, Sequence
from datetime import date, time
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.reminders.tables import ReminderRow
from bot.kit.database import insert

_T: Any = ReminderRow.__table__  # type: ignore[attr-defined]
_ONE = (
    _T.c.community_id == bindparam("c"),
    _T.c.member_id == bindparam("m"),
    _T.c.kind == bindparam("k"),
)
_ASK = insert(_T).values(
    community_id=bindparam("community_id"),
    member_id=bindparam("member_id"),
    kind=bindparam("kind"),
    at=bindparam("at"),
    last_day=None,
)
_ASK = _ASK.on_conflict_do_update(index_elements=["community_id", "member_id", "kind"], set_={"at": _ASK.excluded.at})
_SETTLE = update(_T).where(*_ONE).values(last_day=bindparam("day"))
_DROP = delete(_T).where(*_ONE)
_OF_ONE = select(_T).where(_T.c.community_id == bindparam("c"), _T.c.member_id == bindparam("m"))
_OF_SOME = select(_T).where(_T.c.community_id == bindparam("c"), _T.c.member_id.in_(bindparam("ids", expanding=True)))
_OF_MEMBER = select(_T).where(_T.c.member_id == bindparam("m"))
_OF_COMMUNITY = select(_T).where(_T.c.community_id == bindparam("c"))
_COUNT = select(func.count()).select_from(_T)


async def ask(db: AsyncConnection, community_id: int, member_id: int, kind: str, at: time | None) -> None:
    """Adds or moves one; what was settled stays settled."""
    await db.execute(_ASK, {"community_id": community_id, "member_id": member_id, "kind": kind, "at": at})


async def settle(db: AsyncConnection, community_id: int, member_id: int, kind: str, day: date) -> bool:
    """False when there is no such reminder."""
    return (await db.execute(_SETTLE, {"c": community_id, "m": member_id, "k": kind, "day": day})).rowcount > 0


async def drop(db: AsyncConnection, community_id: int, member_id: int, kind: str) -> bool:
    return (await db.execute(_DROP, {"c": community_id, "m": member_id, "k": kind})).rowcount > 0


async def of_one(db: AsyncConnection, community_id: int, member_id: int) -> Sequence[Row[Any]]:
    """Of one member in one community."""
    return (await db.execute(_OF_ONE, {"c": community_id, "m": member_id})).all()


async def of_some(db: AsyncConnection, community_id: int, ids: Collection[int]) -> Sequence[Row[Any]]:
    """Of these members in one community."""
    return (await db.execute(_OF_SOME, {"c": community_id, "ids": list(ids)})).all()


async def of_member(db: AsyncConnection, member_id: int) -> Sequence[Row[Any]]:
    """Of one member, wherever."""
    return (await db.execute(_OF_MEMBER, {"m": member_id})).all()


async def of_community(db: AsyncConnection, community_id: int) -> Sequence[Row[Any]]:
    return (await db.execute(_OF_COMMUNITY, {"c": community_id})).all()


async def count(db: AsyncConnection) -> int:
    return (await db.execute(_COUNT)).scalar_one()
