"""From every migration that was ever released, filled with data, to today's schema and back: every row, every point and
every reference is still there.

A new migration is covered by being there: tables are filled by what the database says of them. Every one is taken at
full size; the quick tier takes the first, the last two and some by lot, as each takes as long as there are others.
"""

from contextlib import ExitStack
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, Table
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.migrating import HISTORY, migrate
from lab.scenario import BOTH, Lab
from tests.support.databases import fresh

VARIANTS = BOTH
QUICK = 40  # rows a table
FULL = 5_000
BY_LOT = 3

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


async def run(lab: Lab) -> None:
    released = [step.revision for step in ScriptDirectory(str(HISTORY)).walk_revisions()][::-1]
    chosen = set(range(len(released)))
    if lab.size < FULL:
        chosen = {0, *lab.random.sample(sorted(chosen), BY_LOT), *sorted(chosen)[-2:]}
    rows = 0
    for number in sorted(chosen):
        revision = released[number]
        with ExitStack() as stack:
            assert lab.variant.db
            below = lab.folder / revision
            below.mkdir()
            url = stack.enter_context(fresh(lab.variant.db, below, empty=True))
            await migrate(url, revision)
            engine = _engine(url)
            try:
                async with engine.begin() as db:
                    await db.run_sync(_fill, lab.size)
                before = await _examine(engine)
                for goal in ("head", *[f"-{len(released) - 1 - number}"] * (number < len(released) - 1), "head"):
                    await migrate(url, goal)
                    after = await _examine(engine)
                    kept = {what: value for what, value in after.items() if what in before}
                    lab.expect(kept == before, f"{revision} to {goal}: {_differences(before, after)}")
                rows += sum(value for what, value in before.items() if what.startswith("rows of"))
            finally:
                await engine.dispose()
    lab.figures |= {"releases": f"{len(chosen)} of {len(released)}", "rows": rows}


def _engine(url: str) -> AsyncEngine:
    """SQLAlchemy's plain one: nothing of today's bot may be needed to look at yesterday's tables."""
    parsed = make_url(url)
    name = "sqlite+aiosqlite" if parsed.get_backend_name() == "sqlite" else "postgresql+asyncpg"
    return create_async_engine(parsed.set(drivername=name), poolclass=sa.NullPool)


def _fill(db: Connection, size: int) -> None:
    """Rows that differ in every column; accounts are what the ledger adds up to."""
    tables = MetaData()
    tables.reflect(db)
    for table in tables.sorted_tables:
        if table.name != "alembic_version":
            rows = [_row(table, number) for number in range(1, size + 1)]
            db.execute(table.insert(), rows)


def _row(table: Table, number: int) -> dict[str, Any]:
    row = {column.name: _value(column, number) for column in table.columns}
    if table.name == "accounts":
        row["lifetime"] = row["balance"] = _value(table.c["balance"], number)
    return row


def _value(column: Any, number: int) -> Any:
    """By type. A nullable column is empty in every third row; numbers stay small enough for every key they are in."""
    if column.nullable and number % 3 == 0 and not column.primary_key:
        return None
    match column.type:
        case sa.Boolean():
            return number % 2 == 0
        case sa.DateTime():
            return NOW + timedelta(seconds=number)
        case sa.Date():
            return date(2026, 1, 1) + timedelta(days=number % 59)
        case sa.Time():
            return time(number % 24)
        case sa.LargeBinary():
            return b'[{"update_id":%d}]' % number
        case sa.SmallInteger():
            return number % 24
        case sa.Integer():
            return number
        case _:
            return "{}" if column.name in ("data", "payload") else f"名字 {number}"


async def _examine(engine: AsyncEngine) -> dict[str, int]:
    """What must be the same before and after."""

    def look(db: Connection) -> dict[str, int]:
        tables = MetaData()
        tables.reflect(db)
        found = {}
        for table in tables.sorted_tables:
            if table.name != "alembic_version":
                found[f"rows of {table.name}"] = _one(db, sa.select(sa.func.count()).select_from(table))
        for name, column in (("ledger", "amount"), ("accounts", "balance")):
            if name in tables.tables:
                found[f"sum of {name}.{column}"] = _one(db, sa.select(sa.func.sum(tables.tables[name].c[column])))
        for table in tables.sorted_tables:
            for key in table.foreign_keys:
                there = sa.select(sa.literal(1)).where(key.column == key.parent).correlate(table).exists()
                lost = sa.select(sa.func.count()).where(key.parent.is_not(None), ~there)
                found[f"lost {table.name}.{key.parent.name}"] = _one(db, lost)
        if db.dialect.name == "sqlite":
            found["broken keys"] = len(db.exec_driver_sql("PRAGMA foreign_key_check").all())
            found["integrity"] = int(db.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok")
        return found

    async with engine.connect() as db:
        return await db.run_sync(look)


def _one(db: Connection, query: Any) -> int:
    return int(db.execute(query).scalar() or 0)


def _differences(before: dict[str, int], after: dict[str, int]) -> str:
    return ", ".join(f"{what}: {was}, now {after.get(what)}" for what, was in before.items() if after.get(what) != was)
