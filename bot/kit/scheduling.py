"""How a room says when it wakes, and the rows that say whom it wakes for.

APScheduler knows the code: a few fixed ticks. The database knows the people: whatever concerns a member or a community
is a row with `due_at`, so a restart, an upgrade or a clock change loses nothing and doubles nothing.
"""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import Field, Index, SQLModel
from structlog.contextvars import bind_contextvars

from bot.kit.database import BigId, UTCDateTime, insert, is_in_trouble

if TYPE_CHECKING:
    from bot.kit.work import Work, Workshop

log = structlog.get_logger(__name__)

CLAIM = 200  # due rows handled in one transaction: a tenth of a second, so that nobody waits long behind them
RETRY = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Due:
    """One row whose time has come. `at` is when it was due, which after a pause may be long ago."""

    kind: str
    community_id: int
    key: str
    at: datetime
    data: dict[str, Any]


DueDoor = Callable[["Work", Due], Awaitable[None]]
TickDoor = Callable[["Work"], Awaitable[None]]


class Schedule:
    """A plain value in `jobs/<room>.py`: importing the file changes nothing anywhere."""

    def __init__(self) -> None:
        self.due_doors: dict[str, DueDoor] = {}
        self.ticks: dict[str, tuple[timedelta, TickDoor]] = {}

    def due(self, door: DueDoor) -> DueDoor:
        """Opened for each due row of kind `<room>.<function>`."""
        self.due_doors[door.__name__] = door
        return door

    def every(self, interval: timedelta) -> Callable[[TickDoor], TickDoor]:
        """Opened again and again; what it does must not depend on how often."""

        def register(door: TickDoor) -> TickDoor:
            self.ticks[door.__name__] = (interval, door)
            return door

        return register


class DueRow(SQLModel, table=True):
    __tablename__ = "due"
    __table_args__ = (Index("ix_due_at", "due_at"), {"sqlite_with_rowid": False})
    community_id: int = Field(sa_type=BigId, primary_key=True)  # 0: no community
    kind: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    due_at: datetime = Field(sa_type=UTCDateTime)
    data: str = "{}"
    attempts: int = 0


_T = DueRow.__table__  # type: ignore[attr-defined]
_PLAN = insert(_T).values(**{c: bindparam(c) for c in ("community_id", "kind", "key", "due_at", "data")}, attempts=0)
_PLAN = _PLAN.on_conflict_do_update(
    index_elements=["community_id", "kind", "key"],
    set_={"due_at": _PLAN.excluded.due_at, "data": _PLAN.excluded.data, "attempts": 0},
)
_ONE = (_T.c.community_id == bindparam("c"), _T.c.kind == bindparam("k"), _T.c.key == bindparam("key_"))
_UNPLAN = delete(_T).where(*_ONE)
_LATER = _T.update().where(*_ONE).values(due_at=bindparam("at"), attempts=_T.c.attempts + 1)
_CLAIM = select(_T).where(_T.c.due_at <= bindparam("now")).order_by(_T.c.due_at).limit(CLAIM)
_CLAIM = _CLAIM.with_for_update(skip_locked=True)


async def plan(
    db: AsyncConnection, kind: str, community_id: int, key: str, due_at: datetime, data: dict[str, Any]
) -> None:
    row = {"community_id": community_id, "kind": kind, "key": key, "due_at": due_at, "data": json.dumps(data)}
    await db.execute(_PLAN, row)


async def unplan(db: AsyncConnection, kind: str, community_id: int, key: str) -> bool:
    return (await db.execute(_UNPLAN, {"c": community_id, "k": kind, "key_": key})).rowcount > 0


async def next_due(db: AsyncConnection) -> datetime | None:
    found: datetime | None = (await db.execute(select(func.min(_T.c.due_at)))).scalar()
    return found


async def run_due(workshop: "Workshop", doors: dict[str, DueDoor]) -> int:
    """Opens the doors of everything due, oldest first; returns how many rows were handled.

    A row and what its door did commit together. A door that raises keeps its row and is tried again later.
    """
    handled = 0
    while True:
        async with workshop.work() as work:
            rows = list(await work.db.execute(_CLAIM, {"now": work.now}))
            for row in rows:
                await _open(work, doors, row)
        handled += len(rows)
        if len(rows) < CLAIM:
            return handled


async def _open(work: "Work", doors: dict[str, DueDoor], row: Any) -> None:
    due = Due(row.kind, row.community_id, row.key, row.due_at, json.loads(row.data))
    bind_contextvars(due=row.kind, community=row.community_id)
    one = {"c": row.community_id, "k": row.kind, "key_": row.key}
    door = doors.get(row.kind)
    try:
        if door is None:
            raise LookupError(f"no door for {row.kind}; is its room disabled?")
        async with work.savepoint():
            await work.db.execute(_UNPLAN, one)
            await door(work, due)
    except Exception as error:
        if is_in_trouble(error):
            raise
        log.exception("a due row failed", key=row.key, attempts=row.attempts + 1)
        await work.db.execute(_LATER, one | {"at": work.now + RETRY * min(2**row.attempts, 144)})
