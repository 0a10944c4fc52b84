"""How a room says what it answers: routes, what comes in, and the value that goes out."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, IntEnum
from typing import Any, Self

from bot.kit.outbox import Address, Button, Buttons, Document, Picture
from bot.kit.texts import Text
from bot.kit.wire import WireMessage
from bot.kit.work import Work


class Role(IntEnum):
    """Who may use a route; checked by the kit, and failing closed."""

    MEMBER = 0
    ADMIN = 1  # of the community, as Telegram says at this moment
    OWNER = 2


class Place(Enum):
    ANYWHERE = "anywhere"
    GROUP = "group"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Person:
    """A Telegram account. The id is who it is; names and usernames change hands."""

    id: int
    name: str
    username: str = ""
    language: str = ""  # the IETF tag of its app
    is_bot: bool = False


# What can happen besides words; a room listens with `@router.on(Joined)`.
@dataclass(frozen=True, slots=True)
class Joined:
    person: Person


@dataclass(frozen=True, slots=True)
class Left:
    person: Person


@dataclass(frozen=True, slots=True)
class RoleChanged:
    person: Person
    role: Role


@dataclass(frozen=True, slots=True)
class BotStanding:
    """The bot was added, removed, promoted or demoted in a group, or a private line was opened or closed."""

    is_member: bool
    is_admin: bool
    can_pin: bool = False
    can_tag: bool = False  # beside the names of members


@dataclass(frozen=True, slots=True)
class Migrated:
    """The group has a new chat id."""

    old: int
    new: int


@dataclass(frozen=True, slots=True)
class Reacted:
    message_id: int
    emoji: tuple[str, ...]  # of this person on it now; none: taken back


@dataclass(frozen=True, slots=True)
class Edited:
    """What somebody wrote reads otherwise from now on."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Located:
    latitude: float
    longitude: float


Event = Joined | Left | RoleChanged | BotStanding | Migrated | Reacted | Edited | Located


class ButtonArgs(tuple[str, ...]):
    """What a button carries. Anybody can make one up, so what is missing reads as empty."""

    __slots__ = ()

    def __getitem__(self, index: Any) -> Any:
        return super().__getitem__(index) if isinstance(index, slice) or index < len(self) else ""


def id_in(text: str) -> int:
    """An id that somebody may have made up; 0 when it cannot be one."""
    return int(text) if re.fullmatch("[0-9]{1,16}", text) else 0


@dataclass(frozen=True, slots=True)
class Channel:
    """The channel that a group is linked with."""

    may_post: bool  # Hearth
    may_be_asked: bool  # for it, by the person who asks: they may post there too


@dataclass(frozen=True, slots=True)
class Page:
    """Where somebody is in a list that is too long to be shown at once."""

    number: int  # from 0
    count: int  # of pages
    begin: int = 0  # the place of its first thing

    @classmethod
    def of(cls, number: int, things: int, size: int) -> Self:
        """The one with that number, or else the one next to it; a list without things has one page."""
        count = max(1, -(-things // size))
        number = min(max(number, 0), count - 1)
        return cls(number, count, number * size)

    def turns(self, before: Text, after: Text, button: Callable[[Text, int], Button]) -> list[Button]:
        """To the pages beside it, where there are any."""
        ways = ((before, self.number - 1), (after, self.number + 1))
        return [button(label, to) for label, to in ways if 0 <= to < self.count]


@dataclass(slots=True)
class Request:
    """What somebody asks, with the Work it is done in."""

    work: Work
    chat_id: int
    person: Person
    community_id: int  # in private: the community the person was last seen in; 0 if none
    is_private: bool
    language: str  # of the place: the group's, or in private the person's
    sent_at: datetime
    role: Role = Role.MEMBER
    args: str = ""  # what stands behind the command
    message_id: int | None = None
    topic_id: int | None = None
    replied_to: int | None = None  # the message answered
    replied_person: Person | None = None
    words: str = ""
    photo_id: str = ""  # the file of the photo that was sent
    replied_photo_id: str = ""  # the same of the message answered
    replied_words: str = ""
    event: Any = None
    title: str = ""  # of the group
    bot_username: str = ""
    button_args: ButtonArgs = field(default_factory=ButtonArgs)
    channel: Channel | None = None  # where the route asks for it
    is_on_picture: bool = False  # the message whose button was pressed shows one

    @property
    def has_photo(self) -> bool:
        return bool(self.photo_id)

    @property
    def address(self) -> Address:
        """Where the answer goes: the same group and topic, or the private chat."""
        return Address(0, self.person.id) if self.is_private else Address(self.community_id, None, self.topic_id)

    def deep_link(self, payload: str) -> str:
        """Opens the private chat with `/start payload` (64 characters of A-Z a-z 0-9 _ - at most)."""
        return f"https://t.me/{self.bot_username}?start={payload}"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a handler answers: a value, sent after the commit."""

    text: Text | None = None
    buttons: Buttons = ()
    react: str = ""  # an emoji on what was said, in place of words
    edit: bool = False  # changes the message whose button was pressed
    toast: Text | None = None  # a passing line for whoever pressed
    alert: bool = False  # the toast waits to be closed
    private: bool = False  # into the private chat, though asked in a group
    ask_location: Text | None = None
    picture: Picture | None = None  # `text` says in words what is on it
    document: Document | None = None  # `text` stands below it; it changes no message that is there


Handler = Callable[[Request], Awaitable[Reply | None]]
Matcher = Callable[[WireMessage, int, Work], bool]
"""Whether a route listens to a message of community `int`. There is no transaction: it is asked of memory."""
Whose = Callable[[WireMessage, Work], int]
"""Which community is meant by words in private; 0: none."""


@dataclass(frozen=True, slots=True)
class Route:
    kind: str  # command | start | button | words | event
    name: str  # command name, deep-link word, button name
    handler: Handler
    role: Role = Role.MEMBER
    place: Place = Place.ANYWHERE
    in_menu: bool = True
    community_arg: bool = False  # the first button argument or payload part names the community
    matcher: Matcher | None = None
    whose: Whose | None = None
    event: type | None = None
    asks_channel: bool = False  # has Telegram asked for `Request.channel`
    room: str = ""


@dataclass
class Router:
    """A plain value in `handlers/<room>.py`: importing the file changes nothing anywhere."""

    routes: list[Route] = field(default_factory=list)

    def command(
        self, name: str, *, role: Role = Role.MEMBER, place: Place = Place.ANYWHERE, in_menu: bool = True
    ) -> Callable[[Handler], Handler]:
        """`/name …`; its line in the menus is the text `<room>.menu-<name>`."""
        return self._add("command", name, role=role, place=place, in_menu=in_menu)

    def start(
        self, name: str, *, role: Role = Role.MEMBER, community_arg: bool = False
    ) -> Callable[[Handler], Handler]:
        """A deep link `?start=name` or `?start=name_argument…`, opened in private."""
        return self._add("start", name, role=role, place=Place.PRIVATE, community_arg=community_arg)

    def button(
        self,
        name: str,
        *,
        role: Role = Role.MEMBER,
        place: Place = Place.ANYWHERE,
        community_arg: bool = False,
        asks_channel: bool = False,
    ) -> Callable[[Handler], Handler]:
        """A press on a button made with `press(name, …)`. With `community_arg` the first argument is the id of the
        community that is meant where it is pressed in private; in a group it is the group."""
        how = {"role": role, "place": place, "community_arg": community_arg, "asks_channel": asks_channel}
        return self._add("button", name, **how)

    def words(
        self, matcher: Matcher, *, role: Role = Role.MEMBER, place: Place = Place.GROUP, whose: Whose | None = None
    ) -> Callable[[Handler], Handler]:
        """A message in a group, or else in private, that `matcher` knows; asked of every message there, so it must cost
        next to nothing. The community of a private chat is 0, unless `whose` names it: a right there takes one."""
        return self._add("words", "", matcher=matcher, role=role, place=place, whose=whose)

    def on(self, event: type) -> Callable[[Handler], Handler]:
        return self._add("event", event.__name__, event=event)

    def _add(self, kind: str, name: str, **how: Any) -> Callable[[Handler], Handler]:
        def register(handler: Handler) -> Handler:
            self.routes.append(Route(kind, name, handler, **how))
            return handler

        return register


def press(room: str, name: str, *args: object) -> str:
    """Callback data of a button. It may lie in a chat for years: ids only, and 64 bytes at most (Bot API).

    Raises:
        ValueError: longer than Telegram takes.
    """
    data = ":".join([room, name, *map(str, args)])
    if len(data.encode()) > 64:
        raise ValueError(f"callback data over 64 bytes: {data}")
    return data


__all__ = [
    "Address", "BotStanding", "Button", "Channel", "Document", "Edited", "Joined", "Left", "Located", "Migrated",
    "Page", "Person", "Picture", "Place", "Reacted", "Reply", "Request", "Role", "RoleChanged", "Route", "Router",
    "id_in", "press",
]  # fmt: skip
