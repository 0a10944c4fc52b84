"""A workshop with what points needs, on either database."""

from collections.abc import AsyncIterator

import pytest

from bot.features import communities, points
from bot.features.points import PointsChanged
from bot.kit.clock import SetClock
from bot.kit.database import create_engine
from bot.kit.settings import Settings
from bot.kit.work import Work, Workshop
from tests.support.moments import START


class Witness:
    """Hears what points announces."""

    def __init__(self) -> None:
        self.facts: list[PointsChanged] = []

    async def hear(self, _work: Work, fact: PointsChanged) -> None:
        self.facts.append(fact)


@pytest.fixture
def witness() -> Witness:
    return Witness()


@pytest.fixture
async def workshop(database_url: str, witness: Witness) -> AsyncIterator[Workshop]:
    engine = create_engine(database_url)
    settings = Settings({"points": points.Settings(), "communities": communities.Settings()})
    workshop = Workshop(engine, SetClock(START), settings, {PointsChanged: [witness.hear]})
    async with workshop.work() as work:
        for number in range(1, 5):
            assert (await communities.of_chat(work, -number, "Reading circle")).id == number
    yield workshop
    await engine.dispose()
