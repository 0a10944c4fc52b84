"""Telegram's accounts and standings in our words."""

from collections.abc import Sequence
from typing import Any

from telegram import Chat, ChatMember, Message, User

from bot.kit.routing import Person, Role
from bot.kit.wire import SERVICE_ACCOUNTS, WireChat, WireUser

ENOUGH = 1280  # pixels of a side of a photo: what Telegram keeps in this size is sharp, and a tenth of a megabyte

MEMBERS = (ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.MEMBER)


def check_ids(*whoever: Any) -> None:
    """python-telegram-bot takes anything for an id, and what is said would go there.

    Raises:
        TypeError
    """
    if any(one is not None and not isinstance(one.id, int) for one in whoever):
        raise TypeError("an id that is no number")


def can_be_answered(chat: Chat | WireChat | None, user: User | WireUser | None) -> bool:
    """A channel has no members, and in private there must be somebody who wrote."""
    if chat is None or chat.type == Chat.CHANNEL:
        return False
    return chat.type != Chat.PRIVATE or (user is not None and user.id not in SERVICE_ACCOUNTS)


def is_machine(user: User | None) -> bool:
    """Another bot; the accounts that stand for a group or a channel are none."""
    return user is not None and user.is_bot and user.id not in SERVICE_ACCOUNTS


def person_of(user: User | WireUser) -> Person:
    if isinstance(user, WireUser):
        return Person(user.id, user.name, user.username, user.language_code, user.is_bot)
    return Person(user.id, user.full_name or "", user.username or "", user.language_code or "", user.is_bot)


def own_role(message: Message) -> Role:
    """Who speaks as the group itself is one of its admins: Telegram lets nobody else."""
    anonymous = message.sender_chat is not None and message.sender_chat.id == message.chat.id
    return Role.ADMIN if anonymous else Role.MEMBER


def role_of(member: ChatMember) -> Role:
    return {ChatMember.OWNER: Role.OWNER, ChatMember.ADMINISTRATOR: Role.ADMIN}.get(member.status, Role.MEMBER)


def is_in(member: ChatMember) -> bool:
    return member.status in MEMBERS or bool(getattr(member, "is_member", False))


def file_of(sizes: Sequence[Any] | None) -> str:
    """Of the sizes of a photo the largest that is not larger than it takes; empty when there is none."""
    fitting = [one for one in sizes or () if max(one.width, one.height) <= ENOUGH] or list(sizes or ())[:1]
    return str(max(fitting, key=lambda one: one.width * one.height).file_id) if fitting else ""


def emoji_of(reactions: Sequence[Any]) -> tuple[str, ...]:
    """A custom emoji counts as one too; it has an id in place of a character."""
    return tuple(getattr(one, "emoji", "") or getattr(one, "custom_emoji_id", "") for one in reactions)
