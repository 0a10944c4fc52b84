"""Bringing in a whole community at once: users, chats and a history with its own dates."""

from __future__ import annotations

from sandbox import people, speech
from sandbox.errors import PersonError
from sandbox.model import Json
from sandbox.world import World


def bring_in(world: World, given: Json) -> Json:
    """Make users and chats that are not there yet, then post the messages in order. Returns the counts.

    Each message is `{chat, as, …}` with the fields a person speaks with; it becomes an update at once, with its own
    date. A `ref` names a message so that a later one can answer it: `reply_to: "ref"`.
    """
    users = chats = messages = 0
    for one in given.get("users", ()):
        if one.get("id") not in world.users:
            more = {k: v for k, v in one.items() if k not in ("id", "first_name")}
            world.add_user(str(one["first_name"]), one.get("id"), **more)
            users += 1
    for one in given.get("chats", ()):
        if one.get("id") is None or one["id"] not in world.chats:
            people.create_chat(world, one)
            chats += 1
    refs: dict[object, int] = {}
    touched: set[int] = set()
    for number, one in enumerate(given.get("messages", ())):
        try:
            chat = world.chat(int(one["chat"]))
            if one.get("reply_to") in refs:
                one = {**one, "reply_to": refs[one["reply_to"]]}
            message = speech.speak(world, chat, world.user(int(one["as"])), one, quiet=True)
        except PersonError as error:
            raise PersonError(f"message {number}: {error}") from None
        if one.get("ref") is not None:
            refs[one["ref"]] = message.id
        touched.add(chat.id)
        messages += 1
    for chat_id in touched:
        world.events.publish("message", chat_id)
    return {"users": users, "chats": chats, "messages": messages}
