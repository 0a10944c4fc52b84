"""What a play needs of the sandbox: to say, to tap, and to wait until the bot has answered."""

from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp

CIRCLE = -1001500000001


class Circle:
    """The group of the play, through the sandbox's own door."""

    def __init__(self, session: aiohttp.ClientSession, settle: Callable[[], Awaitable[None]]) -> None:
        self._session, self._settle = session, settle

    async def get(self, path: str) -> Any:
        async with self._session.get(path) as answer:
            return await answer.json()

    async def post(self, path: str, body: dict[str, Any]) -> Any:
        async with self._session.post(path, json=body) as answer:
            if answer.status >= 400:
                raise RuntimeError(f"{path}: {await answer.text()}")
            return await answer.json()

    async def settle(self) -> None:
        """Until the bot has fetched everything, and everything has had its effect and its answer."""
        await self.post("/sandbox/wait", {})
        await self._settle()

    async def say(self, who: int, chat: int = CIRCLE, **content: Any) -> None:
        await self.post(f"/sandbox/chats/{chat}/messages", {"as": who, **content})
        await self.settle()

    async def press(self, who: int, name: str, chat: int = CIRCLE) -> None:
        """The last button there with `name` in its words or its data."""
        for message in await self._latest(who, chat):
            for button in (one for row in message.get("reply_markup", {}).get("inline_keyboard", []) for one in row):
                if name in button["text"] or name in button.get("callback_data", ""):
                    press = {"as": who, "chat": chat, "message": message["message_id"], "data": button["callback_data"]}
                    await self.post("/sandbox/messages/press", press)
                    await self.settle()
                    return
        raise RuntimeError(f"no button {name} in chat {chat}")

    async def last_word_of(self, somebody: int, who: int) -> int:
        """In the group, as `who` sees it."""
        latest = await self._latest(who, CIRCLE)
        return int(next(one["message_id"] for one in latest if one["from"]["id"] == somebody))

    async def _latest(self, who: int, chat: int) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = (await self.get(f"/sandbox/chats/{chat}/messages?as={who}&limit=50"))["messages"]
        return found[::-1]
