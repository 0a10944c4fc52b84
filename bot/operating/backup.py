"""`hearth backup`: one consistent copy while the bot runs, proved before it gets its name."""

import asyncio
import os
import sqlite3
import tempfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import create_async_engine

from bot import __version__
from bot.kit.database import begin, raw_connection, reason_of
from bot.migrating import migrate
from bot.operating import Halt, archive, transfer
from bot.operating.archive import Manifest


async def back_up(url: str, file: Path, now: datetime) -> Manifest:
    """Copies the database into `file`, a new file.

    Raises:
        Halt: there is nothing to copy, or the copy could not be proved; then there is no `file`.
    """
    if file.exists():
        raise Halt(f"{file} is there already")
    parsed = make_url(url)
    kind = parsed.get_backend_name()
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=file.parent) as folder:
        copy, packed = Path(folder, archive.DATA), Path(folder, file.name)
        if kind == "sqlite":
            await asyncio.to_thread(_copy_sqlite, Path(parsed.database or ""), copy)
            rows = await asyncio.to_thread(archive.prove, copy)
        else:
            written = await _copy_postgres(parsed, copy)
            rows = await asyncio.to_thread(archive.prove, copy, written)
        facts = {
            "hearth": __version__,
            "schema": archive.schema_of(copy),
            "source": kind,
            "made_at": now.isoformat(timespec="seconds"),
            "rows": rows,
        }
        with archive.create(packed) as to:
            manifest = await asyncio.to_thread(archive.pack, copy, facts, to)
        _give_name(packed, file)
    return manifest


def _give_name(packed: Path, file: Path) -> None:
    """In one step. A link, unlike a rename, never replaces another file; not every disk for backups knows links."""
    try:
        os.link(packed, file)
    except FileExistsError:
        raise Halt(f"{file} is there already") from None
    except OSError:
        os.replace(packed, file)
    sync_folder(file.parent)


def sync_folder(folder: Path) -> None:
    """A file's name is safe on disk when its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _copy_sqlite(source: Path, copy: Path) -> None:
    """All pages in one step: a snapshot, beside which the bot goes on writing."""
    archive.create(copy).close()
    try:
        with (
            closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True, timeout=30)) as live,
            closing(sqlite3.connect(copy)) as to,
        ):
            live.backup(to, pages=-1)
            to.execute("PRAGMA journal_mode=DELETE")  # all in the one file
    except sqlite3.Error as error:
        raise Halt(f"cannot read {source}: {error}") from None


async def _copy_postgres(url: URL, copy: Path) -> dict[str, int]:
    engine = create_async_engine(url.set(drivername="postgresql+asyncpg"), isolation_level="REPEATABLE READ")
    try:
        async with engine.connect() as db:
            await begin(db)
            schema = (await db.execute(text("SELECT version_num FROM alembic_version"))).scalar_one()
            archive.create(copy).close()
            await migrate(f"sqlite:///{copy}", schema)
            return await transfer.export(raw_connection(db), copy)
    except SQLAlchemyError as error:
        raise Halt(f"cannot read the database: {reason_of(error)}") from None
    finally:
        await engine.dispose()
