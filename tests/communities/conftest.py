from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Self

import pytest
from pydantic import model_validator

from bot.features import communities
from bot.kit.clock import SetClock
from bot.kit.database import create_engine
from bot.kit.settings import Section, Settings
from bot.kit.work import Work, Workshop

FACTS = (
    communities.CommunitiesMerged,
    communities.CommunityActivated,
    communities.CommunityClockChanged,
    communities.CommunityDeactivated,
    communities.CommunityJoined,
)


class Steps(Section):
    """The settings of some other room, which must go together."""

    low: int = 1
    high: int = 9

    @model_validator(mode="after")
    def _rise(self) -> Self:
        if self.low >= self.high:
            raise ValueError("high must be above low")
        return self


def new_settings() -> Settings:
    return Settings({"communities": communities.Settings(), "steps": Steps()})


@pytest.fixture
def facts() -> list[object]:
    """What the room announced, in order."""
    return []


@pytest.fixture
async def shop(database_url: str, facts: list[object]) -> AsyncIterator[Workshop]:
    async def note(_work: Work, fact: object) -> None:
        facts.append(fact)

    clock = SetClock(datetime(2026, 5, 4, 9, tzinfo=UTC))
    shop = Workshop(create_engine(database_url), clock, new_settings(), {fact: [note] for fact in FACTS})
    yield shop
    await shop.engine.dispose()
