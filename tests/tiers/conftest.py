"""A workshop with what tiers need, on either database."""

from collections.abc import AsyncIterator

import pytest

from bot.features import attention, communities, points, preferences, tiers
from bot.features.points import PointsChanged
from bot.features.tiers.reactions import reactions
from bot.kit.clock import SetClock
from bot.kit.database import create_engine
from bot.kit.settings import Settings
from bot.kit.work import Reaction, Work, Workshop
from tests.support.moments import START
from tests.support.world import World


@pytest.fixture
def reached() -> list[tiers.TierReached]:
    """Who reached what, in order."""
    return []


@pytest.fixture
def lost() -> list[tiers.TierLost]:
    """Who lost what, in order."""
    return []


@pytest.fixture
def clock() -> SetClock:
    return SetClock(START)


@pytest.fixture
async def workshop(
    database_url: str, clock: SetClock, reached: list[tiers.TierReached], lost: list[tiers.TierLost]
) -> AsyncIterator[Workshop]:
    async def note(_work: Work, fact: tiers.TierReached) -> None:
        reached.append(fact)

    async def mourn(_work: Work, fact: tiers.TierLost) -> None:
        lost.append(fact)

    defaults = {
        "attention": attention.Settings(),
        "communities": communities.Settings(),
        "points": points.Settings(),
        "tiers": tiers.Settings(),
    }
    hearing: dict[type, list[Reaction]] = {
        **reactions.by_fact,
        tiers.TierReached: [note],
        tiers.TierLost: [mourn],
    }
    assert PointsChanged in hearing
    workshop = Workshop(create_engine(database_url), clock, Settings(defaults), hearing, preferences.next_open)
    async with workshop.work() as work:
        for number in (1, 2):
            assert (await communities.of_chat(work, -number, "Reading circle")).id == number
    yield workshop
    await workshop.engine.dispose()


@pytest.fixture
async def world(database_url: str) -> AsyncIterator[World]:
    """One that tells no badges, so that what is said is of this room."""
    world = await World(database_url, celebrations={"mode": "off"}).open()
    yield world
    await world.close()
