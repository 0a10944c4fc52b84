"""A community whose tree grows."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.features import amounts, points, skills, thanks
from bot.features.skills import SkillLevelLost, SkillLevelReached
from bot.features.skills.store import standings_of
from bot.kit.clock import SetClock
from bot.kit.work import Workshop
from tests.support.story import ANA, BEN, CLEO, HOUSE
from tests.support.story import Story as Anywhere


class Story(Anywhere):
    def __init__(self, workshop: Workshop, clock: SetClock) -> None:
        super().__init__(workshop, clock)
        self.messages = 0

    @property
    def told(self) -> list[tuple[int, str, int, str]]:
        """Who came to which level, in order."""
        return [
            (one.member_id, one.skill, one.level, "lost" if isinstance(one, SkillLevelLost) else "quiet" * one.is_quiet)
            for one in self.facts
        ]

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

    async def passes(self, days: int) -> None:
        for _ in range(days):
            self.clock.advance(timedelta(days=1))
            await self.settles()


@pytest.fixture
async def story(database_url: str) -> AsyncIterator[Story]:
    async with Story.begin(database_url, SkillLevelReached, SkillLevelLost) as story:
        await story.meets(ANA, BEN, CLEO)
        yield story
