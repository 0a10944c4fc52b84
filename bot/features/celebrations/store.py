from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.celebrations.tables import CelebrationRow, FirstTimesRow, FirstTimesSeenRow, FoldedRow, HiddenRow
from bot.kit.database import insert, moving

_C: Any = CelebrationRow.__table__  # type: ignore[attr-defined]
_W: Any = FoldedRow.__table__  # type: ignore[attr-defined]
_H: Any = HiddenRow.__table__  # type: ignore[attr-defined]
_F: Any = FirstTimesRow.__table__  # type: ignore[attr-defined]
_S: Any = FirstTimesSeenRow.__table__  # type: ignore[attr-defined]


class Row(NamedTuple):
    member_id: int
    badge: str
    level: int
    at: datetime


_COLUMNS = [_C.c[name] for name in Row._fields]
_ADD = insert(_C).values({column.name: bindparam(column.name) for column in _C.c}).on_conflict_do_nothing()
_DROP = delete(_C).where(
    _C.c.community_id == bindparam("c"),
    _C.c.member_id == bindparam("m"),
    _C.c.badge == bindparam("b"),
    _C.c.level == bindparam("l"),
)
_TAKE = delete(_C).where(_C.c.community_id == bindparam("c")).returning(*_COLUMNS)
_FOLD = insert(_W).values({column.name: bindparam(column.name) for column in _W.c}).on_conflict_do_nothing()
_TAKE_FOLDED = (
    delete(_W).where(_W.c.community_id == bindparam("c")).returning(_W.c.key, _W.c.member_id, _W.c.words, _W.c.at)
)
_HIDE = insert(_H).values(community_id=bindparam("c"), member_id=bindparam("m")).on_conflict_do_nothing()
_SHOW = delete(_H).where(_H.c.community_id == bindparam("c"), _H.c.member_id == bindparam("m"))
_HIDDEN = select(_H.c.member_id).where(
    _H.c.community_id == bindparam("c"), _H.c.member_id.in_(bindparam("ids", expanding=True))
)


async def add(db: AsyncConnection, community_id: int, row: Row) -> None:
    await db.execute(_ADD, {"community_id": community_id} | row._asdict())


async def drop(db: AsyncConnection, community_id: int, member_id: int, badge: str, level: int) -> None:
    await db.execute(_DROP, {"c": community_id, "m": member_id, "b": badge, "l": level})


async def take(db: AsyncConnection, community_id: int) -> Sequence[Row]:
    """All that waits, in the order in which it was earned; it waits no more."""
    rows = [Row(*row) for row in await db.execute(_TAKE, {"c": community_id})]
    return sorted(rows, key=lambda row: (row.at, row.member_id, row.badge, row.level))


async def waits_since(db: AsyncConnection, community_id: int) -> datetime | None:
    """Since when the oldest of what is to be told does; None: nothing is."""
    oldest = [select(func.min(table.c.at)).where(table.c.community_id == community_id) for table in (_C, _W)]
    found = [at for one in oldest if (at := (await db.execute(one)).scalar()) is not None]
    return min(found, default=None)


async def fold(db: AsyncConnection, row: Mapping[str, Any]) -> None:
    await db.execute(_FOLD, row)


async def take_folded(db: AsyncConnection, community_id: int) -> Sequence[Any]:
    """In the order in which it happened; it waits no more."""
    rows = await db.execute(_TAKE_FOLDED, {"c": community_id})
    return sorted(rows, key=lambda row: (row.at, row.key))


async def hide(db: AsyncConnection, community_id: int, member_id: int, *, is_hidden: bool) -> None:
    await db.execute(_HIDE if is_hidden else _SHOW, {"c": community_id, "m": member_id})


async def hidden_among(db: AsyncConnection, community_id: int, ids: Collection[int]) -> set[int]:
    return set((await db.execute(_HIDDEN, {"c": community_id, "ids": list(ids)})).scalars())


async def census(db: AsyncConnection) -> dict[str, int]:
    return {"celebrations": int((await db.execute(select(func.count()).select_from(_C))).scalar_one())}


# --- First times ---

_WATCH = insert(_F).values(community_id=bindparam("c"), member_id=bindparam("m"), joined_at=bindparam("at"), done=0)
_WATCH = _WATCH.on_conflict_do_nothing()
_WATCHED = select(_F.c.member_id, _F.c.joined_at, _F.c.done).where(
    _F.c.community_id == bindparam("c"), _F.c.joined_at >= bindparam("since")
)
_WATCHED = _WATCHED.order_by(_F.c.member_id)
_MARK = update(_F).where(_F.c.community_id == bindparam("c"), _F.c.member_id == bindparam("m"))
_MARK = _MARK.values(done=_F.c.done.bitwise_or(bindparam("what", type_=_F.c.done.type)))
_FORGET = delete(_F).where(_F.c.community_id == bindparam("c"), _F.c.joined_at < bindparam("before"))
_SEEN = select(_S.c.message_id).where(_S.c.community_id == bindparam("c"))
_SEE = insert(_S).values(community_id=bindparam("c"), message_id=bindparam("id"))
_SEE = _SEE.on_conflict_do_update(index_elements=["community_id"], set_={"message_id": _SEE.excluded.message_id})


async def watch(db: AsyncConnection, community_id: int, member_id: int, joined_at: datetime) -> None:
    await db.execute(_WATCH, {"c": community_id, "m": member_id, "at": joined_at})


async def watched(db: AsyncConnection, community_id: int, since: datetime) -> Sequence[Any]:
    """Who joined since then."""
    return (await db.execute(_WATCHED, {"c": community_id, "since": since})).all()


async def mark(db: AsyncConnection, community_id: int, done: Mapping[int, int]) -> None:
    for member_id, what in done.items():
        await db.execute(_MARK, {"c": community_id, "m": member_id, "what": int(what)})


async def forget_firsts(db: AsyncConnection, community_id: int, before: datetime) -> None:
    """Of who joined before then."""
    await db.execute(_FORGET, {"c": community_id, "before": before})


async def seen(db: AsyncConnection, community_id: int) -> int | None:
    found: int | None = (await db.execute(_SEEN, {"c": community_id})).scalar()
    return found


async def see(db: AsyncConnection, community_id: int, message_id: int) -> None:
    await db.execute(_SEE, {"c": community_id, "id": message_id})


# --- Groups that turn out to be one ---

_KEPT, _RETIRED = (bindparam(name, type_=BigInteger) for name in ("kept", "retired"))


_MOVES = [
    statement
    for table in (_C, _W, _H, _F, _S)
    for statement in (moving(table).on_conflict_do_nothing(), delete(table).where(table.c.community_id == _RETIRED))
]


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    for statement in _MOVES:
        await db.execute(statement, {"kept": kept_id, "retired": retired_id})
