"""sendPoll and stopPoll."""

from __future__ import annotations

from typing import Any

from sandbox.entities import formatted, utf16_len
from sandbox.errors import bad_request
from sandbox.markup import read_markup
from sandbox.methods.call import Call, method
from sandbox.methods.sending import deliver, target
from sandbox.model import Json, Poll

MAX_OPTIONS = 12


def _options(call: Call) -> list[Json]:
    given = call.array("options")
    if len(given) < 1:
        raise bad_request("poll must have at least 1 option")
    if len(given) > MAX_OPTIONS:
        raise bad_request(f"poll can't have more than {MAX_OPTIONS} options")
    options: list[Json] = []
    for index, one in enumerate(given):
        raw = one.get("text") if isinstance(one, dict) else one
        mode = one.get("text_parse_mode") if isinstance(one, dict) else None
        text, _ = formatted(str(raw or ""), mode)
        if not text:
            raise bad_request("poll options must be non-empty")
        if utf16_len(text) > 100:
            raise bad_request("poll options length must not exceed 100")
        options.append({"persistent_id": str(index), "text": text, "voter_count": 0})
    return options


def _quiz(call: Call, count: int) -> Json:
    given = call.array("correct_option_ids") or [call.integer("correct_option_id", -1)]
    correct = [int(one) for one in given]
    if not correct or any(not 0 <= one < count for one in correct):
        raise bad_request("wrong correct option ID specified")
    quiz: Json = {"correct_option_id": correct[0], "correct_option_ids": correct}
    text, entities = formatted(call.text("explanation") or "", call.text("explanation_parse_mode"))
    if utf16_len(text) > 200:
        raise bad_request("explanation length must not exceed 200")
    if text:
        quiz |= {"explanation": text, "explanation_entities": entities}
    return quiz


@method("sendPoll")
def send_poll(call: Call) -> Any:
    to = target(call, "polls")
    question, _ = formatted(call.text("question") or "", call.text("question_parse_mode"))
    if not question:
        raise bad_request("poll question must be non-empty")
    if utf16_len(question) > 300:
        raise bad_request("poll question length must not exceed 300")
    options = _options(call)
    kind = call.text("type") or "regular"
    if kind not in ("regular", "quiz"):
        raise bad_request("unsupported poll type specified")
    anonymous = call.boolean("is_anonymous") if call.params.get("is_anonymous") is not None else True
    if to.chat.type == "channel" and not anonymous:
        raise bad_request("non-anonymous polls can't be sent to channel chats")
    view: Json = {
        "id": str(5_400_000_000_000_000_000 + call.world.serial()),
        "question": question,
        "options": options,
        "total_voter_count": 0,
        "is_closed": call.boolean("is_closed"),
        "is_anonymous": anonymous,
        "type": kind,
        "allows_multiple_answers": call.boolean("allows_multiple_answers"),
        "allows_revoting": kind != "quiz",
        "members_only": call.boolean("members_only"),
    }
    if kind == "quiz":
        view |= _quiz(call, len(options))
    message = deliver(call, to, {"poll": view})
    message.poll = view["id"]
    call.world.polls[view["id"]] = Poll(to.chat.id, message.id)
    return message.payload


@method("stopPoll")
def stop_poll(call: Call) -> Any:
    chat = call.open_chat()
    message = chat.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request("message with poll to stop not found")
    if message.poll is None:
        raise bad_request("message is not a poll")
    if not message.by_bot:
        raise bad_request("poll can't be stopped")
    if message.payload["poll"]["is_closed"]:
        raise bad_request("poll has already been closed")
    closed = {**message.payload["poll"], "is_closed": True}
    message.payload = {k: v for k, v in message.payload.items() if k != "reply_markup"} | {"poll": closed}
    markup = read_markup(call.json("reply_markup"), inline_only=True)
    if markup is not None:
        message.payload["reply_markup"] = markup
    call.world.events.publish("edited", chat.id)
    call.world.emit("poll", closed, ("poll", chat.id))
    return closed
