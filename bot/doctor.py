"""`hearth doctor`: counts what is there and proves that the books balance, while the bot runs and when it does not."""

from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.app import build_house, load_tables
from bot.kit import inbox, outbox
from bot.kit.config import Config


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
    """The figures of every room at one moment, and what is wrong; `ok` when nothing is."""
    report: dict[str, Any] = {"ok": True, "problems": []}
    if missing := _missing_file(config.database.url):
        return {"ok": False, "problems": [f"no database at {missing} yet; `python -m bot migrate` makes it"]}
    load_tables()
    house = build_house(config.disabled)
    engine = reading_engine(config.database.url)
    try:
        async with engine.connect() as db:
            if engine.dialect.name == "postgresql":
                await db.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            report["inbox"] = await inbox.census(db)
            report["outbox"] = await outbox.census(db)
            for census in house.front_doors("census"):
                figures = await census(db)
                report["problems"] += figures.pop("problems", [])
                report |= figures
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", error)).splitlines()[0]
        report["problems"].append(f"cannot read the database ({reason}); `python -m bot migrate` prepares it")
    finally:
        await engine.dispose()
    report["ok"] = not report["problems"]
    return report
