from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.features import communities, members
from bot.features.members.reactions import reactions
from bot.kit.clock import SetClock
from bot.kit.database import create_engine
from bot.kit.settings import Settings
from bot.kit.work import Work, Workshop


@pytest.fixture
def facts() -> list[object]:
    """What the room announced, in order."""
    return []


@pytest.fixture
async def shop(database_url: str, facts: list[object]) -> AsyncIterator[Workshop]:
    async def note(_work: Work, fact: object) -> None:
        facts.append(fact)

    clock = SetClock(datetime(2026, 5, 4, 9, tzinfo=UTC))
    settings = Settings({"communities": communities.Settings()})
    reacting = reactions.by_fact | {members.MemberJoined: [note], members.MemberLeft: [note]}
    shop = Workshop(create_engine(database_url), clock, settings, reacting)
    yield shop
    await shop.engine.dispose()
