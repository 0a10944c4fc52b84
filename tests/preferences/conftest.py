"""A workshop with what preferences need, on either database."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace

import pytest

from bot.features import communities
from bot.features.preferences import ZoneChanged
from bot.kit.clock import SetClock
from bot.kit.database import create_engine
from bot.kit.settings import Settings
from bot.kit.work import Work, Workshop
from tests.support.moments import START


@pytest.fixture
def clock() -> SetClock:
    return SetClock(START)


@pytest.fixture
def heard() -> list[ZoneChanged]:
    """What was announced."""
    return []


@pytest.fixture
async def workshop(database_url: str, clock: SetClock, heard: list[ZoneChanged]) -> AsyncIterator[Workshop]:
    async def hear(_work: Work, fact: ZoneChanged) -> None:
        heard.append(fact)

    engine = create_engine(database_url)
    yield Workshop(engine, clock, Settings({"communities": communities.Settings()}), {ZoneChanged: [hear]})
    await engine.dispose()


@pytest.fixture
def restart() -> Callable[[Workshop], Workshop]:
    """The same database seen by a new process, which remembers nothing."""
    return lambda workshop: replace(workshop, memory={})
