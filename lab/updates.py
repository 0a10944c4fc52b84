"""Updates as Telegram writes them, for scenarios that hand them to the inbox themselves."""

from collections.abc import Sequence
from typing import Any

import msgspec

from tests.support.telegram import BOT

Json = dict[str, Any]
RIGHTS = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
    "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
    "can_edit_stories", "can_delete_stories",
)  # fmt: skip


def raw(update_id: int, update: Json) -> bytes:
    return msgspec.json.encode({"update_id": update_id, **update})


def group(chat_id: int, title: str = "Circle") -> Json:
    return {"id": chat_id, "type": "supergroup" if chat_id < -1_000_000_000_000 else "group", "title": title}


def private(person: Json) -> Json:
    return {"id": person["id"], "type": "private", "first_name": person["first_name"]}


def person(id: int, name: str = "", language: str = "en") -> Json:
    return {"id": id, "is_bot": False, "first_name": name or f"Member {id}", "language_code": language}


def message(id: int, at: int, chat: Json, by: Json, text: str = "", **content: Any) -> Json:
    """With the entity of a command, as Telegram would find it."""
    found: Json = {"message_id": id, "date": at, "chat": chat, "from": by, **content}
    if text:
        found["text"] = text
    if text.startswith("/"):
        found["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
    return {"message": found}


def press(query_id: str, by: Json, data: str, chat: Json, message_id: int) -> Json:
    """On a message of the bot."""
    under = {"message_id": message_id, "date": 1, "chat": chat, "from": BOT, "text": "…"}
    return {"callback_query": {"id": query_id, "from": by, "chat_instance": "1", "data": data, "message": under}}


def membership(at: int, chat: Json, who: Json, was: str, now: str, by: Json | None = None) -> Json:
    return {
        "chat_member": {
            "chat": chat, "from": by or who, "date": at,
            "old_chat_member": {"user": who, "status": was, **_more(was)},
            "new_chat_member": {"user": who, "status": now, **_more(now)},
        }
    }  # fmt: skip


def standing(at: int, chat: Json, by: Json, status: str = "administrator", was: str = "left") -> Json:
    """The bot's own."""
    return {
        "my_chat_member": {
            "chat": chat, "from": by, "date": at,
            "old_chat_member": {"user": BOT, "status": was, **_more(was)},
            "new_chat_member": {"user": BOT, "status": status, **_more(status)},
        }
    }  # fmt: skip


def _more(status: str) -> Json:
    if status == "administrator":
        return dict.fromkeys(RIGHTS, False) | {"can_pin_messages": True}
    return {"until_date": 0} if status == "kicked" else {}


def reaction(at: int, chat: Json, by: Json, message_id: int, was: Sequence[str], now: Sequence[str]) -> Json:
    return {
        "message_reaction": {
            "chat": chat, "message_id": message_id, "user": by, "date": at,
            "old_reaction": [{"type": "emoji", "emoji": one} for one in was],
            "new_reaction": [{"type": "emoji", "emoji": one} for one in now],
        }
    }  # fmt: skip
