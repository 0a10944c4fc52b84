"""Many members' check-ins to the day, counted."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import BigInteger, Date, and_, bindparam, case, cast, extract, func, or_, select, true, type_coerce
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.checkins.tables import DAILY, MADE_UP, CheckinRow, MilestoneRow, StandingRow
from bot.kit.database import is_sqlite

_C: Any = CheckinRow.__table__  # type: ignore[attr-defined]
_S: Any = StandingRow.__table__  # type: ignore[attr-defined]
_M: Any = MilestoneRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Which:
    """Some of the check-ins to the day: those that fit all that is said."""

    hours: tuple[int, int] | None = None  # said from one hour up to the other, on the member's wall; over midnight too
    weekdays: frozenset[int] = frozenset()  # 0: Monday; empty: any
    on: tuple[int, int] | None = None  # month and day
    with_photo: bool = False
    with_note: bool = False
    since: date | None = None


def _fits(which: Which, hour: Any) -> Any:
    conditions = []
    if which.hours:
        first, end = which.hours
        is_plain = first < end
        conditions.append((and_ if is_plain else or_)(hour >= first, hour < end))
        conditions.append(_C.c.source != MADE_UP)  # nobody said it at that hour
    if which.weekdays:
        conditions.append(extract("dow", _C.c.day).in_([(day + 1) % 7 for day in sorted(which.weekdays)]))
    if which.on:
        conditions += [extract("month", _C.c.day) == which.on[0], extract("day", _C.c.day) == which.on[1]]
    if which.with_photo:
        conditions.append(_C.c.has_photo)
    if which.with_note:
        conditions.append(_C.c.note != "")
    if which.since:
        conditions.append(_C.c.day >= which.since)
    return and_(true(), *conditions)


def _ours(*, is_of_some: bool) -> Any:
    ours = and_(_C.c.community_id == bindparam("c"), _C.c.track == DAILY, _C.c.undone_at.is_(None))
    return and_(ours, _C.c.member_id.in_(bindparam("ids", expanding=True))) if is_of_some else ours


def _values(community_id: int, ids: Collection[int] | None, **more: Any) -> dict[str, Any]:
    return {"c": community_id, **more} | ({} if ids is None else {"ids": list(ids)})


@lru_cache(maxsize=512)  # as many as there are catalogues; making one takes longer than asking
def _counting(which: tuple[Which, ...], *, is_of_some: bool, on_sqlite: bool) -> Any:
    at = _C.c.at
    minutes = type_coerce(at, BigInteger) // 60_000_000 if on_sqlite else cast(extract("epoch", at), BigInteger) // 60
    hour = (minutes + _C.c.shift + bindparam("starts", type_=BigInteger)) // 60 % 24
    sums = [func.sum(case((_fits(one, hour), 1), else_=0)) for one in which]
    return select(_C.c.member_id, *sums).where(_ours(is_of_some=is_of_some)).group_by(_C.c.member_id)


async def counted(
    db: AsyncConnection, community_id: int, which: Sequence[Which], ids: Collection[int] | None, day_starts_at: int
) -> Sequence[Mapping[int, int]]:
    """For each of `which`, the members that have any, in one look. `day_starts_at`: minutes after midnight."""
    query = _counting(tuple(which), is_of_some=ids is not None, on_sqlite=is_sqlite(db))
    found: list[dict[int, int]] = [{} for _ in which]
    for member_id, *numbers in await db.execute(query, _values(community_id, ids, starts=day_starts_at)):
        for into, number in zip(found, numbers, strict=True):
            if number:
                into[member_id] = int(number)
    return found


@lru_cache(maxsize=8)
def _returning(*, is_since: bool, is_of_some: bool, on_sqlite: bool) -> Any:
    before = func.lag(_C.c.day).over(partition_by=_C.c.member_id, order_by=_C.c.day)
    pause = func.julianday(_C.c.day) - func.julianday(before) if on_sqlite else _C.c.day - before
    ours = _ours(is_of_some=is_of_some)
    steps = select(_C.c.member_id, _C.c.day, pause.label("pause")).where(ours).subquery()
    query = select(steps.c.member_id, func.count()).where(steps.c.pause > bindparam("away", type_=BigInteger))
    query = query.group_by(steps.c.member_id)
    return query.where(steps.c.day >= bindparam("since", type_=Date)) if is_since else query


async def returns(
    db: AsyncConnection, community_id: int, away_days: int, since: date | None, ids: Collection[int] | None
) -> Mapping[int, int]:
    """How often members checked in after so many days or more without."""
    query = _returning(is_since=since is not None, is_of_some=ids is not None, on_sqlite=is_sqlite(db))
    values = _values(community_id, ids, away=away_days) | ({"since": since} if since else {})
    return {row[0]: row[1] for row in await db.execute(query, values)}


async def longest(db: AsyncConnection, community_id: int, ids: Collection[int] | None) -> Mapping[int, int]:
    query = select(_S.c.member_id, _S.c.longest).where(_S.c.community_id == community_id, _S.c.track == DAILY)
    rows = await db.execute(query if ids is None else query.where(_S.c.member_id.in_(ids)))
    return {row.member_id: row.longest for row in rows}


async def histories(
    db: AsyncConnection, community_id: int, since: date, until: date, ids: Collection[int] | None
) -> Mapping[int, Sequence[Any]]:
    query = select(_C.c.member_id, _C.c.day, _C.c.at, _C.c.shift, _C.c.west).where(_C.c.day.between(since, until))
    query = query.where(_ours(is_of_some=ids is not None)).order_by(_C.c.member_id, _C.c.day)
    found: dict[int, list[Any]] = {}
    for row in await db.execute(query, _values(community_id, ids)):
        found.setdefault(row.member_id, []).append(row)
    return found


# --- Between two days, both of them among them ---

# Check-ins lie by member, so those of a week are looked for where its members are, and not in the years before.
_OF_LATE = select(_S.c.member_id).where(
    _S.c.community_id == bindparam("c"), _S.c.track == DAILY, _S.c.last_day >= bindparam("first")
)
_BETWEEN = (
    _C.c.community_id == bindparam("c"),
    _C.c.track == DAILY,
    _C.c.member_id.in_(_OF_LATE),
    _C.c.day.between(bindparam("first"), bindparam("last")),
    _C.c.undone_at.is_(None),
)
_PER_DAY = select(_C.c.day, func.count()).where(*_BETWEEN).group_by(_C.c.day)
_MEMBERS = select(func.count(_C.c.member_id.distinct())).where(*_BETWEEN)
_DAYS = select(_C.c.member_id, func.count()).where(*_BETWEEN).group_by(_C.c.member_id)
_REACHED = (
    select(_M.c.member_id, func.max(_M.c.days).label("days"))
    .where(
        _M.c.community_id == bindparam("c"),
        _M.c.track == DAILY,
        _M.c.day.between(bindparam("first"), bindparam("last")),
        _M.c.days >= bindparam("least"),
    )
    .group_by(_M.c.member_id)
)
_REACHED = _REACHED.order_by(func.max(_M.c.days).desc(), _M.c.member_id).limit(bindparam("n"))


async def per_day(db: AsyncConnection, community_id: int, first: date, last: date) -> dict[date, int]:
    rows = await db.execute(_PER_DAY, {"c": community_id, "first": first, "last": last})
    return {day: int(number) for day, number in rows}


async def members_between(db: AsyncConnection, community_id: int, first: date, last: date) -> int:
    return int((await db.execute(_MEMBERS, {"c": community_id, "first": first, "last": last})).scalar_one())


async def days_between(db: AsyncConnection, community_id: int, first: date, last: date) -> dict[int, int]:
    rows = await db.execute(_DAYS, {"c": community_id, "first": first, "last": last})
    return {member_id: int(number) for member_id, number in rows}


async def milestones_between(
    db: AsyncConnection, community_id: int, first: date, last: date, least: int, limit: int
) -> Sequence[tuple[int, int]]:
    """Members, each with the longest streak they came to; the longest first."""
    values = {"c": community_id, "first": first, "last": last, "least": least, "n": limit}
    return [(row.member_id, row.days) for row in await db.execute(_REACHED, values)]
