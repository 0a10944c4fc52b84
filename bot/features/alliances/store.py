"""The communities in joint challenges. What may happen once is the key, and what may be accepted a condition of the
statement itself: two admins may press at once."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.alliances.tables import AllyRow
from bot.kit.database import insert

_A: Any = AllyRow.__table__  # type: ignore[attr-defined]

_ONE = (_A.c.community_id == bindparam("c"), _A.c.alliance_id == bindparam("a"))
_ADD: Any = insert(_A).values({column.name: bindparam(column.name) for column in _A.c})
_ADD = _ADD.on_conflict_do_nothing().returning(_A.c.alliance_id)
_FIND = select(_A).where(*_ONE)
_OF_CHALLENGE = select(_A).where(_A.c.community_id == bindparam("c"), _A.c.challenge_id == bindparam("i"))
_OF_ALLIANCE = select(_A).where(_A.c.alliance_id == bindparam("a")).order_by(_A.c.joined_at, _A.c.community_id)
_OF_COMMUNITY = select(_A).where(_A.c.community_id == bindparam("c"))
_OF_COMMUNITY = _OF_COMMUNITY.order_by(_A.c.joined_at.desc(), _A.c.alliance_id).limit(bindparam("n"))
_ALLIANCES = select(_A.c.alliance_id).where(_A.c.community_id == bindparam("c"))
_INVITED = (_A.c.token == bindparam("t"), _A.c.invited_until > bindparam("now"))
_INVITATION = select(_A).where(*_INVITED)
# An update that changes nothing holds the row until the transaction ends, on either database.
_ACCEPTING = update(_A).where(*_INVITED).values(token=_A.c.token).returning(*_A.c)
_LEAVE = delete(_A).where(*_ONE).returning(_A.c.is_host)
_END = delete(_A).where(_A.c.alliance_id == bindparam("a"))


async def add_once(db: AsyncConnection, row: Mapping[str, Any]) -> bool:
    """False when the community, or the challenge, is in a joint one already."""
    return (await db.execute(_ADD, dict(row))).first() is not None


async def find(db: AsyncConnection, community_id: int, alliance_id: int) -> Row[Any] | None:
    return (await db.execute(_FIND, {"c": community_id, "a": alliance_id})).first()


async def of_challenge(db: AsyncConnection, community_id: int, challenge_id: int) -> Row[Any] | None:
    return (await db.execute(_OF_CHALLENGE, {"c": community_id, "i": challenge_id})).first()


async def of_alliance(db: AsyncConnection, alliance_id: int) -> Sequence[Row[Any]]:
    """The first to come first."""
    return (await db.execute(_OF_ALLIANCE, {"a": alliance_id})).all()


async def of_community(db: AsyncConnection, community_id: int, limit: int) -> Sequence[Row[Any]]:
    """The latest first."""
    return (await db.execute(_OF_COMMUNITY, {"c": community_id, "n": limit})).all()


async def alliances_of(db: AsyncConnection, community_id: int) -> set[int]:
    return set((await db.execute(_ALLIANCES, {"c": community_id})).scalars())


async def invitation(db: AsyncConnection, token: str, now: datetime) -> Row[Any] | None:
    """The host's row."""
    return (await db.execute(_INVITATION, {"t": token, "now": now})).first()


async def accepting(db: AsyncConnection, token: str, now: datetime) -> Row[Any] | None:
    """The same; nobody else accepts, or takes it back, until this transaction ends."""
    return (await db.execute(_ACCEPTING, {"t": token, "now": now})).first()


async def change(db: AsyncConnection, community_id: int, alliance_id: int, values: Mapping[str, Any]) -> None:
    await db.execute(update(_A).where(*_ONE).values(**values), {"c": community_id, "a": alliance_id})


async def leave(db: AsyncConnection, community_id: int, alliance_id: int) -> bool | None:
    """Whether it was the host; None when it is not in it any more."""
    was_host: bool | None = (await db.execute(_LEAVE, {"c": community_id, "a": alliance_id})).scalar()
    return was_host


async def end(db: AsyncConnection, alliance_id: int) -> None:
    await db.execute(_END, {"a": alliance_id})


async def census(db: AsyncConnection) -> dict[str, int]:
    number = func.count(_A.c.alliance_id.distinct())
    groups, alliances = (await db.execute(select(func.count(), number))).one()
    return {"alliances": int(alliances), "allies": int(groups)}


_RETIRE = delete(_A).where(_A.c.community_id == bindparam("retired")).returning(*_A.c)


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> Sequence[int]:
    """Where both are in the same one, the row of the community kept stays. Returns which ones the other was host of."""
    retired = (await db.execute(_RETIRE, {"retired": retired_id})).all()
    for row in sorted(retired, key=lambda each: int(each.alliance_id)):
        await db.execute(_ADD, {**row._mapping, "community_id": kept_id})
    return [int(row.alliance_id) for row in retired if row.is_host]
