"""Long polling: ask, store, commit, and only by asking again confirm."""

import asyncio
import time
from collections.abc import Sequence

import msgspec
import structlog

from bot.engine.botapi import BotApi, NotSent, Refused, Unanswered
from bot.engine.inbox import Inbox
from bot.kit.wire import decode_head

log = structlog.get_logger(__name__)

POLL = 30  # seconds Telegram may hold an empty question

# Named in every call: Telegram remembers the last list, and leaves these kinds out unless they are asked for.
ALLOWED_UPDATES = (
    "message", "edited_message", "channel_post", "callback_query", "my_chat_member", "chat_member", "chat_join_request",
    "message_reaction", "message_reaction_count", "poll", "poll_answer", "chat_boost", "removed_chat_boost",
)  # fmt: skip

_decode_updates = msgspec.json.Decoder(list[msgspec.Raw]).decode


class WebhookInTheWay(Exception):
    """Another program receives this bot's updates by webhook."""


class Fetcher:
    def __init__(self, api: BotApi, inbox: Inbox, allowed: Sequence[str] = ALLOWED_UPDATES) -> None:
        self._api = api
        self._inbox = inbox
        self._allowed = list(allowed)
        self.last_good = time.monotonic()  # when Telegram last answered a poll

    async def run(self) -> None:
        """Polls for ever. The offset lives in memory only: at a start Telegram returns the earliest unconfirmed update,
        and repeats are recognised by their content."""
        offset: int | None = None
        delay = 1.0
        while True:
            try:
                offset = await self._poll(offset)
                delay = 1.0
                continue
            except Refused as refusal:
                if refusal.code == 401:
                    raise
                log.warning("polling refused", reason=refusal.description)
                pause = refusal.retry_after or delay
            except (NotSent, Unanswered, msgspec.MsgspecError) as error:
                log.warning("polling failed", reason=f"{type(error).__name__}: {error}")
                pause = delay
            await asyncio.sleep(pause)
            delay = min(delay * 2, 15)

    async def _poll(self, offset: int | None) -> int | None:
        question = {"timeout": POLL, "limit": 100, "allowed_updates": self._allowed}
        if offset is not None:
            question["offset"] = offset
        raws = _decode_updates(await self._api.call("getUpdates", question, patience=POLL + 10))
        self.last_good = time.monotonic()
        if not raws:
            return offset
        await self._store(raws)
        return int(decode_head(raws[-1]).update_id) + 1

    async def _store(self, raws: Sequence[msgspec.Raw]) -> None:
        delay = 0.5
        while True:
            try:
                await self._inbox.take(raws)
                return
            except Exception:
                log.exception("cannot store updates, so they stay unconfirmed; trying again", seconds=delay)
                await asyncio.sleep(delay)
                delay = min(delay * 2, 5)


async def check_no_webhook(api: BotApi, take_over: bool) -> None:
    """
    Raises:
        WebhookInTheWay: a webhook is set and `take_over` is not.
    """
    try:
        info = msgspec.json.decode(await api.call("getWebhookInfo", {}))
    except (NotSent, Unanswered, Refused) as error:
        # Should there be one, polling will be refused with 409 and say so.
        log.warning("cannot ask for the webhook", reason=str(error))
        return
    if not info.get("url"):
        return
    if not take_over:
        raise WebhookInTheWay("a webhook is set for this bot, so another program may be using it; "
                              "stop that one, or start with --take-over")  # fmt: skip
    await api.call("deleteWebhook", {"drop_pending_updates": False})
