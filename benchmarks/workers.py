"""A backlog on one PostgreSQL, and how fast one, two and four workers take effect of it; one run loses a worker.

    python -m benchmarks.workers [--rounds 3] [--updates 20000]

The same messages each time, of 1,000 groups, stored beforehand by chat as webhook replicas store them. A worker is a
process of its own, with all of Hearth in it. The ratio is to one worker in the same round. With two cores for workers,
the server and its disk, more than two workers cannot be faster here; what is shown is that they do not stand in each
other's way, and that nothing is lost or doubled when one is killed.
"""

import argparse
import asyncio
import os
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import create_async_engine

from benchmarks import workload
from benchmarks.measured import Line, line
from bot import config
from bot.app import App, assemble, settings_models
from bot.engine import received
from bot.kit.clock import SystemClock
from bot.migrating import migrate
from tests.support.postgres import postgres_server

TITLE = "Several workers on one PostgreSQL"
TOKEN = "123456:" + "b" * 35
UPDATES = 20_000


@dataclass(frozen=True)
class Run:
    workers: int
    per_second: float
    lost: int
    doubled: int


def _app(url: str) -> App:
    telegram = {"token": TOKEN, "base_url": "http://127.0.0.1:9/bot"}
    process = {"role": "worker"}
    loaded = config.load(None, settings_models(), telegram=telegram, database={"url": url}, process=process)
    app = assemble(loaded, SystemClock())
    app.workshop.deliver = lambda rows: None
    return app


async def _prepare(url: str) -> None:
    """Everybody has been seen once, as on any evening."""
    await migrate(url)
    await _fill(url, workload.everybody())
    app = _app(url)
    await app.open()
    await app.inbox.settle()
    await app.engine.dispose()


async def _copy(url: str, name: str) -> str:
    """A database like this one, beside it."""
    there = make_url(url)
    engine = create_async_engine(there.set(database="postgres"), isolation_level="AUTOCOMMIT")
    async with engine.connect() as db:
        await db.execute(text(f'CREATE DATABASE "{name}" TEMPLATE "{there.database}"'))
    await engine.dispose()
    return there.set(database=name).render_as_string(hide_password=False)


async def _fill(url: str, raws: Sequence[bytes]) -> None:
    app = _app(url)
    for start in range(0, len(raws), workload.BATCH):
        await app.inbox.take(raws[start : start + workload.BATCH])
    await app.engine.dispose()


async def _work(url: str) -> None:
    """What one worker does, until nothing waits."""
    app = _app(url)
    await app.open()
    print("ready", flush=True)
    sys.stdin.readline()
    await app.inbox.settle()
    await app.engine.dispose()


async def _left(url: str) -> dict[str, Any]:
    app = _app(url)
    async with app.engine.connect() as db:
        waiting = (await received.census(db))["pending"]
        messages = (await db.execute(text("SELECT count(*) FROM messages"))).scalar_one()
        paid = (await db.execute(text("SELECT coalesce(sum(amount), 0) FROM ledger"))).scalar_one()
        balance = (await db.execute(text("SELECT coalesce(sum(balance), 0) FROM accounts"))).scalar_one()
    await app.engine.dispose()
    return {"waiting": waiting, "messages": messages, "off": int(paid) - int(balance)}


def run(url: str, raws: Sequence[bytes], workers: int, *, kill: bool = False) -> Run:
    asyncio.run(_fill(url, raws))
    command = [sys.executable, "-m", "benchmarks.workers", "--candidate", url]
    crew = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(workers)]
    for one in crew:
        assert one.stdout
        assert one.stdout.readline() == "ready\n"
    began = time.perf_counter()
    for one in crew:
        assert one.stdin
        one.stdin.write("go\n")
        one.stdin.flush()
    if kill:
        time.sleep(0.5)
        os.kill(crew[0].pid, signal.SIGKILL)
    for one in crew:
        one.wait(timeout=600)
    seconds = time.perf_counter() - began
    left = asyncio.run(_left(url))
    if kill and left["waiting"]:
        # Claims of the killed one end after fifteen seconds, when the others here have long gone home.
        time.sleep(15)
        command_again = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        command_again.communicate("go\n", timeout=600)
        left = asyncio.run(_left(url))
    lost = workload.GROUPS * workload.MEMBERS + len(raws) - left["messages"]
    return Run(workers, len(raws) / seconds, lost, abs(left["off"]))


def lines(rounds: int) -> list[Line]:
    found = main(rounds, UPDATES)
    one = [run.per_second for run in found["1"]]
    lines = []
    for name, runs in found.items():
        lost, doubled = sum(run.lost for run in runs), sum(run.doubled for run in runs)
        speeds = [run.per_second for run in runs]
        note = f"÷ one worker; {lost} lost, {doubled} doubled"
        lines.append(line(f"workers: {name}", speeds, "updates/s", beside=one, note=note))
    return lines


def main(rounds: int, updates: int) -> dict[str, list[Run]]:
    found: dict[str, list[Run]] = {}
    for number in range(rounds):
        raws = workload.plain(updates, seed=number + 1, first=workload.GROUPS * workload.MEMBERS + 1)
        with postgres_server(fsync=True) as url_for:
            warm = url_for("warm")
            asyncio.run(_prepare(warm))
            for workers in (1, 2, 4):
                url = asyncio.run(_copy(warm, f"w{workers}"))
                found.setdefault(f"{workers}", []).append(run(url, raws, workers))
            found.setdefault("4, one killed", []).append(run(asyncio.run(_copy(warm, "killed")), raws, 4, kill=True))
    for name, runs in found.items():
        speed = statistics.median(one.per_second for one in runs)
        lost, doubled = sum(one.lost for one in runs), sum(one.doubled for one in runs)
        print(f"workers {name}: {speed:,.0f} updates/s · lost {lost} · doubled {doubled}")
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--updates", type=int, default=UPDATES)
    parser.add_argument("--candidate", default="", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.candidate:
        asyncio.run(_work(given.candidate))
    else:
        main(given.rounds, given.updates)
