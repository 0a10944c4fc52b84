"""First steps are ticked by what is known, and mentors stand by."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import attention, welcomes
from bot.kit.texts import Text
from tests.support.circle import people
from tests.support.world import World
from tests.welcomes.newcomers import told

if TYPE_CHECKING:
    from tests.support.world import Human

Reading = Callable[..., Awaitable[list[str]]]
Lifting = Callable[["Human"], Awaitable[None]]
Looking = Callable[["Human"], Awaitable[dict[str, bool]]]


async def test_each_step_is_ticked_by_what_was_done(world: World, admin: "Human", steps_of: Looking) -> None:
    ana = await world.person("Ana")
    await ana.joins()
    assert await steps_of(ana) == {"hello": False, "zone": False, "checkin": False}
    await ana.opens_private_chat()
    await ana.whispers("hello to you alone")
    assert await steps_of(ana) == {"hello": False, "zone": False, "checkin": False}
    await ana.says("Hello")
    assert await steps_of(ana) == {"hello": True, "zone": False, "checkin": False}
    await ana.whispers("/timezone Shanghai")
    assert await steps_of(ana) == {"hello": True, "zone": True, "checkin": False}
    await ana.whispers("/checkin")
    assert await steps_of(ana) == {"hello": True, "zone": True, "checkin": True}
    await admin.says("/welcome rules Be kind")
    assert (await steps_of(ana))["rules"] is False
    await ana.presses_data("welcomes:rules:1", world.telegram.message_in(ana.id))
    assert (await steps_of(ana))["rules"] is True


async def test_who_has_long_been_there_needs_no_first_steps(world: World, admin: "Human") -> None:
    assert await admin.whispers("/steps") == snapshot(
        "First steps are for the first month. You have long been at home here; /me shows how you are doing."
    )


async def test_steps_are_for_those_inside(world: World, admin: "Human") -> None:
    stranger = await world.person("Stan")
    assert await stranger.whispers("/start steps_1") == snapshot("This works once I am in a group you belong to.")
    assert await stranger.whispers("/start steps_999") == snapshot("This works once I am in a group you belong to.")


async def test_without_a_private_line_a_button_says_where_to_go(world: World, greeting: "Human") -> None:
    ana = await world.person("Ana")
    await ana.joins()
    await world.pass_time(minutes=3)
    assert world.said[-1].buttons == {"🌱 First steps": "https://t.me/HearthBot?start=steps_1"}
    assert await ana.presses_data("welcomes:steps:1", world.said[-1]) == snapshot(
        "Write to me in private (@HearthBot) and send /steps: there are your first steps."
    )
    await ana.opens_private_chat()
    assert "Your first steps" in await ana.presses_data("welcomes:steps:1", world.telegram.message_in(-1001))


@pytest.mark.parametrize("data", ["steps", "rules", "met", "on", "off", "use", "draft", "standard", "show", "funnel"])
async def test_a_bare_button_breaks_nothing(world: World, greeting: "Human", data: str) -> None:
    ana = await world.person("Ana")
    await ana.joins()
    await ana.opens_private_chat()
    for who in (ana, greeting):
        for place in (who.id, world.group.chat_id):
            heard = await who.presses_data(f"welcomes:{data}", world.telegram.message_in(place))
            assert heard not in ("", world.app.house.texts.plain(Text("kit.apology"), "en"))
    for made_up in ("welcomes:funnel:1:7", "welcomes:on:1:", "welcomes:use:1:zz", "welcomes:met:1"):
        await greeting.presses_data(made_up, world.telegram.message_in(greeting.id))
    async with world.app.workshop.work() as work:
        assert (await welcomes.setup(work, 1)).written.words == ""


# --- Mentors ---


async def test_only_the_highest_tier_may_offer(world: World, admin: "Human", expert: Lifting) -> None:
    ana = await world.person("Ana")
    assert await ana.says("/mentor on") == snapshot(
        "Mentors are of the tier 🌳 Expert. You will get there, and newcomers will be glad of you even now."
    )
    await expert(ana)
    assert await ana.says("/mentor on") == snapshot(
        "🧭 Thank you. Newcomers will now hear that they can ask you; /mentor off whenever it is too much."
    )


async def test_newcomers_are_shared_out_and_mentors_are_told_once(
    world: World, in_the_group: Reading, expert: Lifting
) -> None:
    admin, mia, noa = await people(world, "Mia", "Noa")
    for one in (mia, noa):
        await expert(one)
        await one.says("/mentor on")
    await admin.says("/welcome")
    await admin.presses("✅ Turn on")
    since = len(world.said)
    for number in range(8):
        await (await world.person(f"Guest {number + 1}")).joins()
    said = await in_the_group(minutes=5)
    assert said == snapshot(
        [
            """\
👋 Welcome to <b>Reading circle</b>, Guest 1, Guest 2, Guest 3, Guest 4, Guest 5, Guest 6, Guest 7, Guest 8!
Good to have you here. Say hello whenever you feel like it; behind the button are a few first steps.

🧭 Guest 1, you can ask Mia anything.
🧭 Guest 2, you can ask Noa anything.
🧭 Guest 3, you can ask Mia anything.
🧭 Guest 4, you can ask Noa anything.
🧭 Guest 5, you can ask Mia anything.
🧭 Guest 6, you can ask Noa anything.\
"""
        ]
    )
    assert (told(world, mia, since), told(world, noa, since)) == snapshot(
        (
            [
                "🧭 Guest 1, Guest 3, Guest 5 just came to Reading circle, and may turn to you. A hello from you would be a warm start. (/mentor off whenever it is too much.)"
            ],
            [
                "🧭 Guest 2, Guest 4, Guest 6 just came to Reading circle, and may turn to you. A hello from you would be a warm start. (/mentor off whenever it is too much.)"
            ],
        )
    )


async def test_without_a_mentor_nothing_is_said_of_one(
    world: World, greeting: "Human", in_the_group: Reading, expert: Lifting, steps_of: Looking
) -> None:
    mia = await world.person("Mia")
    await expert(mia)
    await mia.says("/mentor on")
    await mia.leaves()
    ana = await world.person("Ana")
    await ana.joins()
    [welcome] = await in_the_group(minutes=5)
    assert "Mia" not in welcome
    assert "buddy" not in await steps_of(ana)


async def test_a_mentor_who_left_is_not_waited_for(
    world: World, greeting: "Human", in_the_group: Reading, expert: Lifting, steps_of: Looking
) -> None:
    mia, ana = [await world.person(name) for name in ("Mia", "Ana")]
    await expert(mia)
    await mia.says("/mentor on")
    await ana.joins()
    await in_the_group(minutes=5)
    assert (await steps_of(ana))["buddy"] is False
    await mia.leaves()
    assert "buddy" not in await steps_of(ana)


async def test_a_mentor_who_is_told_enough_is_not_told_more(
    world: World, in_the_group: Reading, expert: Lifting
) -> None:
    admin, mia = await people(world, "Mia")
    await expert(mia)
    await mia.says("/mentor on")
    await admin.says("/welcome")
    await admin.presses("✅ Turn on")
    since = len(world.said)
    for name in ("Ana", "Ben"):
        await (await world.person(name)).joins()
        await in_the_group(minutes=30)
    assert len(told(world, mia, since)) == 1
    async with world.app.workshop.work() as work:
        assert (await attention.peace_of(work, mia.id)).about == "welcomes.unasked-mentor"
