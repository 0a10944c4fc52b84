"""How a challenge ends: when, whom it names, and what becomes of stakes."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.features import challenges, checkins, members, preferences
from bot.features.challenges import State
from bot.features.challenges.rules import read_content
from tests.challenges.conftest import JOIN, press, published
from tests.challenges.test_edges import STARTER, balance, gets, state_of, with_stake
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import World


async def test_it_closes_when_the_last_one_can_make_up_no_more(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await ana.whispers("/timezone Pacific/Honolulu")
    number = await published(world, admin, STARTER, "days 3", "goal 2")
    await ana.presses(JOIN["en"])
    async with world.app.workshop.work() as work:
        one = await challenges.find(work, 1, number)
        over = checkins.makeup_over(work, 1, one.last_day, preferences.zone_of(work, 1, ana.id))
    assert over - datetime.combine(one.last_day, datetime.min.time(), UTC) == timedelta(days=1, hours=22)
    await world.pass_time(hours=(over - world.clock.now()).total_seconds() / 3600 - 0.1)
    assert await state_of(world, number) is State.LIVE
    await world.pass_time(hours=24)
    assert await state_of(world, number) is State.CLOSED


async def test_an_hour_that_the_admins_chose_is_waited_for(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    async with world.app.workshop.work() as work:
        await checkins.choose_makeup(work, 1, until_hour=24, price=0)
    number = await published(world, admin, STARTER, "days 3", "goal 2")
    await ana.presses(JOIN["en"])
    async with world.app.workshop.work() as work:
        one = await challenges.find(work, 1, number)
    noon = datetime.combine(one.last_day + timedelta(days=1), datetime.min.time(), UTC) + timedelta(hours=20)
    await world.pass_time(hours=(noon - world.clock.now()).total_seconds() / 3600)
    assert await state_of(world, number) is State.LIVE
    await world.pass_time(hours=24)
    assert await state_of(world, number) is State.CLOSED
