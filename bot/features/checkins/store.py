import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import and_, bindparam, case, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.checkins.tables import DAILY, CheckinRow, FoldedRow, StandingRow
from bot.kit.database import driver, insert, is_sqlite, to_micros

_C: Any = CheckinRow.__table__  # type: ignore[attr-defined]
_S: Any = StandingRow.__table__  # type: ignore[attr-defined]
_F: Any = FoldedRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Who:
    """A member on a track of a community: whose check-ins belong together."""

    community_id: int
    track: str
    member_id: int

    @property
    def key(self) -> dict[str, Any]:
        return {"c": self.community_id, "t": self.track, "m": self.member_id}


def _whose(table: Any) -> tuple[Any, Any, Any]:
    return (
        table.c.community_id == bindparam("c"),
        table.c.track == bindparam("t"),
        table.c.member_id == bindparam("m"),
    )


# --- One check-in ---

_SAID = ("at", "noted_at", "shift", "west", "source", "note", "message_id", "has_photo")
_ADD: Any = insert(_C).values(
    community_id=bindparam("c"),
    track=bindparam("t"),
    member_id=bindparam("m"),
    day=bindparam("on_day"),
    attempt=1,
    undone_at=None,
    **{column: bindparam(column) for column in _SAID},
)
_ADD = _ADD.on_conflict_do_update(
    index_elements=["community_id", "track", "member_id", "day"],
    set_={"attempt": _C.c.attempt + 1, "undone_at": None} | {column: _ADD.excluded[column] for column in _SAID},
    where=_C.c.undone_at.is_not(None),
).returning(_C.c.attempt)
_FIND = select(_C.c.at, _C.c.noted_at, _C.c.has_photo).where(
    *_whose(_C), _C.c.day == bindparam("d"), _C.c.undone_at.is_(None)
)
_TAKE_BACK = (
    update(_C)
    .where(*_whose(_C), _C.c.day == bindparam("d"), _C.c.undone_at.is_(None))
    .values(undone_at=bindparam("now"))
    .returning(_C.c.attempt)
)
_DAYS = select(_C.c.day).where(*_whose(_C), _C.c.day >= bindparam("since"), _C.c.undone_at.is_(None))
_DAYS_OF = select(_C.c.member_id, _C.c.day).where(
    _C.c.community_id == bindparam("c"),
    _C.c.track == bindparam("t"),
    _C.c.member_id.in_(bindparam("ids", expanding=True)),
    _C.c.day.in_(bindparam("days", expanding=True)),
    _C.c.undone_at.is_(None),
)
_ALL = select(_C.c.day, _C.c.at, _C.c.shift, _C.c.west).where(*_whose(_C), _C.c.undone_at.is_(None)).order_by(_C.c.day)


async def add_once(db: AsyncConnection, who: Who, day: date, **said: Any) -> int | None:
    """The number of the attempt, 1 unless it was taken back before; None when this day has its check-in."""
    attempt: int | None = (await db.execute(_ADD, who.key | {"on_day": day} | said)).scalar_one_or_none()
    return attempt


async def find(db: AsyncConnection, who: Who, day: date) -> Any:
    return (await db.execute(_FIND, who.key | {"d": day})).one_or_none()


async def take_back(db: AsyncConnection, who: Who, day: date, now: datetime) -> int | None:
    """The attempt that counts no more; None when there was none."""
    attempt: int | None = (await db.execute(_TAKE_BACK, who.key | {"d": day, "now": now})).scalar_one_or_none()
    return attempt


async def days_since(db: AsyncConnection, who: Who, since: date) -> set[date]:
    return set((await db.execute(_DAYS, who.key | {"since": since})).scalars())


async def days_of(
    db: AsyncConnection, community_id: int, track: str, ids: Collection[int], days: Collection[date]
) -> dict[int, set[date]]:
    """By member, the days that count."""
    found: dict[int, set[date]] = {}
    whose = {"c": community_id, "t": track, "ids": list(ids), "days": list(days)}
    for member_id, day in await db.execute(_DAYS_OF, whose):
        found.setdefault(member_id, set()).add(day)
    return found


async def history(db: AsyncConnection, who: Who) -> Sequence[Any]:
    return (await db.execute(_ALL, who.key)).all()


async def census(db: AsyncConnection) -> dict[str, int]:
    """Those that count: one per member, community and day."""
    query = select(func.count()).where(_C.c.track == DAILY, _C.c.undone_at.is_(None))
    return {"checkins": int((await db.execute(query)).scalar_one())}


# --- What they add up to ---

_STANDING = (_S.c.streak, _S.c.longest, _S.c.total, _S.c.last_day, _S.c.last_at, _S.c.west)
_REPLACE: Any = insert(_S).values(
    community_id=bindparam("c"),
    track=bindparam("t"),
    member_id=bindparam("m"),
    streak=bindparam("new_streak"),
    longest=bindparam("new_longest"),
    total=bindparam("new_total"),
    last_day=bindparam("new_day"),
    last_at=bindparam("new_at"),
    west=bindparam("new_west"),
)
_REPLACE = _REPLACE.on_conflict_do_update(
    index_elements=["community_id", "track", "member_id"],
    set_={
        column: _REPLACE.excluded[column] for column in ("streak", "longest", "total", "last_day", "last_at", "west")
    },
)
_REMOVE = delete(_S).where(*_whose(_S))
_STANDING_OF = select(*_STANDING).where(*_whose(_S))
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
    INSERT INTO standings (community_id, track, member_id, streak, longest, total, last_day, last_at, west)
    VALUES ($1, $2, $3, 1, 1, 1, $4, $5, $6)
    ON CONFLICT (community_id, track, member_id) DO UPDATE SET
        streak = CASE WHEN {_GOES_ON} THEN standings.streak + 1 ELSE 1 END,
        longest = standings.longest + CASE WHEN standings.longest = standings.streak AND {_GOES_ON} THEN 1 ELSE 0 END,
        total = standings.total + 1,
        last_day = excluded.last_day, last_at = excluded.last_at, west = excluded.west
    WHERE standings.last_day < excluded.last_day
"""  # noqa: S608
_POSTGRES_GO_ON = f"{_GO_ON} RETURNING streak, total"
_SQLITE_GO_ON = _GO_ON.replace("$", "?")
_SQLITE_GONE_ON = "SELECT streak, total FROM standings WHERE community_id = ? AND track = ? AND member_id = ?"


class Course(NamedTuple):
    """Where a streak is now."""

    streak: int
    total: int


async def go_on(
    db: AsyncConnection, who: Who, day: date, at: datetime, shift: int, reach: Sequence[Any]
) -> Course | None:
    """Adds one check-in to the standing, whose streak goes on when the last one lies within `reach`; None, and nothing
    done, when that one is of the same day or a later one."""
    values = (who.community_id, who.track, who.member_id, day, at, shift, *reach)
    connection = await driver(db)
    if not is_sqlite(db):
        row = await connection.fetchrow(_POSTGRES_GO_ON, *values)
        return Course(*row) if row else None
    cursor = connection.cursor(sqlite3.Cursor)
    if cursor.execute(_SQLITE_GO_ON, tuple(map(_plain, values))).rowcount < 1:
        return None
    return Course(*cursor.execute(_SQLITE_GONE_ON, values[:3]).fetchone())


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


async def standings_between(
    db: AsyncConnection, community_id: int, track: str, first: date, last: date
) -> Sequence[Any]:
    """Of all whose last check-in is of these days, both included."""
    return (await db.execute(_BETWEEN, {"c": community_id, "t": track, "first": first, "last": last})).all()


# --- Journeys, and groups that turn out to be one ---

_TRACKS = select(_S.c.community_id, _S.c.track, _S.c.last_day).where(_S.c.member_id == bindparam("m"))
_WEST_SINCE = update(_S).where(*_whose(_S), _S.c.west > bindparam("to")).values(west=bindparam("to"))
_WEST_AFTER = (
    update(_C).where(*_whose(_C), _C.c.day == bindparam("d"), _C.c.west > bindparam("to")).values(west=bindparam("to"))
)
_OWN = [column.name for column in _C.c if column.name != "community_id"]
_MOVE: Any = insert(_C).from_select(
    ["community_id", *_OWN],
    select(bindparam("kept", type_=_C.c.community_id.type), *(_C.c[name] for name in _OWN)).where(
        _C.c.community_id == bindparam("retired")
    ),
)
_MOVE = _MOVE.on_conflict_do_update(
    index_elements=["community_id", "track", "member_id", "day"],
    set_={
        column: case((_C.c.undone_at.is_not(None), _MOVE.excluded[column]), else_=_C.c[column])
        for column in (*_SAID, "undone_at")
    }
    # The next attempt must be new among the points of both.
    | {"attempt": case((_C.c.attempt < _MOVE.excluded.attempt, _MOVE.excluded.attempt), else_=_C.c.attempt)},
)
_K: Any = _C.alias("kept_checkin")
_TWICE = select(_C.c.track, _C.c.member_id, _C.c.day, _C.c.attempt).join(
    _K,
    and_(
        _K.c.community_id == bindparam("kept"),
        *(_K.c[name] == _C.c[name] for name in ("track", "member_id", "day")),
        _K.c.undone_at.is_(None),
        _K.c.attempt != _C.c.attempt,
    ),
)
_TWICE = _TWICE.where(_C.c.community_id == bindparam("retired"), _C.c.undone_at.is_(None))
_EMPTY_CHECKINS = delete(_C).where(_C.c.community_id == bindparam("retired"))
_EMPTY_STANDINGS = delete(_S).where(_S.c.community_id == bindparam("retired")).returning(_S.c.track, _S.c.member_id)


async def tracks_of(db: AsyncConnection, member_id: int) -> Sequence[tuple[Who, date]]:
    """All that a member checks in to, anywhere, with the last day of each."""
    rows = await db.execute(_TRACKS, {"m": member_id})
    return [(Who(row.community_id, row.track, member_id), row.last_day) for row in rows.all()]


async def go_west(db: AsyncConnection, who: Who, last_day: date, shift: int) -> None:
    """Since that last check-in, the member has had a shift of `shift` minutes or less."""
    await db.execute(_WEST_SINCE, who.key | {"to": shift})
    await db.execute(_WEST_AFTER, who.key | {"to": shift, "d": last_day})


async def paid_twice(db: AsyncConnection, kept_id: int, retired_id: int) -> Sequence[Any]:
    """Check-ins of the retired community (`track`, `member_id`, `day`, `attempt`) whose day counts in the kept one,
    where it took another number of attempts: the keys of their points differ."""
    return (await db.execute(_TWICE, {"kept": kept_id, "retired": retired_id})).all()


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> Sequence[Any]:
    """The check-ins of one community into another, each day once; returns whose were moved (`track`, `member_id`)."""
    await db.execute(_MOVE, {"kept": kept_id, "retired": retired_id})
    await db.execute(_EMPTY_CHECKINS, {"retired": retired_id})
    return (await db.execute(_EMPTY_STANDINGS, {"retired": retired_id})).all()


# --- Check-ins to be named together ---

_FOLD = insert(_F).values(**{c: bindparam(c) for c in ("community_id", "fold", "member_id", "at")})
_FOLD = _FOLD.on_conflict_do_nothing(index_elements=["community_id", "fold", "member_id"])
_FOLDED = select(_F.c.member_id).where(_F.c.community_id == bindparam("c"), _F.c.fold == bindparam("f"))
_FOLDED = _FOLDED.order_by(_F.c.at, _F.c.member_id)
_UNFOLD = delete(_F).where(_F.c.community_id == bindparam("c"), _F.c.fold == bindparam("f"))
_LEAVE_OUT = delete(_F).where(_F.c.community_id == bindparam("c"), _F.c.member_id == bindparam("m"))


async def fold(db: AsyncConnection, community_id: int, fold: str, member_id: int, at: datetime) -> None:
    await db.execute(_FOLD, {"community_id": community_id, "fold": fold, "member_id": member_id, "at": at})


async def unfold(db: AsyncConnection, community_id: int, fold: str) -> Sequence[int]:
    """Whom to name, in the order they came; they are forgotten here."""
    key = {"c": community_id, "f": fold}
    members = (await db.execute(_FOLDED, key)).scalars().all()
    await db.execute(_UNFOLD, key)
    return members


async def leave_out(db: AsyncConnection, community_id: int, member_id: int) -> None:
    """Whoever took their check-in back is not named."""
    await db.execute(_LEAVE_OUT, {"c": community_id, "m": member_id})
