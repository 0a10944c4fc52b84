"""Statements that every check-in makes: put together once, and handed to the driver as they are.

SQLAlchemy looks each execution up, wraps and checks it, which is right for what is asked now and then; SQLite is done
with such a statement in a quarter of that time.
"""

import sqlite3
from collections.abc import Callable
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.kit.database import driver, is_sqlite

_Process = Callable[[Any], Any]


class _Ready(NamedTuple):
    """For one kind of database."""

    sql: str
    places: tuple[tuple[str, _Process | None], ...]  # by position: whose value, and how the driver wants it
    constants: dict[str, Any]
    results: tuple[tuple[int, _Process], ...]  # columns that do not come as they are meant


class Prepared:
    """A Core statement whose parameters are `bindparam`s, none of them a list of any length."""

    def __init__(self, statement: Any) -> None:
        self._statement = statement
        self._ready: dict[str, _Ready] = {}

    async def all(self, db: AsyncConnection, values: dict[str, Any]) -> list[tuple[Any, ...]]:
        """What it selects or returns, row by row."""
        sql, places, constants, results = self._for(db)
        given = constants | values
        ordered = [process(given[name]) if process else given[name] for name, process in places]
        connection = await driver(db)
        rows: list[tuple[Any, ...]]
        if is_sqlite(db):
            rows = connection.cursor(sqlite3.Cursor).execute(sql, ordered).fetchall()
        else:
            rows = [tuple(row) for row in await connection.fetch(sql, *ordered)]
        if not results:
            return rows
        return [_processed(row, results) for row in rows]

    async def first(self, db: AsyncConnection, values: dict[str, Any]) -> tuple[Any, ...] | None:
        rows = await self.all(db, values)
        return rows[0] if rows else None

    def _for(self, db: AsyncConnection) -> _Ready:
        dialect = db.dialect
        if (ready := self._ready.get(dialect.name)) is None:
            compiled = self._statement.compile(dialect=dialect)
            binds = {name: bind.type.dialect_impl(dialect) for name, bind in compiled.binds.items()}
            columns = enumerate(self._statement.exported_columns)
            processors = (
                (at, column.type.dialect_impl(dialect).result_processor(dialect, None)) for at, column in columns
            )
            ready = self._ready[dialect.name] = _Ready(
                compiled.string,
                tuple((name, binds[name].bind_processor(dialect)) for name in compiled.positiontup),
                {name: bind.value for name, bind in compiled.binds.items() if not bind.required},
                tuple((at, process) for at, process in processors if process),
            )
        return ready


def _processed(row: tuple[Any, ...], results: tuple[tuple[int, _Process], ...]) -> tuple[Any, ...]:
    values = list(row)
    for at, process in results:
        if values[at] is not None:
            values[at] = process(values[at])
    return tuple(values)
