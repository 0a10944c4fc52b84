"""A workshop with what thanks need, on either database."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.features import activity, communities, members, points, thanks
from bot.features.thanks.reactions import reactions
from bot.kit.clock import SetClock
from bot.kit.database import create_engine
from bot.kit.routing import Person
from bot.kit.settings import Settings
from bot.kit.work import Refusal, Workshop
from tests.support.moments import START

ANA, BEN, CAT = 1001, 1002, 1003


class Story:
    """Two communities whose members have been there for long; each line is a transaction of its own."""

    def __init__(self, workshop: Workshop, clock: SetClock) -> None:
        self.workshop = workshop
        self.clock = clock
        self.message = 0

    def next_day(self) -> None:
        self.clock.set(self.clock.now() + timedelta(days=1))

    async def thanks(self, giver: int, receiver: int, community: int = 1) -> str:
        """What keeps it from counting; empty when nothing does."""
        self.message += 1
        try:
            async with self.workshop.work() as work:
                await thanks.thank(work, community, giver, receiver, work.now, self.message)
        except Refusal as refusal:
            return refusal.text.key
        return ""

    async def takes_back(self, giver: int, receiver: int, community: int = 1) -> str:
        try:
            async with self.workshop.work() as work:
                await thanks.take_back(work, community, giver, receiver)
        except Refusal as refusal:
            return refusal.text.key
        return ""

    async def numbers(self, member: int, community: int = 1) -> tuple[int, int, int]:
        """Given, received, and by how many different people."""
        async with self.workshop.work() as work:
            assert (await thanks.census(work.db))["problems"] == []
            found = await thanks.numbers_of(work, community, member)
            helped = await thanks.helped_of(work, community, [member])
            assert helped.get(member, 0) == found.helped
            return found.given, found.received, found.helped

    async def balance(self, member: int, community: int = 1) -> int:
        async with self.workshop.work() as work:
            assert (await points.audit(work.db))["problems"] == []
            return (await points.account_of(work, community, member)).balance


@pytest.fixture
async def story(database_url: str) -> AsyncIterator[Story]:
    clock = SetClock(START)
    defaults = {
        "activity": activity.Settings(),
        "communities": communities.Settings(),
        "points": points.Settings(),
        "thanks": thanks.Settings(),
    }
    workshop = Workshop(create_engine(database_url), clock, Settings(defaults))
    workshop.reactions = dict(reactions.by_fact)
    async with workshop.work() as work:
        for number in (1, 2):
            assert (await communities.of_chat(work, -number, "Reading circle")).id == number
            for member in (ANA, BEN, CAT):
                await members.meet(work, number, Person(member, "Somebody"), START)
    yield Story(workshop, clock)
    await workshop.engine.dispose()
