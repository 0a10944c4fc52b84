"""Invite links and join requests."""

from __future__ import annotations

from typing import Any

from sandbox import membership
from sandbox.errors import bad_request
from sandbox.methods.call import Call, method
from sandbox.model import Chat, InviteLink, User

_NO_RIGHT = "not enough rights to manage chat invite link"


def _chat(call: Call) -> Chat:
    chat = call.open_chat()
    if chat.type == "private":
        raise bad_request("can't manage invite links of a private chat")
    call.need_right(chat, "can_invite_users", _NO_RIGHT)
    return chat


def _options(call: Call) -> dict[str, Any]:
    name, limit = call.text("name"), call.integer("member_limit")
    expires, asks = call.integer("expire_date"), call.boolean("creates_join_request")
    if name and len(name) > 32:
        raise bad_request("invite link name is too long")
    if not 0 <= limit <= 99_999:
        raise bad_request("wrong member limit specified")
    if asks and limit:
        raise bad_request("member limit can't be specified for links requiring administrator approval")
    if expires and expires <= call.world.clock.now():
        raise bad_request("EXPIRE_DATE_INVALID")
    return {"name": name or None, "member_limit": limit, "expire_date": expires, "creates_join_request": asks}


def _own_link(call: Call, chat: Chat) -> InviteLink:
    link = chat.links.get(call.text("invite_link") or "")
    if link is None:
        raise bad_request("INVITE_HASH_EXPIRED")
    if link.creator != call.world.bot.id:
        raise bad_request("CHAT_ADMIN_REQUIRED")
    return link


@method("createChatInviteLink")
def create_chat_invite_link(call: Call) -> Any:
    chat = _chat(call)
    link = membership.new_link(call.world, chat, call.world.bot.id, **_options(call))
    call.world.events.publish("chat", chat.id)
    return membership.link_api(call.world, link)


@method("editChatInviteLink")
def edit_chat_invite_link(call: Call) -> Any:
    chat = _chat(call)
    link = _own_link(call, chat)
    if link.is_primary:
        raise bad_request("the primary invite link can't be edited")
    for name, value in _options(call).items():
        setattr(link, name, value)
    return membership.link_api(call.world, link)


@method("revokeChatInviteLink")
def revoke_chat_invite_link(call: Call) -> Any:
    chat = _chat(call)
    link = _own_link(call, chat)
    link.is_revoked = True
    if link.is_primary:
        membership.new_link(call.world, chat, call.world.bot.id, is_primary=True)
    call.world.events.publish("chat", chat.id)
    return membership.link_api(call.world, link)


@method("exportChatInviteLink")
def export_chat_invite_link(call: Call) -> str:
    chat = _chat(call)
    for link in chat.links.values():
        if link.is_primary and link.creator == call.world.bot.id:
            link.is_revoked, link.is_primary = True, False
    call.world.events.publish("chat", chat.id)
    return membership.new_link(call.world, chat, call.world.bot.id, is_primary=True).url


def _request(call: Call) -> tuple[Chat, User, InviteLink | None]:
    chat = _chat(call)
    user = call.user()
    if chat.has(user.id):
        raise bad_request("USER_ALREADY_PARTICIPANT")
    if user.id not in chat.requests:
        raise bad_request("HIDE_REQUESTER_MISSING")
    link = chat.links.get(chat.requests.pop(user.id) or "")
    if link is not None:
        link.waiting.discard(user.id)
    return chat, user, link


@method("approveChatJoinRequest")
def approve_chat_join_request(call: Call) -> bool:
    chat, user, link = _request(call)
    if link is not None:
        link.joined += 1
    membership.change(call.world, chat, user, call.world.bot, "member", link=link, via_request=True)
    return True


@method("declineChatJoinRequest")
def decline_chat_join_request(call: Call) -> bool:
    chat, _, _ = _request(call)
    call.world.events.publish("chat", chat.id)
    return True
