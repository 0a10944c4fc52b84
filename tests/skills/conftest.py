"""A community whose tree grows: the whole house on either database, and a clock that moves when told."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from bot.app import build_house, settings_models
from bot.features import amounts, checkins, communities, members, points, skills, thanks
from bot.features.skills import SkillLevelLost, SkillLevelReached
from bot.features.skills.store import standings_of
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
        self.messages = 0

    async def hear(self, _work: Work, fact: object) -> None:
        self.facts.append(fact)

    @property
    def told(self) -> list[tuple[int, str, int, str]]:
        """Who came to which level, in order."""
        return [
            (one.member_id, one.skill, one.level, "lost" if isinstance(one, SkillLevelLost) else "quiet" * one.is_quiet)
            for one in self.facts
        ]

    async def opens(self, number: int) -> None:
        async with self.workshop.work() as work:
            self.community = (await communities.of_chat(work, -number, "Reading circle")).id

    async def meets(self, *ids: int) -> None:
        async with self.workshop.work() as work:
            for member_id in ids:
                await members.meet(work, self.community, Person(member_id, f"Member {member_id}"), work.now)

    async def plants(self, line: str) -> str:
        """The id of what is planted."""
        async with self.workshop.work() as work:
            preview = await skills.draft(work, self.community, CLEO, line)
        async with self.workshop.work() as work:
            return (await skills.save(work, self.community, preview.skill.id)).id

    async def named(self, name: str) -> skills.Skill:
        async with self.workshop.work() as work:
            found = skills.find(work, self.community, name)
        assert found is not None
        return found

    async def checks_in(self, member: int = ANA, at: datetime | None = None, **said: Any) -> None:
        async with self.workshop.work() as work:
            await checkins.check_in(work, self.community, member, at or work.now, **said)

    async def checks_in_daily(self, days: int, member: int = ANA, **said: Any) -> None:
        for _ in range(days):
            await self.checks_in(member, **said)
            self.clock.advance(timedelta(days=1))

    async def undoes(self, member: int = ANA) -> None:
        async with self.workshop.work() as work:
            await checkins.undo(work, self.community, member)

    async def corrects(self, words: str, member: int = ANA) -> None:
        async with self.workshop.work() as work:
            await amounts.correct(work, self.community, member, words)

    async def thanks(self, giver: int, receiver: int) -> None:
        self.messages += 1
        async with self.workshop.work() as work:
            await thanks.thank(work, self.community, giver, receiver, work.now, self.messages)

    async def writes(self, member: int, messages: int) -> None:
        """As the room of activity counts it."""
        day = self.clock.now().date()
        async with self.workshop.work() as work:
            await work.db.execute(
                text("INSERT INTO activity_hours VALUES (:c, :d, :m, 9, :n)"),
                {"c": self.community, "d": day if work.db.dialect.name != "sqlite" else day.isoformat(), "m": member}
                | {"n": messages},
            )

    async def stands(self, member: int = ANA) -> dict[str, tuple[int, int]]:
        """Experience and level by skill, of what there is."""
        async with self.workshop.work() as work:
            found = await standings_of(work.db, self.community, member)
        return {skill: (one.experience, one.level) for skill, one in found.items() if one.experience or one.level}

    async def balance(self, member: int = ANA) -> int:
        async with self.workshop.work() as work:
            return (await points.account_of(work, self.community, member)).balance

    async def is_sound(self) -> bool:
        async with self.workshop.work() as work:
            return not [
                problem
                for census in HOUSE.front_doors("census")
                for problem in (await census(work.db)).get("problems", ())
            ]

    async def settles(self) -> None:
        """All that is due happens."""
        while await scheduling.run_due(self.workshop, HOUSE.due_doors):
            pass

    async def passes(self, days: int) -> None:
        for _ in range(days):
            self.clock.advance(timedelta(days=1))
            await self.settles()


@pytest.fixture
async def story(database_url: str) -> AsyncIterator[Story]:
    clock = SetClock(START)
    defaults = {room: model() for room, model in settings_models().items()}
    workshop = Workshop(create_engine(database_url), clock, Settings(defaults))
    story = Story(workshop, clock)
    workshop.reactions = HOUSE.reactions | {
        fact: [*HOUSE.reactions.get(fact, []), story.hear] for fact in (SkillLevelReached, SkillLevelLost)
    }
    await story.opens(1)
    await story.meets(ANA, BEN, CLEO)
    yield story
    await workshop.engine.dispose()
