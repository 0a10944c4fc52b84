from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.welcomes.tables import MentorRow, NewcomerRow, WelcomeRow
from bot.kit.database import insert, moving

_N: Any = NewcomerRow.__table__  # type: ignore[attr-defined]
_M: Any = MentorRow.__table__  # type: ignore[attr-defined]
_W: Any = WelcomeRow.__table__  # type: ignore[attr-defined]

_HERE = _N.c.community_id == bindparam("c")
_ONE = (_HERE, _N.c.member_id == bindparam("m"))
_WAITING = (_HERE, _N.c.waits_since.is_not(None))
_FIND = select(_N).where(*_ONE)
_BEGIN = insert(_N).values({column.name: bindparam(column.name) for column in _N.c})
_BEGIN = _BEGIN.on_conflict_do_update(
    index_elements=["community_id", "member_id"],
    set_={column.name: _BEGIN.excluded[column.name] for column in _N.c if not column.primary_key},
)
_OLDEST = select(func.min(_N.c.waits_since)).where(*_WAITING)
_LAST = select(func.max(_N.c.greeted_at)).where(_HERE, _N.c.joined_at >= bindparam("since"))
_ALL_WAITING = select(_N).where(*_WAITING)
_TAKE = update(_N).where(*_WAITING).values(waits_since=None).returning(_N.c.member_id, _N.c.joined_at)
_GREETED = update(_N).where(_HERE, _N.c.member_id.in_(bindparam("ids", expanding=True)))
_GREETED = _GREETED.values(greeted_at=bindparam("at"))
_ASSIGN = update(_N).where(*_ONE).values(mentor_id=bindparam("mentor"))
_READ = update(_N).where(*_ONE, _N.c.rules_read_at.is_(None)).values(rules_read_at=bindparam("at"))
_MET = update(_N).where(*_ONE, _N.c.met_at.is_(None)).values(met_at=bindparam("at"))
_SINCE = select(_N).where(_HERE, _N.c.joined_at >= bindparam("since")).order_by(_N.c.joined_at, _N.c.member_id)
_OF_MEMBER = select(_N).where(_N.c.member_id == bindparam("m"), _N.c.joined_at >= bindparam("since"))
_OF_MEMBER = _OF_MEMBER.order_by(_N.c.community_id)
_PAIRS = select(_N.c.member_id, _N.c.mentor_id).where(
    _HERE, _N.c.joined_at >= bindparam("since"), _N.c.mentor_id.is_not(None)
)
_OFFER = insert(_M).values(community_id=bindparam("c"), member_id=bindparam("m"), offered_at=bindparam("at"))
_OFFER = _OFFER.on_conflict_do_nothing()
_WITHDRAW = delete(_M).where(_M.c.community_id == bindparam("c"), _M.c.member_id == bindparam("m"))
_MENTORS = select(_M.c.member_id, _M.c.offered_at).where(_M.c.community_id == bindparam("c"))
_MENTORS = _MENTORS.order_by(_M.c.offered_at, _M.c.member_id)
_WRITTEN = select(_W).where(_W.c.community_id == bindparam("c"))
_NOTHING = {"words": "", "draft": None, "rules": "", "bot": ""}
_MERGE = [
    statement
    for table in (_N, _M, _W)
    for statement in (
        moving(table).on_conflict_do_nothing(),
        delete(table).where(table.c.community_id == bindparam("retired")),
    )
]


async def find(db: AsyncConnection, community_id: int, member_id: int) -> Row[Any] | None:
    return (await db.execute(_FIND, {"c": community_id, "m": member_id})).first()


async def begin(
    db: AsyncConnection, community_id: int, member_id: int, joined_at: datetime, waits_since: datetime | None
) -> None:
    """A stay begins; nothing of an earlier one remains."""
    empty = dict.fromkeys(("greeted_at", "mentor_id", "met_at", "rules_read_at"))
    row = {"community_id": community_id, "member_id": member_id, "joined_at": joined_at, "waits_since": waits_since}
    await db.execute(_BEGIN, row | empty)


async def waiting_since(db: AsyncConnection, community_id: int) -> datetime | None:
    found: datetime | None = (await db.execute(_OLDEST, {"c": community_id})).scalar()
    return found


async def greeted_last(db: AsyncConnection, community_id: int, since: datetime) -> datetime | None:
    """Of those who came at `since` or later."""
    found: datetime | None = (await db.execute(_LAST, {"c": community_id, "since": since})).scalar()
    return found


async def waiting(db: AsyncConnection, community_id: int) -> Sequence[tuple[int, datetime]]:
    """Who waits for a welcome, and since when they are there; in that order."""
    return _in_order((await db.execute(_ALL_WAITING, {"c": community_id})).all())


async def take_waiting(db: AsyncConnection, community_id: int) -> Sequence[tuple[int, datetime]]:
    """The same; they wait no more."""
    return _in_order((await db.execute(_TAKE, {"c": community_id})).all())


def _in_order(rows: Sequence[Any]) -> Sequence[tuple[int, datetime]]:
    return sorted(((row.member_id, row.joined_at) for row in rows), key=lambda one: (one[1], one[0]))


async def greeted(db: AsyncConnection, community_id: int, ids: Collection[int], at: datetime) -> None:
    await db.execute(_GREETED, {"c": community_id, "ids": list(ids), "at": at})


async def assign(db: AsyncConnection, community_id: int, pairs: Mapping[int, int]) -> None:
    """To each newcomer a mentor."""
    if pairs:
        await db.execute(_ASSIGN, [{"c": community_id, "m": one, "mentor": mentor} for one, mentor in pairs.items()])


async def read_rules(db: AsyncConnection, community_id: int, member_id: int, at: datetime) -> None:
    await db.execute(_READ, {"c": community_id, "m": member_id, "at": at})


async def met(db: AsyncConnection, community_id: int, member_id: int, at: datetime) -> None:
    await db.execute(_MET, {"c": community_id, "m": member_id, "at": at})


async def joined_since(db: AsyncConnection, community_id: int, since: datetime) -> Sequence[Row[Any]]:
    return (await db.execute(_SINCE, {"c": community_id, "since": since})).all()


async def stays_of(db: AsyncConnection, member_id: int, since: datetime) -> Sequence[Row[Any]]:
    """A member's, in all communities, that began at `since` or later."""
    return (await db.execute(_OF_MEMBER, {"m": member_id, "since": since})).all()


async def pairs(db: AsyncConnection, community_id: int, since: datetime) -> Mapping[int, int]:
    """Of those who came at `since` or later, who has a mentor, and whom."""
    rows = await db.execute(_PAIRS, {"c": community_id, "since": since})
    return {row.member_id: row.mentor_id for row in rows}


async def offer(db: AsyncConnection, community_id: int, member_id: int, at: datetime) -> None:
    await db.execute(_OFFER, {"c": community_id, "m": member_id, "at": at})


async def withdraw(db: AsyncConnection, community_id: int, member_id: int) -> None:
    await db.execute(_WITHDRAW, {"c": community_id, "m": member_id})


async def mentors(db: AsyncConnection, community_id: int) -> Sequence[tuple[int, datetime]]:
    """Who offered, and when; in that order."""
    return [(row.member_id, row.offered_at) for row in await db.execute(_MENTORS, {"c": community_id})]


async def written(db: AsyncConnection, community_id: int) -> Row[Any] | None:
    """What admins wrote."""
    return (await db.execute(_WRITTEN, {"c": community_id})).first()


async def write(db: AsyncConnection, community_id: int, **values: str | None) -> None:
    """Some of it; the rest stays."""
    add = insert(_W).values(_NOTHING | {"community_id": community_id} | values)
    await db.execute(add.on_conflict_do_update(index_elements=["community_id"], set_=values))


async def census(db: AsyncConnection) -> dict[str, int]:
    return {"newcomers": int((await db.execute(select(func.count()).select_from(_N))).scalar_one())}


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    """What both have of a member, and what admins of both wrote, is as it is in the kept one."""
    for statement in _MERGE:
        await db.execute(statement, {"kept": kept_id, "retired": retired_id})
