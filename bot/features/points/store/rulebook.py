"""The rules as they were, version by version; and what two members paid each other."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, bindparam, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.points.tables import PairRow, RulesRow
from bot.kit.database import insert

_V: Any = RulesRow.__table__  # type: ignore[attr-defined]
_P: Any = PairRow.__table__  # type: ignore[attr-defined]
OPERATOR = 0  # in place of a community


@dataclass(frozen=True, slots=True)
class Version:
    version: int
    at: datetime
    changed_by_id: int | None  # none: the operator
    rules: Mapping[str, Any]


_VERSION = [_V.c[name] for name in Version.__dataclass_fields__]
_OF = _V.c.community_id == bindparam("c")
_LATEST = select(_V.c.community_id, func.max(_V.c.version)).group_by(_V.c.community_id)
_HISTORY = select(*_VERSION).where(_OF).order_by(_V.c.version.desc()).limit(bindparam("n"))
_ONE = select(*_VERSION).where(_OF, _V.c.version == bindparam("v"))
_AT = select(*_VERSION).where(_OF, _V.c.at <= bindparam("at")).order_by(_V.c.version.desc()).limit(1)
_ADD = insert(_V).values({c.name: bindparam(c.name) for c in _V.c}).on_conflict_do_nothing().returning(_V.c.version)


async def latest(db: AsyncConnection) -> dict[int, int]:
    """Versions by community."""
    return {int(community_id): int(version) for community_id, version in await db.execute(_LATEST)}


async def history(db: AsyncConnection, community_id: int, limit: int) -> Sequence[Version]:
    """Newest first."""
    return [Version(*row) for row in await db.execute(_HISTORY, {"c": community_id, "n": limit})]


async def version(db: AsyncConnection, community_id: int, number: int) -> Version | None:
    row = (await db.execute(_ONE, {"c": community_id, "v": number})).first()
    return Version(*row) if row else None


async def at(db: AsyncConnection, community_id: int, moment: datetime) -> Version | None:
    """The version that held at a moment."""
    row = (await db.execute(_AT, {"c": community_id, "at": moment})).first()
    return Version(*row) if row else None


async def add(db: AsyncConnection, community_id: int, one: Version) -> bool:
    """False when this version is there already."""
    row = {"community_id": community_id, "version": one.version, "at": one.at}
    row |= {"changed_by_id": one.changed_by_id, "rules": dict(one.rules)}
    return (await db.execute(_ADD, row)).first() is not None


# --- What two members paid each other ---

_TIMES = select(_P.c.to_lower, _P.c.to_higher).where(
    _P.c.community_id == bindparam("c"),
    _P.c.day == bindparam("d"),
    _P.c.lower_id == bindparam("l"),
    _P.c.higher_id == bindparam("h"),
)
_NEXT = select(func.min(_P.c.community_id)).where(_P.c.community_id > bindparam("after"))
_OLD = delete(_P).where(_P.c.community_id == bindparam("c"), _P.c.day < bindparam("before"))
_SINCE = (
    select(_P.c.lower_id, _P.c.higher_id, func.sum(_P.c.to_lower), func.sum(_P.c.to_higher))
    .where(_P.c.community_id == bindparam("c"), _P.c.day >= bindparam("since"))
    .group_by(_P.c.lower_id, _P.c.higher_id)
)


async def times(db: AsyncConnection, community_id: int, day: date, giver_id: int, member_id: int) -> tuple[int, int]:
    """How often the giver paid the member that day, and the two each other."""
    pair = {"c": community_id, "d": day, "l": min(giver_id, member_id), "h": max(giver_id, member_id)}
    row = (await db.execute(_TIMES, pair)).first()
    if row is None:
        return 0, 0
    return int(row[0] if member_id < giver_id else row[1]), int(row[0] + row[1])


_TIMES_OF = select(_P.c.day, _P.c.lower_id, _P.c.higher_id, _P.c.to_lower, _P.c.to_higher).where(
    _P.c.community_id == bindparam("c"),
    _P.c.day.in_(bindparam("days", expanding=True)),
    (_P.c.lower_id == bindparam("m")) | (_P.c.higher_id == bindparam("m")),
)


async def times_of(
    db: AsyncConnection, community_id: int, days: Collection[date], member_id: int
) -> Mapping[tuple[date, int], tuple[int, int]]:
    """The same of everybody who paid a member on these days, by day and giver."""
    found: dict[tuple[date, int], tuple[int, int]] = {}
    for row in await db.execute(_TIMES_OF, {"c": community_id, "days": list(days), "m": member_id}):
        to_me, other = (row[3], row[2]) if row[1] == member_id else (row[4], row[1])
        found[row[0], other] = int(to_me), int(row[3] + row[4])
    return found


async def pairs_since(db: AsyncConnection, community_id: int, since: date) -> Mapping[tuple[int, int], int]:
    """How often whom whose doing paid: by giver and receiver."""
    found: dict[tuple[int, int], int] = {}
    for lower, higher, to_lower, to_higher in await db.execute(_SINCE, {"c": community_id, "since": since}):
        found[higher, lower], found[lower, higher] = int(to_lower), int(to_higher)
    return {pair: number for pair, number in found.items() if number}


async def forget_pairs(db: AsyncConnection, before: date) -> None:
    """One community after the other, where the oldest are found without a look at the rest."""
    community_id = 0
    while found := (await db.execute(_NEXT, {"after": community_id})).scalar():
        community_id = int(found)
        await db.execute(_OLD, {"c": community_id, "before": before})


# --- Two communities become one ---

_KEPT, _RETIRED = (bindparam(name, type_=BigInteger) for name in ("kept", "retired"))
_own = [column.name for column in _P.c if column.name != "community_id"]
_MOVE_PAIRS = insert(_P).from_select(
    ["community_id", *_own],
    select(_KEPT, *(_P.c[name] for name in _own)).where(_P.c.community_id == _RETIRED).order_by(*_P.primary_key),
)
_MOVE_PAIRS = _MOVE_PAIRS.on_conflict_do_update(
    index_elements=[column.name for column in _P.primary_key],
    set_={name: _P.c[name] + _MOVE_PAIRS.excluded[name] for name in ("to_lower", "to_higher")},
)
_columns = [column.name for column in _V.c if column.name != "community_id"]
_MOVE_VERSIONS = (
    insert(_V)
    .from_select(
        ["community_id", *_columns],
        select(_KEPT, *(_V.c[name] for name in _columns)).where(_V.c.community_id == _RETIRED),
    )
    .on_conflict_do_nothing()
)
_MERGE = [
    _MOVE_PAIRS, _MOVE_VERSIONS, *(delete(table).where(table.c.community_id == _RETIRED) for table in (_P, _V)),
]  # fmt: skip


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    """Pairs add up; a version that both have is the one of the community that goes on."""
    for statement in _MERGE:
        await db.execute(statement, {"kept": kept_id, "retired": retired_id})
