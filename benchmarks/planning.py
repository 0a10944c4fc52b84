"""A million members' next day: the hour that each asked to be reminded at has come, and tomorrow's is planned.

    python -m benchmarks planning [--rounds 3]

In 5,000 communities of 200, all at one instant, through the real doors of the real bot. Nine of ten have checked in
already; the others have no private line open, so nobody is written to: what is measured is planning. The baseline moves
the same rows to tomorrow by one statement of the bare database, which decides nothing.
"""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import func, select, text

from benchmarks.big import Rows, fill
from benchmarks.measured import Line, database, line
from bot import config
from bot.app import App, assemble, build_house, settings_models
from bot.engine.pacing import Pacer
from bot.kit import outbox, scheduling
from bot.kit.clock import SetClock
from bot.kit.database import raw_connection
from bot.kit.scheduling import DueRow
from bot.migrating import migrate

TITLE = "Planning a day"
MEMBERS, COMMUNITIES = 1_000_000, 5_000
NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
GOAL = 60.0  # seconds, on either database
KINDS = {"sqlite": "SQLite", "postgres": "PostgreSQL"}
_ROWS: Rows = {
    "communities": (
        COMMUNITIES,
        {
            "id": "n", "chat_id": "-1001000000000 - n", "title": "'Circle ' || n", "is_active": "{yes}",
            "is_admin": "{yes}", "can_pin": "{no}", "created_at": "{at}",
        },
    ),
    "reminders": (
        MEMBERS, {"community_id": "1 + (n - 1) / 200", "member_id": "n", "kind": "'daily'", "at": "'09:00:00'"},
    ),
    "standings": (
        MEMBERS // 10 * 9,
        {
            "community_id": "1 + (n - 1) / 180", "track": "'daily'", "member_id": "n + (n - 1) / 180 * 20",
            "streak": "3", "longest": "3", "total": "3", "last_day": "{day}", "last_at": "{at}", "west": "0",
            "began_on": "{day}", "freezes": "0",
        },
    ),
    "due": (
        MEMBERS,
        {
            "community_id": "1 + (n - 1) / 200", "kind": "'reminders.daily'", "key": "CAST(n AS TEXT)",
            "due_at": "{at}", "data": "'{{}}'", "attempts": "0",
        },
    ),
}  # fmt: skip


async def _plans(url: str) -> tuple[float, float]:
    """Seconds of Hearth and of the baseline."""
    clock = SetClock(NINE + timedelta(seconds=1))
    loaded = config.load(None, settings_models(), telegram={"token": "1:" + "a" * 35}, database={"url": url})
    app = assemble(loaded, clock, pacer=Pacer.unlimited())
    await app.open()
    async with app.engine.begin() as db:  # what other rooms plan of their own at a start is another matter
        await db.execute(text("DELETE FROM due WHERE kind <> 'reminders.daily'"))
    began = time.perf_counter()
    handled = await scheduling.run_due(app.workshop, build_house().due_doors)
    took = time.perf_counter() - began
    await _prove(app, handled)
    bare = await _bare(app)
    await app.engine.dispose()
    return took, bare


async def _prove(app: App, handled: int) -> None:
    tomorrow = select(func.count()).where(DueRow.due_at == NINE + timedelta(days=1))  # type: ignore[arg-type]
    async with app.engine.connect() as db:
        planned = (await db.execute(tomorrow)).scalar_one()
        said = sum((await outbox.census(db)).values())
    if (handled, planned, said) != (MEMBERS, MEMBERS, 0):
        raise AssertionError(f"{handled} handled, {planned} planned for tomorrow, {said} said")


async def _bare(app: App) -> float:
    async with app.engine.begin() as db:
        raw: Any = raw_connection(db)
        began = time.perf_counter()
        if app.engine.dialect.name == "sqlite":
            raw.execute("UPDATE due SET due_at = due_at + 86400000000")
        else:
            await raw.execute("UPDATE due SET due_at = due_at + interval '1 day'", timeout=600)
    return time.perf_counter() - began


def lines(rounds: int) -> list[Line]:
    found = []
    for kind, name in KINDS.items():
        taken, bare = [], []
        for _ in range(rounds):
            with database(kind) as url:
                asyncio.run(migrate(url))
                fill(url, kind, _ROWS, NINE)
                ours, limit = asyncio.run(_plans(url))
            taken.append(ours)
            bare.append(limit)
        found.append(
            line(
                f"the next day of {MEMBERS:,} members, {name}", taken, "s", beside=bare, at_most=GOAL,
                note="÷ one statement of the database; none lost, none doubled",
            )
        )  # fmt: skip
    return found
