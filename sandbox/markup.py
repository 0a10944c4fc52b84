"""Keyboards under messages: read and refused as Telegram does."""

from __future__ import annotations

from typing import Any

from sandbox.errors import ApiError, bad_request
from sandbox.links import http_link, user_link

Json = dict[str, Any]

MAX_BUTTONS = 100
_OTHER_ACTIONS = (
    "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
)  # fmt: skip


def _wrong_button(what: str) -> ApiError:
    return bad_request(f"can't parse inline keyboard button: {what}")


def read_markup(given: Any, inline_only: bool = False) -> Json | None:
    """A checked reply_markup, or None if there is none (an empty inline keyboard is none). Raises ApiError 400."""
    if given in (None, "", {}):
        return None
    if not isinstance(given, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in given:
        rows = _inline_rows(given["inline_keyboard"])
        return {"inline_keyboard": rows} if rows else None
    if inline_only:
        raise bad_request("inline keyboard expected")
    if "keyboard" in given:
        return {**given, "keyboard": _reply_rows(given["keyboard"])}
    if given.get("remove_keyboard") or given.get("force_reply"):
        return given
    return None


def _inline_rows(rows: Any) -> list[list[Json]]:
    if not isinstance(rows, list):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    checked: list[list[Json]] = []
    for row in rows:
        if not isinstance(row, list):
            raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
        if row:
            checked.append([_inline_button(button) for button in row])
    if sum(len(row) for row in checked) > MAX_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    return checked


def _inline_button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    text = button.get("text")
    if text is None:
        raise _wrong_button('Can\'t find field "text"')
    if not isinstance(text, str):
        raise _wrong_button('Field "text" must be of type String')
    if not text.strip():
        raise bad_request("BUTTON_TEXT_INVALID")
    if button.get("url"):
        url = str(button["url"])
        link = url if user_link(url) is not None else http_link(url)
        if link is None:
            raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
        return {**button, "url": link}
    if button.get("callback_data"):
        data = button["callback_data"]
        if not isinstance(data, str):
            raise _wrong_button('Field "callback_data" must be of type String')
        if len(data.encode()) > 64:
            raise bad_request("BUTTON_DATA_INVALID")
        return button
    if any(name in button for name in _OTHER_ACTIONS):
        return button
    raise _wrong_button("Text buttons are unallowed in the inline keyboard")


def _reply_rows(rows: Any) -> list[list[Json]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "keyboard" of the ReplyKeyboardMarkup must be an Array of Arrays')
    buttons = [[{"text": one} if isinstance(one, str) else one for one in row] for row in rows if row]
    for row in buttons:
        for button in row:
            if not isinstance(button, dict) or not isinstance(button.get("text"), str):
                raise bad_request("can't parse keyboard button: KeyboardButton must be an Object or a String")
    if not buttons:
        raise bad_request("reply keyboard is empty")
    return buttons
