import sqlite3
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Row, bindparam, delete, exists, func, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.checkins.store.entries import Who, whose
from bot.features.checkins.tables import CheckinRow, StandingRow
from bot.kit.database import driver, insert, is_sqlite, to_micros

_C: Any = CheckinRow.__table__  # type: ignore[attr-defined]
_S: Any = StandingRow.__table__  # type: ignore[attr-defined]

_SUMS = ("streak", "longest", "total", "last_day", "last_at", "west", "began_on", "freezes")
_STANDING = tuple(_S.c[name] for name in _SUMS)
_REPLACE: Any = insert(_S).values(
    community_id=bindparam("c"),
    track=bindparam("t"),
    member_id=bindparam("m"),
    **{name: bindparam(f"new_{name}") for name in _SUMS},
)
_REPLACE = _REPLACE.on_conflict_do_update(
    index_elements=["community_id", "track", "member_id"], set_={name: _REPLACE.excluded[name] for name in _SUMS}
)
_REMOVE = delete(_S).where(*whose(_S))
_STANDING_OF = select(*_STANDING).where(*whose(_S))
_LAST_OF = select(_S.c.member_id, _S.c.last_day).where(
    _S.c.community_id == bindparam("c"),
    _S.c.track == bindparam("t"),
    _S.c.member_id.in_(bindparam("ids", expanding=True)),
)
_BETWEEN = select(_S.c.member_id, *_STANDING).where(
    _S.c.community_id == bindparam("c"),
    _S.c.track == bindparam("t"),
    _S.c.last_day.between(bindparam("first"), bindparam("last")),
)

# What every check-in needs goes by the shortest way. RETURNING alone would cost SQLite more than the update does.
_GOES_ON = """
    (standings.last_day = $7 OR standings.last_at >= $8 OR standings.last_day = $9 AND standings.west < $10
     OR standings.last_day = $11 AND standings.west < $12)
"""
_GO_ON = f"""
    INSERT INTO standings
        (community_id, track, member_id, streak, longest, total, last_day, last_at, west, began_on, freezes)
    VALUES ($1, $2, $3, 1, 1, 1, $4, $5, $6, $4, 0)
    ON CONFLICT (community_id, track, member_id) DO UPDATE SET
        streak = standings.streak + 1,
        longest = standings.longest + CASE WHEN standings.longest = standings.streak THEN 1 ELSE 0 END,
        total = standings.total + 1,
        freezes = standings.freezes
            + CASE WHEN standings.freezes < $14 AND (standings.streak + 1) % $13 = 0 THEN 1 ELSE 0 END,
        last_day = excluded.last_day, last_at = excluded.last_at, west = excluded.west
    WHERE standings.last_day < excluded.last_day AND {_GOES_ON}
"""  # noqa: S608
_COURSE = "streak, total, began_on, freezes"
_POSTGRES_GO_ON = f"{_GO_ON} RETURNING {_COURSE}"
_SQLITE_GO_ON = _GO_ON.replace("$", "?")
_SQLITE_GONE_ON = f"SELECT {_COURSE} FROM standings WHERE community_id = ? AND track = ? AND member_id = ?"  # noqa: S608


class Course(NamedTuple):
    """Where a streak is now."""

    streak: int
    total: int
    began_on: date
    freezes: int


async def go_on(
    db: AsyncConnection, who: Who, day: date, at: datetime, shift: int, reach: Sequence[Any], freezing: Sequence[int]
) -> Course | None:
    """Adds one check-in to a standing whose last one lies within `reach`, or the very first one; `freezing`: after how
    many days there is a freeze, and how many one may hold.

    None, and nothing done, when the last one is of the same day, of a later one, or too far back.
    """
    values = (who.community_id, who.track, who.member_id, day, at, shift, *reach, *freezing)
    connection = await driver(db)
    if not is_sqlite(db):
        row = await connection.fetchrow(_POSTGRES_GO_ON, *values)
        return Course(*row) if row else None
    cursor = connection.cursor(sqlite3.Cursor)
    if cursor.execute(_SQLITE_GO_ON, tuple(map(_plain, values))).rowcount < 1:
        return None
    streak, total, began_on, freezes = cursor.execute(_SQLITE_GONE_ON, values[:3]).fetchone()
    return Course(streak, total, date.fromisoformat(began_on), freezes)


def _plain(value: Any) -> Any:
    """As SQLite holds it."""
    if isinstance(value, datetime):
        return to_micros(value)
    return value.isoformat() if isinstance(value, date) else value


async def replace(db: AsyncConnection, who: Who, **standing: Any) -> None:
    await db.execute(_REPLACE, who.key | {f"new_{name}": value for name, value in standing.items()})


async def remove(db: AsyncConnection, who: Who) -> None:
    await db.execute(_REMOVE, who.key)


async def standing_of(db: AsyncConnection, who: Who) -> Any:
    return (await db.execute(_STANDING_OF, who.key)).one_or_none()


async def last_of(db: AsyncConnection, community_id: int, track: str, ids: Collection[int]) -> Sequence[Row[Any]]:
    """Of those of them who ever checked in, the member and the day of the last one."""
    return (await db.execute(_LAST_OF, {"c": community_id, "t": track, "ids": list(ids)})).all()


async def standings_between(
    db: AsyncConnection, community_id: int, track: str, first: date, last: date
) -> Sequence[Any]:
    """Of all whose last check-in is of these days, both included."""
    return (await db.execute(_BETWEEN, {"c": community_id, "t": track, "first": first, "last": last})).all()


# --- Whom a day concerns ---

_LEFT_OUT = (
    select(_S.c.track, _S.c.member_id)
    .where(
        _S.c.community_id == bindparam("c"),
        _S.c.last_day >= bindparam("first"),
        tuple_(_S.c.track, _S.c.member_id) > tuple_(bindparam("after_track"), bindparam("after")),
        # Who checked in on all of these days has nothing to gain or lose by them.
        select(func.count())
        .where(
            _C.c.community_id == _S.c.community_id,
            _C.c.track == _S.c.track,
            _C.c.member_id == _S.c.member_id,
            _C.c.day.between(bindparam("first"), bindparam("last")),
            _C.c.undone_at.is_(None),
        )
        .scalar_subquery()
        < bindparam("days"),
    )
    .order_by(_S.c.track, _S.c.member_id)
    .limit(bindparam("most"))
)
_LEFT_OUT_AMONG = _LEFT_OUT.where(_S.c.member_id.in_(bindparam("ids", expanding=True)))
_WITHOUT = select(func.count()).where(
    _S.c.community_id == bindparam("c"),
    _S.c.track == bindparam("t"),
    _S.c.last_day >= bindparam("since"),
    ~exists().where(*(_C.c[name] == _S.c[name] for name in ("community_id", "track", "member_id")), *(
        _C.c.day == bindparam("d"), _C.c.undone_at.is_(None),
    )),
)  # fmt: skip
_WITHOUT_AMONG = _WITHOUT.where(_S.c.member_id.in_(bindparam("ids", expanding=True)))
_HAS_ANY = (
    select(_S.c.member_id)
    .where(_S.c.community_id == bindparam("c"), _S.c.last_day >= bindparam("since"), _S.c.streak > 0)
    .limit(1)
)
_GIVE = (
    update(_S)
    .where(*whose(_S), _S.c.freezes < bindparam("most"))
    .values(freezes=_S.c.freezes + 1)
    .returning(_S.c.freezes)
)


async def left_out(
    db: AsyncConnection,
    community_id: int,
    first: date,
    last: date,
    ids: Collection[int] | None,
    after: tuple[str, int],
    most: int,
) -> list[Who]:
    """Those after `after` who checked in on one of these days, or later, and not on all of them."""
    values = {"c": community_id, "first": first, "last": last, "days": (last - first).days + 1, "most": most}
    values |= {"after_track": after[0], "after": after[1]}
    query = _LEFT_OUT if ids is None else _LEFT_OUT_AMONG
    rows = await db.execute(query, values if ids is None else values | {"ids": list(ids)})
    return [Who(community_id, row.track, row.member_id) for row in rows]


async def count_without(
    db: AsyncConnection, community_id: int, track: str, day: date, since: date, ids: Collection[int] | None
) -> int:
    """How many have checked in since, and not on this day."""
    values = {"c": community_id, "t": track, "d": day, "since": since}
    query = _WITHOUT if ids is None else _WITHOUT_AMONG
    return int((await db.execute(query, values if ids is None else values | {"ids": list(ids)})).scalar_one())


async def has_any_since(db: AsyncConnection, community_id: int, since: date) -> bool:
    """Whether anybody's last check-in is of that day or later."""
    return (await db.execute(_HAS_ANY, {"c": community_id, "since": since})).first() is not None


async def communities(db: AsyncConnection) -> Sequence[int]:
    """Those where anybody ever checked in."""
    return (await db.execute(select(_S.c.community_id).distinct())).scalars().all()


async def give_freeze(db: AsyncConnection, who: Who, most: int) -> bool:
    """False when they hold as many as one may, or never checked in."""
    return (await db.execute(_GIVE, who.key | {"most": most})).scalar_one_or_none() is not None
