"""Fresh databases for tests, SQLite and PostgreSQL alike: empty, or with the schema that `template` was told of."""

import asyncio
import shutil
import sqlite3
import uuid
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.ext.asyncio import AsyncConnection

from tests.support import postgres

KINDS = ("sqlite", "postgres")
TEMPLATE = "hearth_template"

Setup = Callable[[str], Awaitable[None] | None]
_setups: list[Setup] = []


_first: dict[tuple[object, ...], Engine] = {}


@event.listens_for(Engine, "engine_connect")
def share_statements(connection: Connection) -> None:
    """Engines made alike put a statement together once, and not in every test: that takes longer than to run it. What
    is put together is known by the dialect, so they share that too."""
    engine, dialect = connection.engine, connection.dialect
    first = _first.setdefault((type(dialect), dialect._on_connect_isolation_level), engine)
    if dialect is not first.dialect:
        engine.dialect = engine.pool._dialect = connection.dialect = first.dialect
        engine._compiled_cache = first._compiled_cache


def template(setup: Setup) -> Setup:
    """Names the function that, given the URL of an empty database, makes the schema. It runs once, then is copied."""
    _setups[:] = [setup]
    return setup


@contextmanager
def fresh(kind: str, folder: Path, *, empty: bool = False) -> Iterator[str]:
    """The URL of a database nobody else has: `folder` is where SQLite puts it, and keeps what it copies from above."""
    make = _sqlite if kind == "sqlite" else _postgres
    with make(folder, None if empty or not _setups else _setups[0]) as url:
        yield url


@contextmanager
def _sqlite(folder: Path, setup: Setup | None) -> Iterator[str]:
    path = folder / "hearth.sqlite3"
    if setup:
        original = folder.parent / f"{TEMPLATE}.sqlite3"
        if not original.exists():
            unfinished = original.with_suffix(".part")
            unfinished.unlink(missing_ok=True)
            _run(setup, _sqlite_url(unfinished))
            _fold_journal(unfinished)
            unfinished.rename(original)
        shutil.copyfile(original, path)
    yield _sqlite_url(path)


def _sqlite_url(path: Path) -> str:
    return f"sqlite+aiosqlite:///{path}"


def _fold_journal(path: Path) -> None:
    """Everything into the one file that gets copied, should someone have left a write-ahead log."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


@contextmanager
def _postgres(_: Path, setup: Setup | None) -> Iterator[str]:
    source = "template1"
    if setup:
        source = TEMPLATE
        postgres.once_in_this_run(TEMPLATE, lambda: _make_template(setup))
    name = f"test_{uuid.uuid4().hex}"
    postgres.create_database(name, template=source)
    try:
        yield postgres.postgres_url(name)
    finally:
        postgres.drop_database(name)


def _make_template(setup: Setup) -> None:
    postgres.drop_database(TEMPLATE)
    postgres.create_database(TEMPLATE)
    _run(setup, postgres.postgres_url(TEMPLATE))


def _run(setup: Setup, url: str) -> None:
    """In a thread of its own, so that it may use an event loop whoever asks for it."""

    async def wait_for(result: Awaitable[None]) -> None:
        await result

    def work() -> None:
        result = setup(url)
        if result is not None:
            asyncio.run(wait_for(result))

    with ThreadPoolExecutor(1) as thread:
        thread.submit(work).result()


async def fill_up(db: AsyncConnection) -> None:
    """The disk is full: to SQLite it truly looks so, PostgreSQL says what it would say."""
    if db.dialect.name == "sqlite":
        pages = (await db.exec_driver_sql("PRAGMA page_count")).scalar_one()
        await db.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        await db.exec_driver_sql("CREATE TABLE large AS SELECT randomblob(1000000)")
    await db.exec_driver_sql("DO $$ BEGIN RAISE EXCEPTION 'disk is full' USING ERRCODE = '53100'; END $$")
