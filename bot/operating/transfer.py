"""Rows of all tables between PostgreSQL and an SQLite file, by the types of the columns alone: any schema will do."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from bot.kit.database import from_micros, to_micros
from bot.operating import archive

AT_ONCE = 5_000

_COLUMNS = """
    SELECT table_name, column_name, data_type FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name IN (SELECT tablename FROM pg_tables WHERE schemaname = 'public')
    ORDER BY table_name, ordinal_position
"""

_AS_SQLITE: dict[type, Callable[[Any], Any]] = {
    datetime: to_micros,
    date: date.isoformat,
    time: lambda value: value.isoformat("microseconds"),
    bool: int,
}
_AS_POSTGRES: dict[str, Callable[[Any], Any]] = {
    "timestamp with time zone": from_micros,
    "date": date.fromisoformat,
    "time without time zone": time.fromisoformat,
    "boolean": bool,
    # SQLite takes what looks like a number for one.
    "json": lambda value: value if isinstance(value, str) else json.dumps(value),
}


async def _columns(raw: Any) -> dict[str, dict[str, str]]:
    """By table, the columns with their types."""
    found: dict[str, dict[str, str]] = {}
    for table, column, kind in await raw.fetch(_COLUMNS):
        found.setdefault(table, {})[column] = kind
    return found


def _listed(columns: Any) -> str:
    return ", ".join(f'"{column}"' for column in columns)


async def export(raw: Any, database: Path) -> dict[str, int]:
    """Fills the empty tables of an SQLite file from an asyncpg connection with an open snapshot; rows by table."""
    counted: dict[str, int] = {}
    with closing(sqlite3.connect(database, isolation_level=None)) as db:
        db.execute("PRAGMA synchronous=OFF")  # half a copy is thrown away in any case
        db.execute("BEGIN")
        known = await _columns(raw)
        for table in archive.tables(db):
            columns = known[table]
            marks = ", ".join("?" * len(columns))
            insert = f'INSERT INTO "{table}" ({_listed(columns)}) VALUES ({marks})'  # noqa: S608
            read = ", ".join(f'"{name}"::text' if kind == "json" else f'"{name}"' for name, kind in columns.items())
            db.execute(f'DELETE FROM "{table}"')  # noqa: S608 - the one row of alembic_version
            cursor = await raw.cursor(f'SELECT {read} FROM public."{table}"')  # noqa: S608
            counted[table] = 0
            while rows := await cursor.fetch(AT_ONCE):
                db.executemany(insert, [tuple(map(_as_sqlite, row)) for row in rows])
                counted[table] += len(rows)
        db.execute("COMMIT")
    return counted


def _as_sqlite(value: Any) -> Any:
    convert = _AS_SQLITE.get(type(value))
    return convert(value) if convert else value


async def bring_in(raw: Any, database: Path) -> None:
    """Fills the tables of PostgreSQL, made by the same migrations, from an SQLite file."""
    columns = await _columns(raw)
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
        for table in archive.tables(db):
            await raw.execute(f'DELETE FROM public."{table}"')  # noqa: S608 - the one row of alembic_version
            names = list(columns[table])
            rows = _converted(db.execute(f'SELECT {_listed(names)} FROM "{table}"'), columns[table])  # noqa: S608
            await raw.copy_records_to_table(table, schema_name="public", columns=names, records=rows)
            for name in names:
                # Numbers that PostgreSQL gives by itself go on where the copy ends.
                if sequence := await raw.fetchval("SELECT pg_get_serial_sequence($1, $2)", f'public."{table}"', name):
                    last = f'SELECT max("{name}") FROM public."{table}"'  # noqa: S608
                    await raw.execute(f"SELECT setval('{sequence}', coalesce(({last}), 1), ({last}) IS NOT NULL)")


def _converted(rows: Any, kinds: dict[str, str]) -> Iterator[tuple[Any, ...]]:
    converters = [_AS_POSTGRES.get(kind) for kind in kinds.values()]
    for row in rows:
        yield tuple(
            value if value is None or convert is None else convert(value)
            for value, convert in zip(row, converters, strict=True)
        )
