from collections.abc import AsyncIterator

import pytest

from tests.support.world import World


@pytest.fixture
async def world(database_url: str) -> AsyncIterator[World]:
    """One that tells no badges, so that what is said is of this room."""
    world = await World(database_url, celebrations={"mode": "off"}).open()
    yield world
    await world.close()
