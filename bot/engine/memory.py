"""What processes that share a database hold in memory stays the same: each tells the others what it changed.

Whoever changes something that rooms keep in memory (`Work.share`) leaves a line here in the same transaction; before a
process decides anything it reads the lines it has not seen and reads those things anew. PostgreSQL only: SQLite serves
one process.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import Field, SQLModel

from bot.kit.database import BigId, UTCDateTime


class MemoryChange(SQLModel, table=True):
    __tablename__ = "memory_changes"
    id: int | None = Field(default=None, sa_type=BigId, primary_key=True)
    room: str
    thing: int = Field(sa_type=BigId)  # what the room numbers them by
    at: datetime = Field(sa_type=UTCDateTime)


_T: Any = MemoryChange.__table__  # type: ignore[attr-defined]
# Until the commit, so that lines are numbered in the order in which they can be seen.
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(7214390021)")
_LAST = select(func.coalesce(func.max(_T.c.id), 0))

Refresh = Callable[[Any, Collection[int]], Awaitable[None]]
"""Reads these things of a room anew (work, numbers)."""


class SharedMemory:
    def __init__(self, refresh: Mapping[str, Refresh]) -> None:
        self._refresh = refresh
        self._seen = 0

    async def begin(self, db: AsyncConnection) -> None:
        """Before the rooms read what they keep: whatever changes from here on will be told."""
        self._seen = (await db.execute(_LAST)).scalar_one()

    async def tell(self, db: AsyncConnection, changes: Collection[tuple[str, int]], at: datetime) -> None:
        """The last statements of a transaction."""
        await db.execute(_ONE_AT_A_TIME)
        await db.execute(insert(_T), [{"room": room, "thing": thing, "at": at} for room, thing in sorted(changes)])

    async def catch_up(self, work: Any) -> None:
        """Takes in what other processes have changed."""
        news = (await work.db.execute(select(_T.c.id, _T.c.room, _T.c.thing).where(_T.c.id > self._seen))).all()
        things: dict[str, set[int]] = {}
        for number, room, thing in news:
            things.setdefault(room, set()).add(thing)
            self._seen = max(self._seen, number)
        for room, changed in things.items():
            if room in self._refresh:
                await self._refresh[room](work, changed)


async def forget(db: AsyncConnection, before: datetime) -> None:
    """Lines that every process has read long ago."""
    await db.execute(_T.delete().where(_T.c.at < before))
