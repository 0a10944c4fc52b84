"""Challenges and their drafts. What may be changed is a condition of the statement itself: two admins may press at
once."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.challenges.tables import ChallengeRow

_C: Any = ChallengeRow.__table__  # type: ignore[attr-defined]
DRAFT, LIVE = "draft", "live"

_OF = _C.c.community_id == bindparam("c")
_ONE = (_OF, _C.c.id == bindparam("i"))
_ALL = select(_C).where(_OF, _C.c.state.in_(bindparam("states", expanding=True)))
_ALL = _ALL.order_by(_C.c.first_day.desc(), _C.c.made_at.desc(), _C.c.id).limit(bindparam("n"))
_FIND = select(_C).where(*_ONE)
_LIVE = select(_C).where(_C.c.state == LIVE)
_LAST_DRAFT = select(_C).where(_OF, _C.c.state == DRAFT, _C.c.made_by == bindparam("by"))
_LAST_DRAFT = _LAST_DRAFT.order_by(_C.c.made_at.desc(), _C.c.id).limit(1)
_CHANGE = update(_C).where(*_ONE, _C.c.state == bindparam("from"), _C.c.version == bindparam("v")).returning(_C.c.id)
_SETTLE = update(_C).where(*_ONE, _C.c.state == bindparam("from")).returning(_C.c.id)
# An update that changes nothing holds the row until the transaction ends, on either database.
_LOCK = update(_C).where(*_ONE).values(version=_C.c.version).returning(*_C.c)
_SCHEDULED = select(_C).where(_OF, _C.c.state == DRAFT, _C.c.publish_at.is_not(None)).order_by(_C.c.publish_at, _C.c.id)
_DRAWN = update(_C).where(*_ONE).values(teams_drawn=bindparam("teams"))
_ENDED = select(func.count()).where(
    _OF, _C.c.state == bindparam("closed"), _C.c.settled_at >= bindparam("since"), _C.c.settled_at < bindparam("until")
)
_SETTLED_AT = select(_C.c.settled_at).where(*_ONE).scalar_subquery()
_BEFORE = select(_C.c.id).where(_OF, _C.c.state == bindparam("closed"), _C.c.settled_at < _SETTLED_AT)
_BEFORE = _BEFORE.order_by(_C.c.settled_at.desc(), _C.c.id).limit(bindparam("most"))
_DROP = delete(_C).where(*_ONE, _C.c.state == DRAFT)
_MOVE = update(_C).where(_C.c.community_id == bindparam("retired")).values(community_id=bindparam("kept"))


async def add(db: AsyncConnection, row: Mapping[str, Any]) -> None:
    await db.execute(_C.insert().values(row))


async def find(db: AsyncConnection, community_id: int, challenge_id: int) -> Row[Any] | None:
    return (await db.execute(_FIND, {"c": community_id, "i": challenge_id})).first()


async def lock(db: AsyncConnection, community_id: int, challenge_id: int) -> Row[Any] | None:
    """A challenge that nobody else changes, or joins where there are teams, until this transaction ends."""
    return (await db.execute(_LOCK, {"c": community_id, "i": challenge_id})).first()


async def drawn(db: AsyncConnection, community_id: int, challenge_id: int, teams: int) -> None:
    await db.execute(_DRAWN, {"c": community_id, "i": challenge_id, "teams": teams})


async def listed(db: AsyncConnection, community_id: int, states: Collection[str], limit: int) -> Sequence[Row[Any]]:
    """The latest to begin first."""
    return (await db.execute(_ALL, {"c": community_id, "states": list(states), "n": limit})).all()


async def everything_live(db: AsyncConnection) -> Sequence[Row[Any]]:
    return (await db.execute(_LIVE)).all()


async def scheduled(db: AsyncConnection, community_id: int) -> Sequence[Row[Any]]:
    """Drafts that are announced by themselves, the first first."""
    return (await db.execute(_SCHEDULED, {"c": community_id})).all()


async def last_draft(db: AsyncConnection, community_id: int, by: int) -> Row[Any] | None:
    return (await db.execute(_LAST_DRAFT, {"c": community_id, "by": by})).first()


async def change(
    db: AsyncConnection, community_id: int, challenge_id: int, state: str, version: int, values: Mapping[str, Any]
) -> bool:
    """False when somebody else has changed or published it since it was looked at."""
    where = {"c": community_id, "i": challenge_id, "from": state, "v": version}
    return (await db.execute(_CHANGE.values(version=version + 1, **values), where)).first() is not None


async def settle(db: AsyncConnection, community_id: int, challenge_id: int, state: str, at: datetime) -> bool:
    """False when it is over already."""
    where = {"c": community_id, "i": challenge_id, "from": LIVE}
    return (await db.execute(_SETTLE.values(state=state, settled_at=at), where)).first() is not None


async def ended(db: AsyncConnection, community_id: int, closed: str, since: datetime, until: datetime) -> int:
    where = {"c": community_id, "closed": closed, "since": since, "until": until}
    return int((await db.execute(_ENDED, where)).scalar_one())


async def ended_before(
    db: AsyncConnection, community_id: int, challenge_id: int, closed: str, most: int
) -> Sequence[int]:
    """Those that came to their end before that one did, the latest first."""
    where = {"c": community_id, "i": challenge_id, "closed": closed, "most": most}
    return (await db.execute(_BEFORE, where)).scalars().all()


async def drop(db: AsyncConnection, community_id: int, challenge_id: int) -> bool:
    return (await db.execute(_DROP, {"c": community_id, "i": challenge_id})).rowcount > 0


async def census(db: AsyncConnection) -> dict[str, int]:
    rows = await db.execute(select(_C.c.state, func.count()).group_by(_C.c.state))
    counts = {str(state): int(number) for state, number in rows}
    return {"challenges": sum(counts.values()), "challenges_live": counts.get(LIVE, 0)}


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    await db.execute(_MOVE, {"kept": kept_id, "retired": retired_id})
