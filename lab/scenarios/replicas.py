"""Four workers share a PostgreSQL behind two webhook replicas, and one after the other is killed: each chat is answered
in its order, nothing is lost, nothing counts twice.
"""

import asyncio
import contextlib
import itertools
import os
import signal
from typing import Any

from lab.crowds import open_groups
from lab.scenario import SECRET, Lab, Variant
from tests.support.stage import HURRY, Stage, free_port

VARIANTS = (Variant("postgres", "webhook"), Variant("postgres", "polling"))
QUICK = 3
FULL = 100  # kills
WORKERS = 4
WEBS = 2
GROUPS = 12
EACH = 10  # people in a group


async def run(lab: Lab) -> None:
    async with lab.stage() as stage:
        crew = _Crew(stage, lab)
        chats = await open_groups(stage, GROUPS, EACH)
        messages = 0
        try:
            await crew.arrive()
            for cycle in range(lab.size):
                killing = asyncio.create_task(crew.lose_one(lab.random.uniform(0.1, 0.6)))
                for turn in range(4):
                    words = [
                        (chat, lab.random.choice(people), "/points" if turn % 2 else f"thought {cycle} {turn} {chat}")
                        for chat, people in chats.items()
                        for _ in range(2)
                    ]
                    await stage.post("import", messages=[{"chat": c, "as": w, "text": t} for c, w, t in words])
                    messages += len(words)
                    await asyncio.sleep(lab.random.uniform(0.02, 0.2))
                await killing
            report = await lab.check(stage)
        finally:
            crew.dismiss()
        lab.expect(report["messages"] == messages, f"{messages} messages written, {report['messages']} recorded")
        asked, swapped = _order(stage)
        lab.expect(not swapped, f"{swapped} answers came before an earlier one in their chat")
        lab.figures |= {"kills": lab.size, "workers": WORKERS, "commands": asked, "out of order": swapped}


class _Crew:
    """The processes: workers that come and go, and with a webhook two replicas behind a balancer."""

    def __init__(self, stage: Stage, lab: Lab) -> None:
        self._stage = stage
        self._random = lab.random
        self._pids: dict[str, int] = {}
        self._public = 0
        self._ports = {f"web {number}": free_port() for number in range(WEBS)} if lab.variant.mode == "webhook" else {}

    async def arrive(self) -> None:
        if self._ports:
            balancer = await asyncio.start_server(self._balance, "127.0.0.1", 0)
            self._public = balancer.sockets[0].getsockname()[1]
        for name in (*self._ports, *(f"worker {number}" for number in range(WORKERS))):
            self._hire(name)

    def _hire(self, name: str) -> None:
        """Everybody has a file of settings of their own."""
        role, _, number = name.partition(" ")
        telegram = ""
        if self._ports:
            where = f'url = "http://127.0.0.1:{self._public}"\nport = {self._ports.get(name, 1)}\n'
            telegram = f'mode = "webhook"\n[telegram.webhook]\n{where}secret = "{SECRET}"\n'
        self._stage.config = self._stage.folder / f"{role}-{number}.toml"
        self._stage.configure(telegram, more=f'{HURRY}\n[process]\nrole = "{role}"\n')
        self._stage.start()
        self._pids[name] = self._stage.pid

    async def lose_one(self, after: float) -> None:
        await asyncio.sleep(after)
        name = self._random.choice(list(self._pids))
        os.kill(self._pids[name], signal.SIGKILL)
        self._hire(name)

    def dismiss(self) -> None:
        for pid in self._pids.values():
            os.kill(pid, signal.SIGKILL)

    async def _balance(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection to any replica that answers."""
        ports = list(self._ports.values())
        for port in self._random.sample(ports, len(ports)):
            with contextlib.suppress(OSError):
                theirs = await asyncio.open_connection("127.0.0.1", port)
                await asyncio.gather(_pump(reader, theirs[1]), _pump(theirs[0], writer))
                break
        writer.close()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()
    writer.close()


def _order(stage: Stage) -> tuple[int, int]:
    """Commands, and first answers that came after the first answer to a later command of their chat."""
    entries: list[dict[str, Any]] = stage.sandbox.log.view()["entries"]
    answered: dict[int, list[int]] = {}
    for entry in entries:
        if entry["side"] == "bot" and entry["method"] == "sendMessage" and "error" not in entry:
            about = entry["params"].get("reply_parameters", {}).get("message_id")
            heard = answered.setdefault(entry["params"]["chat_id"], [])
            if about and about not in heard:
                heard.append(about)
    asked = sum(len(one) for one in answered.values())
    return asked, sum(later < earlier for one in answered.values() for earlier, later in itertools.pairwise(one))
