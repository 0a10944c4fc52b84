"""The one message of each challenge that is kept up to date."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.challenges.tables import PlacardRow
from bot.kit.database import insert

_P: Any = PlacardRow.__table__  # type: ignore[attr-defined]

_FIND = select(_P).where(_P.c.community_id == bindparam("c"), _P.c.challenge_id == bindparam("i"))
_PUT = insert(_P).values({column.name: bindparam(column.name) for column in _P.c})
_PUT = _PUT.on_conflict_do_update(
    index_elements=["community_id", "challenge_id"],
    set_={name: _PUT.excluded[name] for name in ("key", "chat_id", "said_on", "shown")},
)
_MOVE = update(_P).where(_P.c.community_id == bindparam("retired")).values(community_id=bindparam("kept"))


async def find(db: AsyncConnection, community_id: int, challenge_id: int) -> Row[Any] | None:
    return (await db.execute(_FIND, {"c": community_id, "i": challenge_id})).first()


async def put(db: AsyncConnection, row: Mapping[str, Any]) -> None:
    await db.execute(_PUT, row)


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    await db.execute(_MOVE, {"kept": kept_id, "retired": retired_id})
