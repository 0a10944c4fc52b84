from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, and_, bindparam, case, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.amounts.tables import AmountRow, TogetherRow, TotalRow
from bot.kit.database import insert

_A: Any = AmountRow.__table__  # type: ignore[attr-defined]
_T: Any = TotalRow.__table__  # type: ignore[attr-defined]
_G: Any = TogetherRow.__table__  # type: ignore[attr-defined]


class Who(NamedTuple):
    """A member on a track of a community."""

    community_id: int
    track: str
    member_id: int


class Total(NamedTuple):
    amount: int
    days: int
    best: int
    best_day: date | None


class Sums(NamedTuple):
    """What one unit came to."""

    week: int
    month: int
    all: int


def _of(table: Any) -> tuple[Any, ...]:
    return (
        table.c.community_id == bindparam("c"),
        table.c.track == bindparam("t"),
        table.c.member_id == bindparam("m"),
    )


def _key(who: Who, unit: str) -> dict[str, Any]:
    return {"c": who.community_id, "t": who.track, "m": who.member_id, "u": unit}


# --- One day of one member ---

_TOTAL = (_T.c.amount, _T.c.days, _T.c.best, _T.c.best_day)
_OPEN: Any = insert(_T).values(
    community_id=bindparam("c"),
    track=bindparam("t"),
    member_id=bindparam("m"),
    unit=bindparam("u"),
    amount=0,
    days=0,
    best=0,
    best_day=None,
)
_OPEN = _OPEN.on_conflict_do_update(
    index_elements=["community_id", "track", "member_id", "unit"], set_={"amount": _T.c.amount}
).returning(*_TOTAL)
_ON_DAY = select(_A.c.amount).where(*_of(_A), _A.c.unit == bindparam("u"), _A.c.day == bindparam("d"))
_UNITS_ON_DAY = select(_A.c.unit).where(*_of(_A), _A.c.day == bindparam("d")).order_by(_A.c.unit)
_PUT: Any = insert(_A).values(
    community_id=bindparam("c"),
    track=bindparam("t"),
    member_id=bindparam("m"),
    unit=bindparam("u"),
    day=bindparam("d"),
    amount=bindparam("n"),
)
_PUT = _PUT.on_conflict_do_update(
    index_elements=["community_id", "track", "member_id", "unit", "day"], set_={"amount": _PUT.excluded.amount}
)
_DROP = delete(_A).where(*_of(_A), _A.c.unit == bindparam("u"), _A.c.day == bindparam("d"))
_BEST = select(_A.c.amount, _A.c.day).where(*_of(_A), _A.c.unit == bindparam("u"))
_BEST = _BEST.order_by(_A.c.amount.desc(), _A.c.day).limit(1)
_SET_TOTAL = (
    update(_T)
    .where(*_of(_T), _T.c.unit == bindparam("u"))
    .values(amount=bindparam("n"), days=bindparam("on_days"), best=bindparam("b"), best_day=bindparam("of_day"))
)
_TOGETHER: Any = insert(_G).values(
    community_id=bindparam("c"), track=bindparam("t"), unit=bindparam("u"), day=bindparam("d"), amount=bindparam("n")
)
_TOGETHER = _TOGETHER.on_conflict_do_update(
    index_elements=["community_id", "track", "unit", "day"], set_={"amount": _G.c.amount + _TOGETHER.excluded.amount}
)


async def lock(db: AsyncConnection, who: Who, unit: str) -> Total:
    """A member's total of a unit, which nobody else changes until this transaction ends."""
    return Total(*(await db.execute(_OPEN, _key(who, unit))).one())


async def on_day(db: AsyncConnection, who: Who, unit: str, day: date) -> int:
    found: int | None = (await db.execute(_ON_DAY, _key(who, unit) | {"d": day})).scalar()
    return found or 0


async def units_on(db: AsyncConnection, who: Who, day: date) -> Sequence[str]:
    key = {"c": who.community_id, "t": who.track, "m": who.member_id, "d": day}
    return (await db.execute(_UNITS_ON_DAY, key)).scalars().all()


async def put(db: AsyncConnection, who: Who, unit: str, day: date, amount: int) -> None:
    """The amount of a day; 0 takes it away."""
    key = _key(who, unit) | {"d": day}
    await db.execute(_PUT, key | {"n": amount}) if amount else await db.execute(_DROP, key)


async def best_of(db: AsyncConnection, who: Who, unit: str) -> tuple[int, date | None]:
    row = (await db.execute(_BEST, _key(who, unit))).first()
    return (row[0], row[1]) if row else (0, None)


async def set_total(db: AsyncConnection, who: Who, unit: str, total: Total) -> None:
    """Of one that is locked."""
    values = {"n": total.amount, "on_days": total.days, "b": total.best, "of_day": total.best_day}
    await db.execute(_SET_TOTAL, _key(who, unit) | values)


async def add_together(db: AsyncConnection, who: Who, unit: str, day: date, change: int) -> None:
    await db.execute(_TOGETHER, {"c": who.community_id, "t": who.track, "u": unit, "d": day, "n": change})


# --- Looking at it ---


def _since(table: Any) -> Any:
    def since(name: str) -> Any:
        return func.sum(case((table.c.day >= bindparam(name), table.c.amount), else_=0))

    return since("week"), since("month")


_TOTALS = select(_T.c.unit, *_TOTAL).where(*_of(_T), _T.c.days > 0)
_LATELY = select(_A.c.unit, *_since(_A)).where(
    *_of(_A), _A.c.unit.in_(bindparam("units", expanding=True)), _A.c.day >= bindparam("since")
)
_LATELY = _LATELY.group_by(_A.c.unit)
_ALL_TOGETHER = select(_G.c.unit, *_since(_G), func.sum(_G.c.amount)).where(
    _G.c.community_id == bindparam("c"), _G.c.track == bindparam("t")
)
_ALL_TOGETHER = _ALL_TOGETHER.group_by(_G.c.unit)


_EVERY_DAY_OF = select(_A.c.member_id, _A.c.track, _A.c.day, _A.c.amount).where(
    _A.c.community_id == bindparam("c"),
    _A.c.unit == bindparam("u"),
    _A.c.member_id.in_(bindparam("ids", expanding=True)),
)


async def every_day_of(
    db: AsyncConnection, community_id: int, unit: str, ids: Collection[int]
) -> Sequence[tuple[int, str, date, int]]:
    rows = await db.execute(_EVERY_DAY_OF, {"c": community_id, "u": unit, "ids": list(ids)})
    return [(row.member_id, row.track, row.day, row.amount) for row in rows]


_DAYS_OF = select(_A.c.day, _A.c.amount).where(*_of(_A), _A.c.unit == bindparam("u"))
_DAYS_OF = _DAYS_OF.order_by(_A.c.day.desc()).limit(bindparam("most")).offset(bindparam("skip"))


async def days_of(db: AsyncConnection, who: Who, unit: str, most: int, skip: int) -> Sequence[tuple[date, int]]:
    """Newest first."""
    rows = await db.execute(_DAYS_OF, _key(who, unit) | {"most": most, "skip": skip})
    return [(row.day, row.amount) for row in rows]


async def totals_of(db: AsyncConnection, who: Who) -> Mapping[str, Total]:
    key = {"c": who.community_id, "t": who.track, "m": who.member_id}
    return {row[0]: Total(*row[1:]) for row in await db.execute(_TOTALS, key)}


async def lately(
    db: AsyncConnection, who: Who, units: Sequence[str], week: date, month: date
) -> Mapping[str, tuple[int, int]]:
    """Of each unit, how much since those days; one without any is not in it."""
    key = {"c": who.community_id, "t": who.track, "m": who.member_id, "units": list(units)}
    rows = await db.execute(_LATELY, key | {"week": week, "month": month, "since": min(week, month)})
    return {unit: (int(of_week), int(of_month)) for unit, of_week, of_month in rows}


async def together(db: AsyncConnection, community_id: int, track: str, week: date, month: date) -> Mapping[str, Sums]:
    rows: Any = await db.execute(_ALL_TOGETHER, {"c": community_id, "t": track, "week": week, "month": month})
    return {unit: Sums(int(of_week), int(of_month), int(all)) for unit, of_week, of_month, all in rows if all}


# --- Groups that turn out to be one, and sums that went astray ---

_KEPT, _RETIRED = (bindparam(name, type_=BigInteger) for name in ("kept", "retired"))
_KEYS = ("community_id", "track", "member_id", "unit")
_MOVE: Any = insert(_A).from_select(
    ["community_id", "track", "member_id", "unit", "day", "amount"],
    select(_KEPT, _A.c.track, _A.c.member_id, _A.c.unit, _A.c.day, _A.c.amount)
    .where(_A.c.community_id == _RETIRED)
    .order_by(*_A.primary_key.columns),
)
_MOVE = _MOVE.on_conflict_do_update(
    index_elements=[*_KEYS, "day"],
    # Told in both groups, it was done once.
    set_={"amount": case((_MOVE.excluded.amount > _A.c.amount, _MOVE.excluded.amount), else_=_A.c.amount)},
)
_EMPTY = [
    *(delete(table).where(table.c.community_id == _RETIRED) for table in (_A, _T, _G)),
    *(delete(table).where(table.c.community_id == _KEPT) for table in (_T, _G)),
]
_SUMS = (
    select(
        *(_A.c[name] for name in _KEYS),
        func.sum(_A.c.amount).label("amount"),
        func.count().label("days"),
        func.max(_A.c.amount).label("best"),
    )
    .where(_A.c.community_id == _KEPT)
    .group_by(*(_A.c[name] for name in _KEYS))
    .subquery()
)
_REMAKE_TOTALS = insert(_T).from_select(
    [*_KEYS, "amount", "days", "best", "best_day"],
    select(*_SUMS.c, func.min(_A.c.day))
    .join(_A, and_(*(_A.c[name] == _SUMS.c[name] for name in _KEYS), _A.c.amount == _SUMS.c.best))
    .group_by(*_SUMS.c),
)
_REMAKE_TOGETHER = insert(_G).from_select(
    ["community_id", "track", "unit", "day", "amount"],
    select(_A.c.community_id, _A.c.track, _A.c.unit, _A.c.day, func.sum(_A.c.amount))
    .where(_A.c.community_id == _KEPT)
    .group_by(_A.c.community_id, _A.c.track, _A.c.unit, _A.c.day),
)
_REMAKE = (_REMAKE_TOTALS, _REMAKE_TOGETHER)


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    """The amounts of one community into another; of a day that is in both, the larger one counts."""
    both = {"kept": kept_id, "retired": retired_id}
    for statement in (_MOVE, *_EMPTY, *_REMAKE):
        await db.execute(statement, both)


async def census(db: AsyncConnection) -> dict[str, Any]:
    """How many amounts there are, and whether the totals agree with them."""
    [rows, amount] = (await db.execute(select(func.count(), func.coalesce(func.sum(_A.c.amount), 0)))).one()
    problems = []
    for table, what in ((_T, "members' totals"), (_G, "groups' totals")):
        total = (await db.execute(select(func.coalesce(func.sum(table.c.amount), 0)))).scalar_one()
        if total != amount:
            problems.append(f"amounts: {int(amount)} by day, and {int(total)} in {what}")
    return {"amounts": rows, "problems": problems, "repairs": ["amounts"] if problems else []}


async def mend(db: AsyncConnection) -> int:
    """Makes all totals anew from the days; how many communities had any."""
    communities = (await db.execute(select(_A.c.community_id).distinct())).scalars().all()
    await db.execute(delete(_T))
    await db.execute(delete(_G))
    for community_id in communities:
        for statement in _REMAKE:
            await db.execute(statement, {"kept": community_id})
    return len(communities)
