"""What is rare: a second year, another track, a badge that is no longer to be had, groups that become one."""

import asyncio
from datetime import date, timedelta

from bot.features import badges, rewards
from bot.features.checkins import MilestoneUndone, StreakMilestone
from bot.features.milestones import store
from bot.features.milestones.service import merged
from bot.features.milestones.store import Extra
from tests.milestones.conftest import held, left, parrot, people, rewarded
from tests.support.moments import START
from tests.support.world import Human, World

DAY, BEGAN = START.date(), date(2024, 5, 6)


async def reaches(world: World, who: Human, days: int, *, step: int = 0, track: str = "daily", day: date = DAY) -> None:
    async with world.app.workshop.work() as work:
        await work.announce(StreakMilestone(1, who.id, track, days, day, BEGAN, step or days))
    await world.settle()


async def test_a_further_year_brings_the_same_again(world: World) -> None:
    ana, admin = await people(world)
    await admin.says("/reward new Cake 1")
    await admin.says("/milestone 365 reward Cake")
    await reaches(world, ana, 365)
    await reaches(world, ana, 730, step=365)
    assert await rewarded(world, ana) == ["ready", "ready"]
    await reaches(world, ana, 100)
    assert len(await rewarded(world, ana)) == 2


async def test_it_comes_once_whatever_is_retried(world: World) -> None:
    ana, admin = await people(world)
    await admin.says("/reward new Cake 1 stock 3")
    await admin.says("/milestone 21 reward Cake")
    for later in range(3):  # within one streak, whichever day it was found on
        await reaches(world, ana, 21, day=DAY + timedelta(days=later))
    await asyncio.gather(*(reaches(world, ana, 21) for _ in range(4)))
    assert (await rewarded(world, ana), await left(world)) == (["ready"], 2)


async def test_streaks_of_challenges_bring_neither(world: World) -> None:
    ana, admin = await people(world)
    await parrot(world, admin)
    await admin.says("/reward new Cake 1")
    await admin.says("/milestone 21 badge Parrot reward Cake")
    await reaches(world, ana, 21, track="c7")
    assert (await held(world, ana), await rewarded(world, ana)) == ([], [])


async def test_a_badge_that_is_retired_comes_no_more(world: World) -> None:
    ana, admin = await people(world)
    await parrot(world, admin)
    await admin.says("/milestone 21 badge Parrot")
    await admin.says("/badge retire 🦜")
    assert "Parrot" not in await admin.says("/milestones")
    await reaches(world, ana, 21)
    assert await held(world, ana) == []


async def test_a_badge_that_a_person_gave_stays(world: World) -> None:
    ana, admin = await people(world)
    await parrot(world, admin)
    await admin.says("/milestone 21 badge Parrot")
    async with world.app.workshop.work() as work:
        badge = badges.find(work, 1, "Parrot")
        assert badge is not None
        await badges.give(work, 1, ana.id, badge, by=admin.id, reason="for the feathers")
    await reaches(world, ana, 21)
    async with world.app.workshop.work() as work:
        await work.announce(MilestoneUndone(1, ana.id, "daily", 21, DAY))
    assert await held(world, ana) == ["Parrot"]


async def test_a_badge_that_came_with_something_else_stays(world: World) -> None:
    ana, admin = await people(world)
    await parrot(world, admin)
    await admin.says("/milestone 21 badge Parrot")
    await reaches(world, ana, 21)
    async with world.app.workshop.work() as work:
        assert not await badges.take_back_lent(work, 1, ana.id, "nothing")
        badge = badges.find(work, 1, "Parrot")
        assert badge is not None
        assert not await badges.take_back_lent(work, 1, ana.id, badge.id), "a skill takes back its own only"
    assert await held(world, ana) == ["Parrot"]
    async with world.app.workshop.work() as work:
        await work.announce(MilestoneUndone(1, ana.id, "daily", 21, DAY))
    assert await held(world, ana) == []


async def test_a_reward_that_is_gone_is_said(world: World) -> None:
    ana, admin = await people(world)
    await admin.says("/reward new Cake 1")
    await admin.says("/milestone 21 reward Cake")
    async with world.app.workshop.work() as work:
        (cake,) = await rewards.everything(work, 1)
        await rewards.show(work, 1, cake.id, rewards.Shown.PAUSED, changed_by_id=1)
    await reaches(world, ana, 21)
    assert await rewarded(world, ana) == []
    assert (
        "Cake, none is left or it is off the shelf" in [one.text for one in world.said if one.chat_id == admin.id][-1]
    )


async def test_the_badge_is_told_with_the_new_ones(world: World) -> None:
    ana, admin = await people(world)
    await parrot(world, admin)
    await admin.says("/milestone 21 badge Parrot")
    await reaches(world, ana, 21)
    await world.pass_time(days=1)
    assert any("Parrot" in one.text and "Ana" in one.text for one in world.said if one.chat_id == world.group.chat_id)


async def test_groups_that_become_one(world: World) -> None:
    ana, _ = await people(world)
    gift = {"member_id": ana.id, "days": 21, "day": DAY, "badge": "", "reward_id": 7, "number": 1, "is_kept": False}
    async with world.app.workshop.work() as work:
        await store.put_extra(work.db, 1, 21, Extra("owl", 7))
        await store.put_extra(work.db, 2, 21, Extra("fox", 9))
        await store.put_extra(work.db, 2, 30, Extra("fox", 9))
        await store.add_gift(work.db, gift | {"community_id": 2})
        await merged(work, 1, 2)
        assert await store.extras(work.db, 1) == {21: Extra("owl", 7), 30: Extra("fox", 9)}
        assert await store.extras(work.db, 2) == {}
        assert await store.was_given(work.db, 1, ana.id, 21, DAY)
        assert await store.census(work.db) == {"milestone gifts": 1}
