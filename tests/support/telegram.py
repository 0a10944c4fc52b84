"""An in-process Bot API: the network edge of the World. It keeps what was said, and misbehaves on order."""

import itertools
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import msgspec

from bot.engine.botapi import AiohttpRequest

TOKEN = "1:" + "x" * 35
BOT = {"id": 1, "is_bot": True, "first_name": "Hearth", "username": "HearthBot", "can_read_all_group_messages": True}


@dataclass
class Said:
    """One message of the bot, as it stands now (edits change it)."""

    chat_id: int
    message_id: int
    text: str
    buttons: dict[str, str] = field(default_factory=dict)  # label → callback data or url
    topic_id: int | None = None
    reply_to: int | None = None
    photo: str = ""  # the file id of its picture
    document: str = ""  # the same of its file


class FakeTelegram(AiohttpRequest):
    """Answers every call at once; `faults` may answer first."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[Said] = []
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.toasts: list[tuple[str, bool]] = []
        self.reactions: list[tuple[int, int, str]] = []  # chat, message, emoji
        self.roles: dict[tuple[int, int], str] = defaultdict(lambda: "member")
        self.channels: dict[int, int] = {}  # of groups
        self.faults: list[Callable[[str, dict[str, Any]], tuple[int, dict[str, Any]] | None]] = []
        self.files: dict[str, bytes] = {}  # by file id: pictures of the bot, photos of people
        self.names: dict[str, str] = {}  # of files that came along, by the same
        self._ids = itertools.count(100_000)

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def post_body(self, url: str, body: Any, headers: dict[str, str], patience: float) -> tuple[int, bytes]:
        method = url.rpartition("/")[2]
        parameters = _form(body, headers) if isinstance(body, bytes) else {}
        self.calls.append((method, parameters))
        for fault in self.faults:
            if (answer := fault(method, parameters)) is not None:
                return answer[0], msgspec.json.encode(answer[1])
        return 200, msgspec.json.encode({"ok": True, "result": self._answer(method, parameters)})

    async def get_body(self, url: str, limit: int, patience: float) -> tuple[int, bytes]:
        found = self.files.get(url.rpartition("/")[2])
        return (404, b"") if found is None else (200, found[: limit + 1])

    def message_in(self, chat_id: int) -> Said:
        """A message of the bot, for buttons that it never had."""
        said = Said(chat_id, next(self._ids), "?")
        self.said.append(said)
        return said

    def _answer(self, method: str, parameters: dict[str, Any]) -> Any:
        match method:
            case "getMe":
                return BOT
            case "sendMessage" | "sendPhoto" | "sendDocument":
                said = Said(
                    parameters["chat_id"],
                    next(self._ids),
                    _shown(parameters.get("text") or parameters["caption"]),
                    _buttons(parameters),
                    parameters.get("message_thread_id"),
                    parameters.get("reply_parameters", {}).get("message_id"),
                    self._stored(parameters, parameters["photo"]) if method == "sendPhoto" else "",
                    self._stored(parameters, parameters["document"]) if method == "sendDocument" else "",
                )
                self.said.append(said)
                return _message(said)
            case "sendPoll":
                options = [option["text"] for option in parameters["options"]]
                said = Said(
                    parameters["chat_id"],
                    next(self._ids),
                    "\n".join([f"📊 {parameters['question']}", *(f"○ {option}" for option in options)]),
                    _buttons(parameters),
                    parameters.get("message_thread_id"),
                )
                self.said.append(said)
                return _message(said)
            case "editMessageText" | "editMessageCaption":
                said = next(one for one in self.said if one.message_id == parameters["message_id"])
                said.text, said.buttons = _shown(parameters.get("text") or parameters["caption"]), _buttons(parameters)
                return _message(said)
            case "editMessageMedia":
                said = next(one for one in self.said if one.message_id == parameters["message_id"])
                said.photo = self._stored(parameters, parameters["media"]["media"])
                said.text, said.buttons = _shown(parameters["media"]["caption"]), _buttons(parameters)
                return _message(said)
            case "getFile":
                return {"file_path": f"photos/{parameters['file_id']}"}
            case "answerCallbackQuery":
                self.toasts.append((parameters.get("text", ""), bool(parameters.get("show_alert"))))
            case "setMessageReaction":
                emoji = parameters["reaction"][0]["emoji"]
                self.reactions.append((parameters["chat_id"], parameters["message_id"], emoji))
            case "getChatMember":
                status = self.roles[parameters["chat_id"], parameters["user_id"]]
                return {"status": status, "can_post_messages": status == "administrator"}
            case "getChat":
                linked = self.channels.get(parameters["chat_id"])
                return {"id": parameters["chat_id"]} | ({"linked_chat_id": linked} if linked else {})
        return True

    def _stored(self, parameters: dict[str, Any], photo: str) -> str:
        """A file that comes along, under its new id; or the id."""
        if photo.startswith("attach://"):
            came = photo.removeprefix("attach://")
            photo = f"file-{next(self._ids)}"
            self.files[photo], self.names[photo] = parameters[came], parameters[f"{came}:name"]
        return photo


def _message(said: Said) -> dict[str, Any]:
    photo = {"photo": [{"file_id": said.photo}]} if said.photo else {}
    return {"message_id": said.message_id, **photo} | (
        {"document": {"file_id": said.document}} if said.document else {}
    )


def _form(body: bytes, headers: dict[str, str]) -> dict[str, Any]:
    kind, _, boundary = headers.get("Content-Type", "").partition("; boundary=")
    if kind != "multipart/form-data":
        return {name: _value(name, field) for name, field in parse_qsl(body.decode(), keep_blank_values=True)}
    parameters: dict[str, Any] = {}
    for part in body.split(f"--{boundary}".encode())[1:-1]:
        head, _, content = part.removeprefix(b"\r\n").removesuffix(b"\r\n").partition(b"\r\n\r\n")
        found = re.search(rb'name="(\w+)"(?:; filename="([^"]*)")?', head)
        assert found
        name = found[1].decode()
        parameters[name] = content if found[2] else _value(name, content.decode())
        if found[2]:
            parameters[f"{name}:name"] = found[2].decode()
    return parameters


def _value(name: str, field: str) -> Any:
    """Numbers, truth values and objects come as JSON, texts as they are."""
    plain = {
        "text",
        "caption",
        "question",
        "photo",
        "document",
        "file_id",
        "parse_mode",
        "callback_query_id",
        "type",
        "tag",
    }
    return field if name in plain else msgspec.json.decode(field)


def _shown(text: str) -> str:
    """Without the invisible marks that isolate names."""
    return text.replace("\u2068", "").replace("\u2069", "")


def _buttons(parameters: dict[str, Any]) -> dict[str, str]:
    rows = parameters.get("reply_markup", {}).get("inline_keyboard", [])
    return {_shown(button["text"]): button.get("callback_data") or button["url"] for row in rows for button in row}
