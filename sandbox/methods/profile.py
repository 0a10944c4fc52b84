"""The bot itself: who it is, its names and descriptions, its menu button; and people's profile pictures (none)."""

from __future__ import annotations

from typing import Any

from sandbox.errors import bad_request
from sandbox.methods.call import Call, method

_LIMITS = {"name": 64, "description": 512, "short_description": 120}


@method("getMe")
def get_me(call: Call) -> Any:
    return {
        **call.world.bot.api(),
        "can_join_groups": True,
        "can_read_all_group_messages": not call.world.default_privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


@method("logOut")
def log_out(call: Call) -> bool:
    return True


@method("close")
def close(call: Call) -> bool:
    return True


def _set(call: Call, what: str) -> bool:
    text = (call.text(what) or "").strip()
    if len(text) > _LIMITS[what]:
        raise bad_request(f"bot {what.replace('_', ' ')} is too long")
    call.sandbox.profile[what, call.text("language_code") or ""] = text
    return True


def _get(call: Call, what: str) -> dict[str, str]:
    stored = call.sandbox.profile
    language = call.text("language_code") or ""
    default = call.world.bot.first_name if what == "name" else ""
    return {what: stored.get((what, language)) or stored.get((what, "")) or default}


@method("setMyName")
def set_my_name(call: Call) -> bool:
    return _set(call, "name")


@method("getMyName")
def get_my_name(call: Call) -> Any:
    return _get(call, "name")


@method("setMyDescription")
def set_my_description(call: Call) -> bool:
    return _set(call, "description")


@method("getMyDescription")
def get_my_description(call: Call) -> Any:
    return _get(call, "description")


@method("setMyShortDescription")
def set_my_short_description(call: Call) -> bool:
    return _set(call, "short_description")


@method("getMyShortDescription")
def get_my_short_description(call: Call) -> Any:
    return _get(call, "short_description")


@method("setChatMenuButton")
def set_chat_menu_button(call: Call) -> bool:
    button = call.json("menu_button") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in ("commands", "web_app", "default"):
        raise bad_request("can't parse menu button: Object expected")
    call.sandbox.menu_buttons[call.integer("chat_id")] = button
    return True


@method("getChatMenuButton")
def get_chat_menu_button(call: Call) -> Any:
    buttons = call.sandbox.menu_buttons
    return buttons.get(call.integer("chat_id")) or buttons.get(0) or {"type": "commands"}


@method("getUserProfilePhotos")
def get_user_profile_photos(call: Call) -> Any:
    call.user()
    return {"total_count": 0, "photos": []}
