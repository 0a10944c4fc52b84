"""forwardMessage and copyMessage."""

from __future__ import annotations

from typing import Any

from sandbox.errors import bad_request
from sandbox.methods.call import Call, method
from sandbox.methods.sending import caption, deliver, target
from sandbox.model import Json
from sandbox.speech import CONTENT, origin


def _source(call: Call, verb: str) -> tuple[Json, Json]:
    """The content of the message to pass on, and where it came from."""
    chat = call.open_chat("from_chat_id")
    message = chat.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request(f"message to {verb} not found")
    fields = {name: message.payload[name] for name in CONTENT if name in message.payload and name != "media_group_id"}
    if not fields:
        raise bad_request("the message can't be forwarded" if verb == "forward" else "the message can't be copied")
    return fields, origin(call.world, chat, message)


@method("forwardMessage")
def forward_message(call: Call) -> Any:
    to = target(call)
    fields, came_from = _source(call, "forward")
    return deliver(call, to, {**fields, "forward_origin": came_from}).payload


@method("copyMessage")
def copy_message(call: Call) -> Any:
    to = target(call)
    fields, _ = _source(call, "copy")
    if call.params.get("caption") is not None and "text" not in fields:
        fields = {k: v for k, v in fields.items() if not k.startswith("caption")} | caption(call)
    return {"message_id": deliver(call, to, fields).id}
