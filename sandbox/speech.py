"""A person speaks: from what they typed or attached to the Message that Telegram would make of it."""

from __future__ import annotations

import base64
import binascii
from datetime import datetime
from typing import Any

from sandbox import membership
from sandbox.entities import find_entities, utf16_len
from sandbox.errors import ApiError, PersonError
from sandbox.files import small_picture
from sandbox.model import ANONYMOUS_ADMIN, CHANNEL_BOT, SERVICE_ACCOUNT, Chat, Json, Message, User
from sandbox.world import World

CONTENT = (
    "text", "entities", "photo", "document", "sticker", "voice", "location", "contact", "poll", "caption",
    "caption_entities", "media_group_id",
)  # fmt: skip


def speak(world: World, chat: Chat, user: User, spec: Json, quiet: bool = False) -> Message:
    """Post what `spec` says (the fields of `POST /sandbox/chats/{chat}/messages`). Raises PersonError."""
    _may_speak(world, chat, user)
    author, sender_chat = _identity(world, chat, user, spec.get("sender_chat"))
    replied = _replied(world, chat, spec.get("reply_to"))
    thread = _thread(chat, user, spec.get("thread"), replied)
    fields: Json = {}
    if spec.get("media_group_id") is not None:
        label = str(spec["media_group_id"])
        fields["media_group_id"] = chat.albums.setdefault(label, str(13_000_000_000_000_000 + world.serial()))
    if spec.get("via_bot"):
        fields["via_bot"] = world.bot.api()
    if spec.get("forward") is not None:
        fields |= _forwarded(world, spec["forward"], spec)
    else:
        fields |= _content(world, chat, user, spec)
    if chat.type == "private":
        user.started = True
    message = world.post(
        chat, author, fields, sender_chat=sender_chat, thread=thread, reply_to=replied, date=moment(spec.get("date")),
        quiet=quiet,
    )  # fmt: skip
    if chat.type == "channel" and chat.linked is not None:
        forward_to_discussion(world, chat, message)
    return message


def moment(value: Any) -> int | None:
    """Unix seconds from a number or an ISO instant with a zone; None stays None."""
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, float):
        return int(value)
    try:
        parsed = datetime.fromisoformat(str(value))
    except ValueError:
        raise PersonError(f"not a date: {value!r}") from None
    if parsed.tzinfo is None:
        raise PersonError(f"the date needs a time zone: {value!r}")
    return int(parsed.timestamp())


def forward_to_discussion(world: World, channel: Chat, post: Message) -> None:
    """What Telegram itself does with each post of a channel that has a discussion group."""
    group = world.chats.get(channel.linked or 0)
    if group is None:
        return
    fields = {name: post.payload[name] for name in CONTENT if name in post.payload}
    fields["is_automatic_forward"] = True
    fields["forward_origin"] = origin(world, channel, post)
    world.post(group, world.users[SERVICE_ACCOUNT], fields, sender_chat=channel)


def origin(world: World, chat: Chat, message: Message) -> Json:
    """The MessageOrigin of a message; a forward of a forward keeps the first origin."""
    payload = message.payload
    if "forward_origin" in payload:
        known: Json = payload["forward_origin"]
        return known
    if chat.type == "channel":
        return {"type": "channel", "date": payload["date"], "chat": chat.api(), "message_id": message.id}
    if "sender_chat" in payload:
        return {"type": "chat", "date": payload["date"], "sender_chat": payload["sender_chat"]}
    return {"type": "user", "date": payload["date"], "sender_user": payload["from"]}


def _may_speak(world: World, chat: Chat, user: User) -> None:
    if chat.type == "private":
        if chat.id != user.id:
            raise PersonError("a private chat is its person's own: its id is the person's id")
        if user.blocked:
            raise PersonError("this person has blocked the bot")
        return
    if chat.migrated_to is not None:
        raise PersonError(f"the group is now {chat.migrated_to}")
    member = membership.current(world, chat, user.id)
    if not member.present:
        raise PersonError(f"{user.first_name} is not in this chat")
    if chat.type == "channel" and not member.may("can_post_messages"):
        raise PersonError(f"{user.first_name} may not post in this channel")
    allowed = member.rights if member.status == "restricted" else chat.permissions
    if not member.is_admin and not allowed.get("can_send_messages", True):
        raise PersonError(f"{user.first_name} may not write here")


def _identity(world: World, chat: Chat, user: User, asked: Any) -> tuple[User | None, Chat | None]:
    member = chat.members.get(user.id)
    if chat.type == "channel":
        return user, None
    if asked is None and not (member is not None and member.anonymous and member.is_admin):
        return user, None
    if asked in (None, chat.id):
        if member is None or not member.is_admin:
            raise PersonError("only an admin can speak as the group")
        return world.users[ANONYMOUS_ADMIN], chat
    channel = world.chat(int(asked))
    if not channel.has(user.id):
        raise PersonError("one can speak as one's own channel only")
    return world.users[CHANNEL_BOT], channel


def _replied(world: World, chat: Chat, asked: Any) -> Message | None:
    return None if asked is None else world.message(chat, int(asked))


def _thread(chat: Chat, user: User, asked: Any, replied: Message | None) -> int | None:
    if chat.is_forum and asked is None and replied is not None and "is_topic_message" in replied.payload:
        asked = replied.payload["message_thread_id"]
    if asked is not None:
        topic = chat.topics.get(int(asked))
        if topic is None:
            raise PersonError(f"no topic {asked} in this chat")
        member = chat.members.get(user.id)
        if topic.closed and not (member is not None and member.is_admin):
            raise PersonError("the topic is closed")
        return topic.id
    if replied is not None and chat.type == "supergroup":
        # A reply opens a thread of its own even outside topics; bots that send this id back are refused
        root = replied.payload.get("message_thread_id")
        return int(root) if root is not None else replied.id
    return None


def _content(world: World, chat: Chat, user: User, spec: Json) -> Json:
    """The one kind of content that `spec` names, with its caption."""
    if spec.get("photo"):
        fields: Json = {"photo": world.files.photo(_photo_bytes(world, spec["photo"]))}
    elif spec.get("document"):
        given = spec["document"] if isinstance(spec["document"], dict) else {}
        data = _decoded(given["data"]) if "data" in given else b"a document"
        name, mime = str(given.get("file_name", "document.txt")), str(given.get("mime_type", "text/plain"))
        more = {"file_name": name, "mime_type": mime, "file_size": len(data)}
        fields = {"document": world.files.store("document", data, name, mime, more).view}
    elif spec.get("sticker"):
        emoji = spec["sticker"] if isinstance(spec["sticker"], str) else "🙂"
        more = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False, "emoji": emoji}
        fields = {"sticker": world.files.store("sticker", emoji.encode(), None, "image/webp", more).view}
    elif spec.get("voice"):
        seconds = spec["voice"].get("duration", 3) if isinstance(spec["voice"], dict) else 3
        more = {"duration": int(seconds), "mime_type": "audio/ogg", "file_size": 4096}
        fields = {"voice": world.files.store("voice", b"voice%d" % int(seconds), None, "audio/ogg", more).view}
    elif spec.get("location"):
        place = spec["location"] if isinstance(spec["location"], dict) else {}
        fields = {"location": {"latitude": place.get("latitude", 52.52), "longitude": place.get("longitude", 13.405)}}
    elif spec.get("contact"):
        card = spec["contact"] if isinstance(spec["contact"], dict) else {}
        phone, name = card.get("phone_number", "+10000000000"), card.get("first_name", user.first_name)
        fields = {"contact": {"phone_number": phone, "first_name": name}}
        if card.get("user_id") or not card:
            fields["contact"]["user_id"] = card.get("user_id", user.id)
    elif spec.get("text") is not None:
        text = str(spec["text"]).strip()
        if not text:
            raise PersonError("the text is empty")
        if utf16_len(text) > 4096:
            raise PersonError("the text is longer than 4096")
        fields = {"text": text}
        entities = spec.get("entities") or find_entities(text)
        if entities:
            fields["entities"] = entities
        return fields
    else:
        raise PersonError("say something: text, photo, document, sticker, voice, location, contact or forward")
    if spec.get("caption"):
        fields["caption"] = str(spec["caption"])
        entities = find_entities(fields["caption"])
        if entities:
            fields["caption_entities"] = entities
    return fields


def _photo_bytes(world: World, given: Any) -> bytes:
    return small_picture(world.rng.randrange(24)) if given is True else _decoded(given)


def _decoded(given: Any) -> bytes:
    text = str(given)
    if text.startswith("data:"):
        text = text.partition(",")[2]
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise PersonError("not base64") from None


def _forwarded(world: World, given: Any, spec: Json) -> Json:
    """`{chat, message}` forwards a real message; `{from_name}` one by somebody who hides behind a name."""
    if not isinstance(given, dict):
        raise PersonError("forward is {chat, message} or {from_name}")
    if "from_name" in given:
        date = int(world.clock.now())
        hidden = {"type": "hidden_user", "date": date, "sender_user_name": str(given["from_name"])}
        text = str(spec.get("text", "…"))
        return {"text": text, "forward_origin": hidden, **_entities(text)}
    source_chat = world.chat(int(given["chat"]))
    source = world.message(source_chat, int(given["message"]))
    fields = {name: source.payload[name] for name in CONTENT if name in source.payload and name != "media_group_id"}
    if not fields:
        raise PersonError("a service message cannot be forwarded")
    fields["forward_origin"] = origin(world, source_chat, source)
    return fields


def _entities(text: str) -> Json:
    found = find_entities(text)
    return {"entities": found} if found else {}


def edit_text(world: World, chat: Chat, user: User, message: Message, text: str) -> None:
    """A person changes what they wrote (text or caption)."""
    if message.author != user.id:
        raise PersonError("only one's own messages can be edited")
    text = text.strip()
    if not text or utf16_len(text) > 4096:
        raise PersonError("the text must have 1 to 4096 characters")
    body, marks = ("text", "entities") if "text" in message.payload else ("caption", "caption_entities")
    message.payload = {k: v for k, v in message.payload.items() if k != marks}
    message.payload[body] = text
    found = find_entities(text)
    if found:
        message.payload[marks] = found
    world.edited(chat, message)


def as_person_error(error: ApiError) -> PersonError:
    """A refusal by shared code (a picture that is none), in the people's side's form."""
    return PersonError(error.description.removeprefix("Bad Request: "))
