from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, bindparam, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.tiers.tables import MemberTierRow, TierLockRow, TierRiseRow, TierSetupRow, TierTagRow
from bot.kit.database import insert, moving

_T: Any = MemberTierRow.__table__  # type: ignore[attr-defined]
_R: Any = TierRiseRow.__table__  # type: ignore[attr-defined]
_L: Any = TierLockRow.__table__  # type: ignore[attr-defined]
_S: Any = TierSetupRow.__table__  # type: ignore[attr-defined]
_G: Any = TierTagRow.__table__  # type: ignore[attr-defined]

Row = Any


def _one(table: Any) -> tuple[Any, Any]:
    return table.c.community_id == bindparam("c"), table.c.member_id == bindparam("m")


def _some(table: Any) -> Any:
    return select(table).where(
        table.c.community_id == bindparam("c"), table.c.member_id.in_(bindparam("ids", expanding=True))
    )


# --- Where members stand ---

_SOME, _SOME_RISES, _SOME_LOCKS = _some(_T), _some(_R), _some(_L)
_PUT: Any = insert(_T).values({column.name: bindparam(column.name) for column in _T.c})
_PUT = _PUT.on_conflict_do_update(
    index_elements=["community_id", "member_id"],
    set_={name: _PUT.excluded[name] for name in ("tier", "changed_at", "below_at", "told_at")},
    where=_T.c.tier == bindparam("was"),
).returning(_T.c.member_id)
_RISE: Any = insert(_R).values({column.name: bindparam(column.name) for column in _R.c})
_RISE = _RISE.on_conflict_do_nothing(index_elements=["community_id", "member_id", "tier"]).returning(_R.c.member_id)

_RISEN = (
    select(_R.c.member_id, _R.c.tier)
    .where(_R.c.community_id == bindparam("c"), _R.c.at >= bindparam("since"), _R.c.at < bindparam("until"))
    .order_by(_R.c.at.desc(), _R.c.member_id)
    .limit(bindparam("n"))
)
_RENAMES = [
    update(table)
    .where(table.c.community_id == bindparam("c"), table.c.tier == bindparam("gone"))
    .values(tier=bindparam("new_tier"))
    for table in (_T, _L)
]


async def some(db: AsyncConnection, community_id: int, ids: Collection[int]) -> Mapping[int, Row]:
    """By member; who has no row is on the first step."""
    rows = await db.execute(_SOME, {"c": community_id, "ids": list(ids)})
    return {row.member_id: row for row in rows}


async def move(
    db: AsyncConnection,
    community_id: int,
    member_id: int,
    was: str,
    tier: str,
    changed_at: datetime,
    below_at: datetime | None = None,
    told_at: datetime | None = None,
) -> bool:
    """False, and nothing done, when they are no longer where they were thought to be."""
    row = {"community_id": community_id, "member_id": member_id, "tier": tier, "changed_at": changed_at}
    row |= {"below_at": below_at, "told_at": told_at, "was": was}
    return (await db.execute(_PUT, row)).scalar_one_or_none() is not None


async def rise_once(db: AsyncConnection, community_id: int, member_id: int, tier: str, at: datetime) -> bool:
    """False when they came to this tier before."""
    row = {"community_id": community_id, "member_id": member_id, "tier": tier, "at": at}
    return (await db.execute(_RISE, row)).scalar_one_or_none() is not None


async def rises(db: AsyncConnection, community_id: int, ids: Collection[int]) -> set[tuple[int, str]]:
    """Members with each tier that they ever came to."""
    rows = await db.execute(_SOME_RISES, {"c": community_id, "ids": list(ids)})
    return {(row.member_id, row.tier) for row in rows}


async def risen(
    db: AsyncConnection, community_id: int, since: datetime, until: datetime, limit: int
) -> Sequence[tuple[int, str]]:
    """Members, each with a tier that was new to them, the latest first."""
    rows = await db.execute(_RISEN, {"c": community_id, "since": since, "until": until, "n": limit})
    return [(row.member_id, row.tier) for row in rows]


async def rename(db: AsyncConnection, community_id: int, gone: str, tier: str) -> None:
    """Who is in a tier that is no more, or held there, is in another from now on."""
    for statement in _RENAMES:
        await db.execute(statement, {"c": community_id, "gone": gone, "new_tier": tier})


# --- Held by hand ---

_LOCK: Any = insert(_L).values({column.name: bindparam(column.name) for column in _L.c})
_LOCK = _LOCK.on_conflict_do_update(
    index_elements=["community_id", "member_id"],
    set_={name: _LOCK.excluded[name] for name in ("tier", "by_id", "why", "at")},
)
_UNLOCK = delete(_L).where(*_one(_L))


async def locks(db: AsyncConnection, community_id: int, ids: Collection[int]) -> Mapping[int, Row]:
    """By member, of those who are held in a tier."""
    rows = await db.execute(_SOME_LOCKS, {"c": community_id, "ids": list(ids)})
    return {row.member_id: row for row in rows}


async def lock(
    db: AsyncConnection, community_id: int, member_id: int, tier: str, by_id: int, why: str, at: datetime
) -> None:
    row = {"community_id": community_id, "member_id": member_id, "tier": tier, "by_id": by_id, "why": why, "at": at}
    await db.execute(_LOCK, row)


async def unlock(db: AsyncConnection, community_id: int, member_id: int) -> bool:
    """False when they were not held."""
    return (await db.execute(_UNLOCK, {"c": community_id, "m": member_id})).rowcount > 0


# --- Communities ---

_BEGUN = select(_S.c.community_id)
_BEGIN: Any = (
    insert(_S).values(community_id=bindparam("c"), history="").on_conflict_do_nothing(index_elements=["community_id"])
)
_BEGIN = _BEGIN.returning(_S.c.community_id)


async def begun(db: AsyncConnection) -> set[int]:
    """The communities whose members are looked at."""
    return set((await db.execute(_BEGUN)).scalars())


async def begin_once(db: AsyncConnection, community_id: int) -> bool:
    """False when it was there."""
    return (await db.execute(_BEGIN, {"c": community_id})).scalar_one_or_none() is not None


_SETUP = select(_S).where(_S.c.community_id == bindparam("c"))
_HELD = _SETUP.with_for_update()
_DRAFT = update(_S).where(_S.c.community_id == bindparam("c"))
_PUT_DRAFT = _DRAFT.values(draft=bindparam("new_draft"))
_TAKE_DRAFT = _DRAFT.where(_S.c.draft == bindparam("old_draft")).values(draft=None)


async def setup(db: AsyncConnection, community_id: int) -> Row | None:
    return (await db.execute(_SETUP, {"c": community_id})).one_or_none()


async def held_setup(db: AsyncConnection, community_id: int) -> Row | None:
    """The same until this transaction ends: nobody else changes it."""
    return (await db.execute(_HELD, {"c": community_id})).one_or_none()


async def put_history(db: AsyncConnection, community_id: int, history: str) -> None:
    await db.execute(_DRAFT.values(history=bindparam("new_history")), {"c": community_id, "new_history": history})


async def put_draft(db: AsyncConnection, community_id: int, draft: str) -> None:
    """In the place of an older one."""
    await db.execute(_PUT_DRAFT, {"c": community_id, "new_draft": draft})


async def take_draft(db: AsyncConnection, community_id: int, draft: str) -> bool:
    """False when it is gone, or another one is there."""
    return (await db.execute(_TAKE_DRAFT, {"c": community_id, "old_draft": draft})).rowcount > 0


# --- Tags ---

_SOME_TAGS = _some(_G)
_PUT_TAG: Any = insert(_G).values({column.name: bindparam(column.name) for column in _G.c})
_PUT_TAG = _PUT_TAG.on_conflict_do_update(
    index_elements=["community_id", "member_id"], set_={"tag": _PUT_TAG.excluded.tag}
)
_IN = _G.c.community_id == bindparam("c")
_SHOWN = or_(_G.c.tag.is_(None), _G.c.tag != "")
_TAGGED = select(_G.c.member_id).where(_IN, _SHOWN, _G.c.member_id > bindparam("after"))
_TAGGED = _TAGGED.order_by(_G.c.member_id).limit(bindparam("n"))
_TAGS = select(func.count()).where(_IN, _SHOWN)
_DOUBT = update(_G).where(_IN).values(tag=None)
_DOUBT_ONE = update(_G).where(*_one(_G)).values(tag=None)
_DROP_TAGS = delete(_G).where(_IN, _G.c.member_id.in_(bindparam("ids", expanding=True)))


async def tags(db: AsyncConnection, community_id: int, ids: Collection[int]) -> dict[int, str | None]:
    """By member, of those who were ever given one; None: nobody knows which."""
    rows = await db.execute(_SOME_TAGS, {"c": community_id, "ids": list(ids)})
    return {row.member_id: row.tag for row in rows}


async def put_tags(db: AsyncConnection, community_id: int, changes: Sequence[tuple[int, str]]) -> None:
    rows = [{"community_id": community_id, "member_id": member_id, "tag": tag} for member_id, tag in changes]
    if rows:
        await db.execute(_PUT_TAG, rows)


async def tagged(db: AsyncConnection, community_id: int, after: int, limit: int) -> list[int]:
    """Members beside whose names there is, or may be, a tag: the next `limit` behind one."""
    return list((await db.execute(_TAGGED, {"c": community_id, "after": after, "n": limit})).scalars())


async def count_tags(db: AsyncConnection, community_id: int) -> int:
    return int((await db.execute(_TAGS, {"c": community_id})).scalar_one())


async def doubt(db: AsyncConnection, community_id: int, member_id: int | None = None) -> None:
    """Nobody knows what is shown beside the names any more, or beside that of one member."""
    if member_id is None:
        await db.execute(_DOUBT, {"c": community_id})
    else:
        await db.execute(_DOUBT_ONE, {"c": community_id, "m": member_id})


async def drop_tags(db: AsyncConnection, community_id: int, ids: Collection[int]) -> None:
    """Beside the names of these there is nothing now."""
    if ids:
        await db.execute(_DROP_TAGS, {"c": community_id, "ids": list(ids)})


# --- Groups that turn out to be one ---

_KEPT, _RETIRED = (bindparam(name, type_=BigInteger) for name in ("kept", "retired"))
_THEIRS = select(_T).where(_T.c.community_id == bindparam("c"))


_MOVES = [moving(table).on_conflict_do_nothing() for table in (_T, _R, _L, _G)]
_EMPTY = [delete(table).where(table.c.community_id == _RETIRED) for table in (_T, _R, _L, _S, _G)]
_HIGHER = update(_T).where(*_one(_T)).values(tier=bindparam("higher"), below_at=None, told_at=None)


async def standings_of(db: AsyncConnection, community_id: int) -> Sequence[Row]:
    return (await db.execute(_THEIRS, {"c": community_id})).all()


async def merge(db: AsyncConnection, kept_id: int, retired_id: int, higher: Mapping[int, str]) -> None:
    """Everything of the retired community that the kept one has not; `higher` are members who came further there."""
    for statement in _MOVES:
        await db.execute(statement, {"kept": kept_id, "retired": retired_id})
    for emptying in _EMPTY:
        await db.execute(emptying, {"retired": retired_id})
    for member_id, tier in higher.items():
        await db.execute(_HIGHER, {"c": kept_id, "m": member_id, "higher": tier})
