"""One call of a Bot API method: its parameters, read as Telegram reads them, and the table of all methods."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from sandbox.errors import bad_request, forbidden
from sandbox.model import Chat, Json, Member, User

if TYPE_CHECKING:
    from sandbox.app import Sandbox

Handler = Callable[["Call"], Any | Awaitable[Any]]
METHODS: dict[str, tuple[str, Handler]] = {}  # lower-case name -> the name as documented, what does it


def method(name: str) -> Callable[[Handler], Handler]:
    def register(handler: Handler) -> Handler:
        METHODS[name.lower()] = (name, handler)
        return handler

    return register


@dataclass(slots=True)
class Upload:
    name: str
    mime: str
    data: bytes


class Call:
    """Parameters may be strings (a form) or JSON values; every reader takes both."""

    __slots__ = ("files", "name", "params", "sandbox", "world")

    def __init__(self, sandbox: Sandbox, name: str, params: Json, files: dict[str, Upload]) -> None:
        self.sandbox = sandbox
        self.world = sandbox.world
        self.name = name
        self.params = params
        self.files = files

    def text(self, name: str) -> str | None:
        value = self.params.get(name)
        if value is None or isinstance(value, str):
            return value
        if isinstance(value, bool | int | float):
            return str(value)
        raise bad_request(f'field "{name}" must be of type String')

    def integer(self, name: str, default: int = 0) -> int:
        value = self.params.get(name)
        if value is None or value == "":
            return default
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        try:
            return int(str(value))
        except ValueError:
            return default  # Telegram reads what is no number as 0 and goes on

    def boolean(self, name: str) -> bool:
        value = self.params.get(name)
        return value is True or str(value).lower() in ("true", "1", "yes")

    def json(self, name: str) -> Any:
        value = self.params.get(name)
        if not isinstance(value, str):
            return value
        if value == "":
            return None
        try:
            return msgspec.json.decode(value)
        except msgspec.DecodeError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def array(self, name: str) -> list[Any]:
        value = self.json(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise bad_request(f"can't parse {name.replace('_', ' ')}: expected an Array")
        return value

    # Who and where

    def chat(self, name: str = "chat_id") -> Chat:
        """The chat by id or @username, whether the bot can write there or not. Raises ApiError."""
        value = self.params.get(name)
        if value is None or value == "":
            raise bad_request(f"{name} is empty")
        found: Chat | User | None
        if isinstance(value, str) and value.startswith("@"):
            found = self.world.by_username(value)
            if isinstance(found, User):
                found = None  # people are not found by name
        else:
            try:
                number = int(value)
            except (TypeError, ValueError):
                raise bad_request("chat not found") from None
            found = self.world.chats.get(number) or self.world.users.get(number)
        if found is None:
            raise bad_request("chat not found")
        chat = self.world.private_chat(found) if isinstance(found, User) else found
        if chat.migrated_to is not None:
            raise bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to)
        return chat

    def open_chat(self, name: str = "chat_id") -> Chat:
        """The chat, if the bot is there and can be heard. Raises ApiError 403 with the reason."""
        chat = self.chat(name)
        if chat.type == "private":
            self._reach_person(self.world.users[chat.id])
            return chat
        kind = chat.type
        member = chat.members.get(self.world.bot.id)
        if member is None or not member.present:
            if member is not None and (member.status == "kicked" or kind == "group"):
                raise forbidden(f"bot was kicked from the {kind} chat")
            raise forbidden(f"bot is not a member of the {kind} chat")
        return chat

    def _reach_person(self, user: User) -> None:
        if user.deleted:
            raise forbidden("user is deactivated")
        if user.is_bot:
            raise forbidden("bot can't send messages to bots")
        if user.blocked:
            raise forbidden("bot was blocked by the user")
        if not user.started and user.write_until < self.world.clock.now():
            raise forbidden("bot can't initiate conversation with a user")

    def user(self, name: str = "user_id") -> User:
        user = self.world.users.get(self.integer(name))
        if user is None:
            raise bad_request(f"invalid {name} specified")
        return user

    def me(self, chat: Chat) -> Member:
        """The bot's own membership."""
        return chat.members.get(self.world.bot.id) or Member(self.world.bot.id, "left")

    def need_right(self, chat: Chat, right: str, refusal: str) -> None:
        """Refuse with 400 unless the bot is an admin who has the right."""
        if not self.me(chat).may(right):
            raise bad_request(refusal)
