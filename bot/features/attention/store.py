from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, case, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.attention.tables import AttentionRow, GroupDayRow, PutOffRow
from bot.kit.database import UTCDateTime, insert, moving

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
_D: Any = GroupDayRow.__table__  # type: ignore[attr-defined]
_P: Any = PutOffRow.__table__  # type: ignore[attr-defined]
_COUNT: Any = insert(_D).values(community_id=bindparam("c"), day=bindparam("d"), said=1)
_COUNT = _COUNT.on_conflict_do_update(index_elements=["community_id", "day"], set_={"said": _D.c.said + 1})
_COUNT = _COUNT.returning(_D.c.said)
# One statement that decides and counts, as above.
_BOOK: Any = insert(_D).values(community_id=bindparam("c"), day=bindparam("d"), said=1)
_BOOK = _BOOK.on_conflict_do_update(
    index_elements=["community_id", "day"], set_={"said": _D.c.said + 1}, where=_D.c.said < bindparam("most")
).returning(_D.c.said)
_NOTE: Any = insert(_P).values({column.name: bindparam(column.name) for column in _P.c})
_NOTE = _NOTE.on_conflict_do_update(
    index_elements=["community_id", "key"], set_={name: _NOTE.excluded[name] for name in ("until", "is_booked")}
)
_MOVE_DAYS: Any = moving(_D)
_MOVE_DAYS = _MOVE_DAYS.on_conflict_do_update(
    index_elements=["community_id", "day"], set_={"said": _D.c.said + _MOVE_DAYS.excluded.said}
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
    await db.execute(_MOVE_DAYS, {"kept": kept_id, "retired": retired_id})
    await db.execute(delete(_D).where(_D.c.community_id == retired_id))
    await db.execute(moving(_P).on_conflict_do_nothing(), {"kept": kept_id, "retired": retired_id})
    await db.execute(delete(_P).where(_P.c.community_id == retired_id))


# --- In groups ---


async def count(db: AsyncConnection, community_id: int, day: date) -> int:
    """One more word on that day, however many there are; returns how many it makes."""
    return int((await db.execute(_COUNT, {"c": community_id, "d": day})).scalar_one())


async def book(db: AsyncConnection, community_id: int, day: date, most: int) -> int | None:
    """One more, if the day has not enough."""
    return (await db.execute(_BOOK, {"c": community_id, "d": day, "most": most})).scalar()


async def said_on(db: AsyncConnection, community_id: int, first: date, last: date) -> dict[date, int]:
    days = select(_D.c.day, _D.c.said).where(_D.c.community_id == community_id, _D.c.day.between(first, last))
    return {row.day: row.said for row in await db.execute(days)}


async def note(
    db: AsyncConnection, community_id: int, key: str, *, day: date, about: str, until: datetime | None, is_booked: bool
) -> None:
    values = {"community_id": community_id, "key": key, "day": day, "about": about, "until": until}
    await db.execute(_NOTE, values | {"is_booked": is_booked})


async def put_off_since(db: AsyncConnection, community_id: int, day: date, now: datetime) -> Sequence[Row[Any]]:
    """What found that day or a later one full, and what is still to come."""
    rows = select(_P).where(_P.c.community_id == community_id, or_(_P.c.day >= day, _P.c.until > now))
    return (await db.execute(rows.order_by(_P.c.day, _P.c.key))).all()


async def forget_days(db: AsyncConnection, community_id: int, before: date) -> None:
    for table in (_D, _P):
        await db.execute(delete(table).where(table.c.community_id == community_id, table.c.day < before))


async def census(db: AsyncConnection) -> dict[str, int]:
    return {"attention": int((await db.execute(select(func.count()).select_from(_A))).scalar_one())}
