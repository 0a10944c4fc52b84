from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, and_, bindparam, case, delete, func, literal, or_, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.thanks.tables import CountRow, PairRow, ThanksRow
from bot.kit.database import insert

_T: Any = ThanksRow.__table__  # type: ignore[attr-defined]
_P: Any = PairRow.__table__  # type: ignore[attr-defined]
_N: Any = CountRow.__table__  # type: ignore[attr-defined]


class Thanks(NamedTuple):
    day: date
    member_id: int
    to_member_id: int
    at: datetime
    message_id: int


class Counts(NamedTuple):
    given: int = 0
    received: int = 0
    helped: int = 0
    day: date = date.min
    day_given: int = 0


# --- Giving, and taking back ---

_ADD = (
    insert(_T)
    .values({column.name: bindparam(column.name) for column in _T.c})
    .on_conflict_do_nothing()
    .returning(_T.c.member_id)
)
_ONE = (
    _T.c.community_id == bindparam("c"),
    _T.c.day == bindparam("d"),
    _T.c.member_id == bindparam("m"),
    _T.c.to_member_id == bindparam("to"),
)
_FIND = select(*(_T.c[name] for name in Thanks._fields)).where(*_ONE)
_BETWEEN = (
    select(*(_T.c[name] for name in Thanks._fields))
    .where(_T.c.community_id == bindparam("c"), _T.c.at >= bindparam("since"), _T.c.at < bindparam("until"))
    .order_by(_T.c.at, _T.c.message_id, _T.c.to_member_id)
)
_REMOVE = delete(_T).where(*_ONE).returning(_T.c.member_id)


def _count(**changes: Any) -> Any:
    start = dict.fromkeys(("given", "received", "helped", "day_given"), 0) | {"day": date.min}
    return insert(_N).values(community_id=bindparam("c"), member_id=bindparam("m"), **(start | changes))


_GIVE: Any = _count(given=1, day=bindparam("d"), day_given=1)
_GIVE = _GIVE.on_conflict_do_update(
    index_elements=["community_id", "member_id"],
    set_={
        "given": _N.c.given + 1,
        "day": case((_N.c.day < _GIVE.excluded.day, _GIVE.excluded.day), else_=_N.c.day),
        "day_given": case((_N.c.day < _GIVE.excluded.day, 1), else_=_N.c.day_given + 1),
    },
    where=or_(_N.c.day < _GIVE.excluded.day, _N.c.day_given < bindparam("most")),
).returning(_N.c.given)
_RECEIVE = _count(received=1, helped=bindparam("h"))
_RECEIVE = _RECEIVE.on_conflict_do_update(
    index_elements=["community_id", "member_id"],
    set_={"received": _N.c.received + 1, "helped": _N.c.helped + _RECEIVE.excluded.helped},
)
_OWN = (_N.c.community_id == bindparam("c"), _N.c.member_id == bindparam("m"))
_GIVE_LESS = (
    update(_N)
    .where(*_OWN)
    .values(given=_N.c.given - 1, day_given=_N.c.day_given - case((_N.c.day == bindparam("on_day"), 1), else_=0))
)
_RECEIVE_LESS = update(_N).where(*_OWN).values(received=_N.c.received - 1, helped=_N.c.helped - bindparam("h"))
_PAIR: Any = insert(_P).values(
    community_id=bindparam("c"), to_member_id=bindparam("to"), member_id=bindparam("m"), times=1
)
_PAIR = _PAIR.on_conflict_do_update(
    index_elements=["community_id", "to_member_id", "member_id"], set_={"times": _P.c.times + 1}
).returning(_P.c.times)
_OF_PAIR = (
    _P.c.community_id == bindparam("c"),
    _P.c.to_member_id == bindparam("to"),
    _P.c.member_id == bindparam("m"),
)
_UNPAIR = update(_P).where(*_OF_PAIR).values(times=_P.c.times - 1).returning(_P.c.times)
_NO_PAIR = delete(_P).where(*_OF_PAIR, _P.c.times == 0)


async def add_once(db: AsyncConnection, community_id: int, one: Thanks) -> bool:
    """False when they have thanked them that day."""
    return (await db.execute(_ADD, {"community_id": community_id} | one._asdict())).first() is not None


async def between(db: AsyncConnection, community_id: int, since: datetime, until: datetime) -> Sequence[Thanks]:
    rows = await db.execute(_BETWEEN, {"c": community_id, "since": since, "until": until})
    return [Thanks(*row) for row in rows]


async def find(db: AsyncConnection, community_id: int, day: date, giver_id: int, receiver_id: int) -> Thanks | None:
    row = (await db.execute(_FIND, {"c": community_id, "d": day, "m": giver_id, "to": receiver_id})).first()
    return Thanks(*row) if row else None


async def remove(db: AsyncConnection, community_id: int, one: Thanks) -> bool:
    key = {"c": community_id, "d": one.day, "m": one.member_id, "to": one.to_member_id}
    return (await db.execute(_REMOVE, key)).first() is not None


async def give(db: AsyncConnection, community_id: int, member_id: int, day: date, most: int) -> bool:
    """Counts one more that was given; False, and nothing done, when that day has as many as may be."""
    values = {"c": community_id, "m": member_id, "d": day, "most": most}
    return (await db.execute(_GIVE, values)).first() is not None


async def receive(db: AsyncConnection, community_id: int, giver_id: int, receiver_id: int) -> None:
    key = {"c": community_id, "m": giver_id, "to": receiver_id}
    is_first = (await db.execute(_PAIR, key)).scalar_one() == 1
    await db.execute(_RECEIVE, {"c": community_id, "m": receiver_id, "h": int(is_first)})


async def count_less(db: AsyncConnection, community_id: int, one: Thanks) -> None:
    """One of them was taken back."""
    key = {"c": community_id, "m": one.member_id, "to": one.to_member_id}
    was_only = (await db.execute(_UNPAIR, key)).scalar() == 0
    await db.execute(_NO_PAIR, key)
    await db.execute(_GIVE_LESS, {"c": community_id, "m": one.member_id, "on_day": one.day})
    await db.execute(_RECEIVE_LESS, {"c": community_id, "m": one.to_member_id, "h": int(was_only)})


# --- Looking at it ---

_COUNTS = select(*(_N.c[name] for name in Counts._fields)).where(*_OWN)
_LATEST = (
    select(*(_T.c[name] for name in Thanks._fields))
    .where(_T.c.community_id == bindparam("c"), _T.c.day >= bindparam("since"))
    .order_by(_T.c.day.desc(), _T.c.at.desc(), _T.c.to_member_id)
    .limit(bindparam("n"))
)
_GIVEN_BY = select(*(_T.c[name] for name in Thanks._fields)).where(
    _T.c.community_id == bindparam("c"), _T.c.day == bindparam("d"), _T.c.member_id == bindparam("m")
)
_GIVEN_BY = _GIVEN_BY.order_by(_T.c.at.desc()).limit(1)


async def counts_of(db: AsyncConnection, community_id: int, member_id: int) -> Counts:
    row = (await db.execute(_COUNTS, {"c": community_id, "m": member_id})).first()
    return Counts(*row) if row else Counts()


async def helped(db: AsyncConnection, community_id: int, ids: Collection[int] | None) -> dict[int, int]:
    """By how many different people each was thanked; who by nobody is not in it."""
    query = select(_N.c.member_id, _N.c.helped).where(_N.c.community_id == community_id, _N.c.helped > 0)
    rows = await db.execute(query if ids is None else query.where(_N.c.member_id.in_(ids)))
    return {row.member_id: row.helped for row in rows}


async def helped_since(
    db: AsyncConnection, community_id: int, since: date, ids: Collection[int] | None
) -> dict[int, int]:
    query = (
        select(_T.c.to_member_id, func.count(_T.c.member_id.distinct()))
        .where(_T.c.community_id == community_id, _T.c.day >= since)
        .group_by(_T.c.to_member_id)
    )
    rows = await db.execute(query if ids is None else query.where(_T.c.to_member_id.in_(ids)))
    return {row[0]: row[1] for row in rows}


async def latest(db: AsyncConnection, community_id: int, since: date, limit: int) -> Sequence[Thanks]:
    """Newest first."""
    rows = await db.execute(_LATEST, {"c": community_id, "since": since, "n": limit})
    return [Thanks(*row) for row in rows]


_ON_DAY = select(_T.c.member_id, _T.c.to_member_id).where(
    _T.c.community_id == bindparam("c"), _T.c.day == bindparam("d")
)
_FIRST_DAY = select(func.min(_T.c.day)).where(_T.c.community_id == bindparam("c"))


_SAID = (_T.c.community_id == bindparam("c"), _T.c.day.between(bindparam("first"), bindparam("last")))
_SAID_COUNT = select(func.count()).where(*_SAID)
_MOST_THANKED = (
    select(_T.c.to_member_id, func.count(_T.c.member_id.distinct()).label("givers"))
    .where(*_SAID)
    .group_by(_T.c.to_member_id)
    .order_by(func.count(_T.c.member_id.distinct()).desc(), func.max(_T.c.at).desc(), _T.c.to_member_id)
    .limit(bindparam("n"))
)


async def most_thanked(
    db: AsyncConnection, community_id: int, first: date, last: date, limit: int
) -> tuple[int, Sequence[tuple[int, int]]]:
    """How many thanks there were; and who was thanked by how many, the most first."""
    values = {"c": community_id, "first": first, "last": last}
    number = int((await db.execute(_SAID_COUNT, values)).scalar_one())
    rows = await db.execute(_MOST_THANKED, values | {"n": limit}) if number else ()
    return number, [(row.to_member_id, row.givers) for row in rows]


async def on_day(db: AsyncConnection, community_id: int, day: date) -> Sequence[tuple[int, int]]:
    rows = await db.execute(_ON_DAY, {"c": community_id, "d": day})
    return [(row.member_id, row.to_member_id) for row in rows]


async def first_day(db: AsyncConnection, community_id: int) -> date | None:
    day: date | None = (await db.execute(_FIRST_DAY, {"c": community_id})).scalar()
    return day


async def last_by(db: AsyncConnection, community_id: int, member_id: int, day: date) -> Thanks | None:
    row = (await db.execute(_GIVEN_BY, {"c": community_id, "m": member_id, "d": day})).first()
    return Thanks(*row) if row else None


async def census(db: AsyncConnection) -> dict[str, Any]:
    """How many there are, and whether the counts agree with them."""
    thanks = (await db.execute(select(func.count()).select_from(_T))).scalar_one()
    problems = []
    for column in (_N.c.given, _N.c.received, _P.c.times):
        counted = int((await db.execute(select(func.coalesce(func.sum(column), 0)))).scalar_one())
        if counted != thanks:
            problems.append(f"thanks: {thanks}, and {counted} in {column.table.name}.{column.name}")
    return {"thanks": thanks, "problems": problems}


# --- Groups that turn out to be one ---

_KEPT, _RETIRED = (bindparam(name, type_=BigInteger) for name in ("kept", "retired"))
_SAME = _T.alias("same")
_TWICE = (
    select(*(_T.c[name] for name in Thanks._fields))
    .join(
        _SAME,
        and_(
            _SAME.c.community_id == _KEPT,
            *(_SAME.c[name] == _T.c[name] for name in ("day", "member_id", "to_member_id")),
        ),
    )
    .where(_T.c.community_id == _RETIRED, _SAME.c.message_id != _T.c.message_id)
)
_MOVE = (
    insert(_T)
    .from_select(
        ["community_id", *Thanks._fields],
        select(_KEPT, *(_T.c[name] for name in Thanks._fields))
        .where(_T.c.community_id == _RETIRED)
        .order_by(*_T.primary_key.columns),
    )
    .on_conflict_do_nothing()
)
_EMPTY = [
    delete(_T).where(_T.c.community_id == _RETIRED),
    *(delete(table).where(table.c.community_id.in_([_KEPT, _RETIRED])) for table in (_P, _N)),
]
_REMAKE_PAIRS = insert(_P).from_select(
    ["community_id", "to_member_id", "member_id", "times"],
    select(_T.c.community_id, _T.c.to_member_id, _T.c.member_id, func.count())
    .where(_T.c.community_id == _KEPT)
    .group_by(_T.c.community_id, _T.c.to_member_id, _T.c.member_id),
)
_LAST = (
    select(_T.c.member_id, func.max(_T.c.day).label("day"))
    .where(_T.c.community_id == _KEPT)
    .group_by(_T.c.member_id)
    .subquery()
)
_BOTH = union_all(
    select(
        _T.c.member_id,
        literal(1).label("given"),
        literal(0).label("received"),
        literal(0).label("helped"),
        _LAST.c.day.label("day"),
        case((_T.c.day == _LAST.c.day, 1), else_=0).label("day_given"),
    )
    .join(_LAST, _LAST.c.member_id == _T.c.member_id)
    .where(_T.c.community_id == _KEPT),
    select(
        _P.c.to_member_id,
        literal(0),
        _P.c.times,
        literal(1),
        literal(date.min, type_=_T.c.day.type),
        literal(0),
    ).where(_P.c.community_id == _KEPT),
).subquery()
_REMAKE_COUNTS = insert(_N).from_select(
    ["community_id", "member_id", "given", "received", "helped", "day", "day_given"],
    select(
        _KEPT,
        _BOTH.c.member_id,
        *(func.sum(_BOTH.c[name]) for name in ("given", "received", "helped")),
        func.max(_BOTH.c.day),
        func.sum(_BOTH.c.day_given),
    ).group_by(_BOTH.c.member_id),
)


async def twice(db: AsyncConnection, kept_id: int, retired_id: int) -> Sequence[Thanks]:
    """Those of the retired community that were said in the kept one, too, on the same day."""
    rows = await db.execute(_TWICE, {"kept": kept_id, "retired": retired_id})
    return [Thanks(*row) for row in rows.all()]


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    """The thanks of one community into another, and what they add up to made anew."""
    both = {"kept": kept_id, "retired": retired_id}
    for statement in (_MOVE, *_EMPTY, _REMAKE_PAIRS, _REMAKE_COUNTS):
        await db.execute(statement, both)
