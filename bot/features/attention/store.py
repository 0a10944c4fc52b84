from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, case, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.attention.tables import AttentionRow
from bot.kit.database import UTCDateTime, insert

_A: Any = AttentionRow.__table__  # type: ignore[attr-defined]
_SOME = select(_A).where(_A.c.member_id.in_(bindparam("ids", expanding=True)))
_COLUMNS = ("member_id", "said_at", "week_on", "about", "key", "by_community_id")
_SPEND: Any = insert(_A).values(wants_none=False, said=1, **{name: bindparam(name) for name in _COLUMNS})
# One statement that decides and counts: of two that want to speak at the same moment, one does.
_SPEND = _SPEND.on_conflict_do_update(
    index_elements=["member_id"],
    set_={
        "said": case((_A.c.week_on == _SPEND.excluded.week_on, _A.c.said + 1), else_=1),
        **{name: _SPEND.excluded[name] for name in _COLUMNS[1:]},
    },
    where=_A.c.wants_none.is_(False)
    & or_(
        _A.c.said_at.is_(None),
        _A.c.heard_at >= _A.c.said_at,
        _A.c.said_at < bindparam("seen_after", type_=UTCDateTime),
    )
    & or_(_A.c.week_on.is_(None), _A.c.week_on != _SPEND.excluded.week_on, _A.c.said < bindparam("most")),
).returning(_A.c.member_id)
_HEARD = (
    update(_A)
    .where(_A.c.member_id == bindparam("m"), or_(_A.c.heard_at.is_(None), _A.c.heard_at < _A.c.said_at))
    .values(heard_at=bindparam("at"))
)
_CHOOSE: Any = insert(_A).values(
    member_id=bindparam("m"), wants_none=bindparam("no"), said=0, about="", key="", by_community_id=0
)
_CHOOSE = _CHOOSE.on_conflict_do_update(index_elements=["member_id"], set_={"wants_none": _CHOOSE.excluded.wants_none})


async def some(db: AsyncConnection, ids: Collection[int]) -> dict[int, Row[Any]]:
    return {row.member_id: row for row in await db.execute(_SOME, {"ids": list(ids)})}


async def spend(
    db: AsyncConnection,
    member_id: int,
    *,
    about: str,
    by_community_id: int,
    key: str,
    at: datetime,
    week_on: date,
    seen_after: datetime,
    most: int,
) -> bool:
    """Counts one more word, unless the rules forbid it; a word said before `seen_after` is answered."""
    values = {
        "member_id": member_id, "about": about, "by_community_id": by_community_id, "key": key, "said_at": at,
        "week_on": week_on, "seen_after": seen_after, "most": most,
    }  # fmt: skip
    return (await db.execute(_SPEND, values)).first() is not None


async def heard(db: AsyncConnection, member_id: int, at: datetime) -> None:
    await db.execute(_HEARD, {"m": member_id, "at": at})


async def choose(db: AsyncConnection, member_id: int, *, wants_none: bool) -> None:
    await db.execute(_CHOOSE, {"m": member_id, "no": wants_none})


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    await db.execute(update(_A).where(_A.c.by_community_id == retired_id).values(by_community_id=kept_id))


async def census(db: AsyncConnection) -> dict[str, int]:
    return {"attention": int((await db.execute(select(func.count()).select_from(_A))).scalar_one())}
