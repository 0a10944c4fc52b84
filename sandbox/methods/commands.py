"""Command menus: by scope and language, and which of them a user sees."""

from __future__ import annotations

import re
from typing import Any

from sandbox.errors import bad_request
from sandbox.methods.call import Call, method
from sandbox.model import Chat, Json, User
from sandbox.world import World

_NAME = re.compile(r"[a-z0-9_]{1,32}")
Key = tuple[str, int, int, str]  # scope type, chat, user, language


def _key(call: Call) -> Key:
    scope = call.json("scope") or {"type": "default"}
    if not isinstance(scope, dict) or "type" not in scope:
        raise bad_request("can't parse BotCommandScope: Object expected")
    language = call.text("language_code") or ""
    if language and not (len(language) == 2 and language.isascii() and language.isalpha() and language.islower()):
        raise bad_request("invalid language code specified")
    kind = str(scope["type"])
    if kind in ("default", "all_private_chats", "all_group_chats", "all_chat_administrators"):
        return (kind, 0, 0, language)
    if kind not in ("chat", "chat_administrators", "chat_member"):
        raise bad_request(f"can't parse BotCommandScope: Unsupported type {kind!r}")
    chat = Call(call.sandbox, call.name, {"chat_id": scope.get("chat_id")}, {}).open_chat()
    if kind == "chat_administrators" and chat.type == "private":
        raise bad_request("can't use specified scope in private chats")
    user = int(scope.get("user_id") or 0) if kind == "chat_member" else 0
    if kind == "chat_member" and user not in call.world.users:
        raise bad_request("user not found")
    return (kind, chat.id, user, language)


@method("setMyCommands")
def set_my_commands(call: Call) -> bool:
    given = call.array("commands")
    if len(given) > 100:
        raise bad_request("too many commands specified")
    checked: list[Json] = []
    for one in given:
        if not isinstance(one, dict):
            raise bad_request("can't parse BotCommand: Object expected")
        name, about = str(one.get("command", "")).removeprefix("/").lower(), str(one.get("description", "")).strip()
        if not _NAME.fullmatch(name):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(about) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        checked.append({"command": name, "description": about})
    call.sandbox.commands[_key(call)] = checked
    call.world.events.publish("commands")
    return True


@method("getMyCommands")
def get_my_commands(call: Call) -> Any:
    return call.sandbox.commands.get(_key(call), [])


@method("deleteMyCommands")
def delete_my_commands(call: Call) -> bool:
    call.sandbox.commands.pop(_key(call), None)
    call.world.events.publish("commands")
    return True


def menu(world: World, commands: dict[Key, list[Json]], user: User, chat: Chat) -> list[Json]:
    """What this user sees in this chat: the narrowest scope that has a list, in their language if there is one."""
    scopes: list[tuple[str, int, int]] = []
    if chat.type == "private":
        scopes = [("chat", chat.id, 0), ("all_private_chats", 0, 0)]
    else:
        member = chat.members.get(user.id)
        scopes = [("chat_member", chat.id, user.id)]
        if member is not None and member.is_admin:
            scopes.append(("chat_administrators", chat.id, 0))
        scopes.append(("chat", chat.id, 0))
        if member is not None and member.is_admin:
            scopes.append(("all_chat_administrators", 0, 0))
        scopes.append(("all_group_chats", 0, 0))
    scopes.append(("default", 0, 0))
    language = (user.language_code or "")[:2].lower()
    for scope in scopes:
        for code in (language, ""):
            found = commands.get((*scope, code))
            if found:
                return found
    return []
