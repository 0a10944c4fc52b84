"""Updates as they lie on the wire: just the fields that decide where one goes, and that recording a message needs.

Decoding these costs about 1 µs; building python-telegram-bot's `Message` costs a hundred times that.
"""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

import msgspec

# Telegram's ids have 52 bits at most (https://core.telegram.org/bots/api#user). A larger one may fit into no column of
# a database, and nobody can be answered in such a chat: an update with one is unreadable.
LARGEST = 2**53 - 1
Id = Annotated[int, msgspec.Meta(ge=-LARGEST, le=LARGEST)]


class Kind(StrEnum):
    """What a message holds; the first that applies, in this order."""

    COMMAND = "command"
    TEXT = "text"
    PHOTO = "photo"
    VIDEO = "video"
    VOICE = "voice"
    AUDIO = "audio"
    STICKER = "sticker"
    ANIMATION = "animation"
    DOCUMENT = "document"
    VIDEO_NOTE = "video_note"
    POLL = "poll"
    LOCATION = "location"
    CONTACT = "contact"
    DICE = "dice"


_COMMAND, _TEXT, *_MEDIA = Kind  # looking a member up in its enum costs more than all else here


class WireUser(msgspec.Struct, gc=False):
    id: Id
    is_bot: bool = False
    first_name: str = ""
    last_name: str = ""
    username: str = ""
    language_code: str = ""

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name


class WireChat(msgspec.Struct, gc=False):
    id: Id
    type: str
    title: str = ""


class WireEntity(msgspec.Struct, gc=False):
    type: str
    offset: int
    length: int


class WirePhoto(msgspec.Struct, gc=False):
    """A photo in one of its sizes."""

    file_id: str = ""
    width: int = 0
    height: int = 0


class WireReply(msgspec.Struct, gc=False):
    message_id: Id = 0
    sender: WireUser | None = msgspec.field(name="from", default=None)
    sender_chat: WireChat | None = None
    text: str = ""
    caption: str = ""
    photo: list[WirePhoto] = []


class Something(msgspec.Struct, gc=False):
    """Of which it is enough to know that it is there. (`msgspec.Raw | None` would take null only.)"""


class WireMessage(msgspec.Struct):
    message_id: Id
    date: int
    chat: WireChat
    sender: WireUser | None = msgspec.field(name="from", default=None)
    sender_chat: WireChat | None = None
    text: str = ""
    caption: str = ""
    entities: list[WireEntity] = []
    caption_entities: list[WireEntity] = []
    reply_to_message: WireReply | None = None
    is_topic_message: bool = False
    message_thread_id: Id | None = None
    media_group_id: str | None = None
    forward_origin: Something | None = None
    via_bot: Something | None = None
    photo: list[WirePhoto] | None = None
    video: Something | None = None
    voice: Something | None = None
    audio: Something | None = None
    sticker: Something | None = None
    animation: Something | None = None
    document: Something | None = None
    video_note: Something | None = None
    poll: Something | None = None
    location: Something | None = None
    contact: Something | None = None
    dice: Something | None = None
    is_asking: bool = False  # set by the inbox: a route listens to it, so it is more than talk

    @property
    def words(self) -> str:
        return self.text or self.caption

    @property
    def at(self) -> datetime:
        return datetime.fromtimestamp(self.date, UTC)

    @property
    def kind(self) -> Kind | None:
        """None for a service message, which nobody wrote."""
        if self.text:
            first = self.entities[0] if self.entities else None
            return _COMMAND if first and first.offset == 0 and first.type == "bot_command" else _TEXT
        for kind in _MEDIA:
            if getattr(self, kind) is not None:
                return kind
        return None

    @property
    def topic_id(self) -> int | None:
        """The topic to answer in; a plain reply carries a thread id too, which is none."""
        return self.message_thread_id if self.is_topic_message else None

    @property
    def is_by_person(self) -> bool:
        """In a group, by a human account speaking as itself (not a bot, a channel, the group or Telegram)."""
        return (
            self.chat.type in ("group", "supergroup")
            and self.sender is not None
            and not self.sender.is_bot
            and self.sender_chat is None
            and self.sender.id not in SERVICE_ACCOUNTS
            and self.kind is not None
        )


# Telegram's own (777000), the anonymous admin and the channel that speaks in a group: nobody's account.
SERVICE_ACCOUNTS = frozenset({777000, 1087968824, 136817688})


class WireUpdate(msgspec.Struct):
    update_id: Id
    message: WireMessage | None = None


class _Head(msgspec.Struct):
    update_id: Id


class _Id(msgspec.Struct, gc=False):
    id: Id


class _Said(msgspec.Struct, gc=False):
    chat: _Id | None = None


class _Happened(msgspec.Struct, gc=False):
    """Any kind of update, as far as it tells where."""

    chat: _Id | None = None
    message: _Said | None = None  # a pressed button's
    sender: _Id | None = msgspec.field(name="from", default=None)
    user: _Id | None = None


class _Where(msgspec.Struct, gc=False):
    message: _Said | None = None
    edited_message: _Said | None = None
    channel_post: _Said | None = None
    callback_query: _Happened | None = None
    my_chat_member: _Happened | None = None
    chat_member: _Happened | None = None
    chat_join_request: _Happened | None = None
    message_reaction: _Happened | None = None
    message_reaction_count: _Happened | None = None
    poll_answer: _Happened | None = None
    chat_boost: _Happened | None = None
    removed_chat_boost: _Happened | None = None


_decode_where = msgspec.json.Decoder(_Where).decode


def chat_of(raw: bytes) -> int:
    """The chat that an update belongs to, else the person; 0 for what is of neither, or unreadable."""
    try:
        where = _decode_where(raw)
    except msgspec.MsgspecError:
        return 0
    for name in _Where.__struct_fields__:
        happened = getattr(where, name)
        if happened is None:
            continue
        if isinstance(happened, _Said):
            return happened.chat.id if happened.chat else 0
        chat = happened.chat or (happened.message.chat if happened.message else None)
        found = chat or happened.sender or happened.user
        return found.id if found else 0
    return 0


def decode_whole(raw: bytes) -> Any:
    """All of an update, as plain objects.

    Raises:
        msgspec.ValidationError: a number in it is larger than any that Telegram sends.
    """
    whole = msgspec.json.decode(raw)
    left = [whole]
    while left:
        value = left.pop()
        if isinstance(value, dict):
            left.extend(value.values())
        elif isinstance(value, list):
            left.extend(value)
        elif isinstance(value, int) and not -LARGEST <= value <= LARGEST:
            raise msgspec.ValidationError(f"a number larger than any id: {str(value)[:30]}")
    return whole


decode_update = msgspec.json.Decoder(WireUpdate).decode
decode_head = msgspec.json.Decoder(_Head).decode
