"""The real bot process against the Telegram in a box, over real HTTP."""

import asyncio
import contextlib
import json
import os
import random
import signal
import socket
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

import httpx

from bot import config
from bot.doctor import examine
from tests.support.zygote import Zygote, is_running

GROUP = -1001000000777
HURRY = "[pace]\nper_second = 100000\nper_group_minute = 100000\nper_private_second = 1000\n"


class Stage:
    """A sandbox with one group in it, and a bot that can be started, terminated and killed."""

    def __init__(self, address: str, token: str, database_url: str, folder: Path, starter: Zygote) -> None:
        self.http = httpx.AsyncClient(base_url=address, timeout=30, trust_env=False)
        self.folder = folder
        self.config = folder / "config.toml"
        self.log = folder / "bot.log"
        self.address = address
        self.token = token
        self.database_url = database_url
        self._starter = starter
        self.pid = 0
        self.sandbox: Any = None  # when it is served by this very process
        self.configure()

    def configure(self, telegram: str = "", *, token: str | None = None, more: str = HURRY) -> None:
        """Writes the bot's settings: with more lines in `[telegram]`, another token, other sections."""
        token = self.token if token is None else token
        address = f'base_url = "{self.address}/bot"\nbase_file_url = "{self.address}/file/bot"\n'
        database = f'[database]\nurl = "{self.database_url}"\n'
        self.config.write_text(f'[telegram]\ntoken = "{token}"\n{address}{telegram}\n{database}{more}')

    async def post(self, path: str, **body: Any) -> Any:
        answer = await self.http.post(f"/sandbox/{path}", json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def get(self, path: str) -> Any:
        return (await self.http.get(f"/sandbox/{path}")).json()

    async def open_group(self, members: int) -> list[int]:
        """A group of so many people, with the bot as an admin; returns their ids."""
        people = list(range(1001, 1001 + members))
        await self.post("import", users=[{"id": one, "first_name": f"Member {one}"} for one in people])
        circle = {"id": GROUP, "type": "supergroup", "title": "Circle", "owner": people[0], "members": people}
        await self.post("chats", **circle)
        bot = (await self.get("state"))["bot"]["id"]
        for action in ("add", "promote"):
            await self.post(f"chats/{GROUP}/members", **{"as": people[0]}, user=bot, action=action)
        return people

    async def say(self, *words: tuple[int, str]) -> None:
        await self.post("import", messages=[{"chat": GROUP, "as": who, "text": text} for who, text in words])

    async def messages(self, who: int, chat: int = GROUP) -> list[dict[str, Any]]:
        """All that a person sees in a chat."""
        found: list[dict[str, Any]] = []
        while page := await self._page(who, chat, found[-1]["message_id"] if found else 1):
            found += page
        return found

    async def _page(self, who: int, chat: int, after: int) -> list[dict[str, Any]]:
        return list((await self.get(f"chats/{chat}/messages?as={who}&after={after}&limit=500"))["messages"])

    async def acknowledged(self, who: int, chat: int = GROUP) -> set[int]:
        """Whom the bot has replied to, or reacted to."""
        bot = (await self.get("state"))["bot"]["id"]
        found: set[int] = set()
        for one in await self.messages(who, chat):
            if one["from"]["id"] == bot and "reply_to_message" in one:
                found.add(one["reply_to_message"]["from"]["id"])
            if any(bot in reaction["users"] for reaction in one.get("reactions", ())):
                found.add(one["from"]["id"])
        return found

    def start(self, *options: str, before: Sequence[Any] = ()) -> None:
        self.pid = self._starter.call(self.log, "run", "--config", str(self.config), *options, before=before)

    @property
    def is_running(self) -> bool:
        return is_running(self.pid)

    async def call(self, *words: str) -> tuple[int, str]:
        """`python -m bot WORDS --config …`, to its end: the exit code, and what it said."""
        log = self.folder / f"{'-'.join(words).replace('/', '_')[-100:]}.log"
        log.unlink(missing_ok=True)
        pid = self._starter.call(log, *words, "--config", str(self.config))
        await self.until(lambda: _value(not is_running(pid)))
        return _exit_code(log), log.read_text()

    async def until_said(self, words: str, times: int = 1) -> None:
        """Waits for words in the log."""
        await self.until(lambda: _value(self.said().count(words) >= times), self.said)

    def said(self) -> str:
        return self.log.read_text() if self.log.exists() else ""

    def kill(self) -> None:
        if self.pid:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    async def lives_through_kills(self, cycles: int, *, seed: int, longest_pause: float) -> tuple[list[int], int]:
        """Kills the bot again and again while a group talks, two members checking in each time; starts it again.
        Pauses are up to `longest_pause` seconds. Returns the members and how many messages they wrote."""
        random_ = random.Random(seed)
        people = await self.open_group(2 * cycles)
        messages = 0
        for cycle in range(cycles):
            self.start()
            newcomers = people[2 * cycle : 2 * cycle + 2]
            words = [(who, "/checkin") for who in newcomers]
            words += [(random_.choice(people), f"thought number {cycle} {n} on the book") for n in range(8)]
            random_.shuffle(words)
            for start in range(0, len(words), 3):
                await self.say(*words[start : start + 3])
                # Real time on purpose: a kill is only worth something at a moment that nobody chose.
                await asyncio.sleep(random_.uniform(0, longest_pause))
            messages += len(words)
            self.kill()
        self.start()
        return people, messages

    async def terminate(self) -> tuple[int, float]:
        """SIGTERM; the exit code and how many seconds it took."""
        began = time.monotonic()
        os.kill(self.pid, signal.SIGTERM)
        await self.until(lambda: _value(not is_running(self.pid)))
        return _exit_code(self.log), time.monotonic() - began

    async def doctor(self) -> dict[str, Any]:
        from bot.app import settings_models

        return await examine(config.load(self.config, settings_models()))

    async def settled(self) -> dict[str, Any]:
        """Waits until everything has had its effect and its answer; the doctor's report."""
        await self.until(self._all_delivered, lambda: "Telegram still has updates: " + self.said()[-3000:], seconds=300)
        report: dict[str, Any] = {}

        async def is_quiet() -> bool:
            nonlocal report
            report = await self.doctor()
            return bool(report.get("inbox", {}).get("pending") == 0 and report["outbox"]["queued"] == 0)

        await self.until(is_quiet, lambda: json.dumps(report) + self.log.read_text()[-3000:])
        return report

    async def _all_delivered(self) -> bool:
        """A webhook that was down for long is tried again after up to a minute, so a single wait proves nothing."""
        return bool((await self.post("wait", seconds=25))["fetched"])

    async def until(
        self, ready: Callable[[], Awaitable[bool]], why: Callable[[], str] = lambda: "", seconds: float = 60
    ) -> None:
        """Polls; there is no signal to wait for in another process."""
        deadline = time.monotonic() + seconds
        while not await ready():
            assert time.monotonic() < deadline, why()
            await asyncio.sleep(0.02)


def _exit_code(log: Path) -> int:
    return int(Path(f"{log}.exit").read_text())


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


async def _value(value: bool) -> bool:
    return value
