"""Forum topics."""

from __future__ import annotations

from typing import Any

from sandbox import people
from sandbox.errors import bad_request
from sandbox.methods.call import Call, method
from sandbox.model import Chat, Json, Topic

_COLOURS = frozenset((7322096, 16766590, 13338331, 9367192, 16749490, 16478047))


def _forum(call: Call) -> Chat:
    chat = call.open_chat()
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    return chat


def _topic(call: Call) -> tuple[Chat, Topic]:
    chat = _forum(call)
    topic = chat.topics.get(call.integer("message_thread_id"))
    if topic is None:
        raise bad_request("TOPIC_ID_INVALID")
    if topic.created_by != call.world.bot.id and not call.me(chat).may("can_manage_topics"):
        raise bad_request("not enough rights to edit a topic")
    return chat, topic


def _note(call: Call, chat: Chat, topic: Topic, fields: Json) -> None:
    call.world.post(chat, call.world.bot, fields, thread=topic.id)
    call.world.events.publish("chat", chat.id)


@method("createForumTopic")
def create_forum_topic(call: Call) -> Any:
    chat = _forum(call)
    me = call.me(chat)
    if not me.may("can_manage_topics") and not (not me.is_admin and chat.permissions.get("can_manage_topics")):
        raise bad_request("not enough rights to create a topic")
    name, colour = (call.text("name") or "").strip(), call.integer("icon_color")
    if not 1 <= len(name) <= 128:
        raise bad_request("TOPIC_TITLE_EMPTY" if not name else "TOPIC_TITLE_TOO_LONG")
    if colour and colour not in _COLOURS:
        raise bad_request("TOPIC_ICON_COLOR_INVALID")
    icon = call.text("icon_custom_emoji_id")
    topic = people.create_topic(call.world, chat, call.world.bot, name, icon_color=colour, icon_custom_emoji_id=icon)
    view: Json = {"message_thread_id": topic.id, "name": topic.name, "icon_color": topic.icon_color}
    return {**view, "icon_custom_emoji_id": icon} if icon else view


@method("editForumTopic")
def edit_forum_topic(call: Call) -> bool:
    chat, topic = _topic(call)
    name = (call.text("name") or topic.name).strip()
    if len(name) > 128:
        raise bad_request("TOPIC_TITLE_TOO_LONG")
    if name == topic.name:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.name = name
    _note(call, chat, topic, {"forum_topic_edited": {"name": name}})
    return True


@method("closeForumTopic")
def close_forum_topic(call: Call) -> bool:
    chat, topic = _topic(call)
    if topic.closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.closed = True
    _note(call, chat, topic, {"forum_topic_closed": {}})
    return True


@method("reopenForumTopic")
def reopen_forum_topic(call: Call) -> bool:
    chat, topic = _topic(call)
    if not topic.closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.closed = False
    _note(call, chat, topic, {"forum_topic_reopened": {}})
    return True


@method("deleteForumTopic")
def delete_forum_topic(call: Call) -> bool:
    chat = _forum(call)
    topic = chat.topics.get(call.integer("message_thread_id"))
    if topic is None:
        raise bad_request("TOPIC_ID_INVALID")
    if topic.created_by != call.world.bot.id:
        call.need_right(chat, "can_delete_messages", "not enough rights to delete a topic")
    del chat.topics[topic.id]
    call.world.delete(chat, [m.id for m in chat.messages.values() if m.payload.get("message_thread_id") == topic.id])
    return True
