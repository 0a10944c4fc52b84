"""Which bot gets which update. Each function answers None when the bot is told, else the reason why it is not."""

from __future__ import annotations

from sandbox.model import Chat, Json, User

SERVICE_FIELDS = (
    "new_chat_members", "left_chat_member", "new_chat_title", "new_chat_photo", "delete_chat_photo",
    "group_chat_created", "supergroup_chat_created", "channel_chat_created", "migrate_to_chat_id",
    "migrate_from_chat_id", "pinned_message",
    "forum_topic_created", "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened",
)  # fmt: skip
_OWN_SERVICE = frozenset(("new_chat_members", "left_chat_member", "pinned_message", "migrate_to_chat_id"))


def service_field(payload: Json) -> str | None:
    """The field that makes a message a service message."""
    for name in SERVICE_FIELDS:
        if name in payload:
            return name
    return None


def message_withheld(bot: User, chat: Chat, payload: Json, author: User | None) -> str | None:
    """Why a new or edited message is not for the bot: it is its own, another bot's, or privacy mode hides it."""
    service = service_field(payload)
    if author is not None and author.id == bot.id and service not in _OWN_SERVICE:
        return "the bot's own message"
    if chat.type == "private":
        return None
    member = chat.members.get(bot.id)
    if member is None or not member.present:
        return "the bot is not in the chat"
    if service is not None or chat.type == "channel":
        return None
    if author is not None and author.is_bot and "sender_chat" not in payload:
        return "bots do not see other bots' messages"
    if member.is_admin or not chat.privacy:
        return None
    return _private_enough(bot, payload)


def _private_enough(bot: User, payload: Json) -> str | None:
    """Privacy mode: commands for this bot, replies to it, and what was sent through it get through; nothing else."""
    replied = payload.get("reply_to_message")
    if replied is not None and replied.get("from", {}).get("id") == bot.id and service_field(replied) is None:
        return None
    if payload.get("via_bot", {}).get("id") == bot.id:
        return None
    text = payload.get("text") or payload.get("caption") or ""
    for entity in payload.get("entities") or payload.get("caption_entities") or ():
        if entity["type"] == "bot_command":
            start = entity["offset"] * 2
            command = text.encode("utf-16-le")[start : start + entity["length"] * 2].decode("utf-16-le")
            _, at, target = command.partition("@")
            if not at or target.lower() == (bot.username or "").lower():
                return None
    return "privacy mode"


def admin_only_withheld(bot: User, chat: Chat, right: str | None = None) -> str | None:
    """chat_member, message_reaction and chat_join_request go to admins only; private chats have no admins."""
    if chat.type == "private":
        return None
    member = chat.members.get(bot.id)
    if member is None or not member.is_admin:
        return "the bot is not an administrator"
    if right is not None and not member.may(right):
        return f"the bot lacks the right {right}"
    return None


def member_withheld(bot: User, chat: Chat) -> str | None:
    """For what every member of a chat is told."""
    return None if chat.type == "private" or chat.has(bot.id) else "the bot is not in the chat"
