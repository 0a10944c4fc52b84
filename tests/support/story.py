"""A community in which things happen: the whole house on either database, and a clock that moves when told."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime, timedelta
from typing import Any, Self

from bot.app import build_house, settings_models
from bot.features import checkins, communities, members
from bot.kit import scheduling
from bot.kit.clock import SetClock
from bot.kit.database import create_engine
from bot.kit.routing import Person
from bot.kit.settings import Settings
from bot.kit.work import Work, Workshop
from tests.support.moments import START

ANA, BEN, CLEO = 1001, 1002, 1003
HOUSE = build_house()


class Story:
    """Each line is a transaction of its own; a room's tests add lines of theirs."""

    def __init__(self, workshop: Workshop, clock: SetClock) -> None:
        self.workshop = workshop
        self.clock = clock
        self.facts: list[Any] = []
        self.community = 1

    @classmethod
    @asynccontextmanager
    async def begin(cls, database_url: str, *heard: type) -> AsyncIterator[Self]:
        """With the group open. What is announced of the facts `heard` is kept in `facts`."""
        clock = SetClock(START)
        defaults = {room: model() for room, model in settings_models().items()}
        workshop = Workshop(create_engine(database_url), clock, Settings(defaults))
        story = cls(workshop, clock)
        workshop.reactions = HOUSE.reactions | {fact: [*HOUSE.reactions.get(fact, []), story.hear] for fact in heard}
        await story.opens(1)
        try:
            yield story
        finally:
            await workshop.engine.dispose()

    async def hear(self, _work: Work, fact: object) -> None:
        self.facts.append(fact)

    async def opens(self, number: int) -> None:
        async with self.workshop.work() as work:
            self.community = (await communities.of_chat(work, -number, "Reading circle")).id

    async def meets(self, *ids: int) -> None:
        async with self.workshop.work() as work:
            for member_id in ids:
                await members.meet(work, self.community, Person(member_id, f"Member {member_id}"), work.now)

    async def checks_in(self, member: int = ANA, at: datetime | None = None, **said: Any) -> checkins.Outcome:
        async with self.workshop.work() as work:
            return await checkins.check_in(work, self.community, member, at or work.now, **said)

    async def checks_in_daily(self, days: int, member: int = ANA, **said: Any) -> None:
        for _ in range(days):
            await self.checks_in(member, **said)
            self.clock.advance(timedelta(days=1))

    async def undoes(self, member: int = ANA, day: date | None = None) -> None:
        async with self.workshop.work() as work:
            await checkins.undo(work, self.community, member, day)

    async def settles(self) -> None:
        """All that is due happens."""
        while await scheduling.run_due(self.workshop, HOUSE.due_doors):
            pass
