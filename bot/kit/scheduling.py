"""How a room says when it wakes, and the rows that say whom it wakes for.

APScheduler knows the code: a few fixed ticks. The database knows the people: whatever concerns a member or a community
is a row with `due_at`, so a restart, an upgrade or a clock change loses nothing and doubles nothing.
"""

import asyncio
import json
import math
import sqlite3
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import msgspec
import structlog
from sqlalchemy import bindparam, delete
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import Field, Index, SQLModel
from structlog.contextvars import bind_contextvars

from bot.kit.database import (
    BigId,
    UTCDateTime,
    driver,
    from_micros,
    in_thread,
    insert,
    is_in_trouble,
    is_sqlite,
    to_micros,
)

if TYPE_CHECKING:
    from bot.kit.work import Work, Workshop

log = structlog.get_logger(__name__)

CLAIM = 2_000  # due rows handled in one transaction, at most
FEW = 20  # and as many at least
TURN = 0.05  # seconds that their doors should take together, so that nobody waits long behind them
HOLD = 0.005  # seconds after which doors that are opened one by one let others have the event loop
RETRY = timedelta(minutes=10)
LOOK = 10.0  # seconds between looks all the same; what this process plans is known at once
LOOK_SHARED = 1.0  # the same where other processes plan too


class Due(msgspec.Struct, frozen=True):
    """One row whose time has come, or a plan for one. `at` is when it is due, which after a pause may be long ago."""

    kind: str
    community_id: int
    key: str
    at: datetime
    data: dict[str, Any]
    attempts: int = 0  # how often its door has failed


DueDoor = Callable[["Work", Due], Awaitable[None]]
ManyDoor = Callable[["Work", Sequence[Due]], Awaitable[None]]
TickDoor = Callable[["Work"], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class DueDoors:
    """How the rows of a kind are received: all of a transaction together, or each by itself."""

    open: ManyDoor
    together: bool


class Schedule:
    """A plain value in `jobs/<room>.py`: importing the file changes nothing anywhere."""

    def __init__(self) -> None:
        self.due_doors: dict[str, DueDoors] = {}
        self.ticks: dict[str, tuple[timedelta, TickDoor]] = {}

    def due(self, door: DueDoor) -> DueDoor:
        """Opened for each due row of kind `<room>.<function>`."""

        async def open_for(work: "Work", dues: Sequence[Due]) -> None:
            for one in dues:
                await door(work, one)

        self.due_doors[door.__name__] = DueDoors(open_for, together=False)
        return door

    def due_many(self, door: ManyDoor) -> ManyDoor:
        """Opened once for all due rows of kind `<room>.<function>` in a transaction, oldest first: for what falls due
        by the thousand. When it fails, it is opened again for each alone, so that a bad row harms itself only."""
        self.due_doors[door.__name__] = DueDoors(door, together=True)
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
_COLUMNS = ("kind", "community_id", "key", "due_at", "data", "attempts")
_PUT = insert(_T).values({column: bindparam("at" if column == "due_at" else column) for column in _COLUMNS})
_AGAIN = _PUT.on_conflict_do_nothing(index_elements=["community_id", "kind", "key"])
_MOVE = """ON CONFLICT (community_id, kind, key) DO UPDATE
    SET due_at = excluded.due_at, data = excluded.data, attempts = 0"""
_PLAN_SQLITE = f"""INSERT INTO due (community_id, kind, key, due_at, data, attempts)
    VALUES (?, ?, ?, ?, ?, 0) {_MOVE}"""  # noqa: S608
_PLAN_POSTGRES = f"""INSERT INTO due (community_id, kind, key, due_at, data, attempts)
    SELECT community_id, kind, key, due_at, data, 0
    FROM unnest($1::bigint[], $2::text[], $3::text[], $4::timestamptz[], $5::text[])
        AS new (community_id, kind, key, due_at, data) {_MOVE}"""  # noqa: S608
_UNPLAN = delete(_T).where(
    _T.c.community_id == bindparam("c"), _T.c.kind == bindparam("k"), _T.c.key == bindparam("key_")
)
# What is claimed is gone, unless the transaction fails. Two workers never wait for each other, nor get the same row.
_RETURNING = f"RETURNING {', '.join(_COLUMNS)}"
_CLAIM_SQLITE = f"""DELETE FROM due WHERE (community_id, kind, key) IN
    (SELECT community_id, kind, key FROM due WHERE due_at <= ? ORDER BY due_at LIMIT ?) {_RETURNING}"""  # noqa: S608
_CLAIM_POSTGRES = f"""DELETE FROM due WHERE ctid = ANY (ARRAY
    (SELECT ctid FROM due WHERE due_at <= $1 ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED)) {_RETURNING}"""  # noqa: S608
_NEXT = "SELECT min(due_at) FROM due"
_NEVER = datetime.max.replace(tzinfo=UTC)


class Alarm:
    """Whether something may be due, from memory: a tick with nothing to do must cost next to nothing."""

    def __init__(self, look_every: float = LOOK) -> None:
        self._look_every = look_every
        self.look()

    def is_silent(self, now: datetime) -> bool:
        return now < self._at and time.monotonic() - self._looked < self._look_every

    def look(self) -> None:
        """Somebody is looking: what is heard from now on is newer than what will be found."""
        self._at, self._looked = _NEVER, -math.inf

    def looked(self, found: datetime | None) -> None:
        self._looked = time.monotonic()
        self.hear(found or _NEVER)

    def hear(self, due_at: datetime) -> None:
        """A plan was made."""
        self._at = min(self._at, due_at)


async def plan(db: AsyncConnection, dues: Sequence[Due]) -> None:
    """By the thousand, too: in the order of the keys, as all who change many rows, and each once."""
    last = {(due.community_id, due.kind, due.key): (due.at, _data(due)) for due in dues}
    connection = await driver(db)
    if not is_sqlite(db):
        await connection.execute(_PLAN_POSTGRES, *zip(*((*key, *last[key]) for key in sorted(last)), strict=True))
        return
    micros = {at: to_micros(at) for at, _ in last.values()}  # of a herd there are few
    rows = [(*key, micros[last[key][0]], last[key][1]) for key in sorted(last)]
    if len(rows) < FEW:
        connection.cursor(sqlite3.Cursor).executemany(_PLAN_SQLITE, rows)
    else:
        await in_thread(db, lambda cursor: cursor.executemany(_PLAN_SQLITE, rows))


def _data(due: Due) -> str:
    return json.dumps(due.data) if due.data else "{}"


def _row(due: Due) -> dict[str, Any]:
    return msgspec.structs.asdict(due) | {"data": _data(due)}


async def unplan(db: AsyncConnection, kind: str, community_id: int, key: str) -> bool:
    return (await db.execute(_UNPLAN, {"c": community_id, "k": kind, "key_": key})).rowcount > 0


async def run_due(workshop: "Workshop", doors: Mapping[str, DueDoors]) -> int:
    """Opens the doors of everything due, oldest first; returns how many rows were handled.

    A row and what its door did commit together. A door that raises keeps its row and is tried again later.
    """
    alarm = workshop.alarm
    if alarm.is_silent(workshop.clock.now()):
        return 0
    alarm.look()
    async with workshop.connection() as db:
        at = await next_due(db)
    handled, size, is_all = 0, FEW, False
    while at is not None and at <= workshop.clock.now() and not is_all:
        async with workshop.work() as work:
            dues, began = await _claim(work, size), time.monotonic()
            by_kind: dict[str, list[Due]] = {}
            for due in dues:
                by_kind.setdefault(due.kind, []).append(due)
            for kind, ours in by_kind.items():
                await _open(work, doors.get(kind), ours)
            took = max(time.monotonic() - began, 1e-3)
            at = await next_due(work.db)
        handled += len(dues)
        is_all = len(dues) < size
        size = max(FEW, min(CLAIM, int(size * TURN / took)))
    alarm.looked(at)
    return handled


async def next_due(db: AsyncConnection) -> datetime | None:
    """By the shortest way, in a transaction or without one."""
    raw = await driver(db)
    if not is_sqlite(db):
        return await raw.fetchval(_NEXT)  # type: ignore[no-any-return]
    [micros] = raw.cursor(sqlite3.Cursor).execute(_NEXT).fetchone()
    return None if micros is None else from_micros(micros)


async def _claim(work: "Work", size: int) -> list[Due]:
    if is_sqlite(work.db):
        given = to_micros(work.now), size
        rows = await in_thread(work.db, lambda cursor: cursor.execute(_CLAIM_SQLITE, given).fetchall())
        instants = {at: from_micros(at) for at in {row[3] for row in rows}}  # of a herd there are few
    else:
        rows = await (await driver(work.db)).fetch(_CLAIM_POSTGRES, work.now, size)
        instants = {row[3]: row[3] for row in rows}
    rows.sort(key=itemgetter(3))
    return [
        Due(kind, community_id, key, instants[at], json.loads(data) if data != "{}" else {}, attempts)
        for kind, community_id, key, at, data, attempts in rows
    ]


async def _open(work: "Work", doors: DueDoors | None, dues: list[Due]) -> None:
    bind_contextvars(due=dues[0].kind)
    if doors is not None and doors.together and len(dues) > 1:
        try:
            async with work.savepoint():
                return await doors.open(work, dues)
        except Exception as error:
            if is_in_trouble(error):
                raise
            log.warning("due rows failed together; one by one now", rows=len(dues), exc_info=True)
    yielded = time.monotonic()
    for due in dues:
        if time.monotonic() - yielded > HOLD:
            await asyncio.sleep(0)
            yielded = time.monotonic()
        try:
            if doors is None:
                raise LookupError(f"no door for {due.kind}; is its room disabled?")
            async with work.savepoint():
                await doors.open(work, [due])
        except Exception as error:
            if is_in_trouble(error):
                raise
            log.exception("a due row failed", community=due.community_id, key=due.key, attempts=due.attempts + 1)
            later = work.now + RETRY * min(2**due.attempts, 144)
            again = msgspec.structs.replace(due, at=later, attempts=due.attempts + 1)
            await work.db.execute(_AGAIN, _row(again))
