"""answerCallbackQuery: once, and soon."""

from __future__ import annotations

from sandbox.entities import utf16_len
from sandbox.errors import bad_request
from sandbox.methods.call import Call, method

_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@method("answerCallbackQuery")
def answer_callback_query(call: Call) -> bool:
    world = call.world
    pressed = world.presses.get(call.text("callback_query_id") or "")
    if pressed is None or pressed.answered:
        raise bad_request(_TOO_OLD)
    if world.clock.now() - pressed.at > call.sandbox.options.callback_seconds:
        raise bad_request(_TOO_OLD)
    text, url = call.text("text"), call.text("url")
    if text and utf16_len(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    pressed.answered = True
    answer: dict[str, object] = {"alert": call.boolean("show_alert")}
    if text:
        answer["text"] = text
    if url:
        answer["url"] = url
    if pressed.answer is not None and not pressed.answer.done():
        pressed.answer.set_result(answer)
    world.events.publish("callback")
    return True
