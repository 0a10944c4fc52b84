"""From the start of a process to its first answer, and the memory it has when nobody writes.

    python -m benchmarks starting [--rounds 5]

The baseline is python-telegram-bot alone: its stock application with one handler that answers. Both are asked the same
by the same server; the clock stops when the answer arrives there. Hearth's database is there from an earlier start, and
so is what Python has compiled, of both. The limit is python-telegram-bot with the other libraries that Hearth stands
on, imported and not used: SQLModel (SQLAlchemy, pydantic) with a driver, and aiohttp.
"""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from benchmarks import server
from benchmarks.measured import Line, database, line
from bot.migrating import migrate

TITLE = "Starting"
TOKEN = "123456:" + "b" * 35
IDLE = 1.5  # seconds without a word after which memory is read
PATIENCE = 60

PTB = """
import sys
from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

async def answer(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    await update.message.reply_text("Here I am.")

application = Application.builder().token(sys.argv[1]).base_url(sys.argv[2] + "/bot").build()
application.add_handler(MessageHandler(filters.ALL, answer))
application.run_polling()
"""

LIBRARIES = "import aiohttp, aiosqlite, sqlalchemy.ext.asyncio, sqlmodel\n"


@dataclass(frozen=True)
class Started:
    """One start: seconds to the first poll and to the first answer, seconds of CPU by then, and idle memory."""

    polled: float
    answered: float
    cpu: float
    rss_mb: float


def _question() -> bytes:
    person = {"id": 77, "is_bot": False, "first_name": "Ana", "language_code": "en"}
    chat = {"id": 77, "type": "private", "first_name": "Ana"}
    entity = {"type": "bot_command", "offset": 0, "length": 6}
    message = {"message_id": 1, "date": int(time.time()), "chat": chat, "from": person, "text": "/start"}
    update = {"update_id": 1, "message": message | {"entities": [entity]}}
    return json.dumps({"ok": True, "result": [update]}).encode()


class _Watching(server.Api):
    """Notes when each method was first called."""

    def __init__(self, seen: dict[str, asyncio.Future[float]]) -> None:
        super().__init__([_question()], [1])
        self._seen = seen

    def answer(self, method: str, body: bytes, line: bytes) -> bytes | None:
        if method in self._seen and not self._seen[method].done():
            self._seen[method].set_result(time.perf_counter())
        return super().answer(method, body, line)


async def start(command: list[str], address: dict[str, str] | None = None) -> Started:
    """Starts a bot; `{address}` in its command, and in the file `config` of `address`, is where to find Telegram."""
    loop = asyncio.get_running_loop()
    seen: dict[str, asyncio.Future[float]] = {method: loop.create_future() for method in ("getUpdates", "sendMessage")}
    serving = await loop.create_server(lambda: _Watching(seen), "127.0.0.1", 0)
    where = f"http://127.0.0.1:{serving.sockets[0].getsockname()[1]}"
    for file, text in (address or {}).items():
        Path(file).write_text(text.replace("{address}", where))
    began = time.perf_counter()
    words = [word.replace("{address}", where) for word in command]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
    try:
        async with asyncio.timeout(PATIENCE):
            polled = await seen["getUpdates"] - began
            answered = await seen["sendMessage"] - began
        about = psutil.Process(process.pid)
        times = about.cpu_times()
        await asyncio.sleep(IDLE)
        return Started(polled, answered, times.user + times.system, about.memory_info().rss / 1e6)
    except TimeoutError:
        process.kill()
        assert process.stderr
        raise RuntimeError(process.stderr.read().decode()[-3000:]) from None
    finally:
        process.kill()
        process.wait()
        serving.close()


def hearth(url: str, folder: str) -> Started:
    """The real process on this database."""
    config = f"{folder}/config.toml"
    telegram = f'[telegram]\ntoken = "{TOKEN}"\nbase_url = "{{address}}/bot"\n'
    text = f'{telegram}[database]\nurl = "{url}"\n'
    return asyncio.run(start([sys.executable, "-m", "bot", "run", "--config", config], {config: text}))


def lines(rounds: int) -> list[Line]:
    ours, theirs, limits = [], [], []
    with database("sqlite") as url, tempfile.TemporaryDirectory() as folder:
        asyncio.run(migrate(url))
        hearth(url, folder)  # compiles
        for _ in range(max(rounds, 5)):
            theirs.append(_alone(PTB))
            limits.append(_alone(LIBRARIES + PTB))
            ours.append(hearth(url, folder))

    def both(values: list[Started], field: str) -> dict[str, Any]:
        return {"values": [getattr(one, field) for one in values], "beside": [getattr(one, field) for one in theirs]}

    started = [
        line("start to first answer", unit="s", at_most=1.5, of="ratio", note="÷ PTB alone", **both(ours, "answered")),
        line("CPU until then", unit="s", note="÷ PTB alone", **both(ours, "cpu")),
        line("idle memory (RSS)", unit="MB", at_most=1.6, of="ratio", note="÷ PTB alone", **both(ours, "rss_mb")),
    ]
    note = "the limit: PTB, and the other libraries imported; ÷ PTB alone"
    return started + [
        line(f"{name}, libraries alone", unit=unit, note=note, **both(limits, field))
        for name, unit, field in (("start", "s", "answered"), ("idle memory", "MB", "rss_mb"))
    ]


def _alone(program: str) -> Started:
    return asyncio.run(start([sys.executable, "-c", program, TOKEN, "{address}"]))
