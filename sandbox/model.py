"""What the sandbox's world is made of: users, chats, members, topics, messages. Plain data."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

SERVICE_ACCOUNT = 777000  # "Telegram": the author of posts that a channel forwards to its group
ANONYMOUS_ADMIN = 1087968824  # GroupAnonymousBot
CHANNEL_BOT = 136817688  # Channel_Bot: the fake author when someone speaks as a channel

ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
GROUP_ADMIN_RIGHTS = ("can_pin_messages", "can_manage_topics", "can_manage_tags")
CHANNEL_ADMIN_RIGHTS = ("can_post_messages", "can_edit_messages", "can_manage_direct_messages")

PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
    "can_edit_tag",
    "can_react_to_messages",
)


@dataclass(slots=True)
class User:
    """A person or a bot. `started`, `blocked` and `write_until` (Unix seconds) decide whether the bot may write."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_premium: bool = False
    is_bot: bool = False
    emoji: str | None = None
    deleted: bool = False
    started: bool = False
    blocked: bool = False
    write_until: float = 0.0
    _api: Json | None = None

    def api(self) -> Json:
        """The Bot API's User. The same dict until something changes, so that messages can share it."""
        if self._api is None:
            view: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": "" if self.deleted else self.first_name}
            if self.last_name and not self.deleted:
                view["last_name"] = self.last_name
            if self.username and not self.deleted:
                view["username"] = self.username
            if self.language_code:
                view["language_code"] = self.language_code
            if self.is_premium:
                view["is_premium"] = True
            self._api = view
        return self._api

    def changed(self) -> None:
        self._api = None


@dataclass(slots=True)
class Member:
    """One user in one chat. `rights` are admin rights or a restricted member's permissions."""

    user: int
    status: str = "member"  # creator, administrator, member, restricted, left, kicked
    rights: dict[str, bool] = field(default_factory=dict)
    anonymous: bool = False
    promoted_by_bot: bool = False
    custom_title: str | None = None
    tag: str | None = None
    until: int = 0  # Unix seconds; 0 = for ever
    inside: bool = True  # for status "restricted": is still in the chat

    @property
    def present(self) -> bool:
        return self.status in ("creator", "administrator", "member") or (self.status == "restricted" and self.inside)

    @property
    def is_admin(self) -> bool:
        return self.status in ("creator", "administrator")

    def may(self, right: str) -> bool:
        """An admin right; the owner has them all."""
        return self.status == "creator" or (self.status == "administrator" and self.rights.get(right, False))


@dataclass(slots=True)
class Topic:
    id: int
    name: str
    icon_color: int = 7322096
    icon_custom_emoji_id: str | None = None
    closed: bool = False
    created_by: int = 0


@dataclass(slots=True)
class InviteLink:
    url: str
    creator: int
    name: str | None = None
    expire_date: int = 0
    member_limit: int = 0
    creates_join_request: bool = False
    is_primary: bool = False
    is_revoked: bool = False
    joined: int = 0
    waiting: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Message:
    """One stored message; `payload` is the Bot API's Message as the bot would get it."""

    id: int
    chat: int
    author: int  # 0 for a channel or anonymous post
    payload: Json
    by_bot: bool = False
    reactions: dict[int, list[Json]] = field(default_factory=dict)
    poll: str | None = None


@dataclass(slots=True)
class Poll:
    """Where a poll is and who chose what."""

    chat: int
    message: int
    votes: dict[int, list[int]] = field(default_factory=dict)


@dataclass(slots=True)
class Press:
    """A pressed button that waits for answerCallbackQuery; `at` in sandbox Unix seconds."""

    user: int
    at: float
    answer: asyncio.Future[Json] | None = None
    answered: bool = False


@dataclass(slots=True)
class Chat:
    id: int
    type: str  # private, group, supergroup, channel
    title: str | None = None
    username: str | None = None
    description: str | None = None
    is_forum: bool = False
    privacy: bool = True
    has_hidden_members: bool = False
    linked: int | None = None
    migrated_to: int | None = None
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    permissions: dict[str, bool] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    links: dict[str, InviteLink] = field(default_factory=dict)
    requests: dict[int, str | None] = field(default_factory=dict)  # user -> the link they asked by
    reads: dict[int, int] = field(default_factory=dict)  # user -> last message seen
    albums: dict[str, str] = field(default_factory=dict)
    next_id: int = 1
    _api: Json | None = None

    def api(self) -> Json:
        """The Bot API's Chat, as inside a message. The same dict until something changes."""
        if self._api is None:
            view: Json = {"id": self.id, "type": self.type}
            if self.title is not None:
                view["title"] = self.title
            if self.username:
                view["username"] = self.username
            if self.is_forum:
                view["is_forum"] = True
            self._api = view
        return self._api

    def changed(self) -> None:
        self._api = None

    def member(self, user: int) -> Member | None:
        return self.members.get(user)

    def has(self, user: int) -> bool:
        member = self.members.get(user)
        return member is not None and member.present
