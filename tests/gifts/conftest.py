"""A workshop with what gifts need, on either database."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.features import activity, communities, gifts, members, points
from bot.features.gifts.reactions import reactions
from bot.features.points.reactions import reactions as of_points
from bot.kit.clock import SetClock
from bot.kit.database import create_engine
from bot.kit.routing import Person
from bot.kit.settings import Settings
from bot.kit.work import Refusal, Workshop
from tests.support.moments import START

ANA, BEN, CEM = 1001, 1002, 1003
ALL = (ANA, BEN, CEM)


class Story:
    """Two communities; in the first, Ana and Ben have earned 100 and Cem nothing. Each line is a transaction."""

    def __init__(self, workshop: Workshop, clock: SetClock) -> None:
        self.workshop = workshop
        self.clock = clock
        self.message = 0

    def waits(self, **time: float) -> None:
        self.clock.set(self.clock.now() + timedelta(**time))

    async def gives(self, giver: int, receiver: int, amount: int, number: int = 0, community: int = 1) -> str:
        """What keeps it from happening; empty when nothing does."""
        self.message += 1
        try:
            async with self.workshop.work() as work:
                await gifts.give(work, community, giver, receiver, amount, "the lift", number or self.message)
        except Refusal as refusal:
            return refusal.text.key
        return ""

    async def takes_back(self, giver: int, number: int, community: int = 1) -> str:
        try:
            async with self.workshop.work() as work:
                await gifts.undo(work, community, giver, number)
        except Refusal as refusal:
            return refusal.text.key
        return ""

    async def spends(self, member: int, amount: int) -> None:
        self.message += 1
        async with self.workshop.work() as work:
            day = points.today_of(work, 1, member)
            await points.spend(work, 1, member, amount, reason="tests.spend", key=f"s:{self.message}", day=day)

    async def balances(self, community: int = 1) -> list[int]:
        """Of all three; and the books are right."""
        async with self.workshop.work() as work:
            assert (await points.audit(work.db))["problems"] == []
            return [(await points.account_of(work, community, one)).balance for one in ALL]

    async def earned(self, community: int = 1) -> list[tuple[int, int, int, int]]:
        async with self.workshop.work() as work:
            found = [await points.account_of(work, community, one) for one in ALL]
        return [(one.lifetime, one.today, one.this_week, one.this_month) for one in found]


@pytest.fixture
async def story(database_url: str) -> AsyncIterator[Story]:
    clock = SetClock(START)
    defaults = {
        "activity": activity.Settings(),
        "communities": communities.Settings(),
        "gifts": gifts.Settings(),
        "points": points.Settings(),
    }
    workshop = Workshop(create_engine(database_url), clock, Settings(defaults))
    # The rooms hear of a merger in the order of their names.
    workshop.reactions = {fact: [*reactions.by_fact.get(fact, ()), *hear] for fact, hear in of_points.by_fact.items()}
    async with workshop.work() as work:
        for number in (1, 2):
            assert (await communities.of_chat(work, -number, "Reading circle")).id == number
            for member in ALL:
                await members.meet(work, number, Person(member, "Somebody"), START)
        for member in (ANA, BEN):
            day = points.today_of(work, 1, member)
            await points.award(work, 1, member, 100, reason="tests.award", key="start", day=day)
    yield Story(workshop, clock)
    await workshop.engine.dispose()
