"""One way to speak to SQLite and to PostgreSQL.

SQLite is the embedded default: WAL, `synchronous=FULL`, `BEGIN IMMEDIATE`, one writing connection. Its statements take
10-20 µs, less than the hop into another thread that aiosqlite makes for each of them, so the writer runs them where the
event loop is and sends only what may wait for the disk or for another process (BEGIN, COMMIT, bulk work) to a thread.
"""

import asyncio
import sqlite3
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from operator import length_hint
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import BigInteger, Integer, bindparam, event, select
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql import TIMESTAMP, insert
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import URL, Dialect, make_url
from sqlalchemy.exc import PendingRollbackError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool, Pool
from sqlalchemy.types import TypeDecorator
from sqlalchemy.util import await_only
from sqlmodel import SQLModel

__all__ = [
    "BigId",
    "UTCDateTime",
    "create_engine",
    "driver",
    "in_thread",
    "insert",
    "insert_new",
    "is_in_trouble",
    "is_sqlite",
    "raw_connection",
    "take_turn",
]

T = TypeVar("T")

PATIENCE = 30  # seconds that SQLite waits for another process that writes

# Constraint names must be the same everywhere, or Alembic cannot alter them on SQLite.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

# A row is never validated: what comes in was checked at the door. Building the validators of a hundred tables takes a
# tenth of the time that Hearth's own modules need at a start.
SQLModel.model_config["defer_build"] = True

# Telegram ids need 52 bits; SQLite numbers rows by itself only in a column of type INTEGER.
BigId = BigInteger().with_variant(Integer(), "sqlite")

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class UTCDateTime(TypeDecorator[datetime]):
    """An aware instant: `timestamptz` on PostgreSQL, microseconds since 1970 on SQLite. Refuses naive values."""

    impl = TIMESTAMP(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(BigInteger() if dialect.name == "sqlite" else TIMESTAMP(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime has no place in the database")
        return to_micros(value) if dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return from_micros(value) if dialect.name == "sqlite" else value.astimezone(UTC)


def to_micros(at: datetime) -> int:
    """Microseconds since 1970, exact (a float of seconds is not)."""
    return (at - _EPOCH) // _MICROSECOND


def from_micros(micros: int) -> datetime:
    seconds, rest = divmod(micros, 1_000_000)
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=rest)


async def _to_thread(job: Callable[..., T], *args: Any) -> T:
    """Like `asyncio.to_thread`, but a cancellation waits for the thread: were the transaction rolled back under its
    hands, what it still writes would commit statement by statement."""
    working = asyncio.ensure_future(asyncio.to_thread(job, *args))
    try:
        return await asyncio.shield(working)
    except asyncio.CancelledError:
        await asyncio.wait([working])
        raise


async def _nothing() -> None:
    """SQLAlchemy insists that an asynchronous driver has awaited something."""


class _Cursor(sqlite3.Cursor):
    def execute(self, *args: Any) -> "_Cursor":
        await_only(_nothing())
        return super().execute(*args)

    def executemany(self, *args: Any) -> "_Cursor":
        await_only(_nothing())
        return super().executemany(*args)

    async def _async_soft_close(self) -> None:
        """Rows are already in memory's reach; SQLAlchemy's asynchronous result asks for this."""


class _Connection(sqlite3.Connection):
    def cursor(self, factory: Any = _Cursor) -> Any:
        return super().cursor(factory)

    def run(self, statement: str) -> None:
        """One statement outside SQLAlchemy, from any thread."""
        self.cursor(sqlite3.Cursor).execute(statement)


def take_turn(connection: sqlite3.Connection) -> None:
    """BEGIN IMMEDIATE among other writers. SQLite's own patience sleeps longer and longer, up to 100 ms, and of many
    who wait somebody else is always first; who asks again each millisecond is soon in."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            connection.cursor(sqlite3.Cursor).execute("BEGIN IMMEDIATE")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.001)


class InlineSQLite(SQLiteDialect_pysqlite):
    """The standard library's driver inside the event loop; BEGIN and COMMIT, which may wait, in a thread."""

    is_async = True
    supports_statement_cache = True
    driver = "inline"

    @classmethod
    def get_pool_class(cls, url: URL) -> type[Pool]:
        return AsyncAdaptedQueuePool

    def do_begin(self, dbapi_connection: Any) -> None:
        await_only(_to_thread(take_turn, dbapi_connection))

    def do_commit(self, dbapi_connection: Any) -> None:
        await_only(_to_thread(dbapi_connection.commit))


registry.register("sqlite.inline", "bot.kit.database", "InlineSQLite")


def create_engine(url: str) -> AsyncEngine:
    """An engine for `sqlite:///file` or `postgresql://…`. Creates the folder of an SQLite file."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        engine = create_async_engine(
            parsed.set(drivername="postgresql+asyncpg"), pool_size=5, pool_pre_ping=True, hide_parameters=True
        )
        event.listen(engine.sync_engine, "begin", _begin_at_once)
        event.listen(engine.sync_engine, "before_cursor_execute", _set_savepoint)
        return engine
    if parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(
        parsed.set(drivername="sqlite+inline"),
        pool_size=1,
        max_overflow=0,
        hide_parameters=True,  # an error must not carry people's words into the log
        connect_args={"isolation_level": None, "check_same_thread": False, "factory": _Connection, "timeout": PATIENCE},
    )

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: _Connection, _record: Any) -> None:
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "cache_size=-16000",
            # A checkpoint each 1,000 pages writes the same hot pages to the file over and over.
            "wal_autocheckpoint=8000",
            "journal_size_limit=67108864",
            "busy_timeout=0",  # see `take_turn`; from here on nothing else has to wait
        ):
            connection.run(f"PRAGMA {pragma}")

    event.listen(engine.sync_engine, "before_cursor_execute", _set_savepoint)
    return engine


def _begin_at_once(connection: Any) -> None:
    """SQLAlchemy begins on asyncpg with the first statement it is handed; one that passes it by would commit alone."""
    try:
        await_only(connection.connection.dbapi_connection._start_transaction())
    except BaseException:
        # Cancelled before BEGIN is answered, asyncpg takes all that comes later on this connection for parts of that
        # transaction: it would seem to commit, and be gone when the connection closes.
        connection.invalidate()
        raise


# By SQLite's primary codes and PostgreSQL's classes: full, out of reach, busy, being shut down, broken.
_TROUBLES: frozenset[Any] = frozenset(
    (
        sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_CORRUPT,
        "08", "40", "53", "55", "57", "58", "XX",
    )
)  # fmt: skip


def is_in_trouble(error: BaseException) -> bool:
    """Whether the database failed, and not what was asked of it. The transaction is lost then, for SQLite may have
    rolled it back of its own accord: whatever came after would commit statement by statement."""
    error = getattr(error, "orig", None) or error
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorcode", 0) & 0xFF in _TROUBLES
    # Of a connection that is gone, asyncpg and SQLAlchemy speak each in its own InterfaceError.
    is_cut = isinstance(error, ConnectionError | PendingRollbackError) or type(error).__name__ == "InterfaceError"
    return is_cut or str(getattr(error, "sqlstate", None))[:2] in _TROUBLES


def moving(table: Any) -> Any:
    """Adds to the community `:kept` what the community `:retired` has in a table; the caller says what is to happen
    with what both have. In the order of the keys, as whoever else changes many rows takes them."""
    own = [column for column in table.c if column.name != "community_id"]
    kept, retired = (bindparam(name, type_=BigInteger) for name in ("kept", "retired"))
    rows = select(kept, *own).where(table.c.community_id == retired).order_by(*table.primary_key.columns)
    return insert(table).from_select(["community_id", *(column.name for column in own)], rows)


def reason_of(error: BaseException) -> str:
    """What the database itself says, in a line."""
    return str(getattr(error, "orig", error)).splitlines()[0]


def is_sqlite(db: AsyncConnection) -> bool:
    return db.dialect.name == "sqlite"


def raw_connection(db: AsyncConnection) -> Any:
    """The driver's own connection (sqlite3 or asyncpg), inside the transaction that is open on `db`; see `driver`."""
    if (savepoints := _savepoints(db.sync_connection)) and savepoints.are_due:
        raise RuntimeError("in a savepoint, ask for the `driver`")
    return db.sync_connection.connection.driver_connection  # type: ignore[union-attr]


async def driver(db: AsyncConnection) -> Any:
    """The `raw_connection` where there may be a savepoint; to be asked for anew in each."""
    if savepoints := _savepoints(db.sync_connection):
        await savepoints.set_due()
    return raw_connection(db)


def _savepoints(connection: Any) -> "Savepoints | None":
    found: Savepoints | None = connection.info.get("savepoints")
    return found


async def begin(db: AsyncConnection) -> None:
    """SQLAlchemy begins on asyncpg with the first statement only; nobody may use `raw_connection` before that."""
    if not is_sqlite(db):
        await db.exec_driver_sql("SELECT 1")


async def in_thread(db: AsyncConnection, job: Callable[[sqlite3.Cursor], T]) -> T:
    """Runs bulk work on SQLite's own cursor in a thread, inside the open transaction."""
    return await _to_thread(job, (await driver(db)).cursor(sqlite3.Cursor))


def insert_new(cursor: sqlite3.Cursor, statement: str, rows: Sequence[tuple[Any, ...]]) -> list[int]:
    """Inserts rows on SQLite in one call; returns the positions of those whose primary key was known. The call stops at
    such a row, which is a rare thing, and a further one goes on behind it."""
    known: list[int] = []
    rest = iter(rows)
    while True:
        try:
            cursor.executemany(statement, rest)
        except sqlite3.IntegrityError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY:
                raise
            known.append(len(rows) - length_hint(rest) - 1)
        else:
            return known


class Savepoints:
    """Savepoints of the transaction on a connection. There are several for every update, and most hold no statement:
    one is set only when a statement follows, for all levels that wait for it, and released only before the next."""

    def __init__(self, db: AsyncConnection) -> None:
        self._db = db
        self._levels: list[str | None] = []  # of each level, the savepoint that goes back to its beginning
        self._over = ""  # left, and not yet released

    def watch(self) -> None:
        """From here on, until the connection serves another transaction."""
        self._db.sync_connection.info["savepoints"] = self  # type: ignore[union-attr]

    def enter(self) -> None:
        self._levels.append(None)

    def leave(self) -> None:
        name = self._levels.pop()
        if name == f"s{len(self._levels)}":  # its own
            self._over = name

    async def undo(self) -> None:
        """Back to the beginning of the innermost level."""
        if name := self._levels[-1]:
            self._over = ""
            await self._run(f"ROLLBACK TO {name}")

    @property
    def are_due(self) -> bool:
        return bool(self._levels) and self._levels[-1] is None

    async def set_due(self) -> None:
        """Before every statement."""
        if not self.are_due:
            return
        first = self._levels.index(None)
        name = f"s{first}"
        await self._run(f"RELEASE {self._over};SAVEPOINT {name}" if self._over else f"SAVEPOINT {name}")
        self._levels[first:] = [name] * (len(self._levels) - first)
        self._over = ""

    async def _run(self, commands: str) -> None:
        raw: Any = self._db.sync_connection.connection.driver_connection  # type: ignore[union-attr]
        if is_sqlite(self._db):
            for command in commands.split(";"):
                raw.run(command)
        else:
            await raw.execute(commands)


def _set_savepoint(connection: Any, *_: Any) -> None:
    if (savepoints := _savepoints(connection)) and savepoints.are_due:
        await_only(savepoints.set_due())
