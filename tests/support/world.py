"""A community in memory: the real app with two edges replaced, the network and the clock. It reads like a story:

ana = await world.person("Ana")
assert await ana.says("/checkin") == snapshot(...)
await world.pass_time(days=2)      # everything that falls due on the way happens, in order
"""

import itertools
from datetime import datetime, timedelta
from typing import Any

import msgspec

from bot import config
from bot.app import App, assemble, settings_models
from bot.engine.pacing import Pacer
from bot.kit import outbox, scheduling
from bot.kit.clock import SetClock
from tests.support.moments import START
from tests.support.telegram import BOT, TOKEN, FakeTelegram, Said


class World:
    """One group, whoever walks in, and a clock that only moves when told."""

    def __init__(self, database_url: str, start: datetime = START, **settings: Any) -> None:
        self.clock = SetClock(start)
        self.telegram = FakeTelegram()
        self._loaded = config.load(
            None, settings_models(), telegram={"token": TOKEN}, database={"url": database_url}, **settings
        )
        self.app = self._assemble()
        self._updates = itertools.count(1)
        self._messages = itertools.count(1)
        self._people = itertools.count(1001)
        self.groups: dict[int, Group] = {}
        self.group = Group(self, -1001, "Reading circle")

    def _assemble(self) -> App:
        return assemble(self._loaded, self.clock, request=self.telegram, pacer=Pacer.unlimited())

    async def open(self) -> "World":
        await self.app.bot.initialize()
        await self.app.open()
        from bot.features import communities

        self.app.workshop.recall(communities.Directory).can_read_all_groups = True
        return self

    async def close(self) -> None:
        await self.app.easel.close()
        await self.app.engine.dispose()

    async def restart(self) -> None:
        """The process ends, and another begins with nothing in memory."""
        await self.close()
        self.app = self._assemble()
        await self.open()

    async def person(self, name: str, *, language: str = "en", admin: bool = False, id: int | None = None) -> "Human":
        human = Human(self, id or next(self._people), name, language)
        if admin:
            self.telegram.roles[self.group.chat_id, human.id] = "administrator"
        return human

    @property
    def said(self) -> list[Said]:
        return self.telegram.said

    async def deliver(self, *updates: dict[str, Any]) -> None:
        """Hands updates in as Telegram would, and lets everything that follows happen."""
        raws = [msgspec.json.encode({"update_id": next(self._updates), **update}) for update in updates]
        await self.app.inbox.take(raws)
        await self.settle()

    async def settle(self) -> None:
        await self.app.inbox.settle()
        await self.app.courier.settle()

    async def pass_time(self, **how_long: float) -> list[str]:
        """Moves the clock, stopping wherever something falls due; returns what the bot said meanwhile."""
        target = self.clock.now() + timedelta(**how_long)
        before = len(self.said)
        while (at := await self._next()) is not None and at <= target:
            self.clock.set(max(at, self.clock.now()))
            await scheduling.run_due(self.app.workshop, self.app.house.due_doors)
            await self.settle()
        self.clock.set(target)
        return [one.text for one in self.said[before:]]

    async def _next(self) -> datetime | None:
        async with self.app.engine.connect() as db:
            moments = [await scheduling.next_due(db), await outbox.next_waiting(db, self.clock.now())]
        return min((moment for moment in moments if moment), default=None)

    def message(self, chat: dict[str, Any], user: dict[str, Any] | None, **content: Any) -> dict[str, Any]:
        """A Bot API message with the entities that Telegram would find in it."""
        at = content.pop("at", None) or self.clock.now()
        message = {"message_id": next(self._messages), "date": int(at.timestamp()), "chat": chat, **content}
        if user:
            message["from"] = user
        if (text := content.get("text", "")).startswith("/"):
            command = text.split()[0]
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(command)}]
        return message


class Group:
    def __init__(self, world: World, chat_id: int, title: str) -> None:
        self.world = world
        self.chat_id = chat_id
        self.title = title
        self.type = "supergroup"
        world.groups[chat_id] = self

    @property
    def chat(self) -> dict[str, Any]:
        return {"id": self.chat_id, "type": self.type, "title": self.title}

    async def adds_the_bot(self, by: "Human", *, as_admin: bool = True) -> list[str]:
        """The bot joins; returns what it says on entering."""
        return await self.bot_becomes("administrator" if as_admin else "member", by)

    async def bot_becomes(self, status: str, by: "Human", **rights: bool) -> list[str]:
        rights = {"can_pin_messages": True} | rights if status == "administrator" else {}
        before = len(self.world.said)
        new = {"user": BOT, "status": status, **(_admin_rights() | rights if status == "administrator" else rights)}
        change = {
            "chat": self.chat,
            "from": by.user,
            "date": int(self.world.clock.now().timestamp()),
            "old_chat_member": {"user": BOT, "status": "left"},
            "new_chat_member": new,
        }
        await self.world.deliver({"my_chat_member": change})
        return [one.text for one in self.world.said[before:]]


class Human:
    """A person with a phone."""

    def __init__(self, world: World, id: int, name: str, language: str) -> None:
        self.world = world
        self.id = id
        self.name = name
        self.language = language

    @property
    def user(self) -> dict[str, Any]:
        first, _, last = self.name.partition(" ")
        user: dict[str, Any] = {"id": self.id, "is_bot": False, "first_name": first, "language_code": self.language}
        return user | ({"last_name": last} if last else {})

    @property
    def private_chat(self) -> dict[str, Any]:
        return {"id": self.id, "type": "private", "first_name": self.name}

    async def says(self, text: str = "", **content: Any) -> str:
        """Writes into the group; returns what the bot says because of it (a reaction shows as its emoji)."""
        group = content.pop("group", None) or self.world.group
        content = ({"text": text} if text else {}) | content
        self.last_message = self.world.message(group.chat, self.user, **content)
        return await self._do({"message": self.last_message})

    async def whispers(self, text: str, **content: Any) -> str:
        """Writes to the bot in private."""
        self.last_message = self.world.message(self.private_chat, self.user, text=text, **content)
        return await self._do({"message": self.last_message})

    async def shares_location(self, latitude: float, longitude: float) -> str:
        location = {"latitude": latitude, "longitude": longitude}
        return await self._do({"message": self.world.message(self.private_chat, self.user, location=location)})

    async def presses(self, label: str, said: Said | None = None) -> str:
        """Presses a button of the bot's last message that has it; returns the toast, else what the bot says or the
        message that it changed."""
        said = said or next(one for one in reversed(self.world.said) if label in one.buttons)
        return await self.presses_data(said.buttons[label], said)

    async def presses_data(self, data: str, said: Said) -> str:
        group = self.world.groups.get(said.chat_id)
        chat = group.chat if group else self.private_chat
        shown = {"photo": photo(said.photo), "caption": said.text} if said.photo else {"text": said.text}
        message = {"message_id": said.message_id, "date": 1, "chat": chat, "from": BOT, **shown}
        if said.topic_id:
            message |= {"message_thread_id": said.topic_id, "is_topic_message": True}
        query = {"id": str(said.message_id), "from": self.user, "chat_instance": "1", "data": data, "message": message}
        before, was = len(self.world.telegram.toasts), said.text
        heard = await self._do({"callback_query": query})
        # Toasts travel outside the outbox.
        await self.world.app.courier.settle()
        toast = self.world.telegram.toasts[-1][0] if len(self.world.telegram.toasts) > before else ""
        return "\n".join(filter(None, [toast, heard, said.text if said.text != was else ""]))

    async def reacts(self, message_id: int, *emoji: str, was: tuple[str, ...] = ()) -> str:
        return await self._do(self.reaction(message_id, *emoji, was=was))

    def reaction(self, message_id: int, *emoji: str, was: tuple[str, ...] = ()) -> dict[str, Any]:
        change = {
            "chat": self.world.group.chat,
            "message_id": message_id,
            "user": self.user,
            "date": int(self.world.clock.now().timestamp()),
            "old_reaction": [{"type": "emoji", "emoji": one} for one in was],
            "new_reaction": [{"type": "emoji", "emoji": one} for one in emoji],
        }
        return {"message_reaction": change}

    async def joins(self) -> str:
        return await self._do(self._membership("left", "member"))

    async def leaves(self) -> str:
        return await self._do(self._membership("member", "left"))

    async def stands_down(self) -> str:
        """Is no admin any more."""
        self.world.telegram.roles[self.world.group.chat_id, self.id] = "member"
        return await self._do(self._membership("administrator", "member"))

    def _membership(self, old: str, new: str) -> dict[str, Any]:
        change = {
            "chat": self.world.group.chat,
            "from": self.user,
            "date": int(self.world.clock.now().timestamp()),
            "old_chat_member": {
                "user": self.user,
                "status": old,
                **(_admin_rights() if old == "administrator" else {}),
            },
            "new_chat_member": {"user": self.user, "status": new},
        }
        return {"chat_member": change}

    async def opens_private_chat(self) -> str:
        return await self.whispers("/start")

    async def _do(self, update: dict[str, Any]) -> str:
        telegram = self.world.telegram
        before, reacted = len(telegram.said), len(telegram.reactions)
        await self.world.deliver(update)
        heard = [one.text for one in telegram.said[before:]] + [emoji for *_, emoji in telegram.reactions[reacted:]]
        return "\n".join(heard)


def photo(file_id: str) -> list[dict[str, Any]]:
    """As it comes with a message."""
    return [{"file_id": file_id, "file_unique_id": f"u{file_id}", "width": 800, "height": 600}]


def _admin_rights() -> dict[str, bool]:
    names = (
        "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
        "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
        "can_edit_stories", "can_delete_stories",
    )  # fmt: skip
    return dict.fromkeys(names, False)
