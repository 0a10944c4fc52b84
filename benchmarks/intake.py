"""What it costs to take a message in: Hearth, durable and with its points, beside frameworks that do nothing with it.

    python -m benchmarks.intake [--rounds 3] [--databases sqlite,postgres]

Every candidate is a process of its own that fetches the same bytes by long polling; CPU is that process's, and for
PostgreSQL the server's is added. The ratio is to python-telegram-bot's no-op in the same round, each at the pace that
the machine had just then (`benchmarks/measured.py`); `bare` is what the same rows cost without Hearth
(`benchmarks/bare.py`).

`plain`: ordinary messages of 50,000 members of 1,000 groups, a quarter of them replies, each stored durably before it
is confirmed (SQLite: WAL, `synchronous=FULL`; PostgreSQL: `fsync=on`), recorded, counted by member, day and hour, and
paid with cooldown and daily cap. `checkin`: the whole way from the command to the answer, for who checked in the day
before; `first checkin`: for who never did, with the badge that it brings.
"""

import argparse
import asyncio
import importlib.util
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import psutil

from benchmarks import bare as baseline
from benchmarks import workload
from benchmarks.measured import Line, Pulse, database, line, server_cpu
from benchmarks.server import bot_api

TITLE = "Coming in"
TOKEN = "123456:" + "b" * 35
WARM, MEASURED = workload.GROUPS * workload.MEMBERS, 40_000  # each member is seen once before, as on any evening
WARM_PEER, MEASURED_PEER = 1_000, 10_000
CHECKINS = 4_000
PTB = "ptb no-op"
GOALS = {"plain sqlite": 0.30, "plain postgres": 0.45, "checkin sqlite": 8.0}  # ÷ PTB's no-op
BARE_GOAL = 1.5  # ÷ the same rows with the bare driver


def _rss() -> int:
    return int(psutil.Process().memory_info().rss)


class Meter:
    """CPU between two counts of updates."""

    def __init__(self, warm: int, total: int) -> None:
        self._warm, self._total = warm, total
        self._began: tuple[int, float, int] | None = None
        self._pulse = Pulse()
        self.result: dict[str, float] | None = None

    def seen(self, count: int) -> bool:
        """Told how many updates are through; True when that is enough."""
        if self._began is None and count >= self._warm:
            self._pulse.start()
            self._began = count, time.process_time(), _rss()
        if count < self._total or self._began is None:
            return False
        first, began, rss_before = self._began
        self._pulse.stop()
        cost = (time.process_time() - began - self._pulse.used) / (count - first)
        self.result = {"us": cost * 1e6, "beat": self._pulse.mean, "rss_mb": (_rss() - rss_before) / 1e6}
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
    from bot import config
    from bot.app import assemble, settings_models
    from bot.engine.fetcher import Fetcher
    from bot.engine.pacing import Pacer
    from bot.kit.clock import SystemClock
    from bot.migrating import migrate

    telegram = {"token": TOKEN, "base_url": f"{address}/bot"}
    await migrate(url)
    loaded = config.load(None, settings_models(), telegram=telegram, database={"url": url})
    app = assemble(loaded, SystemClock(), pacer=Pacer.unlimited())
    await app.request.initialize()
    await app.bot.initialize()
    await app.open()
    taking, gate, meter = app.inbox.take, asyncio.Event(), Meter(warm, total)

    async def take(raws: Sequence[bytes]) -> None:
        if app.inbox.stored >= warm:
            await gate.wait()
        await taking(raws)

    app.inbox.take = take  # type: ignore[method-assign]
    tasks = [
        asyncio.create_task(job) for job in (Fetcher(app.api, app.inbox).run(), app.inbox.run(), app.courier.run())
    ]
    for count in (warm, total):  # what the warm-up has to say is no part of what is measured, and all other words are
        while app.inbox.applied < count or await _is_speaking(app):
            await asyncio.sleep(0.05)
            for task in tasks:
                if task.done():
                    task.result()
        meter.seen(count)
        gate.set()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await app.courier.close()
    await app.request.shutdown()
    await app.engine.dispose()
    assert meter.result
    return meter.result


async def _is_speaking(app: Any) -> bool:
    from bot.kit import outbox

    async with app.engine.connect() as db:
        return bool((await outbox.census(db))["queued"])


async def bare(address: str, warm: int, total: int, url: str) -> dict[str, float]:
    meter = Meter(warm, total)
    await baseline.run(address, TOKEN, url, meter.seen)
    assert meter.result
    return meter.result


CANDIDATES: dict[str, Callable[..., Any]] = {"ptb": ptb, "aiogram": aiogram, "hearth": hearth, "bare": bare}


def _measure(candidate: str, address: str, warm: int, total: int, url: str = "") -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.intake", "--candidate", candidate, "--address", address]
    command += ["--warm", str(warm), "--total", str(total), "--url", url]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _stored(candidate: str, kind: str, answers: list[bytes], warm: int, total: int) -> dict[str, float]:
    with database(kind) as url, bot_api(answers) as address:
        used = server_cpu(kind)
        before = used()
        result = _measure(candidate, address, warm, total, url)
        # The server's share of the measured part: what it used in all, by the number of updates.
        result["us"] += (used() - before) / total * 1e6
        return result


@dataclass(frozen=True)
class Candidate:
    """One of them over all rounds: medians, and the ratio's spread."""

    name: str
    us: float
    ratio: float
    least: float
    most: float
    rss_mb: float


Rounds = dict[str, list[tuple[float, float, float]]]


def lines(rounds: int) -> list[Line]:
    results = main(rounds, ["sqlite", "postgres"])
    costs = {name: [row[0] for row in rows] for name, rows in results.items()}
    found = [line(PTB, costs[PTB], "µs", note="the yardstick: python-telegram-bot doing nothing, CPU an update")]
    for name, rows in results.items():
        if name == PTB:
            continue
        growth = statistics.median(row[2] for row in rows)
        memory = f"; {growth:.0f} MB more" if growth else ""
        goal = GOALS.get(name)
        found.append(
            line(name, costs[name], "µs", beside=costs[PTB], at_most=goal, of="ratio", note=f"÷ {PTB}{memory}")
        )
        if (driver := name.replace("plain", "bare")) != name and driver in costs:
            limit = f"÷ {driver}, the physical limit: the same rows by the driver alone"
            found.append(
                line(f"{name}, all in all", costs[name], "µs", beside=costs[driver], at_most=BARE_GOAL, of="ratio",
                     note=limit)
            )  # fmt: skip
    return found


def main(rounds: int, databases: list[str]) -> Rounds:
    """Runs everything in turn, `rounds` times; prints a table, and last a line for machines for each promise."""
    results: Rounds = {}
    for number in range(rounds):
        row = _round(databases)
        for name, figures in row.items():
            results.setdefault(name, []).append(figures)
        print(f"round {number + 1}: " + " · ".join(f"{name} {ratio:.2f}" for name, (_, ratio, _) in row.items()))
    candidates = []
    for name, rows in results.items():
        costs, ratios, growths = ([row[column] for row in rows] for column in range(3))
        middle = statistics.median(ratios)
        growth = statistics.median(growths)
        candidates.append(Candidate(name, statistics.median(costs), middle, min(ratios), max(ratios), growth))
    print(f"\n{'candidate':20} {'µs/update':>10} {'ratio':>7} {'min':>6} {'max':>6} {'RSS +MB':>8}")
    for one in candidates:
        print(f"{one.name:20} {one.us:10.1f} {one.ratio:7.2f} {one.least:6.2f} {one.most:6.2f} {one.rss_mb:8.1f}")
    print()
    for one in candidates:
        if one.name.startswith(("plain", "checkin")):
            print(f"intake {one.name} ratio {one.ratio:.2f}")
    return results


def _round(databases: list[str]) -> dict[str, tuple[float, float, float]]:
    busy = workload.plain(MEASURED, first=WARM + 1)
    plain = workload.answers(workload.everybody() + busy)
    peers = workload.answers(busy[: WARM_PEER + MEASURED_PEER])
    # Whoever checks in has said something before, as whoever is in a group has, and mostly has checked in before.
    greeted = workload.everybody()[:CHECKINS]
    yesterday = workload.checkins(CHECKINS, first=CHECKINS + 1, days_ago=1)
    checkins = workload.answers(greeted + yesterday + workload.checkins(CHECKINS, first=2 * CHECKINS + 1))
    firsts = workload.answers(greeted + workload.checkins(CHECKINS, first=CHECKINS + 1))
    with bot_api(peers) as address:
        yardstick = _measure("ptb", address, WARM_PEER, WARM_PEER + MEASURED_PEER)

    def beside(found: dict[str, float]) -> tuple[float, float, float]:
        """As it would be were the machine no faster or slower than it was for the yardstick."""
        cost = found["us"] / found["beat"] * yardstick["beat"]
        return cost, cost / yardstick["us"], found["rss_mb"]

    row = {PTB: beside(yardstick)}
    if importlib.util.find_spec("aiogram"):
        with bot_api(peers) as address:
            row["aiogram no-op"] = beside(_measure("aiogram", address, WARM_PEER, WARM_PEER + MEASURED_PEER))
    for kind in databases:
        for name, candidate, updates, warm, measured in (
            ("bare", "bare", plain, WARM, MEASURED),
            ("plain", "hearth", plain, WARM, MEASURED),
            ("checkin", "hearth", checkins, 2 * CHECKINS, CHECKINS),
            ("first checkin", "hearth", firsts, CHECKINS, CHECKINS),
        ):
            row[f"{name} {kind}"] = beside(_stored(candidate, kind, updates, warm, warm + measured))
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
