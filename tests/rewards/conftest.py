"""A workshop with what rewards need, on either database."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.features import attention, checkins, communities, points, rewards, tiers
from bot.features.rewards import Outcome, RedemptionReturned, Reward, RewardRedeemed
from bot.features.rewards.reactions import reactions
from bot.features.tiers.reactions import reactions as tiers_reactions
from bot.kit.clock import SetClock
from bot.kit.database import create_engine
from bot.kit.settings import Settings
from bot.kit.work import Work, Workshop
from tests.support.circle import becomes_owner
from tests.support.moments import START
from tests.support.world import Human, World

ANA, BEN, ADMIN = 1001, 1002, 1000
DAY = START.date()


class Story:
    """One community and its shelf; each line is a transaction of its own."""

    def __init__(self, workshop: Workshop, clock: SetClock) -> None:
        self.workshop = workshop
        self.clock = clock
        self.facts: list[object] = []

    async def hear(self, _work: Work, fact: object) -> None:
        self.facts.append(fact)

    async def earns(self, amount: int, member: int = ANA, key: str = "gift", community: int = 1) -> None:
        async with self.workshop.work() as work:
            await points.award(work, community, member, amount, reason="tests.gift", key=key, day=DAY)

    async def offers(self, words: str, community: int = 1) -> Reward:
        async with self.workshop.work() as work:
            return await rewards.create(work, community, ADMIN, words)

    async def redeems(
        self, reward: Reward, member: int = ANA, number: int = 1, price: int | None = None, community: int = 1
    ) -> Outcome:
        async with self.workshop.work() as work:
            paid = reward.terms.price if price is None else price
            return await rewards.redeem(work, community, member, reward.id, number, paid)

    async def now(self, reward: Reward, community: int = 1) -> Reward:
        async with self.workshop.work() as work:
            return await rewards.reward_of(work, community, reward.id)

    async def states(self, member: int = ANA, community: int = 1) -> list[str]:
        async with self.workshop.work() as work:
            return [one.state for one in await rewards.mine(work, community, member)]

    async def account(self, member: int = ANA, community: int = 1) -> points.Account:
        async with self.workshop.work() as work:
            assert (await points.audit(work.db))["problems"] == []
            return await points.account_of(work, community, member)

    async def balance(self, member: int = ANA, community: int = 1) -> int:
        return (await self.account(member, community)).balance


@pytest.fixture
async def story(database_url: str) -> AsyncIterator[Story]:
    clock = SetClock(START)
    defaults = {
        "attention": attention.Settings(),
        "checkins": checkins.Settings(),
        "communities": communities.Settings(),
        "points": points.Settings(),
        "rewards": rewards.Settings(),
        "tiers": tiers.Settings(),
    }
    workshop = Workshop(create_engine(database_url), clock, Settings(defaults))
    story = Story(workshop, clock)
    workshop.reactions = {
        **reactions.by_fact,
        points.PointsChanged: tiers_reactions.by_fact[points.PointsChanged],
        RewardRedeemed: [story.hear],
        RedemptionReturned: [story.hear],
    }
    async with workshop.work() as work:
        for number in (1, 2):
            assert (await communities.of_chat(work, -number, "Reading circle")).id == number
    yield story
    await workshop.engine.dispose()


async def earns(world: World, who: Human, amount: int) -> None:
    async with world.app.workshop.work() as work:
        await points.award(work, 1, who.id, amount, reason="points.for-message", key=f"g{amount}", day=START.date())
    await world.settle()


async def people(world: World, *, language: str = "en") -> tuple[Any, Any]:
    """A member, and an admin who may be written to."""
    admin = await world.person("Vera", admin=True, language=language)
    ana = await world.person("Ana", language=language)
    await world.group.adds_the_bot(admin)
    for one in (ana, admin):
        await one.says("hello everybody")
        await one.opens_private_chat()
    await becomes_owner(world, admin)
    return ana, admin
