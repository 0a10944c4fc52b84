"""What it costs when the hour of 100,000 strikes, and when nobody's does.

    python -m benchmarks clock [--rounds 3]

The door takes many rows at once and does nothing with them. The baseline claims the same rows of the same table by the
shortest code there is (sqlite3, asyncpg), as many in a transaction.
"""

import asyncio
import sqlite3
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any

import asyncpg
from sqlalchemy.engine import make_url

from benchmarks.measured import Line, database, line
from bot.app import keep_what_is_here
from bot.kit import scheduling
from bot.kit.clock import SystemClock
from bot.kit.database import create_engine, raw_connection, to_micros
from bot.kit.scheduling import Due, Schedule
from bot.kit.settings import Settings
from bot.kit.work import Work, Workshop
from bot.migrating import migrate

TITLE = "The clock"
ROWS, LATER = 100_000, 100_000  # due now, and for another day
KINDS = {"sqlite": ("SQLite", 0.5), "postgres": ("PostgreSQL", 2.0)}
WORKERS = 4
PULSE = 0.002  # seconds between looks at whether the event loop still runs


class Found:
    """Who was claimed, and the longest that the event loop could not run meanwhile."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.schedule = Schedule()
        self.schedule.due_many(self.strike)

    async def strike(self, _work: Work, dues: Sequence[Due]) -> None:
        self.keys += [due.key for due in dues]

    def prove(self) -> None:
        lost, doubled = ROWS - len(set(self.keys)), len(self.keys) - len(set(self.keys))
        if lost or doubled:
            raise AssertionError(f"{lost} due rows lost, {doubled} doubled")


async def _timed(job: Callable[[], Awaitable[Any]]) -> tuple[float, float]:
    """Seconds, and the longest stall of the event loop in milliseconds."""
    longest, last = 0.0, time.perf_counter()

    async def watch() -> None:
        nonlocal longest, last
        while True:
            await asyncio.sleep(PULSE)
            now = time.perf_counter()
            longest, last = max(longest, now - last - PULSE), now

    watching = asyncio.create_task(watch())
    began = time.perf_counter()
    await job()
    took = time.perf_counter() - began
    watching.cancel()
    return took, longest * 1e3


async def _fill(workshop: Workshop) -> None:
    """A herd: all at one instant, spread over 5,000 communities; and as many who are not due yet."""
    async with workshop.work() as work:
        for at, name in ((work.now, ""), (work.now + timedelta(days=1), "later-")):
            for start in range(0, ROWS, 10_000):
                await work.plan_all(
                    [Due("strike", 1 + n % 5_000, f"{name}{n}", at, {}) for n in range(start, start + 10_000)]
                )


async def _once(url: str, workers: int = 1) -> tuple[float, float]:
    engines = [create_engine(url) for _ in range(workers)]
    workshops = [Workshop(engine, SystemClock(), Settings({})) for engine in engines]
    await _fill(workshops[0])
    found = Found()
    keep_what_is_here()

    async def claim(workshop: Workshop) -> None:
        await scheduling.run_due(workshop, found.schedule.due_doors)

    took, stall = await _timed(lambda: asyncio.gather(*(claim(workshop) for workshop in workshops)))
    found.prove()
    for engine in engines:
        await engine.dispose()
    return took, stall


async def _idle(url: str) -> tuple[float, float]:
    """Microseconds of a tick with nothing due: most of them, and the one in `LOOK` seconds that asks the database."""
    engine = create_engine(url)
    workshop = Workshop(engine, SystemClock(), Settings({}))
    looks = []
    for _ in range(200):
        workshop.alarm.look()
        began = time.perf_counter()
        await scheduling.run_due(workshop, {})
        looks.append((time.perf_counter() - began) * 1e6)
    began = time.perf_counter()
    for _ in range(1_000):
        await scheduling.run_due(workshop, {})
    silent = (time.perf_counter() - began) * 1e3
    await engine.dispose()
    return silent, sorted(looks)[100]


async def _bare(url: str, kind: str) -> float:
    """The baseline."""
    engine = create_engine(url)
    await _fill(Workshop(engine, SystemClock(), Settings({})))
    now = SystemClock().now()
    claimed = 0
    if kind == "sqlite":
        async with engine.connect() as db:
            raw: sqlite3.Connection = raw_connection(db)
            began = time.perf_counter()
            rows: Any = ()
            while claimed < ROWS:
                raw.execute("BEGIN IMMEDIATE")
                rows = raw.execute(scheduling._CLAIM_SQLITE, (to_micros(now), scheduling.CLAIM)).fetchall()
                raw.commit()
                claimed += len(rows)
            took = time.perf_counter() - began
    else:
        parsed = make_url(url)
        bare = await asyncpg.connect(host=parsed.query["host"], user=parsed.username, database=parsed.database)
        began = time.perf_counter()
        while claimed < ROWS:
            claimed += len(await bare.fetch(scheduling._CLAIM_POSTGRES, now, scheduling.CLAIM))
        took = time.perf_counter() - began
        await bare.close()
    await engine.dispose()
    return took


def lines(rounds: int) -> list[Line]:
    found = []
    for kind, (name, limit) in KINDS.items():
        claims, stalls, bare, silent, looks, shared = [], [], [], [], [], []
        for _ in range(rounds):
            with database(kind) as url:
                asyncio.run(migrate(url))
                took, stall = asyncio.run(_once(url))
                claims.append(took)
                stalls.append(stall)
                idle, look = asyncio.run(_idle(url))
                silent.append(idle)
                looks.append(look)
            with database(kind) as url:
                asyncio.run(migrate(url))
                bare.append(asyncio.run(_bare(url, kind)))
            if kind == "postgres":
                with database(kind) as url:
                    asyncio.run(migrate(url))
                    shared.append(asyncio.run(_once(url, WORKERS))[0])
        limits = f"limit: bare {'sqlite3' if kind == 'sqlite' else 'asyncpg'}, {min(bare):.2f} s"
        found += [
            line(
                f"{ROWS:,} due rows claimed, {name}", claims, "s", beside=bare, at_most=limit,
                note=f"none lost, none doubled; {limits}",
            ),
            line(f"event loop held meanwhile, {name}", stalls, "ms", at_most=25),
            line(f"a tick with nothing due, {name}", silent, "µs", at_most=50, note="asked from memory"),
            line(
                f"the look behind it, {name}", looks, "µs",
                note=f"one tick in {scheduling.LOOK:.0f} asks the database what other processes planned",
            ),
        ]  # fmt: skip
        if shared:
            found.append(line(f"the same rows, {WORKERS} workers, {name}", shared, "s", note="none lost, none doubled"))
    return found
