"""A sandbox in-process, and a few words to play it with: both doors over HTTP, without a network."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from sandbox import Options, Sandbox

Json = dict[str, Any]
MORE = ["message", "edited_message", "channel_post", "callback_query", "my_chat_member", "chat_member", "poll",
        "chat_join_request", "message_reaction", "message_reaction_count", "poll_answer"]  # fmt: skip


class Refused(Exception):
    """An `ok: false` of the Bot API, or a 400 of the people's side."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


class Box:
    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.http = httpx.AsyncClient(transport=httpx.ASGITransport(app=sandbox.app), base_url="http://box")
        self.me = sandbox.bot.id
        self._offset = 0

    async def bot(self, method: str, **params: Any) -> Any:
        """The bot calls a method; its result, or Refused."""
        answer = (await self.http.post(f"/bot{self.sandbox.token}/{method}", json=params)).json()
        if not answer["ok"]:
            raise Refused(answer["error_code"], answer["description"], answer.get("parameters"))
        return answer["result"]

    async def people(self, path: str, /, **given: Any) -> Any:
        response = await self.http.post(f"/sandbox/{path}", json=given)
        if response.status_code != 200:
            raise Refused(response.status_code, response.json()["error"])
        return response.json()

    async def look(self, path: str, /, **query: Any) -> Any:
        response = await self.http.get(f"/sandbox/{path}", params={k.rstrip("_"): v for k, v in query.items()})
        if response.status_code != 200:
            raise Refused(response.status_code, response.json()["error"])
        return response.json()

    async def updates(self, **more: Any) -> list[Json]:
        """What the bot is told since it last asked."""
        found: list[Json] = await self.bot("getUpdates", **{"offset": self._offset, "timeout": 0, **more})
        if found:
            self._offset = found[-1]["update_id"] + 1
            self.sandbox.queue.confirm(self._offset)
        return found

    async def told(self, kind: str) -> list[Json]:
        return [update[kind] for update in await self.updates() if kind in update]

    async def reading(self, wanted: bool = True) -> None:
        """Return when a long poll is waiting (or no longer is)."""
        for _ in range(200_000):
            if self.sandbox.queue.is_read is wanted:
                return
            await asyncio.sleep(0)
        raise AssertionError("nobody polls" if wanted else "somebody still polls")

    # People

    async def person(self, name: str = "Ana", *, started: bool = False, **more: Any) -> int:
        user: int = (await self.people("users", first_name=name, **more))["id"]
        if started:
            await self.people("start", **{"as": user})
        return user

    async def group(self, owner: int, *members: int, kind: str = "supergroup", admin: bool = False, **more: Any) -> int:
        """A chat with the bot in it, an admin with all usual rights if asked."""
        given = {"type": kind, "title": "Reading circle", "owner": owner, "members": [*members, self.me], **more}
        chat: int = (await self.people("chats", **given))["id"]
        if admin:
            rights = {"can_promote_members": True} if more.get("all_rights") else None
            await self.member(chat, owner, self.me, "promote", **({"rights": rights} if rights else {}))
        await self.updates()
        return chat

    async def member(self, chat: int, by: int, user: int, action: str, **more: Any) -> Json:
        member: Json = await self.people(f"chats/{chat}/members", **{"as": by, "user": user, "action": action, **more})
        return member

    async def says(self, user: int, text: str | None = None, chat: int | None = None, **more: Any) -> Json:
        given = {"as": user, **({"text": text} if text is not None else {}), **more}
        message: Json = await self.people(f"chats/{chat or user}/messages", **given)
        return message

    async def sees(self, user: int, chat: int | None = None) -> list[Json]:
        seen: list[Json] = (await self.look(f"chats/{chat or user}/messages", as_=user))["messages"]
        return seen

    async def pass_time(self, seconds: float) -> None:
        await self.people("clock", advance=seconds)


async def opened(**options: Any) -> Box:
    box = Box(Sandbox(Options(**{"limits": "off", **options})))
    box.sandbox.queue.allow(MORE)
    return box


@pytest.fixture
async def box() -> AsyncIterator[Box]:
    """A sandbox without flood limits whose bot asked for every kind of update."""
    box = await opened()
    yield box
    await box.http.aclose()
    await box.sandbox.close()


@pytest.fixture
async def ana(box: Box) -> int:
    """Ana, who has started the bot."""
    user = await box.person("Ana", username="ana_b", language_code="de")
    await box.people("start", **{"as": user})
    await box.updates()
    return user


def refusal(caught: pytest.ExceptionInfo[Refused]) -> str:
    return caught.value.description
