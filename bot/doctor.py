"""`hearth doctor`: counts what is there and proves that the books balance, while the bot runs and when it does not."""

import shutil
from pathlib import Path
from typing import Any

from alembic.script import ScriptDirectory
from sqlalchemy import event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.app import build_house, load_tables
from bot.config import Config
from bot.engine import received
from bot.kit import outbox
from bot.kit.database import reason_of
from bot.migrating import HISTORY

FULL = 0.9  # of the disk


def reading_engine(url: str) -> AsyncEngine:
    """An engine for looking only: on SQLite its own connection in a thread, beside the bot's one writer."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_async_engine(parsed.set(drivername="postgresql+asyncpg"))
    engine = create_async_engine(
        parsed.set(
            drivername="sqlite+aiosqlite", database=f"file:{parsed.database}", query={"mode": "ro", "uri": "true"}
        )
    )

    @event.listens_for(engine.sync_engine, "begin")
    def one_moment(connection: Any) -> None:
        # Without it each statement would see its own moment.
        connection.exec_driver_sql("BEGIN")

    @event.listens_for(engine.sync_engine, "connect")
    def by_hand(connection: Any, _record: Any) -> None:
        connection.isolation_level = None

    return engine


def _missing_file(url: str) -> str:
    """Where an SQLite file should be and is none."""
    parsed = make_url(url)
    path = parsed.database or ""
    return path if parsed.get_backend_name() == "sqlite" and not Path(path).exists() else ""


async def examine(config: Config) -> dict[str, Any]:
    """The figures of every room at one moment, and what is wrong; `ok` when nothing is. `repairs` names what can be
    mended (bot.operating.repairs), `advice` says what an operator may want to know. Changes nothing."""
    report: dict[str, Any] = {"ok": True, "problems": [], "repairs": [], "advice": []}
    if missing := _missing_file(config.database.url):
        return report | {"ok": False, "problems": [f"no database at {missing} yet; `python -m bot migrate` makes it"]}
    load_tables()
    house = build_house(config.disabled)
    engine = reading_engine(config.database.url)
    try:
        async with engine.connect() as db:
            if engine.dialect.name == "postgresql":
                await db.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            report["problems"] += await _schema(db)
            report["inbox"] = await received.census(db)
            report["outbox"] = await outbox.census(db)
            for census in house.front_doors("census"):
                figures = await census(db)
                report["problems"] += figures.pop("problems", [])
                report["repairs"] += figures.pop("repairs", [])
                report |= figures
            report["advice"] += _waiting(report) + await _durability(db)
            for advice in house.front_doors("advice"):
                report["advice"] += await advice(db)
    except SQLAlchemyError as error:
        report["problems"].append(f"cannot read the database ({reason_of(error)}); `python -m bot migrate` prepares it")
    finally:
        await engine.dispose()
    report["advice"] += _disk(config.database.url)
    report["ok"] = not report["problems"]
    return report


async def _schema(db: AsyncConnection) -> list[str]:
    here = (await db.execute(text("SELECT version_num FROM alembic_version"))).scalar()
    wanted = ScriptDirectory(str(HISTORY)).get_current_head()
    if here == wanted:
        return []
    return [f"the schema is {here}, and this Hearth wants {wanted}; `python -m bot migrate` brings it up"]


def _waiting(report: dict[str, Any]) -> list[str]:
    advice = []
    if number := report["inbox"]["quarantined"]:
        advice.append(f"inbox: {number} updates in quarantine; `python -m bot doctor quarantine` lists them")
    if number := report["outbox"]["held"]:
        advice.append(f"outbox: {number} messages held; `python -m bot release` lists them")
    return advice


async def _durability(db: AsyncConnection) -> list[str]:
    """What a committed transaction is worth when the power fails. On SQLite that is ours, and always full."""
    if db.dialect.name == "sqlite":
        return []
    advice = []
    for name in ("fsync", "full_page_writes", "synchronous_commit"):
        value = (await db.execute(text(f"SHOW {name}"))).scalar_one()
        if value == "off":
            advice.append(f"PostgreSQL runs with {name} off: what is committed may be lost when the power fails")
    return advice


def _disk(url: str) -> list[str]:
    """Only where the database is a file of ours; a server's disk is not seen from here."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return []
    usage = shutil.disk_usage(Path(parsed.database or "").parent)
    share = usage.used / (usage.used + usage.free)
    return [f"the disk of the database is {share:.0%} full"] if share > FULL else []
