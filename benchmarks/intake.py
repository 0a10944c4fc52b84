"""What it costs to take a message in: Hearth, durable and with its points, beside frameworks that do nothing with it.

    python -m benchmarks.intake [--rounds 3] [--databases sqlite,postgres]

Every candidate is a process of its own that fetches the same bytes by long polling; CPU is that process's, and for
PostgreSQL the server's is added. The ratio is to python-telegram-bot's no-op in the same round.
"""

import argparse
import asyncio
import importlib.util
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import psutil

from benchmarks import workload
from benchmarks.server import bot_api

TOKEN = "123456:" + "b" * 35
WARM, MEASURED = workload.GROUPS * workload.MEMBERS, 40_000  # each member is seen once before, as on any evening
WARM_PEER, MEASURED_PEER = 1_000, 10_000
CHECKINS = 4_000


def _rss() -> int:
    return int(psutil.Process().memory_info().rss)


class Meter:
    """CPU between two counts of updates."""

    def __init__(self, warm: int, total: int) -> None:
        self._warm, self._total = warm, total
        self._began: tuple[int, float, int] | None = None
        self.result: dict[str, float] | None = None

    def seen(self, count: int) -> bool:
        """Told how many updates are through; True when that is enough."""
        if self._began is None and count >= self._warm:
            self._began = count, time.process_time(), _rss()
        if count < self._total or self._began is None:
            return False
        first, began, rss_before = self._began
        cost = (time.process_time() - began) / (count - first)
        self.result = {"us": cost * 1e6, "rss_mb": (_rss() - rss_before) / 1e6}
        return True


async def ptb(address: str, warm: int, total: int, _url: str) -> dict[str, float]:
    """The no-op handler of python-telegram-bot: the yardstick."""
    from telegram import Update
    from telegram.ext import Application, ContextTypes, MessageHandler, filters

    count, meter, done = 0, Meter(warm, total), asyncio.Event()

    async def nothing(_update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        nonlocal count
        count += 1
        if count in (warm, total) and meter.seen(count):
            done.set()

    application = Application.builder().token(TOKEN).base_url(f"{address}/bot").job_queue(None).build()
    application.add_handler(MessageHandler(filters.ALL, nothing))
    async with application:
        await application.start()
        assert application.updater
        await application.updater.start_polling()
        await done.wait()
        await application.updater.stop()
        await application.stop()
    assert meter.result
    return meter.result


async def aiogram(address: str, warm: int, total: int, _url: str) -> dict[str, float]:
    """aiogram's no-op, for scale."""
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer

    count, meter, dispatcher = 0, Meter(warm, total), Dispatcher()

    async def nothing(_message: Any) -> None:
        nonlocal count
        count += 1
        if count in (warm, total) and meter.seen(count):
            await dispatcher.stop_polling()

    dispatcher.message.register(nothing)

    session = AiohttpSession(api=TelegramAPIServer.from_base(address))
    await dispatcher.start_polling(Bot(TOKEN, session=session), handle_signals=False)
    assert meter.result
    return meter.result


async def hearth(address: str, warm: int, total: int, url: str) -> dict[str, float]:
    """The real thing: stored, committed, confirmed, recorded, counted, paid, and answered where an answer is due."""
    from bot.app import assemble, settings_models
    from bot.kit import config, outbox
    from bot.kit.clock import SystemClock
    from bot.kit.fetcher import Fetcher
    from bot.kit.pacing import Pacer
    from bot.migrating import migrate

    telegram = {"token": TOKEN, "base_url": f"{address}/bot"}
    await migrate(url)
    loaded = config.load(None, settings_models(), telegram=telegram, database={"url": url})
    app = assemble(loaded, SystemClock(), pacer=Pacer.unlimited())
    await app.request.initialize()
    await app.bot.initialize()
    await app.open()
    meter = Meter(warm, total)
    tasks = [
        asyncio.create_task(job) for job in (Fetcher(app.api, app.inbox).run(), app.inbox.run(), app.courier.run())
    ]
    while not meter.seen(app.inbox.applied) or not await _all_said(app, outbox):
        await asyncio.sleep(0.05)
        for task in tasks:
            if task.done():
                task.result()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await app.courier.close()
    await app.request.shutdown()
    await app.engine.dispose()
    assert meter.result
    return meter.result


async def _all_said(app: Any, outbox: Any) -> bool:
    async with app.engine.connect() as db:
        return bool((await outbox.census(db))["queued"] == 0)


CANDIDATES: dict[str, Callable[..., Any]] = {"ptb": ptb, "aiogram": aiogram, "hearth": hearth}


def _measure(candidate: str, address: str, warm: int, total: int, url: str = "") -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.intake", "--candidate", candidate, "--address", address]
    command += ["--warm", str(warm), "--total", str(total), "--url", url]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    return dict(json.loads(done.stdout.splitlines()[-1]))


@contextmanager
def _database(kind: str) -> Iterator[tuple[str, Callable[[], float]]]:
    """A fresh database on the disk, and what its server has used of the CPU so far (seconds)."""
    with tempfile.TemporaryDirectory(prefix="hearth-bench-") as folder:
        if kind == "sqlite":
            yield f"sqlite:///{folder}/bench.sqlite3", lambda: 0.0
            return
        from tests.support.postgres import postgres_server

        with postgres_server(fsync=True) as url_for:
            yield url_for("bench"), _postgres_cpu


def _postgres_cpu() -> float:
    total = 0.0
    for process in psutil.process_iter(["name"]):
        if process.info["name"] == "postgres":
            with suppress(psutil.NoSuchProcess):
                times = process.cpu_times()
                total += times.user + times.system
    return total


def _hearth(kind: str, answers: list[bytes], warm: int, total: int) -> dict[str, float]:
    with _database(kind) as (url, server_cpu), bot_api(answers) as address:
        before = server_cpu()
        result = _measure("hearth", address, warm, total, url)
        # The server's share of the measured part: what it used in all, by the number of updates.
        result["us"] += (server_cpu() - before) / total * 1e6
        return result


@dataclass(frozen=True)
class Line:
    """One candidate over all rounds: medians, and the ratio's spread."""

    name: str
    us: float
    ratio: float
    least: float
    most: float
    rss_mb: float


def main(rounds: int, databases: list[str]) -> list[Line]:
    """Runs everything in turn, `rounds` times; prints a table, and last a line for machines for each promise."""
    results: dict[str, list[tuple[float, float, float]]] = {}
    for number in range(rounds):
        row = _round(databases)
        for name, figures in row.items():
            results.setdefault(name, []).append(figures)
        print(f"round {number + 1}: " + " · ".join(f"{name} {ratio:.2f}" for name, (_, ratio, _) in row.items()))
    lines = []
    for name, rows in results.items():
        costs, ratios, growths = ([row[column] for row in rows] for column in range(3))
        middle = statistics.median(ratios)
        lines.append(Line(name, statistics.median(costs), middle, min(ratios), max(ratios), statistics.median(growths)))
    print(f"\n{'candidate':20} {'µs/update':>10} {'ratio':>7} {'min':>6} {'max':>6} {'RSS +MB':>8}")
    for line in lines:
        print(f"{line.name:20} {line.us:10.1f} {line.ratio:7.2f} {line.least:6.2f} {line.most:6.2f} {line.rss_mb:8.1f}")
    print()
    for line in lines:
        if line.name.startswith(("plain", "checkin")):
            print(f"intake {line.name} ratio {line.ratio:.2f}")
    return lines


def _round(databases: list[str]) -> dict[str, tuple[float, float, float]]:
    measured = workload.plain(MEASURED, first=WARM + 1)
    plain = workload.answers(workload.everybody() + measured)
    peers = workload.answers(measured[: WARM_PEER + MEASURED_PEER])
    # Whoever checks in has said something before, as whoever is in a group has.
    checkins = workload.answers(workload.everybody()[:CHECKINS] + workload.checkins(CHECKINS, first=CHECKINS + 1))
    with bot_api(peers) as address:
        yardstick = _measure("ptb", address, WARM_PEER, WARM_PEER + MEASURED_PEER)["us"]
    row = {"ptb no-op": (yardstick, 1.0, 0.0)}
    if importlib.util.find_spec("aiogram"):
        with bot_api(peers) as address:
            cost = _measure("aiogram", address, WARM_PEER, WARM_PEER + MEASURED_PEER)["us"]
            row["aiogram no-op"] = (cost, cost / yardstick, 0.0)
    for kind in databases:
        found = _hearth(kind, plain, WARM, WARM + MEASURED)
        row[f"plain {kind}"] = (found["us"], found["us"] / yardstick, found["rss_mb"])
        found = _hearth(kind, checkins, CHECKINS, 2 * CHECKINS)
        row[f"checkin {kind}"] = (found["us"], found["us"] / yardstick, found["rss_mb"])
    return row


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--databases", default="sqlite,postgres")
    for name in ("candidate", "address", "url"):
        parser.add_argument(f"--{name}", default="", help=argparse.SUPPRESS)
    for name in ("warm", "total"):
        parser.add_argument(f"--{name}", type=int, default=0, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.candidate:
        job = CANDIDATES[given.candidate](given.address, given.warm, given.total, given.url)
        print(json.dumps(asyncio.run(job)))
    else:
        main(given.rounds, given.databases.split(","))
