"""Counters: one per measure and member."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.badges.tables import CountRow
from bot.kit.database import insert
from bot.kit.prepared import Prepared

_T: Any = CountRow.__table__  # type: ignore[attr-defined]
_KEY = ["community_id", "measure", "member_id"]
_NEW = insert(_T).values(
    community_id=bindparam("c"), measure=bindparam("k"), member_id=bindparam("m"), n=bindparam("n"), last_on=None
)
_SET = _NEW.on_conflict_do_update(index_elements=_KEY, set_={"n": _NEW.excluded.n}, where=_T.c.n != _NEW.excluded.n)
# Writing nothing new holds a row until the transaction ends: who counts further waits, and adds to what is set here.
_HOLD = _NEW.on_conflict_do_update(index_elements=_KEY, set_={"n": _T.c.n})
_EMPTY = delete(_T).where(
    _T.c.community_id == bindparam("c"),
    _T.c.measure == bindparam("k"),
    _T.c.member_id.in_(bindparam("ids", expanding=True)),
    _T.c.n == 0,
)
_OF = select(_T.c.member_id, _T.c.measure, _T.c.n).where(
    _T.c.community_id == bindparam("c"),
    _T.c.measure.in_(bindparam("measures", expanding=True)),
    _T.c.member_id.in_(bindparam("ids", expanding=True)),
)
_DAY = insert(_T).values(
    community_id=bindparam("c"), measure=bindparam("k"), member_id=bindparam("m"), n=1, last_on=bindparam("day")
)
_DAY = _DAY.on_conflict_do_update(
    index_elements=_KEY,
    set_={"n": _T.c.n + 1, "last_on": _DAY.excluded.last_on},
    where=or_(_T.c.last_on.is_(None), _T.c.last_on < _DAY.excluded.last_on),
)
_REACHED_ON = select(_T.c.member_id, _T.c.n).where(
    _T.c.community_id == bindparam("c"),
    _T.c.measure == bindparam("k"),
    _T.c.last_on == bindparam("day"),
    _T.c.n.in_(bindparam("levels", expanding=True)),
)


@lru_cache(maxsize=64)
def _own(measures: int) -> Prepared:
    """One member's counters, so many of them."""
    keys = [bindparam(f"k{at}", type_=_T.c.measure.type) for at in range(measures)]
    whose = _T.c.community_id == bindparam("c"), _T.c.member_id == bindparam("m")
    return Prepared(select(_T.c.measure, _T.c.n).where(*whose, _T.c.measure.in_(keys)))


@lru_cache(maxsize=64)
def _raised(measures: int) -> Prepared:
    rows = [_row_of(at) | {"n": bindparam(f"n{at}")} for at in range(measures)]
    new = insert(_T).values(rows)
    return Prepared(
        new.on_conflict_do_update(index_elements=_KEY, set_={"n": new.excluded.n}, where=_T.c.n < new.excluded.n)
    )


@lru_cache(maxsize=64)
def _one_more(measures: int) -> Prepared:
    new = insert(_T).values([_row_of(at) | {"n": 1} for at in range(measures)])
    more = new.on_conflict_do_update(index_elements=_KEY, set_={"n": _T.c.n + 1})
    return Prepared(more.returning(_T.c.measure, _T.c.n))


def _row_of(at: int) -> dict[str, Any]:
    return {"community_id": bindparam("c"), "measure": bindparam(f"k{at}"), "member_id": bindparam("m")}


def _of(community_id: int, member_id: int, measures: Sequence[str]) -> dict[str, Any]:
    return {"c": community_id, "m": member_id, **{f"k{at}": measure for at, measure in enumerate(measures)}}


async def own(db: AsyncConnection, community_id: int, member_id: int, measures: Iterable[str]) -> dict[str, int]:
    """What there is of these counters of one member."""
    keys = [*measures]
    return dict(await _own(len(keys)).all(db, _of(community_id, member_id, keys)))


async def one_more(db: AsyncConnection, community_id: int, member_id: int, measures: Iterable[str]) -> dict[str, int]:
    """What each comes to."""
    keys = sorted({*measures})
    return dict(await _one_more(len(keys)).all(db, _of(community_id, member_id, keys)))


async def at_least(db: AsyncConnection, community_id: int, member_id: int, counts: Mapping[str, int]) -> None:
    keys = sorted(counts)
    numbers = {f"n{at}": counts[measure] for at, measure in enumerate(keys)}
    await _raised(len(keys)).all(db, _of(community_id, member_id, keys) | numbers)


async def hold(db: AsyncConnection, community_id: int, measures: Iterable[str], ids: Iterable[int]) -> None:
    await db.execute(_HOLD, _rows(community_id, {k: dict.fromkeys(ids, 0) for k in measures}))


async def put(db: AsyncConnection, community_id: int, counts: Mapping[str, Mapping[int, int]]) -> None:
    """Of each member named, as it is; rows that say 0 go."""
    if rows := _rows(community_id, counts):
        await db.execute(_SET, rows)
    for measure, by_member in counts.items():
        if ids := [member_id for member_id, n in by_member.items() if not n]:
            await db.execute(_EMPTY, {"c": community_id, "k": measure, "ids": ids})


def _rows(community_id: int, counts: Mapping[str, Mapping[int, int]]) -> list[dict[str, Any]]:
    """In the order of keys, so that two transactions never wait crosswise."""
    return [
        {"c": community_id, "k": measure, "m": member_id, "n": n}
        for measure, by_member in sorted(counts.items())
        for member_id, n in sorted(by_member.items())
    ]


async def of_members(
    db: AsyncConnection, community_id: int, measures: Collection[str], ids: Collection[int]
) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = {member_id: {} for member_id in ids}
    rows = await db.execute(_OF, {"c": community_id, "measures": list(measures), "ids": list(ids)})
    for member_id, measure, n in rows:
        found[member_id][measure] = n
    return found


async def count_day(db: AsyncConnection, community_id: int, measure: str, day: date, ids: Collection[int]) -> None:
    """A day of their own for each, once, whatever is repeated; days come in order."""
    await db.execute(_DAY, [{"c": community_id, "k": measure, "m": one, "day": day} for one in sorted(ids)])


async def reached_on(
    db: AsyncConnection, community_id: int, measure: str, day: date, levels: Collection[int]
) -> Sequence[tuple[int, int]]:
    """Who came to one of the levels with that day."""
    rows = await db.execute(_REACHED_ON, {"c": community_id, "k": measure, "day": day, "levels": list(levels)})
    return [(row.member_id, row.n) for row in rows]


async def holding(db: AsyncConnection, community_id: int, measure: str, least: int) -> Mapping[int, int]:
    """All who have come so far."""
    query = select(_T.c.member_id, _T.c.n).where(
        _T.c.community_id == community_id, _T.c.measure == measure, _T.c.n >= least
    )
    return {row.member_id: row.n for row in await db.execute(query)}


async def forget(db: AsyncConnection, community_id: int, prefix: str = "") -> None:
    """All counters of a community whose measure begins so."""
    query = delete(_T).where(_T.c.community_id == community_id)
    await db.execute(query.where(func.substr(_T.c.measure, 1, len(prefix)) == prefix) if prefix else query)
