"""What Telegram itself says about our webhook: it slows down when calls fail, and nobody else would tell."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import msgspec
import structlog

from bot.engine.botapi import BotApi, NotSent, Refused, Unanswered

log = structlog.get_logger(__name__)

PENDING = 100
RECENT = timedelta(minutes=5)


class _Info(msgspec.Struct):
    pending_update_count: int = 0
    last_error_date: int = 0
    last_error_message: str = ""


_decode = msgspec.json.Decoder(_Info).decode


async def look_at_webhook(api: BotApi, now: datetime, tell: Callable[[int], None] = lambda number: None) -> None:
    """Warns of a backlog and of recent errors."""
    try:
        info = _decode(await api.call("getWebhookInfo", {}))
    except (NotSent, Unanswered, Refused) as error:
        log.warning("cannot ask for the webhook", reason=str(error))
        return
    tell(info.pending_update_count)
    if info.last_error_date and now - datetime.fromtimestamp(info.last_error_date, UTC) < RECENT:
        log.warning("Telegram cannot reach the webhook", reason=info.last_error_message)
    if info.pending_update_count > PENDING:
        log.warning("updates pile up at Telegram", pending=info.pending_update_count)
