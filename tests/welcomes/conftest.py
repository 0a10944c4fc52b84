"""A group that greets whoever joins, and people who come."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import pytest

from bot.features import tiers, welcomes
from bot.kit.texts import Text
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World


@pytest.fixture
async def admin(world: "World") -> "Human":
    (admin,) = await people(world)
    return admin


@pytest.fixture
async def greeting(world: "World", admin: "Human") -> "Human":
    """The admin of a group in which welcomes are on."""
    await admin.says("/welcome")
    await admin.presses(world.app.house.texts.plain(Text("welcomes.button-on"), "en"))
    return admin


@pytest.fixture
def in_the_group(world: "World") -> Callable[..., Awaitable[list[str]]]:
    """Lets time pass; what the group reads meanwhile."""

    async def read(**how_long: float) -> list[str]:
        since = len(world.said)
        await world.pass_time(**how_long)
        return [one.text for one in world.said[since:] if one.chat_id == world.group.chat_id]

    return read


@pytest.fixture
def expert(world: "World") -> Callable[["Human"], Awaitable[None]]:
    """Puts somebody into the highest tier."""

    async def lift(who: "Human") -> None:
        async with world.app.workshop.work() as work:
            await tiers.lock(work, 1, who.id, tiers.keys(work, 1)[-1], 0, "")
        await world.settle()

    return lift


@pytest.fixture
def steps_of(world: "World") -> Callable[["Human"], Awaitable[dict[str, bool]]]:
    async def look(who: "Human") -> dict[str, bool]:
        async with world.app.workshop.work() as work:
            found = await welcomes.steps_of(work, 1, who.id)
        return found.done if found else {}

    return look
