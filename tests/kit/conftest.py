"""A workshop on either database, with a clock that stands still."""

from collections.abc import AsyncIterator

import pytest

from bot.kit.clock import SetClock
from bot.kit.database import create_engine
from bot.kit.settings import Settings
from bot.kit.work import Workshop
from tests.support.moments import START


@pytest.fixture
def clock() -> SetClock:
    return SetClock(START)


@pytest.fixture
async def workshop(database_url: str, clock: SetClock) -> AsyncIterator[Workshop]:
    engine = create_engine(database_url)
    yield Workshop(engine, clock, Settings({}))
    await engine.dispose()
