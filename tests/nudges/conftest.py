"""A group in which nobody is held back, but where a test says so, and badges are not told."""

from collections.abc import AsyncIterator

import pytest

from tests.support.world import World


@pytest.fixture
async def world(database_url: str) -> AsyncIterator[World]:
    world = await World(database_url, nudges={"held_back_percent": 0}, celebrations={"mode": "off"}).open()
    yield world
    await world.close()


@pytest.fixture
async def half_held(database_url: str) -> AsyncIterator[World]:
    """The same, but that half of them are held back."""
    world = await World(database_url, nudges={"held_back_percent": 50}, celebrations={"mode": "off"}).open()
    yield world
    await world.close()
