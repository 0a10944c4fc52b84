from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import pytest

from bot.features import communities, points

if TYPE_CHECKING:
    from tests.support.world import Human, World


@pytest.fixture
def earns(world: "World") -> "Callable[[Human, int], Awaitable[None]]":
    """Gives a member points at this moment, through the ledger like everything."""

    async def earn(human: "Human", amount: int) -> None:
        async with world.app.workshop.work() as work:
            here = work.memory(communities.Directory).by_chat[world.group.chat_id]
            day = points.today_of(work, here, human.id)
            key = f"test:{work.now}"
            await points.award(work, here, human.id, amount, reason="test.gift", key=key, day=day)

    return earn
