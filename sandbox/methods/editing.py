"""Changing and deleting what was sent, and pinning."""

from __future__ import annotations

from typing import Any

from sandbox.errors import bad_request
from sandbox.markup import read_markup
from sandbox.methods.call import Call, method
from sandbox.methods.media import input_media
from sandbox.methods.sending import caption, message_text
from sandbox.model import Chat, Json, Message
from sandbox.visibility import service_field
from sandbox.world import snapshot

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)
DELETABLE = 48 * 3600  # seconds
_CONTENT = ("text", "entities", "caption", "caption_entities", "photo", "document", "reply_markup")


def _own(call: Call, missing: str = "message to edit not found") -> tuple[Chat, Message]:
    chat = call.open_chat()
    message = chat.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request(missing)
    if not message.by_bot:
        raise bad_request("message can't be edited")
    return chat, message


def _replace(call: Call, chat: Chat, message: Message, drop: tuple[str, ...], fields: Json) -> Any:
    """Exchange `drop` for `fields` and the keyboard for the given one. An edit without a keyboard takes it away."""
    markup = read_markup(call.json("reply_markup"), inline_only=True)
    new = {k: v for k, v in message.payload.items() if k not in drop and k != "reply_markup"} | fields
    if markup is not None:
        new["reply_markup"] = markup
    if all(new.get(name) == message.payload.get(name) for name in _CONTENT):
        raise bad_request(NOT_MODIFIED)
    call.sandbox.limits.take(chat)
    message.payload = new
    call.world.edited(chat, message)
    return message.payload


@method("editMessageText")
def edit_message_text(call: Call) -> Any:
    chat, message = _own(call)
    fields = message_text(call)
    if "text" not in message.payload:
        raise bad_request("there is no text in the message to edit")
    return _replace(call, chat, message, ("text", "entities"), fields)


@method("editMessageCaption")
def edit_message_caption(call: Call) -> Any:
    chat, message = _own(call)
    fields = caption(call)
    if "photo" not in message.payload and "document" not in message.payload:
        raise bad_request("there is no caption in the message to edit")
    return _replace(call, chat, message, ("caption", "caption_entities"), fields)


@method("editMessageReplyMarkup")
def edit_message_reply_markup(call: Call) -> Any:
    chat, message = _own(call)
    return _replace(call, chat, message, (), {})


@method("editMessageMedia")
def edit_message_media(call: Call) -> Any:
    chat, message = _own(call)
    given = call.json("media")
    if not isinstance(given, dict):
        raise bad_request("media is not specified")
    fields = input_media(call, given)
    content = tuple(name for name in _CONTENT if name != "reply_markup")
    return _replace(call, chat, message, content, fields)


def _check_deletable(call: Call, chat: Chat, message: Message) -> None:
    too_old = call.world.clock.now() - message.payload["date"] >= DELETABLE
    if too_old or service_field(message.payload) in ("supergroup_chat_created", "channel_chat_created"):
        raise bad_request("message can't be deleted")
    if chat.type == "private" or message.by_bot:
        return
    if not call.me(chat).may("can_delete_messages"):
        raise bad_request("message can't be deleted")


@method("deleteMessage")
def delete_message(call: Call) -> bool:
    chat = call.open_chat()
    message = chat.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    _check_deletable(call, chat, message)
    call.world.delete(chat, (message.id,))
    return True


@method("deleteMessages")
def delete_messages(call: Call) -> bool:
    chat = call.open_chat()
    ids = call.array("message_ids")
    if not ids:
        raise bad_request("message identifiers are not specified")
    if len(ids) > 100:
        raise bad_request("too many message identifiers specified")
    found = [chat.messages[int(one)] for one in ids if int(one) in chat.messages]  # what is gone is skipped
    for message in found:
        _check_deletable(call, chat, message)
    call.world.delete(chat, [message.id for message in found])
    return True


def _may_pin(call: Call, chat: Chat) -> None:
    if chat.type == "private":
        return
    right = "can_edit_messages" if chat.type == "channel" else "can_pin_messages"
    me = call.me(chat)
    if not me.may(right) and not (not me.is_admin and chat.permissions.get(right, False)):
        raise bad_request("not enough rights to manage pinned messages in the chat")


@method("pinChatMessage")
def pin_chat_message(call: Call) -> bool:
    chat = call.open_chat()
    _may_pin(call, chat)
    message = chat.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request("message to pin not found")
    if service_field(message.payload) is not None:
        raise bad_request("message can't be pinned")
    if message.id in chat.pinned:
        chat.pinned.remove(message.id)
    chat.pinned.append(message.id)
    call.world.events.publish("chat", chat.id)
    call.world.post(chat, call.world.bot, {"pinned_message": snapshot(message)})
    return True


@method("unpinChatMessage")
def unpin_chat_message(call: Call) -> bool:
    chat = call.open_chat()
    _may_pin(call, chat)
    wanted = call.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if wanted not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(wanted)
    call.world.events.publish("chat", chat.id)
    return True


@method("unpinAllChatMessages")
def unpin_all_chat_messages(call: Call) -> bool:
    chat = call.open_chat()
    _may_pin(call, chat)
    chat.pinned.clear()
    call.world.events.publish("chat", chat.id)
    return True
