from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Date, Integer, String, and_, bindparam, cast, delete, func, null, or_, select, update
from sqlalchemy import literal as plain
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.excuses.tables import DowntimeRow, ExcusedRow, ExcuseRow, HeartbeatRow, RestDayRow, VacationRow
from bot.kit.database import insert

_R: Any = RestDayRow.__table__  # type: ignore[attr-defined]
_V: Any = VacationRow.__table__  # type: ignore[attr-defined]
_E: Any = ExcuseRow.__table__  # type: ignore[attr-defined]
_M: Any = ExcusedRow.__table__  # type: ignore[attr-defined]
_H: Any = HeartbeatRow.__table__  # type: ignore[attr-defined]
_D: Any = DowntimeRow.__table__  # type: ignore[attr-defined]

REST, VACATION, EXCUSED = 1, 2, 3  # where a span comes from, in the order in which they are told
BEAT = "leader"

# --- What covers days ---

_C: Any = bindparam("c")
_FIRST, _LAST = bindparam("first", type_=Date), bindparam("last", type_=Date)
_OF_THEM: Any = bindparam("ids", expanding=True)
_STANDS = and_(_E.c.excused_at.is_not(None), _E.c.taken_back_at.is_(None))


def _spans() -> Any:
    """What covers any of these days: one statement, since whoever comes back after a gap waits for it."""
    nobody, no_day = cast(null(), BigInteger), cast(null(), Date)
    no_number, no_words = cast(null(), Integer), cast(null(), String)
    rest = select(
        plain(REST).label("source"),
        nobody.label("member_id"),
        _R.c.first_day,
        _R.c.last_day,
        _R.c.weekday,
        no_words.label("reason"),
        nobody.label("by_id"),
    ).where(_R.c.community_id == _C, _R.c.first_day <= _LAST, or_(_R.c.last_day.is_(None), _R.c.last_day >= _FIRST))
    vacation = select(
        plain(VACATION), _V.c.member_id, _V.c.first_day, _V.c.last_day, no_number, no_words, nobody
    ).where(_V.c.community_id == _C, _V.c.member_id.in_(_OF_THEM), _V.c.first_day <= _LAST, _V.c.last_day >= _FIRST)
    excused = (
        select(plain(EXCUSED), _M.c.member_id, _E.c.day, no_day, no_number, _E.c.reason, _E.c.by_id)
        .join(_M, and_(_M.c.community_id == _E.c.community_id, _M.c.number == _E.c.number), isouter=True)
        .where(
            _E.c.community_id == _C, _E.c.day.between(_FIRST, _LAST), _STANDS,
            or_(_E.c.is_for_all, _M.c.member_id.in_(_OF_THEM)),
        )
    )  # fmt: skip
    return rest.union_all(vacation, excused).order_by("source", "first_day")


_SPANS = _spans()
_DOWNTIMES = select(_D).where(_D.c.ended_at >= bindparam("since"), _D.c.began_at <= bindparam("until"))


async def spans(db: AsyncConnection, community_id: int, ids: Collection[int], first: date, last: date) -> Sequence[Any]:
    """Of all (`member_id` is None) and of these members: `source`, `first_day`, `last_day`, `weekday`, `reason`,
    `by_id`."""
    return (await db.execute(_SPANS, {"c": community_id, "ids": list(ids), "first": first, "last": last})).all()


async def downtimes(db: AsyncConnection, since: datetime, until: datetime) -> Sequence[Any]:
    return (await db.execute(_DOWNTIMES, {"since": since, "until": until})).all()


# --- Rest days ---

_RESTS = select(_R.c.weekday).where(_R.c.community_id == _C, _R.c.last_day.is_(None))
_REST: Any = insert(_R).values(community_id=_C, weekday=bindparam("w"), first_day=_FIRST, last_day=None)
_REST = _REST.on_conflict_do_update(index_elements=["community_id", "weekday", "first_day"], set_={"last_day": None})
_WORK = (
    update(_R)
    .where(_R.c.community_id == _C, _R.c.weekday == bindparam("w"), _R.c.last_day.is_(None))
    .values(last_day=bindparam("until", type_=Date))
)


async def rests(db: AsyncConnection, community_id: int) -> set[int]:
    """The weekdays that will go on to be rest days."""
    return set((await db.execute(_RESTS, {"c": community_id})).scalars())


async def rest(db: AsyncConnection, community_id: int, weekday: int, first: date) -> None:
    await db.execute(_REST, {"c": community_id, "w": weekday, "first": first})


async def rest_no_more(db: AsyncConnection, community_id: int, weekday: int, last: date) -> None:
    await db.execute(_WORK, {"c": community_id, "w": weekday, "until": last})


# --- Vacations ---

_LEAVE: Any = insert(_V).values(community_id=_C, member_id=bindparam("m"), first_day=_FIRST, last_day=_LAST)
_LEAVE = _LEAVE.on_conflict_do_update(
    index_elements=["community_id", "member_id", "first_day"], set_={"last_day": _LEAVE.excluded.last_day}
)
_MINE = (_V.c.community_id == _C, _V.c.member_id == bindparam("m"))
_VACATIONS = select(_V.c.first_day, _V.c.last_day).where(*_MINE, _V.c.last_day >= _FIRST).order_by(_V.c.first_day)
_COME_BACK = (
    update(_V)
    .where(*_MINE, _V.c.first_day == _FIRST, _V.c.last_day > _LAST)
    .values(last_day=bindparam("until", type_=Date))
)
_CANCEL = delete(_V).where(*_MINE, _V.c.first_day == _FIRST)


async def leave(db: AsyncConnection, community_id: int, member_id: int, first: date, last: date) -> None:
    await db.execute(_LEAVE, {"c": community_id, "m": member_id, "first": first, "last": last})


async def vacations(db: AsyncConnection, community_id: int, member_id: int, since: date) -> Sequence[Any]:
    """Those that end on `since` or later."""
    return (await db.execute(_VACATIONS, {"c": community_id, "m": member_id, "first": since})).all()


async def shorten(db: AsyncConnection, community_id: int, member_id: int, first: date, last: date) -> bool:
    """False when there is none, or it ended by then."""
    values = {"c": community_id, "m": member_id, "first": first, "last": last, "until": last}
    return (await db.execute(_COME_BACK, values)).rowcount > 0


async def cancel(db: AsyncConnection, community_id: int, member_id: int, first: date) -> bool:
    return (await db.execute(_CANCEL, {"c": community_id, "m": member_id, "first": first})).rowcount > 0


# --- Excuses ---

_ONE = (_E.c.community_id == _C, _E.c.number == bindparam("n"))
_NEXT = select(func.coalesce(func.max(_E.c.number), 0) + 1).where(_E.c.community_id == _C)
_PROPOSE = insert(_E).on_conflict_do_nothing(index_elements=["community_id", "number"])
_NAME = insert(_M)
_FIND = select(_E).where(*_ONE)
_NAMED = select(_M.c.member_id).where(_M.c.community_id == _C, _M.c.number == bindparam("n")).order_by(_M.c.member_id)
_EXCUSE = update(_E).where(*_ONE, _E.c.excused_at.is_(None)).values(excused_at=bindparam("at"))
_TAKE_BACK = update(_E).where(*_ONE, _STANDS).values(taken_back_at=bindparam("at"))
_STANDING = select(_E).where(_E.c.community_id == _C, _STANDS).order_by(_E.c.day.desc(), _E.c.number.desc()).limit(10)


async def propose(db: AsyncConnection, community_id: int, ids: Collection[int], **asked: Any) -> int:
    """Its number; for all when there are no `ids`. Two admins at once get two numbers."""
    while True:
        number: int = (await db.execute(_NEXT, {"c": community_id})).scalar_one()
        row = {"community_id": community_id, "number": number, "is_for_all": not ids, **asked}
        if (await db.execute(_PROPOSE, row)).rowcount:
            break
    if ids:
        named = {"community_id": community_id, "number": number}
        await db.execute(_NAME, [named | {"member_id": one} for one in sorted(ids)])
    return number


async def find(db: AsyncConnection, community_id: int, number: int) -> Any:
    return (await db.execute(_FIND, {"c": community_id, "n": number})).one_or_none()


async def named(db: AsyncConnection, community_id: int, number: int) -> tuple[int, ...]:
    return tuple((await db.execute(_NAMED, {"c": community_id, "n": number})).scalars())


async def excuse(db: AsyncConnection, community_id: int, number: int, at: datetime) -> bool:
    """False when it was excused before."""
    return (await db.execute(_EXCUSE, {"c": community_id, "n": number, "at": at})).rowcount > 0


async def take_back(db: AsyncConnection, community_id: int, number: int, at: datetime) -> bool:
    """False when it does not stand."""
    return (await db.execute(_TAKE_BACK, {"c": community_id, "n": number, "at": at})).rowcount > 0


async def standing(db: AsyncConnection, community_id: int) -> Sequence[Any]:
    """The last that stand, those of the latest days first."""
    return (await db.execute(_STANDING, {"c": community_id})).all()


# --- Whether Hearth is there ---

_ALIVE: Any = insert(_H).values(name=BEAT, at=bindparam("now"))
_ALIVE = _ALIVE.on_conflict_do_update(index_elements=["name"], set_={"at": _ALIVE.excluded.at})
_ALIVE_AT = select(_H.c.at).where(_H.c.name == BEAT)
_AWAY = insert(_D).on_conflict_do_nothing(index_elements=["began_at"])


async def alive_at(db: AsyncConnection) -> datetime | None:
    found: datetime | None = (await db.execute(_ALIVE_AT)).scalar_one_or_none()
    return found


async def beat(db: AsyncConnection, now: datetime) -> None:
    await db.execute(_ALIVE, {"now": now})


async def note_downtime(db: AsyncConnection, began: datetime, ended: datetime, least_minutes: int) -> bool:
    """False when it was noted before."""
    row = {"began_at": began, "ended_at": ended, "least_minutes": least_minutes}
    return (await db.execute(_AWAY, row)).rowcount > 0


# --- Groups that turn out to be one ---

_HIGHEST = select(func.coalesce(func.max(_E.c.number), 0)).where(_E.c.community_id == _C)


def _moved(table: Any, *key: str) -> Any:
    own = [column for column in table.c if column.name != "community_id"]
    columns = [(column + bindparam("offset")) if column.name == "number" else column for column in own]
    rows = select(bindparam("kept", type_=BigInteger), *columns).where(table.c.community_id == bindparam("retired"))
    moved = insert(table).from_select(["community_id", *(column.name for column in own)], rows)
    return moved.on_conflict_do_nothing(index_elements=["community_id", *key])


_MOVES = [
    (_moved(_R, "weekday", "first_day"), _R),
    (_moved(_V, "member_id", "first_day"), _V),
    (_moved(_E, "number"), _E),
    (_moved(_M, "number", "member_id"), _M),
]


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    """All of one community into another, its excuses under new numbers."""
    offset = (await db.execute(_HIGHEST, {"c": kept_id})).scalar_one()
    for moved, table in _MOVES:
        values = {"kept": kept_id, "retired": retired_id}
        await db.execute(moved, values | ({"offset": offset} if "number" in table.c else {}))
        await db.execute(delete(table).where(table.c.community_id == retired_id))
