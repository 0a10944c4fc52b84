"""What is to be said, as calls of the Bot API."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from bot.kit.outbox import Document, Message, Picture
from bot.kit.texts import Texts, say, split

CAPTION_LIMIT = 1024  # UTF-16 units
_BRINGS = {"sendPhoto": "photo", "sendDocument": "document"}


@dataclass(frozen=True, slots=True)
class Letter:
    """One call. With a picture or a file it is the call that sends it, and `in_words` the one that does without; with a
    poll, the one where a group allows none."""

    method: str
    parameters: Mapping[str, Any]
    brings: Picture | Document | None = None
    in_words: "Letter | None" = None

    @property
    def without(self) -> "Letter":
        assert self.in_words is not None  # noqa: S101
        return self.in_words

    def bringing(self, file: str) -> "Letter":
        """With the picture or the file filled in: a file id, or `attach://…`."""
        if self.method == "editMessageMedia":
            return Letter(self.method, {**self.parameters, "media": {**self.parameters["media"], "media": file}})
        return Letter(self.method, {**self.parameters, _BRINGS[self.method]: file})


def letters_of(texts: Texts, message: Message, chat_id: int, topic_id: int | None, language: str) -> list[Letter]:
    """The calls that say a message, in their order: a long text is several."""
    if message.react:
        emoji = [{"type": "emoji", "emoji": message.react}]
        about = {"chat_id": chat_id, "message_id": message.about, "reaction": emoji}
        return [Letter("setMessageReaction", about)]
    if message.whose:
        return [Letter("setChatMemberTag", {"chat_id": chat_id, "user_id": message.whose, "tag": message.tag})]
    if message.pin and message.text is None:
        one = {"chat_id": chat_id, "message_id": message.about}
        is_on = message.pin == "on"
        return [
            Letter("pinChatMessage", one | {"disable_notification": True}) if is_on else Letter("unpinChatMessage", one)
        ]
    assert message.text is not None  # noqa: S101
    words = texts.render(message.text, language)
    markup = _markup(texts, message, language)
    to: dict[str, Any] = {"chat_id": chat_id}
    if message.edits and not message.document:
        return [_edit(message, to | {"message_id": message.about}, words, markup)]
    if topic_id:
        to["message_thread_id"] = topic_id
    if message.poll:
        return [_poll(texts.plain(message.text, language), message.poll, to, markup)]
    brings = message.document or message.picture
    parts = split(words, CAPTION_LIMIT) if brings else split(words)
    first = {"reply_parameters": {"message_id": message.about, "allow_sending_without_reply": True}}
    letters = []
    for number, part in enumerate(parts):
        more = (first if message.about and not number else {}) | (markup if number == len(parts) - 1 else {})
        in_words = Letter("sendMessage", to | _words(part) | more)
        if brings and not number:
            shown = to | {"caption": part, "parse_mode": "HTML"} | more
            if message.document:
                lost = texts.render(say("kit.not-brought", name=message.document.name), language)
                in_words = Letter("sendMessage", to | _words(lost) | more)
            letters.append(Letter("sendDocument" if message.document else "sendPhoto", shown, brings, in_words))
        else:
            letters.append(in_words)
    return letters


def _poll(question: str, poll: Mapping[str, Any], to: dict[str, Any], markup: dict[str, Any]) -> Letter:
    """Anonymous, as Telegram's are unless told otherwise."""
    options = [{"text": option} for option in poll["options"]]
    asked = {"question": question, "options": options, "allows_multiple_answers": poll["several"]}
    listed = escape("\n".join([question, *(f"· {option}" for option in poll["options"])]), quote=False)
    return Letter("sendPoll", to | asked | markup, in_words=Letter("sendMessage", to | _words(listed) | markup))


def _edit(message: Message, to: dict[str, Any], words: str, markup: dict[str, Any]) -> Letter:
    caption = {"caption": split(words, CAPTION_LIMIT)[0], "parse_mode": "HTML"}
    if message.picture:
        media = {"type": "photo", **caption}
        return Letter(
            "editMessageMedia",
            to | {"media": media} | markup,
            message.picture,
            Letter("editMessageCaption", to | caption | markup),
        )
    return Letter("editMessageText", to | _words(split(words)[0]) | markup)


def _words(text: str) -> dict[str, Any]:
    return {"text": text, "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}


def as_caption(letter: Letter) -> Letter:
    """The same change to a message that turned out to have a picture, which it keeps."""
    parameters = dict(letter.parameters)
    caption = split(parameters.pop("text"), CAPTION_LIMIT)[0]
    del parameters["link_preview_options"]
    return Letter("editMessageCaption", parameters | {"caption": caption})


def as_text(letter: Letter) -> Letter:
    """The same change to a message that turned out to have none."""
    parameters = dict(letter.parameters)
    return Letter("editMessageText", parameters | _words(parameters.pop("caption")))


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
