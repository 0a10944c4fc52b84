"""Once per member and stay, all of a few minutes in one message, and never long after."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import communities, members, outlook, welcomes
from bot.features.communities import CommunitiesMerged
from bot.kit import scheduling
from bot.kit.routing import Person
from tests.support.circle import people
from tests.support.world import World

if TYPE_CHECKING:
    from tests.support.world import Human

Reading = Callable[..., Awaitable[list[str]]]


async def arrive(world: World, number: int) -> None:
    for one in range(number):
        await (await world.person(f"Guest {one + 1}")).joins()


async def test_a_raid_is_one_message(world: World, greeting: "Human", in_the_group: Reading) -> None:
    for _ in range(5):
        await arrive(world, 10)
        assert await in_the_group(seconds=12) == []
    assert await in_the_group(hours=3) == snapshot(
        [
            """\
👋 Welcome to <b>Reading circle</b>, Guest 1, Guest 2, Guest 3, Guest 4, Guest 5, Guest 6, Guest 7, Guest 8, Guest 9, Guest 10, Guest 1, Guest 2 and 38 more!
Good to have you here. Say hello whenever you feel like it; behind the button are a few first steps.\
"""
        ]
    )


async def test_those_who_come_right_after_a_welcome_gather_for_the_next(
    world: World, greeting: "Human", in_the_group: Reading
) -> None:
    told = []
    for _ in range(30):
        await arrive(world, 1)
        told += await in_the_group(minutes=1)
    told += await in_the_group(hours=1)
    assert [one.count("Guest") for one in told] == [2, 10, 10, 8]


async def test_a_second_message_of_telegrams_about_the_same_coming(
    world: World, greeting: "Human", in_the_group: Reading
) -> None:
    ana = await world.person("Ana")
    await ana.joins()
    await world.deliver({"message": world.message(world.group.chat, ana.user, new_chat_members=[ana.user])})
    assert len(await in_the_group(hours=1)) == 1
    await world.deliver({"message": world.message(world.group.chat, ana.user, new_chat_members=[ana.user])})
    assert await in_the_group(hours=1) == []


async def test_bots_and_who_was_there_before_are_not_greeted(
    world: World, greeting: "Human", in_the_group: Reading
) -> None:
    old = await world.person("Old hand")
    await old.says("I have been here for years")
    await world.pass_time(minutes=1)
    await old.joins()
    robot = {"id": 77, "is_bot": True, "first_name": "Robot"}
    await world.deliver({"message": world.message(world.group.chat, old.user, new_chat_members=[robot])})
    assert await in_the_group(hours=1) == []
    async with world.app.workshop.work() as work:
        assert (await welcomes.funnel(work, 1, 30)).joined == 0


async def test_who_leaves_before_the_welcome_is_greeted_when_they_come_back(
    world: World, greeting: "Human", in_the_group: Reading
) -> None:
    ana = await world.person("Ana")
    await ana.joins()
    await ana.leaves()
    assert await in_the_group(hours=1) == []
    await ana.joins()
    assert len(await in_the_group(hours=1)) == 1


async def test_coming_and_going_within_minutes_is_one_welcome(
    world: World, greeting: "Human", in_the_group: Reading
) -> None:
    ana = await world.person("Ana")
    for _ in range(3):
        await ana.joins()
        await world.pass_time(seconds=7)
        await ana.leaves()
        await world.pass_time(seconds=7)
    await ana.joins()
    assert len(await in_the_group(hours=1)) == 1


@pytest.mark.parametrize(("days", "times"), [(29, 0), (30, 1)])
async def test_who_comes_back_is_greeted_again_only_after_thirty_days(
    world: World, greeting: "Human", in_the_group: Reading, days: int, times: int
) -> None:
    ana = await world.person("Ana")
    await ana.joins()
    assert len(await in_the_group(hours=1)) == 1
    await ana.leaves()
    await world.pass_time(days=days)
    await ana.joins()
    assert len(await in_the_group(hours=1)) == times


# --- Through pauses ---


async def test_a_restart_loses_and_doubles_nothing(
    world: World, greeting: "Human", database_url: str, in_the_group: Reading
) -> None:
    await arrive(world, 2)
    again = await World(database_url, world.clock.now() + timedelta(minutes=90)).open()
    told = await again.pass_time(minutes=5)
    await again.close()
    assert told == snapshot(
        [
            """\
👋 Welcome to <b>Reading circle</b>, Guest 1, Guest 2!
Good to have you here. Say hello whenever you feel like it; behind the button are a few first steps.\
"""
        ]
    )
    assert await in_the_group(hours=3) == []


async def test_what_fails_on_the_way_is_as_if_it_had_never_begun(
    world: World, greeting: "Human", in_the_group: Reading
) -> None:
    await arrive(world, 2)
    with contextlib.suppress(ConnectionResetError):
        async with world.app.workshop.work() as work:
            await welcomes.greet(work, 1)
            raise ConnectionResetError
    async with world.app.workshop.work() as work:
        await welcomes.greet(work, 1)
    async with world.app.workshop.work() as work:
        await welcomes.greet(work, 1)  # nobody waits any more
    assert len(await in_the_group(hours=1)) == 1


@pytest.mark.parametrize(("minutes", "times"), [(119, 1), (121, 0)])
async def test_after_a_pause_a_welcome_is_two_hours_late_at_most(
    world: World, greeting: "Human", in_the_group: Reading, minutes: int, times: int
) -> None:
    await arrive(world, 1)
    world.clock.set(world.clock.now() + timedelta(minutes=minutes))
    assert len(await in_the_group(hours=3)) == times


@pytest.mark.parametrize(("minutes", "times"), [(110, 1), (121, 0)])
async def test_joins_that_telegram_kept_for_us_are_one_welcome_or_none(
    world: World, greeting: "Human", in_the_group: Reading, minutes: int, times: int
) -> None:
    crowd = [await world.person(f"Guest {one}") for one in range(20)]
    joins = [one._membership("left", "member") for one in crowd]
    world.clock.set(world.clock.now() + timedelta(minutes=minutes))
    await world.deliver(*joins)
    assert len(await in_the_group(hours=3)) == times


async def test_many_who_come_while_others_are_greeted_are_greeted_once_each(database_url: str) -> None:
    at_once = {"is_on": True, "fold_minutes": 0, "apart_minutes": 0}
    world = await World(database_url, welcomes=at_once).open()
    await people(world)

    async def comes(number: int) -> None:
        async with world.app.workshop.work() as work:
            await members.joined(work, 1, Person(5000 + number, f"<{number}>"), work.now)

    async def strikes() -> None:
        await scheduling.run_due(world.app.workshop, world.app.house.due_doors)

    await asyncio.gather(*(one for number in range(12) for one in (comes(number), strikes())))
    await world.settle()
    await world.pass_time(minutes=1)
    told = "".join(one.text for one in world.said if one.chat_id == world.group.chat_id)
    assert [told.count(f"&lt;{number}&gt;") for number in range(12)] == [1] * 12
    # No admin has been there to tell under which name the bot is found.
    assert world.said[-1].buttons == {"🌱 First steps": "welcomes:steps:1"}
    await world.close()


async def test_turned_off_while_somebody_waits(world: World, greeting: "Human", in_the_group: Reading) -> None:
    await arrive(world, 1)
    await greeting.says("/welcome off")
    assert await in_the_group(hours=1) == []
    await greeting.says("/welcome")
    await greeting.presses("✅ Turn on")
    assert await in_the_group(hours=1) == []


async def test_put_out_of_the_group_nothing_is_said(world: World, greeting: "Human", in_the_group: Reading) -> None:
    await arrive(world, 1)
    await world.group.bot_becomes("left", greeting)
    assert await in_the_group(hours=1) == []


async def test_the_outlook_knows_and_may_leave_it_out(world: World, greeting: "Human", in_the_group: Reading) -> None:
    await arrive(world, 3)
    assert "👋 A welcome to the 3 who just joined" in await greeting.says("/outlook")
    async with world.app.workshop.work() as work:
        [line] = [one for one in await outlook.lines(work, 1) if one.coming.what.key == "welcomes.will-say"]
        await outlook.skip(work, 1, line.token, greeting.id)
    assert await in_the_group(hours=1) == []


async def test_two_communities_become_one(world: World, greeting: "Human", in_the_group: Reading) -> None:
    ana, ben = await world.person("Ana"), await world.person("Ben")
    async with world.app.workshop.work() as work:
        other = await communities.of_chat(work, -1002, "Other")
        await work.change_setting(welcomes.Settings, other.id, "is_on", True)
    async with world.app.workshop.work() as work:
        for one in (ana, ben):
            await members.joined(work, other.id, Person(one.id, one.name), work.now)
        await members.joined(work, 1, Person(ana.id, ana.name), work.now)
        await work.announce(CommunitiesMerged(1, other.id))
    assert await in_the_group(hours=1) == snapshot(
        [
            """\
👋 Welcome to <b>Reading circle</b>, Ana, Ben!
Good to have you here. Say hello whenever you feel like it; behind the button are a few first steps.\
"""
        ]
    )
