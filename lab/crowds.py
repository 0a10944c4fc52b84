"""People and groups in numbers, made at once: scenarios with many chats begin with them."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from random import Random
from typing import Any

import httpx

from lab.scenario import Lab
from tests.support.stage import Stage, free_port


async def open_groups(stage: Stage, groups: int, members: int) -> dict[int, list[int]]:
    """So many groups with so many members each, and the bot as one of them: the members by group."""
    made = {-1_001_000_000_000 - n: [10_000 + n * members + m for m in range(members)] for n in range(groups)}
    users = [{"id": one, "first_name": f"Member {one}"} for people in made.values() for one in people]
    bot = stage.sandbox.bot.id
    chats = [
        {"id": chat, "type": "supergroup", "title": f"Circle {n}", "owner": people[0], "members": [*people, bot]}
        for n, (chat, people) in enumerate(made.items())
    ]
    await stage.post("import", users=users, chats=chats)
    return made


def acquaint(stage: Stage, people: list[int]) -> None:
    """They wrote to the bot long ago, so it may write to them."""
    world = stage.sandbox.world
    for one in people:
        world.private_chat(world.user(one))
        world.user(one).started = True


class Health:
    """What an operator's monitor sees."""

    def __init__(self) -> None:
        self._address = f"127.0.0.1:{free_port()}"
        self.configuration = f'[web]\nlisten = "{self._address}"\n'

    async def is_red(self) -> bool:
        return await self._status() == 503

    async def is_green(self) -> bool:
        return await self._status() == 200

    async def _status(self) -> int:
        async with httpx.AsyncClient(trust_env=False, timeout=10) as client:
            return (await client.get(f"http://{self._address}/healthz")).status_code


class Chatter:
    """A group that talks all the time, and newcomers who check in one by one and expect an answer."""

    def __init__(self, stage: Stage, people: list[int], newcomers: list[int]) -> None:
        self._stage = stage
        self._people = people
        self._newcomers = newcomers
        self._came: list[int] = []
        self._authors: dict[int, int] = {}  # by message
        self._answered: set[int] = set()
        self._seen = 0  # of the truth log
        self.messages = 0

    @classmethod
    async def open(cls, stage: Stage, newcomers: int) -> "Chatter":
        people = await stage.open_group(10 + newcomers)
        return cls(stage, people[:10], people[10:])

    @asynccontextmanager
    async def talking(self, random: Random) -> AsyncIterator[None]:
        """Meanwhile some twenty messages a second, and now and then a question."""
        over = asyncio.Event()
        talk = asyncio.create_task(self._talk(random, over))
        try:
            yield
        finally:
            over.set()
            await talk

    async def _talk(self, random: Random, over: asyncio.Event) -> None:
        while not over.is_set():
            for _ in range(3):
                asks = random.random() < 0.05
                await self._say(random.choice(self._people), "/points" if asks else f"thought {self.messages}")
            await asyncio.sleep(0.15)

    async def say_something(self) -> None:
        await self._say(self._people[0], f"thought {self.messages}")

    async def newcomer_asks(self) -> None:
        self._came.append(self._newcomers[len(self._came)])
        await self._say(self._came[-1], "/checkin")

    async def newcomer_is_answered(self, seconds: float) -> None:
        await self.newcomer_asks()
        await self._stage.until(
            lambda: self._are_answered(self._came[-1:]), lambda: "a newcomer got no answer", seconds
        )

    async def all_are_answered(self) -> bool:
        return await self._are_answered(self._came)

    def judge(self, lab: Lab, report: dict[str, Any]) -> None:
        lab.expect(report["messages"] == self.messages, f"{self.messages} written, {report['messages']} recorded")
        lab.expect(report["checkins"] == len(self._came), f"{len(self._came)} came, {report['checkins']} checked in")

    async def _say(self, who: int, words: str) -> None:
        self.messages += 1
        await self._stage.say((who, words))

    async def _are_answered(self, people: list[int]) -> bool:
        """By the truth log, of which each entry is looked at once."""
        for entry in self._stage.sandbox.log.view(self._seen)["entries"]:
            self._seen = entry["n"]
            if entry.get("kind") == "message" and "object" in entry:
                message = json.loads(bytes(entry["object"]))
                self._authors[message["message_id"]] = message["from"]["id"]
            elif entry.get("method") in ("sendMessage", "setMessageReaction") and "result" in entry:
                params = entry["params"]
                about = params.get("message_id") or params.get("reply_parameters", {}).get("message_id")
                self._answered.add(self._authors.get(about, 0))
        return self._answered.issuperset(people)
