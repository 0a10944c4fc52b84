"""A workshop with what check-ins need, on either database."""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from bot.features import checkins, communities, excuses, points, preferences
from bot.features.checkins import Outcome
from bot.features.checkins.reactions import reactions
from bot.kit.clock import SetClock
from bot.kit.database import create_engine
from bot.kit.settings import Settings
from bot.kit.work import Work, Workshop
from tests.support.moments import START

if TYPE_CHECKING:
    from tests.support.world import Human, World

ANA, BEN = 1001, 1002


class Story:
    """One community and its members; each line is a transaction of its own."""

    def __init__(self, workshop: Workshop, clock: SetClock) -> None:
        self.workshop = workshop
        self.clock = clock
        self.facts: list[object] = []

    async def hear(self, _work: Work, fact: object) -> None:
        self.facts.append(fact)

    async def checks_in(self, at: datetime | None = None, member: int = ANA, community: int = 1) -> Outcome:
        if at is not None:
            self.clock.set(max(at, self.clock.now()))
        async with self.workshop.work() as work:
            return await checkins.check_in(work, community, member, at or work.now)

    async def lives_in(self, zone: str, member: int = ANA) -> None:
        async with self.workshop.work() as work:
            await preferences.choose_zone(work, member, ZoneInfo(zone))

    async def standing(self, member: int = ANA, community: int = 1) -> checkins.Standing:
        async with self.workshop.work() as work:
            return await checkins.standing_of(work, community, member)

    async def balance(self, member: int = ANA) -> int:
        async with self.workshop.work() as work:
            assert (await points.audit(work.db))["problems"] == []
            return (await points.account_of(work, 1, member)).balance

    async def count(self) -> int:
        async with self.workshop.work() as work:
            return (await checkins.census(work.db))["checkins"]


@pytest.fixture
async def story(database_url: str) -> AsyncIterator[Story]:
    clock = SetClock(START)
    defaults = {
        "checkins": checkins.Settings(),
        "communities": communities.Settings(),
        "excuses": excuses.Settings(),
        "points": points.Settings(),
    }
    workshop = Workshop(create_engine(database_url), clock, Settings(defaults), dict(reactions.by_fact))
    story = Story(workshop, clock)
    workshop.reactions = {
        **reactions.by_fact,
        checkins.CheckedIn: [story.hear],
        checkins.CheckinUndone: [story.hear],
    }
    async with workshop.work() as work:
        for number in (1, 2):
            assert (await communities.of_chat(work, -number, "Reading circle")).id == number
    yield story
    await workshop.engine.dispose()


async def speaks_chinese(world: "World") -> None:
    async with world.app.workshop.work() as work:
        community = await communities.of_chat(work, world.group.chat_id, world.group.title)
        await communities.choose_language(work, community, "zh-CN")


async def days_in_a_row(world: "World", human: "Human", days: int) -> list[str]:
    said = []
    for n in range(days):
        if n:
            await world.pass_time(days=1)
        said.append(await human.says("/checkin"))
    return said
