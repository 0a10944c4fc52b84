"""Trouble with the webhook is said aloud, and nothing else is."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import structlog
from structlog.testing import capture_logs

from bot.operating.watching import look_at_webhook
from tests.support.moments import START
from tests.support.world import World


@pytest.mark.parametrize(
    ("info", "said"),
    [
        ({"pending_update_count": 100}, []),
        ({"pending_update_count": 101}, ["updates pile up at Telegram"]),
        ({"last_error_date": START - timedelta(minutes=6), "last_error_message": "502"}, []),
        ({"last_error_date": START - timedelta(minutes=4), "last_error_message": "502"},
         ["Telegram cannot reach the webhook"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_webhook_in_trouble(world: World, info: dict[str, Any], said: list[str]) -> None:
    answer = {name: _stamp(value) for name, value in info.items()}
    world.telegram.faults.append(
        lambda method, _: (200, {"ok": True, "result": answer}) if method == "getWebhookInfo" else None
    )
    told: list[int] = []
    structlog.reset_defaults()
    with capture_logs() as log:
        await look_at_webhook(world.app.api, START, told.append)
    assert [one["event"] for one in log] == said
    assert told == [info.get("pending_update_count", 0)]


def _stamp(value: Any) -> Any:
    return int(value.astimezone(UTC).timestamp()) if isinstance(value, datetime) else value
