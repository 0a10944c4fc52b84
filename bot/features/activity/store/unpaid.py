"""Reactions that paid nothing: of those that did, the ledger knows."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.activity.tables import UnpaidReactionRow
from bot.kit.database import insert

_U: Any = UnpaidReactionRow.__table__  # type: ignore[attr-defined]
MOST = 500  # that are looked at


class Reaction(NamedTuple):
    message_id: int
    member_id: int  # who reacted
    author_id: int
    day: date  # the author's own
    at: datetime


_COLUMNS = [_U.c[name] for name in Reaction._fields]
_ADD = insert(_U).values({column.name: bindparam(column.name) for column in _U.c}).on_conflict_do_nothing()
_TO = (_U.c.community_id == bindparam("c"), _U.c.message_id == bindparam("m"))
_DROP = delete(_U).where(*_TO, _U.c.member_id == bindparam("by"))
_TO_MESSAGE = select(*_COLUMNS).where(*_TO).order_by(_U.c.at, _U.c.member_id).limit(MOST)
_ON_DAY = select(*_COLUMNS).where(
    _U.c.community_id == bindparam("c"), _U.c.author_id == bindparam("a"), _U.c.day == bindparam("d")
)
_ON_DAY = _ON_DAY.order_by(_U.c.at, _U.c.message_id, _U.c.member_id).limit(MOST)
_FORGET = delete(_U).where(_U.c.at < bindparam("before"))


async def add(db: AsyncConnection, community_id: int, one: Reaction) -> None:
    await db.execute(_ADD, {"community_id": community_id, **one._asdict()})


async def drop(db: AsyncConnection, community_id: int, message_id: int, member_id: int) -> None:
    """It was taken back."""
    await db.execute(_DROP, {"c": community_id, "m": message_id, "by": member_id})


async def to_message(db: AsyncConnection, community_id: int, message_id: int) -> Sequence[Reaction]:
    return [Reaction(*row) for row in await db.execute(_TO_MESSAGE, {"c": community_id, "m": message_id})]


async def on_day(db: AsyncConnection, community_id: int, author_id: int, day: date) -> Sequence[Reaction]:
    return [Reaction(*row) for row in await db.execute(_ON_DAY, {"c": community_id, "a": author_id, "d": day})]


async def forget(db: AsyncConnection, before: datetime) -> None:
    await db.execute(_FORGET, {"before": before})
