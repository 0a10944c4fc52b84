"""What is to be said, as calls of the Bot API."""

from dataclasses import dataclass
from typing import Any

from bot.kit.outbox import Message
from bot.kit.texts import Texts, split


@dataclass(frozen=True, slots=True)
class Letter:
    """One call."""

    method: str
    parameters: dict[str, Any]


def letters_of(texts: Texts, message: Message, chat_id: int, topic_id: int | None, language: str) -> list[Letter]:
    """The calls that say a message, in their order: a long text is several."""
    if message.react:
        emoji = [{"type": "emoji", "emoji": message.react}]
        about = {"chat_id": chat_id, "message_id": message.about, "reaction": emoji}
        return [Letter("setMessageReaction", about)]
    assert message.text is not None  # noqa: S101
    parts = split(texts.render(message.text, language))
    markup = _markup(texts, message, language)
    to: dict[str, Any] = {"chat_id": chat_id}
    if message.edits:
        return [Letter("editMessageText", to | {"message_id": message.about} | _words(parts[0]) | markup)]
    if topic_id:
        to["message_thread_id"] = topic_id
    calls = [to | _words(part) for part in parts]
    if message.about:
        calls[0]["reply_parameters"] = {"message_id": message.about, "allow_sending_without_reply": True}
    calls[-1].update(markup)
    return [Letter("sendMessage", parameters) for parameters in calls]


def _words(text: str) -> dict[str, Any]:
    return {"text": text, "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}


def _markup(texts: Texts, message: Message, language: str) -> dict[str, Any]:
    if message.ask_location:
        button = {"text": texts.plain(message.ask_location, language), "request_location": True}
        return {"reply_markup": {"keyboard": [[button]], "resize_keyboard": True, "one_time_keyboard": True}}
    if not message.buttons:
        return {}
    rows = [
        [
            {"text": texts.plain(button.label, language)}
            | ({"url": button.url} if button.url else {"callback_data": button.press})
            for button in row
        ]
        for row in message.buttons
    ]
    return {"reply_markup": {"inline_keyboard": rows}}
