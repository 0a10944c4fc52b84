"""sendMessage and what all sends have in common: the chat, the topic, the reply, the keyboard, the flood limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sandbox.entities import formatted, utf16_len
from sandbox.errors import bad_request
from sandbox.markup import read_markup
from sandbox.methods.call import Call, method
from sandbox.model import Chat, Json, Message
from sandbox.speech import forward_to_discussion

MAX_TEXT = 4096  # UTF-16 units
MAX_CAPTION = 1024
_PERMISSION = {
    "text messages": "can_send_messages", "photos": "can_send_photos", "documents": "can_send_documents",
    "polls": "can_send_polls", "stickers": "can_send_other_messages",
}  # fmt: skip
_ACTIONS = frozenset(
    ("typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
     "choose_sticker", "find_location", "record_video_note", "upload_video_note", "cancel")
)  # fmt: skip


@dataclass(slots=True)
class Target:
    """Where a message goes."""

    chat: Chat
    thread: int | None
    reply_to: Message | None


def target(call: Call, what: str = "text messages") -> Target:
    """Check that the bot may send `what` here. Raises ApiError with Telegram's reason."""
    chat = call.open_chat()
    may_send(call, chat, what)
    thread = _thread(call, chat)
    reply_to = _reply(call, chat)
    if thread is None and reply_to is not None and "is_topic_message" in reply_to.payload:
        thread = reply_to.payload["message_thread_id"]
        _open_topic(call, chat, reply_to.payload["message_thread_id"])
    return Target(chat, thread, reply_to)


def may_send(call: Call, chat: Chat, what: str) -> None:
    if chat.type == "private":
        return
    me = call.me(chat)
    if chat.type == "channel":
        if not me.may("can_post_messages"):
            raise bad_request("need administrator rights in the channel chat")
        return
    if me.is_admin:
        return
    allowed = me.rights if me.status == "restricted" else chat.permissions
    if not allowed.get(_PERMISSION.get(what, "can_send_messages"), True):
        raise bad_request(f"not enough rights to send {what} to the chat")


def _thread(call: Call, chat: Chat) -> int | None:
    asked = call.integer("message_thread_id")
    if asked <= 0:
        return None
    if asked not in chat.topics:
        raise bad_request("message thread not found")
    _open_topic(call, chat, asked)
    return asked


def _open_topic(call: Call, chat: Chat, topic: int) -> None:
    found = chat.topics.get(topic)
    if found is None:
        raise bad_request("message thread not found")
    if found.closed and not call.me(chat).may("can_manage_topics"):
        raise bad_request("TOPIC_CLOSED")


def _reply(call: Call, chat: Chat) -> Message | None:
    given = call.json("reply_parameters")
    if isinstance(given, dict):
        wanted, forgiving = given.get("message_id"), bool(given.get("allow_sending_without_reply"))
    else:
        wanted, forgiving = call.integer("reply_to_message_id"), call.boolean("allow_sending_without_reply")
    if not wanted:
        return None
    found = chat.messages.get(int(wanted))
    if found is None and not forgiving:
        raise bad_request("message to be replied not found")
    return found


def deliver(call: Call, to: Target, fields: Json, count: bool = True) -> Message:
    """Post as the bot, after the flood limits agreed. Raises ApiError 429."""
    markup = read_markup(call.json("reply_markup"))
    if count:
        call.sandbox.limits.take(to.chat)
    world = call.world
    world.typing.pop(to.chat.id, None)
    if markup is not None:
        fields["reply_markup"] = markup
    message = world.post(to.chat, world.bot, fields, thread=to.thread, reply_to=to.reply_to)
    if to.chat.type == "channel" and to.chat.linked is not None:
        forward_to_discussion(world, to.chat, message)
    return message


def message_text(call: Call, name: str = "text") -> Json:
    """`text` and `entities`, parsed and measured. Raises ApiError 400."""
    text, entities = formatted(call.text(name) or "", call.text("parse_mode"), call.array("entities"))
    if not text:
        raise bad_request("message text is empty")
    if utf16_len(text) > MAX_TEXT:
        raise bad_request("message is too long")
    return {"text": text, "entities": named(call, entities)} if entities else {"text": text}


def caption(call: Call, source: Json | None = None) -> Json:
    """`caption` and `caption_entities` of a call, or of one item of an album. Raises ApiError 400."""
    if source is None:
        raw, mode, given = call.text("caption"), call.text("parse_mode"), call.array("caption_entities")
    else:
        raw, mode, given = source.get("caption"), source.get("parse_mode"), source.get("caption_entities") or []
    text, entities = formatted(str(raw or ""), mode, given)
    if utf16_len(text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    if not text:
        return {}
    return {"caption": text, "caption_entities": named(call, entities)} if entities else {"caption": text}


def named(call: Call, entities: list[Json]) -> list[Json]:
    """Mentions by id carry the whole user; of a user nobody knows the text stays plain."""
    kept: list[Json] = []
    for entity in entities:
        if entity["type"] == "text_mention":
            user = call.world.users.get(int(entity.get("user", {}).get("id", 0)))
            if user is None:
                continue
            entity = {**entity, "user": user.api()}
        kept.append(entity)
    return kept


@method("sendMessage")
def send_message(call: Call) -> Any:
    to = target(call)
    return deliver(call, to, message_text(call)).payload


@method("sendChatAction")
def send_chat_action(call: Call) -> bool:
    chat = call.open_chat()
    action = (call.text("action") or "").lower()
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    call.world.typing[chat.id] = call.world.clock.now() + 5
    call.world.events.publish("typing", chat.id)
    return True


@method("sendLocation")
def send_location(call: Call) -> Any:
    to = target(call)
    try:
        place = {"latitude": float(call.text("latitude") or ""), "longitude": float(call.text("longitude") or "")}
    except ValueError:
        raise bad_request("bad location") from None
    if not -90 <= place["latitude"] <= 90:
        raise bad_request("bad location")
    return deliver(call, to, {"location": place}).payload
