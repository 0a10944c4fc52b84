"""A community whose badges are counted: the whole house on either database, and a clock that moves when told."""

from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from bot.app import build_house, settings_models
from bot.features import badges, checkins, communities, members, points
from bot.features.badges import BadgeGranted, BadgeRevoked
from bot.features.badges.store import counts, grants
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
    """Each line is a transaction of its own."""

    def __init__(self, workshop: Workshop, clock: SetClock) -> None:
        self.workshop = workshop
        self.clock = clock
        self.facts: list[Any] = []
        self.community = 1

    async def hear(self, _work: Work, fact: object) -> None:
        self.facts.append(fact)

    @property
    def told(self) -> list[tuple[int, str, int]]:
        """Who was granted what, in order; what was taken back has a minus."""
        return [
            (one.member_id, one.badge if isinstance(one, BadgeGranted) else f"-{one.badge}", one.level)
            for one in self.facts
        ]

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

    async def has(self, member: int = ANA) -> set[tuple[str, int]]:
        async with self.workshop.work() as work:
            mine = await grants.of_members(work.db, self.community, [member])
        return {(one.badge, one.level) for one in mine if one.stands}

    async def counted(self, member: int = ANA) -> dict[str, int]:
        async with self.workshop.work() as work:
            measures = [one.measure for badge in badges.all_of(work, self.community) if (one := badge.criterion)]
            return (await counts.of_members(work.db, self.community, measures, [member]))[member]

    async def balance(self, member: int = ANA) -> int:
        async with self.workshop.work() as work:
            assert (await points.audit(work.db))["problems"] == []
            return (await points.account_of(work, self.community, member)).balance

    async def settles(self) -> None:
        """All that is due happens."""
        while await scheduling.run_due(self.workshop, HOUSE.due_doors):
            pass


@pytest.fixture
async def story(database_url: str) -> AsyncIterator[Story]:
    clock = SetClock(START)
    defaults = {room: model() for room, model in settings_models().items()}
    workshop = Workshop(create_engine(database_url), clock, Settings(defaults))
    story = Story(workshop, clock)
    workshop.reactions = HOUSE.reactions | {
        fact: [*HOUSE.reactions.get(fact, []), story.hear] for fact in (BadgeGranted, BadgeRevoked)
    }
    await story.opens(1)
    yield story
    await workshop.engine.dispose()
