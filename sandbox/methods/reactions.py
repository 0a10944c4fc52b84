"""setMessageReaction: a bot has one reaction per message, from Telegram's fixed list."""

from __future__ import annotations

from sandbox.errors import bad_request
from sandbox.methods.call import Call, method
from sandbox.model import Json

REACTIONS = frozenset(
    (
        "👍", "👎", "❤", "🔥", "🥰", "👏", "😁", "🤔", "🤯", "😱", "🤬", "😢", "🎉", "🤩", "🤮",
        "💩", "🙏", "👌", "🕊", "🤡", "🥱", "🥴", "😍", "🐳", "❤‍🔥", "🌚", "🌭", "💯", "🤣", "⚡",
        "🍌", "🏆", "💔", "🤨", "😐", "🍓", "🍾", "💋", "🖕", "😈", "😴", "😭", "🤓", "👻", "👨‍💻",
        "👀", "🎃", "🙈", "😇", "😨", "🤝", "✍", "🤗", "🫡", "🎅", "🎄", "☃", "💅", "🤪", "🗿",
        "🆒", "💘", "🙉", "🦄", "😘", "💊", "🙊", "😎", "👾", "🤷‍♂", "🤷", "🤷‍♀", "😡",
    )
)  # fmt: skip
_VARIATION = "\ufe0f"  # clients send ❤️ and ❤ for the same reaction


@method("setMessageReaction")
def set_message_reaction(call: Call) -> bool:
    chat = call.open_chat()
    message = chat.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request("message to react not found")
    given = call.array("reaction")
    if len(given) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    kinds: list[Json] = []
    for one in given:
        if not isinstance(one, dict):
            raise bad_request("can't parse ReactionType: Object expected")
        emoji = str(one.get("emoji", "")).replace(_VARIATION, "")
        if one.get("type") != "emoji" or emoji not in REACTIONS:
            raise bad_request("REACTION_INVALID")
        kinds.append({"type": "emoji", "emoji": emoji})
    if kinds:
        message.reactions[call.world.bot.id] = kinds
    else:
        message.reactions.pop(call.world.bot.id, None)
    call.world.events.publish("reaction", chat.id)
    return True
