"""The world itself: users, chats, messages and the updates they cause. In memory only, and it knows no HTTP."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import Any

import msgspec

from sandbox import visibility
from sandbox.clock import Clock
from sandbox.errors import PersonError
from sandbox.events import Events
from sandbox.files import Files
from sandbox.log import TruthLog
from sandbox.model import (
    ANONYMOUS_ADMIN,
    CHANNEL_BOT,
    PERMISSIONS,
    SERVICE_ACCOUNT,
    Chat,
    Json,
    Member,
    Message,
    Poll,
    Press,
    User,
)
from sandbox.updates import DAY, UpdateQueue

FIRST_USER = 5_000_000_001  # above 32 bits on purpose, as real ids are
FIRST_GROUP = -4_000_000_001
FIRST_SUPERGROUP = -1_002_000_000_001
_EXTRA_PERMISSIONS = frozenset(("can_change_info", "can_pin_messages", "can_manage_topics"))

encode = msgspec.json.Encoder().encode


class World:
    """Everything that exists. Methods either do what they say or raise PersonError."""

    def __init__(self, clock: Clock, events: Events, log: TruthLog, queue: UpdateQueue, bot: User, rng: Random) -> None:
        self.clock = clock
        self.events = events
        self.log = log
        self.queue = queue
        self.rng = rng
        self.bot = bot
        self.files = Files()
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self.polls: dict[str, Poll] = {}
        self.presses: dict[str, Press] = {}
        self.default_privacy = True
        self.progress: Json | None = None  # long work of the host program, for the page to show
        self.kept_messages = 100_000  # in each chat, so that days of load do not fill the memory
        self.typing: dict[int, float] = {}
        self._next = {"user": FIRST_USER, "group": FIRST_GROUP, "supergroup": FIRST_SUPERGROUP}
        self._next_private_message = 1
        self._next_serial = 1
        for fixed in (
            bot,
            User(SERVICE_ACCOUNT, "Telegram"),
            User(ANONYMOUS_ADMIN, "Group", username="GroupAnonymousBot", is_bot=True),
            User(CHANNEL_BOT, "Channel", username="Channel_Bot", is_bot=True),
        ):
            self.users[fixed.id] = fixed

    # Who and where

    def user(self, user_id: int) -> User:
        try:
            return self.users[user_id]
        except KeyError:
            raise PersonError(f"no user {user_id}") from None

    def chat(self, chat_id: int) -> Chat:
        """A chat by id; a person's private chat with the bot comes to be when first asked for."""
        found = self.chats.get(chat_id)
        if found is not None:
            return found
        if chat_id in self.users and chat_id != self.bot.id:
            return self.private_chat(self.users[chat_id])
        raise PersonError(f"no chat {chat_id}")

    def private_chat(self, user: User) -> Chat:
        chat = self.chats.get(user.id)
        if chat is None:
            chat = Chat(user.id, "private", privacy=False)
            chat.members = {user.id: Member(user.id), self.bot.id: Member(self.bot.id)}
            self.chats[user.id] = chat
            self._name_private(chat, user)
        return chat

    def _name_private(self, chat: Chat, user: User) -> None:
        """A private chat's view is its user's names, and they change with the user."""
        view: Json = {"id": user.id, "type": "private"}
        for name in ("first_name", "last_name", "username"):
            if user.api().get(name):
                view[name] = user.api()[name]
        chat._api = view

    def by_username(self, username: str) -> Chat | User | None:
        wanted = username.lstrip("@").lower()
        things: list[Chat | User] = [*self.chats.values(), *self.users.values()]
        for thing in things:
            if thing.username and thing.username.lower() == wanted:
                return thing
        return None

    def add_user(self, first_name: str, user_id: int | None = None, **more: Any) -> User:
        if user_id is None:
            user_id = self._fresh("user", 1)
        elif user_id in self.users:
            raise PersonError(f"user {user_id} exists already")
        user = User(user_id, first_name, **more)
        self.users[user_id] = user
        self.events.publish("user")
        return user

    def user_changed(self, user: User) -> None:
        user.changed()
        if user.id in self.chats:
            self._name_private(self.chats[user.id], user)
        self.events.publish("user")

    def add_chat(self, kind: str, title: str, chat_id: int | None = None, **more: Any) -> Chat:
        if kind not in ("group", "supergroup", "channel"):
            raise PersonError("type must be group, supergroup or channel")
        if chat_id is None:
            chat_id = self._fresh("group" if kind == "group" else "supergroup", -1)
        elif chat_id in self.chats:
            raise PersonError(f"chat {chat_id} exists already")
        more.setdefault("privacy", self.default_privacy)
        chat = Chat(chat_id, kind, title, **more)
        chat.permissions = {name: name not in _EXTRA_PERMISSIONS for name in PERMISSIONS}
        self.chats[chat_id] = chat
        self.events.publish("chat", chat_id)
        return chat

    def _fresh(self, what: str, step: int) -> int:
        taken = self.users if what == "user" else self.chats
        while self._next[what] in taken:
            self._next[what] += step
        self._next[what] += step
        return self._next[what] - step

    def serial(self) -> int:
        """A number never given before, for ids of queries, polls, albums and links."""
        self._next_serial += 1
        return self._next_serial

    # Messages

    def message_id(self, chat: Chat) -> int:
        """Supergroups and channels count for themselves; private chats and small groups share the bot's count."""
        if chat.type in ("supergroup", "channel"):
            chat.next_id += 1
            return chat.next_id - 1
        self._next_private_message += 1
        return self._next_private_message - 1

    def post(
        self,
        chat: Chat,
        author: User | None,
        fields: Json,
        *,
        sender_chat: Chat | None = None,
        thread: int | None = None,
        reply_to: Message | None = None,
        date: int | None = None,
        quiet: bool = False,
    ) -> Message:
        """Store a message and tell the bot if it may know. `quiet` leaves out the page's event (for imports)."""
        payload: Json = {"message_id": self.message_id(chat)}
        if thread is not None:
            payload["message_thread_id"] = thread
            if thread in chat.topics:
                payload["is_topic_message"] = True
        if author is not None and chat.type != "channel":
            payload["from"] = author.api()
        if sender_chat is not None:
            payload["sender_chat"] = sender_chat.api()
        elif chat.type == "channel":
            payload["sender_chat"] = chat.api()
        payload["chat"] = chat.api()
        payload["date"] = int(self.clock.now()) if date is None else date
        if reply_to is not None:
            payload["reply_to_message"] = snapshot(reply_to)
        elif thread is not None and thread in chat.topics and thread in chat.messages:
            payload["reply_to_message"] = snapshot(chat.messages[thread])
        payload.update(fields)
        by_bot = author is not None and author.id == self.bot.id
        message = Message(payload["message_id"], chat.id, author.id if author else 0, payload, by_bot)
        chat.messages[message.id] = message
        if len(chat.messages) > self.kept_messages:
            del chat.messages[next(iter(chat.messages))]
        if author is not None and not by_bot:
            chat.reads[author.id] = message.id
        if not quiet:
            self.events.publish("message", chat.id)
        kind = "channel_post" if chat.type == "channel" else "message"
        self.emit_message(kind, chat, message, author)
        return message

    def emit_message(self, kind: str, chat: Chat, message: Message, author: User | None) -> None:
        withheld = visibility.message_withheld(self.bot, chat, message.payload, author)
        if message.by_bot and withheld is not None:
            return  # what the bot says is in the log as its call, not as something people did
        self.emit(kind, message.payload, ("chat", chat.id), withheld)

    def edited(self, chat: Chat, message: Message) -> None:
        """After a payload changed: stamp it, tell the page, and the bot if someone else wrote it."""
        message.payload["edit_date"] = int(self.clock.now())
        self.events.publish("edited", chat.id)
        if not message.by_bot:
            kind = "edited_channel_post" if chat.type == "channel" else "edited_message"
            self.emit_message(kind, chat, message, self.users.get(message.author))

    def delete(self, chat: Chat, ids: Iterable[int]) -> None:
        """Bots are never told of deletions."""
        for message_id in ids:
            chat.messages.pop(message_id, None)
            if message_id in chat.pinned:
                chat.pinned.remove(message_id)
        self.events.publish("deleted", chat.id)

    def message(self, chat: Chat, message_id: int) -> Message:
        try:
            return chat.messages[message_id]
        except KeyError:
            raise PersonError(f"no message {message_id} in chat {chat.id}") from None

    # Updates

    def emit(self, kind: str, what: Json, key: tuple[str, int], withheld: str | None = None, life: float = DAY) -> None:
        """Queue an update unless something withholds it; either way the truth log knows."""
        raw = encode(what)
        if withheld is None and kind not in self.queue.allowed:
            withheld = "not in allowed_updates"
        update_id = self.queue.put(kind, raw, key, life) if withheld is None else None
        self.log.update(kind, raw, update_id, withheld)


def snapshot(message: Message) -> Json:
    """A message as it stands inside another: without a further level of replies."""
    return {k: v for k, v in message.payload.items() if k not in ("reply_to_message", "pinned_message")}
