"""Chats: what a bot may know of one, leaving it, and its title and description."""

from __future__ import annotations

from typing import Any

from sandbox import membership
from sandbox.errors import bad_request
from sandbox.methods.call import Call, method
from sandbox.model import PERMISSIONS, Json


@method("getChat")
def get_chat(call: Call) -> Any:
    chat = call.chat()
    if chat.type != "private":
        call.open_chat()
    else:
        user = call.world.users[chat.id]
        if not user.started and not any(c.has(user.id) for c in call.world.chats.values() if c.type != "private"):
            raise bad_request("chat not found")
    view: Json = {
        **chat.api(),
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
        ),
    }
    if chat.username:
        view["active_usernames"] = [chat.username]
    if chat.description:
        view["description"] = chat.description
    if chat.linked is not None:
        view["linked_chat_id"] = chat.linked
    if chat.type in ("group", "supergroup"):
        view["permissions"] = {name: chat.permissions.get(name, False) for name in PERMISSIONS}
    if chat.has_hidden_members:
        view["has_hidden_members"] = True
    if chat.pinned and chat.pinned[-1] in chat.messages:
        view["pinned_message"] = chat.messages[chat.pinned[-1]].payload
    if call.me(chat).may("can_invite_users"):
        primary = next((link for link in chat.links.values() if link.is_primary and not link.is_revoked), None)
        if primary is not None:
            view["invite_link"] = primary.url
    return view


@method("leaveChat")
def leave_chat(call: Call) -> bool:
    chat = call.open_chat()
    if chat.type == "private":
        raise bad_request("chat member status can't be changed in private chats")
    membership.change(call.world, chat, call.world.bot, call.world.bot, "left")
    return True


def _change_info(call: Call, field: str, value: str) -> bool:
    chat = call.open_chat()
    if chat.type == "private":
        raise bad_request(f"can't change private chat {field}")
    call.need_right(chat, "can_change_info", f"not enough rights to change chat {field}")
    if getattr(chat, field) == (value or None):
        raise bad_request("CHAT_NOT_MODIFIED" if field == "title" else "chat description is not modified")
    setattr(chat, field, value or None)
    chat.changed()
    call.world.events.publish("chat", chat.id)
    if field == "title":
        call.world.post(chat, call.world.bot, {"new_chat_title": value})
    return True


@method("setChatTitle")
def set_chat_title(call: Call) -> bool:
    title = (call.text("title") or "").strip()
    if not 1 <= len(title) <= 128:
        raise bad_request("chat title is empty" if not title else "chat title is too long")
    return _change_info(call, "title", title)


@method("setChatDescription")
def set_chat_description(call: Call) -> bool:
    return _change_info(call, "description", (call.text("description") or "").strip()[:255])
