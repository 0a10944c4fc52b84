"""`hearth restore`: a backup comes back, whole and proved or not at all, and says nothing by itself.

What it was going to say may have been said since: it is held until an operator releases it (`bot.operating.release`).
"""

import asyncio
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from bot.kit.database import begin, create_engine, raw_connection, reason_of
from bot.migrating import HISTORY, migrate, migrate_on
from bot.operating import Halt, archive, transfer
from bot.operating.archive import Manifest
from bot.operating.backup import sync_folder
from bot.operating.release import hold


async def restore(url: str, file: Path, now: datetime) -> tuple[Manifest, str]:
    """Puts the backup in the place of the database; returns what it was, and where the former database is kept.

    Raises:
        Halt: the backup does not hold, or the bot runs; the database is as it was.
    """
    parsed = make_url(url)
    home = Path(parsed.database or "").parent if parsed.get_backend_name() == "sqlite" else Path()
    home.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=home) as folder:
        copy = Path(folder, archive.DATA)
        manifest = await examine(file, copy)
        await _make_ready(copy, now)
        if parsed.get_backend_name() == "sqlite":
            former = _swap(Path(parsed.database or ""), copy, now)
        else:
            former = await _replace(parsed, copy, now)
    return manifest, former


async def check(file: Path) -> Manifest:
    """Proves a backup and leaves nothing behind.

    Raises:
        Halt: it does not hold.
    """
    with tempfile.TemporaryDirectory(prefix="hearth-check-") as folder:
        return await examine(file, Path(folder, archive.DATA))


async def examine(file: Path, copy: Path) -> Manifest:
    """Takes the database out of a backup into `copy` and proves it, without touching anything else."""
    manifest = await asyncio.to_thread(archive.unpack, file, copy)
    known = {step.revision for step in ScriptDirectory(str(HISTORY)).walk_revisions()}
    if manifest.schema not in known:
        raise Halt(
            f"{file} was made by Hearth {manifest.hearth} with the schema {manifest.schema}, unknown to this one"
        )
    await asyncio.to_thread(archive.prove, copy, manifest.rows)
    return manifest


async def _make_ready(copy: Path, now: datetime) -> None:
    """Today's schema, and nothing in it that would speak by itself; then proved again."""
    await migrate(f"sqlite:///{copy}")
    engine = create_engine(f"sqlite:///{copy}")
    try:
        async with engine.begin() as db:
            await hold(db, now)
    finally:
        await engine.dispose()
    with closing(sqlite3.connect(copy)) as db:
        db.execute("PRAGMA journal_mode=DELETE")
    await asyncio.to_thread(archive.prove, copy)


def _aside(now: datetime) -> str:
    return f"{now:%Y%m%d_%H%M%S}"


def _swap(database: Path, copy: Path, now: datetime) -> str:
    """The copy takes the file's name in one step. A write-ahead log of the former would spoil it: none may be left."""
    if not database.exists():
        os.replace(copy, database)
        sync_folder(database.parent)
        return ""
    former = database.with_name(f"{database.stem}.before_{_aside(now)}{database.suffix}")
    with _alone(database):
        os.link(database, former)
        for ending in ("-wal", "-shm"):
            log = database.with_name(database.name + ending)
            if log.exists():
                os.replace(log, former.with_name(former.name + ending))
        os.replace(copy, database)
        sync_folder(database.parent)
    return str(former)


@contextmanager
def _alone(database: Path) -> Iterator[None]:
    """Nobody else has the SQLite file open, and nobody can open it meanwhile; its log is folded into it."""
    with closing(sqlite3.connect(database, timeout=1, isolation_level=None)) as db:
        try:
            db.execute("PRAGMA journal_mode=DELETE")
            db.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise Halt(f"{database} is in use ({error}): stop the bot first") from None
        except sqlite3.DatabaseError:
            pass  # damaged, which is why it is replaced
        yield


async def _replace(url: URL, copy: Path, now: datetime) -> str:
    """In one transaction: the former tables move into a schema of their own, new ones are made and filled."""
    former = f"hearth_before_{_aside(now)}"
    with closing(sqlite3.connect(copy)) as inside:
        ours = set(archive.tables(inside))
    engine = create_async_engine(url.set(drivername="postgresql+asyncpg"))
    try:
        async with engine.begin() as db:
            await begin(db)
            await _nobody_else(db)
            await db.execute(text("SET LOCAL lock_timeout = '3s'"))
            found = (await db.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))).scalars()
            tables = [table for table in found if table in ours]  # others may live here too
            if tables:
                await db.execute(text(f'CREATE SCHEMA "{former}"'))
            for table in tables:
                await db.execute(text(f'ALTER TABLE public."{table}" SET SCHEMA "{former}"'))
            await db.run_sync(migrate_on)
            await transfer.bring_in(raw_connection(db), copy)
    except SQLAlchemyError as error:
        raise Halt(f"the database refuses: {reason_of(error)}") from None
    finally:
        await engine.dispose()
    return f"schema {former}" if tables else ""


async def _nobody_else(db: AsyncConnection) -> None:
    query = (
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
    )
    if others := (await db.execute(text(query))).scalar_one():
        raise Halt(f"the database is in use by {others} connections: stop the bot first")
