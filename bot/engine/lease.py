"""Who serves: of several processes on one database, one holds the lease and the others stand by.

The lock is the operating system's (a locked file beside an SQLite database) or the server's (an advisory lock of a
PostgreSQL session), so it is free the moment its holder dies, however it dies, and no clock has a say in it.
"""

import asyncio
import fcntl
from hashlib import blake2b
from pathlib import Path
from typing import IO

import structlog
from sqlalchemy import text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

log = structlog.get_logger(__name__)

LOOK = 1.0  # seconds between a standby's tries
BEAT = 5.0  # seconds between looks whether the session that holds the lock still stands
PATIENCE = 10.0  # seconds for an answer to one of them
# A holder whose machine vanished says no goodbye: the server asks after it.
_KEEPALIVE = {"tcp_keepalives_idle": "10", "tcp_keepalives_interval": "5", "tcp_keepalives_count": "3"}


class LeaseLost(Exception):
    """Another process serves now; this one has to end."""


class Lease:
    """
    lease = Lease(url)
    await lease.acquire()   # waits as standby
    await lease.keep()      # for ever; raises LeaseLost
    await lease.release()
    """

    def __init__(self, url: str, name: str = "serve") -> None:
        parsed = make_url(url)
        is_sqlite = parsed.get_backend_name() == "sqlite"
        self._lock: _FileLock | _SessionLock = _FileLock(parsed, name) if is_sqlite else _SessionLock(parsed, name)

    async def acquire(self) -> None:
        is_first_try = True
        while not await self.try_acquire():
            if is_first_try:
                log.info("another process serves this database; standing by")
                is_first_try = False
            await asyncio.sleep(LOOK)
        if not is_first_try:
            log.info("taking over")

    async def try_acquire(self) -> bool:
        """False when another process holds it, or the database is away."""
        try:
            return await self._lock.take()
        except (SQLAlchemyError, OSError) as error:
            log.warning("cannot ask for the lease", reason=type(error).__name__)
            return False

    async def keep(self) -> None:
        """
        Raises:
            LeaseLost: the lock was lost with its session, and another process was quicker.
        """
        while True:
            await asyncio.sleep(BEAT)
            if await self._lock.stands():
                continue
            log.warning("the session that held the lease is gone")
            await self._lock.drop()
            await self._take_again()

    async def _take_again(self) -> None:
        while True:
            try:
                if await self._lock.take():
                    return
            except (SQLAlchemyError, OSError):
                await asyncio.sleep(LOOK)  # away, and whoever is away serves nobody
            else:
                raise LeaseLost("another process serves this database now")

    async def release(self) -> None:
        await self._lock.drop()


class _FileLock:
    """Never removed: whoever removed it could lock a file that nobody else finds."""

    def __init__(self, url: URL, name: str) -> None:
        self._path = Path(f"{url.database or 'hearth'}.{name}.lock")
        self._file: IO[str] | None = None

    async def take(self) -> bool:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = self._path.open("a")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.close()
            return False
        self._file = file
        return True

    async def stands(self) -> bool:
        return True

    async def drop(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


class _SessionLock:
    """Needs a session of its own: not one that a pooler hands on after each transaction."""

    def __init__(self, url: URL, name: str) -> None:
        self._engine = create_async_engine(
            url.set(drivername="postgresql+asyncpg"),
            poolclass=NullPool,
            isolation_level="AUTOCOMMIT",
            connect_args={"server_settings": _KEEPALIVE, "timeout": PATIENCE, "command_timeout": PATIENCE},
        )
        self._key = int.from_bytes(blake2b(f"hearth:{name}".encode(), digest_size=8).digest(), "big", signed=True)
        self._db: AsyncConnection | None = None

    async def take(self) -> bool:
        db = await self._engine.connect()
        try:
            has = bool((await db.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": self._key})).scalar_one())
        except BaseException:
            await db.invalidate()
            raise
        if has:
            self._db = db
        else:
            await db.close()
        return has

    async def stands(self) -> bool:
        return self._db is not None and await self._answers(self._db)

    async def drop(self) -> None:
        db, self._db = self._db, None
        if db is not None:
            await db.invalidate()  # closes the session, and the server frees what it held
            await db.close()

    @staticmethod
    async def _answers(db: AsyncConnection) -> bool:
        try:
            await db.execute(text("SELECT 1"))
        except (SQLAlchemyError, OSError):
            return False
        return True
