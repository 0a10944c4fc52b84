from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.nudges.tables import NudgeRefusalRow, NudgeRow
from bot.kit.database import insert, moving

_N: Any = NudgeRow.__table__  # type: ignore[attr-defined]
_R: Any = NudgeRefusalRow.__table__  # type: ignore[attr-defined]

_ADD: Any = insert(_N).values({column.name: bindparam(column.name) for column in _N.c})
_ADD = _ADD.on_conflict_do_nothing().returning(_N.c.member_id)
_OF_MEMBERS = select(_N).where(
    _N.c.community_id == bindparam("c"), _N.c.member_id.in_(bindparam("ids", expanding=True))
)
_LATELY = (
    select(_N.c.member_id)
    .where(_N.c.member_id.in_(bindparam("ids", expanding=True)), _N.c.at > bindparam("since"), _N.c.what == "told")
    .distinct()
)
_BACK = (
    update(_N)
    .where(
        _N.c.community_id == bindparam("c"), _N.c.member_id == bindparam("m"), _N.c.silent_since == bindparam("since")
    )
    .values(back_on=bindparam("day"))
)
_LISTED = select(_N.c.member_id).where(
    _N.c.community_id == bindparam("c"), _N.c.what == "listed", _N.c.at > bindparam("since"), _N.c.back_on.is_(None)
)
_LISTED = _LISTED.order_by(_N.c.at.desc(), _N.c.member_id).limit(bindparam("n"))
_SHARES = (
    select(_N.c.what, func.count(), func.count(_N.c.back_on))
    .where(_N.c.community_id == bindparam("c"), _N.c.at < bindparam("before"))
    .group_by(_N.c.what)
)
_REFUSE = insert(_R).values(community_id=bindparam("c"), member_id=bindparam("m")).on_conflict_do_nothing()
_ALLOW = delete(_R).where(_R.c.community_id == bindparam("c"), _R.c.member_id == bindparam("m"))
_REFUSALS = select(_R.c.member_id).where(
    _R.c.community_id == bindparam("c"), _R.c.member_id.in_(bindparam("ids", expanding=True))
)
_MERGE = [
    *(moving(table).on_conflict_do_nothing() for table in (_N, _R)),
    *(delete(table).where(table.c.community_id == bindparam("retired")) for table in (_N, _R)),
]


async def add_once(db: AsyncConnection, row: Mapping[str, Any]) -> bool:
    """False when this silence was noticed before."""
    return (await db.execute(_ADD, row)).first() is not None


async def of_members(db: AsyncConnection, community_id: int, ids: Collection[int]) -> Sequence[Row[Any]]:
    return (await db.execute(_OF_MEMBERS, {"c": community_id, "ids": list(ids)})).all()


async def told_since(db: AsyncConnection, ids: Collection[int], since: datetime) -> set[int]:
    """Those of them who had a word in any community."""
    return set((await db.execute(_LATELY, {"ids": list(ids), "since": since})).scalars())


async def came_back(db: AsyncConnection, row: Row[Any], day: date) -> None:
    await db.execute(_BACK, {"c": row.community_id, "m": row.member_id, "since": row.silent_since, "day": day})


async def listed_since(db: AsyncConnection, community_id: int, since: datetime, limit: int) -> list[int]:
    """Members for admins to look after, the last to be noticed first."""
    return list((await db.execute(_LISTED, {"c": community_id, "since": since, "n": limit})).scalars())


async def shares(db: AsyncConnection, community_id: int, before: datetime) -> Mapping[str, tuple[int, int]]:
    """By what was done before then: how many, and how many of them came back."""
    rows = await db.execute(_SHARES, {"c": community_id, "before": before})
    return {str(what): (int(number), int(back)) for what, number, back in rows}


async def refuse(db: AsyncConnection, community_id: int, member_id: int, *, is_refused: bool) -> None:
    await db.execute(_REFUSE if is_refused else _ALLOW, {"c": community_id, "m": member_id})


async def refused_among(db: AsyncConnection, community_id: int, ids: Collection[int]) -> set[int]:
    return set((await db.execute(_REFUSALS, {"c": community_id, "ids": list(ids)})).scalars())


async def census(db: AsyncConnection) -> dict[str, int]:
    return {"nudges": int((await db.execute(select(func.count()).select_from(_N))).scalar_one())}


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    for statement in _MERGE:
        await db.execute(statement, {"kept": kept_id, "retired": retired_id})
