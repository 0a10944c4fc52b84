"""How long somebody waits for an answer while their group is busy.

    python -m benchmarks answering [--rounds 3]

The whole bot: 100 ordinary messages a second come in, evenly over 1,000 groups, and between them one member after the
other asks something in private. The time is wall time, from the moment the update is handed over to the moment at which
Telegram has taken the answer; the server is on this machine, so the network costs nothing. The one big group has 2,000
members with points, so that a board is a board.
"""

import asyncio
import json
import statistics
import time
from typing import Any

from benchmarks import workload
from benchmarks.measured import Line, database, line
from benchmarks.server import bot_api
from bot import config
from bot.app import App, assemble, settings_models
from bot.engine.pacing import Pacer
from bot.kit.clock import SystemClock
from bot.migrating import migrate

TITLE = "Answers in a busy hour"
TOKEN = "123456:" + "b" * 35
COMMANDS = {"/me": 2.0, "/top": 2.0, "/why": 2.0}  # seconds that 95 of 100 answers may take (S59: within two seconds)
SECONDS = 20
EACH_SECOND = 100  # ordinary messages
ASKED_EVERY = 0.1  # seconds
BIG = -1_001_000_009_999
CROWD = 2_000
KINDS = {"sqlite": "SQLite", "postgres": "PostgreSQL"}


def _user(number: int) -> dict[str, Any]:
    return {"id": 700_000_000 + number, "is_bot": False, "first_name": f"Reader {number}", "language_code": "en"}


def _message(update_id: int, chat: dict[str, Any], user: dict[str, Any], text: str) -> bytes:
    message = {"message_id": update_id, "date": int(time.time()), "chat": chat, "from": user, "text": text}
    if text.startswith("/"):
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
    return json.dumps({"update_id": update_id, "message": message}).encode()


class Waiting:
    """Who asked what, and when they had their answer."""

    def __init__(self, app: App) -> None:
        self.took: dict[str, list[float]] = {command: [] for command in COMMANDS}
        self._asked: dict[int, tuple[str, float]] = {}
        self._call = app.api.call
        app.api.call = self._answered  # type: ignore[method-assign]

    def ask(self, user_id: int, command: str) -> None:
        self._asked[user_id] = command, time.perf_counter()

    async def _answered(self, method: str, parameters: Any, *more: Any, **named: Any) -> Any:
        result = await self._call(method, parameters, *more, **named)
        if asked := self._asked.pop(int(parameters.get("chat_id", 0)), None):
            self.took[asked[0]].append(time.perf_counter() - asked[1])
        return result

    @property
    def unanswered(self) -> int:
        return len(self._asked)


async def _people(app: App) -> int:
    """The big group, with a message and a point of everybody; returns the next update's number."""
    chat = {"id": BIG, "type": "supergroup", "title": "A town that reads"}
    raws = [_message(1 + n, chat, _user(n), f"Good morning from reader {n}") for n in range(CROWD)]
    for start in range(0, CROWD, workload.BATCH):
        await app.inbox.take(raws[start : start + workload.BATCH])
    await app.inbox.idle()
    return CROWD + 1


async def _busy(app: App, waiting: Waiting, first: int) -> None:
    talk = workload.plain(SECONDS * EACH_SECOND, first=first)
    began, number, asked = time.perf_counter(), 0, 0
    commands = list(COMMANDS)
    while number < len(talk):
        due = min(len(talk), int((time.perf_counter() - began) * EACH_SECOND))
        if due > number:
            await app.inbox.take(talk[number:due])
            number = due
        if time.perf_counter() - began >= asked * ASKED_EVERY:
            user, command = _user(asked), commands[asked % len(commands)]
            waiting.ask(user["id"], command)
            chat = {"id": user["id"], "type": "private"}
            await app.inbox.take([_message(first + len(talk) + asked, chat, user, command)])
            asked += 1
        await asyncio.sleep(0.005)
    deadline = time.perf_counter() + 20
    while waiting.unanswered and time.perf_counter() < deadline:
        await asyncio.sleep(0.05)


async def _once(url: str, address: str) -> dict[str, list[float]]:
    telegram = {"token": TOKEN, "base_url": f"{address}/bot"}
    await migrate(url)
    loaded = config.load(None, settings_models(), telegram=telegram, database={"url": url})
    app = assemble(loaded, SystemClock(), pacer=Pacer.unlimited())
    await app.request.initialize()
    await app.bot.initialize()
    await app.open()
    tasks = [asyncio.create_task(job) for job in (app.inbox.run(), app.courier.run())]
    waiting = Waiting(app)
    await _busy(app, waiting, await _people(app))
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await app.courier.close()
    await app.request.shutdown()
    await app.engine.dispose()
    if waiting.unanswered:
        raise AssertionError(f"{waiting.unanswered} without an answer")
    return waiting.took


def lines(rounds: int) -> list[Line]:
    found = []
    for kind, name in KINDS.items():
        p95: dict[str, list[float]] = {}
        middle: dict[str, list[float]] = {}
        for _ in range(rounds):
            with database(kind) as url, bot_api([]) as address:
                for command, took in asyncio.run(_once(url, address)).items():
                    p95.setdefault(command, []).append(statistics.quantiles(took, n=20)[-1])
                    middle.setdefault(command, []).append(statistics.median(took))
        for command, limit in COMMANDS.items():
            note = f"95 of 100 answers; half of them within {statistics.median(middle[command]) * 1e3:.0f} ms"
            found.append(line(f"{command}, {name}", p95[command], "s", at_most=limit, note=note))
    return found
