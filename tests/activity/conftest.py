"""A workshop with all that recording needs, and messages as they lie on the wire."""

import itertools
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest

from bot.features import activity, communities, points
from bot.kit.clock import SetClock
from bot.kit.database import create_engine
from bot.kit.settings import Settings
from bot.kit.wire import WireMessage
from bot.kit.work import Workshop
from tests.support.moments import START

MEDIA = {"photo", "voice", "sticker", "animation", "dice"}
GROUP = -1_002_000_000_001


def workshop_on(database_url: str, **changes: Any) -> Workshop:
    rooms = {"communities": communities.Settings(), "points": points.Settings(), "activity": activity.Settings()}
    return Workshop(create_engine(database_url), SetClock(START), Settings(rooms | changes))


@pytest.fixture
async def workshop(database_url: str) -> AsyncIterator[Workshop]:
    workshop = workshop_on(database_url)
    yield workshop
    await workshop.engine.dispose()


class Writer:
    """Writes messages as Telegram sends them, one a minute."""

    def __init__(self) -> None:
        self.numbers: Iterator[int] = itertools.count(1)
        self.at = START

    def write(
        self, text: str = "", by: int = 1, group: int = GROUP, at: datetime | None = None, **more: Any
    ) -> WireMessage:
        number = more.pop("id", None) or next(self.numbers)
        self.at += timedelta(minutes=1)
        content: dict[str, Any] = {"message_id": number, "date": int((at or self.at).timestamp())}
        content |= {"chat": {"id": group, "type": "supergroup", "title": "Reading circle"}, "from": person(by)}
        if text or not MEDIA & more.keys():
            content["text"] = text or f"{number * 7919} is something new"
        return msgspec.json.decode(msgspec.json.encode(content | more), type=WireMessage)


def person(number: int) -> dict[str, Any]:
    return {"id": number, "is_bot": False, "first_name": f"P{number}"}


async def record(workshop: Workshop, *messages: WireMessage) -> Sequence[bool]:
    async with workshop.work() as work:
        return await activity.record(work, messages)


@pytest.fixture
def writer() -> Writer:
    return Writer()
