"""How the people's side shows users, chats and messages (the shapes in README.md)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from sandbox.model import Chat, Json, Message, User
from sandbox.world import World


def user_view(user: User) -> Json:
    view = {**user.api(), "first_name": user.first_name}
    if user.emoji:
        view["emoji"] = user.emoji
    if user.blocked:
        view["blocked"] = True
    if user.deleted:
        view["deleted"] = True
    return view


def chat_view(world: World, chat: Chat, viewer: int | None = None) -> Json:
    view: Json = {**chat.api(), "privacy": chat.privacy, "members": [], "topics": []}
    if chat.type == "private":
        view["title"] = world.users[chat.id].first_name
    for member in chat.members.values():
        one: Json = {"user": member.user, "status": member.status}
        if member.rights:
            one["rights"] = member.rights
        if member.anonymous:
            one["anonymous"] = True
        if member.custom_title:
            one["custom_title"] = member.custom_title
        if member.tag:
            one["tag"] = member.tag
        view["members"].append(one)
    view["topics"] = [{"id": t.id, "name": t.name, "closed": t.closed} for t in chat.topics.values()]
    if chat.pinned:
        view["pinned"] = chat.pinned[-1]
    if chat.linked is not None:
        view["linked_chat"] = chat.linked
    if chat.links:
        view["invite_links"] = [link.url for link in chat.links.values() if not link.is_revoked]
    if chat.requests:
        view["join_requests"] = list(chat.requests)
    if world.typing.get(chat.id, 0) > world.clock.now():
        view["typing"] = True
    if viewer is not None:
        seen = chat.reads.get(viewer, 0)
        view["unread"] = sum(1 for _ in _newer(chat, seen))
    return view


def _newer(chat: Chat, seen: int) -> Iterator[Message]:
    for message in reversed(chat.messages.values()):
        if message.id <= seen:
            return
        yield message


def message_view(message: Message) -> Json:
    """The Bot API's Message, plus who reacted and where the media's bytes are."""
    grouped: dict[str, list[int]] = {}
    for user, kinds in message.reactions.items():
        for kind in kinds:
            grouped.setdefault(kind.get("emoji", "⭐"), []).append(user)
    view: Json = {**message.payload, "reactions": [{"emoji": e, "users": users} for e, users in grouped.items()]}
    media = media_of(message.payload)
    if media is not None:
        view["url"] = f"/sandbox/files/{media}"
    return view


def media_of(payload: Json) -> str | None:
    """The file_id of a message's photo (its largest size), document, sticker or voice."""
    if payload.get("photo"):
        return str(payload["photo"][-1]["file_id"])
    for kind in ("document", "sticker", "voice"):
        if kind in payload:
            return str(payload[kind]["file_id"])
    return None


def messages_view(world: World, chat: Chat, viewer: User, after: int, before: int | None, limit: int) -> list[Json]:
    """The newest `limit` messages, or those next after / before an id; oldest first. The viewer has then read them."""
    if after > 0:
        found = list(islice((m for m in chat.messages.values() if m.id > after), limit))
    else:
        older = (m for m in reversed(chat.messages.values()) if before is None or m.id < before)
        found = list(islice(older, limit))[::-1]
    if found:
        chat.reads[viewer.id] = max(chat.reads.get(viewer.id, 0), found[-1].id)
    return [message_view(message) for message in found]


def state_view(world: World, revision: int, viewer: int | None) -> Json:
    hidden: Any = (world.bot.id,)
    return {
        **({"progress": world.progress} if world.progress else {}),
        "now": int(world.clock.now()),
        "bot": {name: world.bot.api()[name] for name in ("id", "username", "first_name")},
        "users": [user_view(u) for u in world.users.values() if u.id not in hidden and u.id >= 0 and not _fixture(u)],
        "chats": [chat_view(world, c, viewer) for c in world.chats.values() if c.migrated_to is None],
        "revision": revision,
    }


def _fixture(user: User) -> bool:
    """The accounts that Telegram itself brings; nobody plays them."""
    from sandbox.model import ANONYMOUS_ADMIN, CHANNEL_BOT, SERVICE_ACCOUNT

    return user.id in (ANONYMOUS_ADMIN, CHANNEL_BOT, SERVICE_ACCOUNT)
