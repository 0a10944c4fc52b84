from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.honours.tables import CeremonyRow, HonourRow
from bot.kit.database import insert, moving

OPEN, HELD, MISSED = "open", "held", "missed"  # a ceremony: the next one; over, posted or not; over, and too late

_H: Any = HonourRow.__table__  # type: ignore[attr-defined]
_C: Any = CeremonyRow.__table__  # type: ignore[attr-defined]


class Honour(NamedTuple):
    period: str
    kind: str
    member_id: int
    rank: int
    value: int
    points: int
    badge: str
    at: datetime
    taken_at: datetime | None
    taken_by: int


_COLUMNS = [_H.c[name] for name in Honour._fields]
_ADD = insert(_H).values({column.name: bindparam(column.name) for column in _H.c}).on_conflict_do_nothing()
_OF = select(*_COLUMNS).where(
    _H.c.community_id == bindparam("c"), _H.c.period.in_(bindparam("periods", expanding=True))
)
_OF = _OF.order_by(_H.c.period.desc(), _H.c.kind, _H.c.rank, _H.c.member_id)
_EVER = select(_H.c.member_id).where(
    _H.c.community_id == bindparam("c"), _H.c.kind == bindparam("kind"), _H.c.taken_at.is_(None)
)
_LAST = select(func.max(_H.c.period)).where(
    _H.c.community_id == bindparam("c"), func.length(_H.c.period) == bindparam("length")
)
_TAKE = (
    update(_H)
    .where(
        _H.c.community_id == bindparam("c"),
        _H.c.period == bindparam("p"),
        _H.c.kind == bindparam("kind_"),
        _H.c.member_id == bindparam("m"),
        _H.c.taken_at.is_(None),
    )
    .values(taken_at=bindparam("moment"), taken_by=bindparam("by"))
    .returning(*_COLUMNS)
)

_NEXT = select(_C.c.period).where(_C.c.community_id == bindparam("c"), _C.c.state == OPEN)
_STATES = select(_C.c.period, _C.c.state).where(
    _C.c.community_id == bindparam("c"), _C.c.period.in_(bindparam("periods", expanding=True))
)
_NEWEST = select(func.max(_C.c.period)).where(
    _C.c.community_id == bindparam("c"), _C.c.state != OPEN, func.length(_C.c.period) == bindparam("length")
)
_OPEN = insert(_C).values(community_id=bindparam("c"), period=bindparam("p"), state=OPEN, at=bindparam("moment"))
_OPEN = _OPEN.on_conflict_do_nothing()
_CLOSE = insert(_C).values(
    community_id=bindparam("c"), period=bindparam("p"), state=bindparam("s"), at=bindparam("moment")
)
_CLOSE = _CLOSE.on_conflict_do_update(
    index_elements=["community_id", "period"], set_={name: _CLOSE.excluded[name] for name in ("state", "at")}
)
_DROP = delete(_C).where(_C.c.community_id == bindparam("c"), _C.c.state == OPEN)
_MERGE = [
    delete(_C).where(_C.c.community_id == bindparam("retired"), _C.c.state == OPEN),
    *(
        statement
        for table in (_H, _C)
        for statement in (
            moving(table).on_conflict_do_nothing(),
            delete(table).where(table.c.community_id == bindparam("retired")),
        )
    ),
]


# --- Who was honoured ---


async def add(db: AsyncConnection, community_id: int, honours: Sequence[Honour]) -> None:
    if honours:
        await db.execute(_ADD, [{"community_id": community_id} | one._asdict() for one in honours])


async def of_periods(db: AsyncConnection, community_id: int, periods: Collection[str]) -> Sequence[Honour]:
    """The latest period first; those that were taken back, too."""
    rows = await db.execute(_OF, {"c": community_id, "periods": list(periods)})
    return [Honour(*row) for row in rows]


async def ever(db: AsyncConnection, community_id: int, kind: str) -> set[int]:
    """Everybody who was honoured so, and still is."""
    return set((await db.execute(_EVER, {"c": community_id, "kind": kind})).scalars())


async def last(db: AsyncConnection, community_id: int, length: int) -> str | None:
    """The latest period with an id of so many characters in which somebody was honoured."""
    found: str | None = (await db.execute(_LAST, {"c": community_id, "length": length})).scalar()
    return found


async def take_once(
    db: AsyncConnection, community_id: int, period: str, kind: str, member_id: int, *, at: datetime, by: int
) -> Honour | None:
    """None: there is none, or it was taken back before."""
    key = {"c": community_id, "p": period, "kind_": kind, "m": member_id}
    row = (await db.execute(_TAKE, key | {"moment": at, "by": by})).first()
    return Honour(*row) if row else None


# --- Ceremonies ---


async def next_one(db: AsyncConnection, community_id: int) -> str | None:
    found: str | None = (await db.execute(_NEXT, {"c": community_id})).scalar()
    return found


async def states(db: AsyncConnection, community_id: int, periods: Collection[str]) -> Mapping[str, str]:
    rows = await db.execute(_STATES, {"c": community_id, "periods": list(periods)})
    return {row.period: row.state for row in rows}


async def newest(db: AsyncConnection, community_id: int, length: int) -> str | None:
    """The latest period with an id of so many characters that is over."""
    found: str | None = (await db.execute(_NEWEST, {"c": community_id, "length": length})).scalar()
    return found


async def open_next(db: AsyncConnection, community_id: int, period: str, at: datetime) -> None:
    """Unless it is over."""
    await db.execute(_OPEN, {"c": community_id, "p": period, "moment": at})


async def close(db: AsyncConnection, community_id: int, period: str, state: str, at: datetime) -> None:
    await db.execute(_CLOSE, {"c": community_id, "p": period, "s": state, "moment": at})


async def drop_next(db: AsyncConnection, community_id: int) -> None:
    await db.execute(_DROP, {"c": community_id})


async def census(db: AsyncConnection) -> dict[str, int]:
    return {"honours": int((await db.execute(select(func.count()).select_from(_H))).scalar_one())}


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    """Who was honoured in both for the same thing keeps what they were honoured for in the one that goes on."""
    for statement in _MERGE:
        await db.execute(statement, {"kept": kept_id, "retired": retired_id})
