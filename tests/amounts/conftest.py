"""A workshop with what amounts need, on either database."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from bot.features import amounts, checkins, communities, points
from bot.features.amounts.reactions import reactions
from bot.kit.clock import SetClock
from bot.kit.database import create_engine
from bot.kit.settings import Settings
from bot.kit.work import Work, Workshop
from tests.support.moments import START

ANA, BEN = 1001, 1002


class Story:
    """Two communities and their members; each line is a transaction of its own."""

    def __init__(self, workshop: Workshop, clock: SetClock) -> None:
        self.workshop = workshop
        self.clock = clock
        self.bests: list[amounts.PersonalBest] = []

    async def hear(self, _work: Work, fact: amounts.PersonalBest) -> None:
        self.bests.append(fact)

    def next_day(self) -> None:
        self.clock.set(self.clock.now() + timedelta(days=1))

    async def checks_in(self, note: str, member: int = ANA, community: int = 1) -> None:
        async with self.workshop.work() as work:
            await checkins.check_in(work, community, member, work.now, note=note)

    async def takes_it_back(self, member: int = ANA, community: int = 1) -> None:
        async with self.workshop.work() as work:
            await checkins.undo(work, community, member)

    async def corrects(self, words: str, member: int = ANA) -> amounts.Noted:
        async with self.workshop.work() as work:
            return await amounts.correct(work, 1, member, words)

    async def totals(self, member: int = ANA, community: int = 1) -> dict[str, amounts.Totals]:
        async with self.workshop.work() as work:
            assert (await amounts.census(work.db))["problems"] == []
            return {one.unit: one for one in await amounts.totals_of(work, community, member)}

    async def all_of(self, unit: str, member: int = ANA, community: int = 1) -> int | None:
        found = (await self.totals(member, community)).get(unit)
        return found.all if found else None

    async def together(self, community: int = 1) -> dict[str, Any]:
        async with self.workshop.work() as work:
            return dict(await amounts.together(work, community))


@pytest.fixture
async def story(database_url: str) -> AsyncIterator[Story]:
    clock = SetClock(START)
    defaults = {
        "amounts": amounts.Settings(),
        "checkins": checkins.Settings(),
        "communities": communities.Settings(),
        "points": points.Settings(),
    }
    workshop = Workshop(create_engine(database_url), clock, Settings(defaults))
    story = Story(workshop, clock)
    workshop.reactions = {**reactions.by_fact, amounts.PersonalBest: [story.hear]}
    async with workshop.work() as work:
        for number in (1, 2):
            assert (await communities.of_chat(work, -number, "Reading circle")).id == number
    yield story
    await workshop.engine.dispose()
