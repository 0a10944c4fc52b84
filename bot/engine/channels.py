"""The channel that a group is linked with. It is asked for anew each time: Telegram does not tell when a group is
linked with another, or with none."""

from typing import Any

import msgspec

from bot.engine.botapi import BotApi, Refused
from bot.kit import outbox
from bot.kit.outbox import Outgoing
from bot.kit.routing import Channel
from bot.kit.work import Work

NO_CHANNEL = "the group is linked with no channel"
_SHUT = ("rights", "admin_required", "chat not found", NO_CHANNEL)  # in what Telegram says of a channel


class _Chat(msgspec.Struct):
    linked_chat_id: int = 0


_chat = msgspec.json.Decoder(_Chat).decode


async def of_group(api: BotApi, chat_id: int) -> int:
    """
    Raises:
        Refused: there is none.
        NotSent, Unanswered: the network's.
    """
    if linked := await _linked(api, chat_id):
        return linked
    raise Refused(400, NO_CHANNEL)


async def for_asking(api: BotApi, chat_id: int, own_id: int, user_id: int) -> Channel | None:
    """What whoever asks may do with it; None: there is none.

    Raises:
        Refused, NotSent, Unanswered: nobody knows now.
    """
    if linked := await _linked(api, chat_id):
        return Channel(await _may_post(api, linked, own_id), await _may_post(api, linked, user_id))
    return None


async def _linked(api: BotApi, chat_id: int) -> int:
    return _chat(await api.call("getChat", {"chat_id": chat_id}, patience=5)).linked_chat_id


async def _may_post(api: BotApi, channel_id: int, user_id: int) -> bool:
    about = {"chat_id": channel_id, "user_id": user_id}
    try:
        member: dict[str, Any] = msgspec.json.decode(await api.call("getChatMember", about, patience=5))
    except Refused as refusal:
        if refusal.code == 429:
            raise
        return False  # whoever is not in a channel sees nobody there
    return member["status"] == "creator" or bool(member.get("can_post_messages"))


def is_shut(refusal: Refused) -> bool:
    """Whether Hearth may not post there, or there is none any more."""
    return refusal.code == 403 or any(sign in refusal.description.lower() for sign in _SHUT)


async def spare(work: Work, said: Outgoing, *, is_there: bool) -> None:
    """The group need not be told what its channel tells, and where that does not come to be, waits no more."""
    if waiting := await outbox.waiting_row(work.db, said.address.community_id, said.message.spares):
        row_id, _ = waiting
        await (outbox.spare if is_there else outbox.let_wait)(work.db, row_id, work.now)
