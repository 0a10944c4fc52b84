"""First steps are ticked by what is known, two gentle words come when something is left, and mentors stand by."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import attention, communities, outlook, welcomes
from bot.features.communities import CommunitiesMerged
from tests.support.circle import people
from tests.support.world import World

if TYPE_CHECKING:
    from tests.support.world import Human

Reading = Callable[..., Awaitable[list[str]]]
Lifting = Callable[["Human"], Awaitable[None]]
Looking = Callable[["Human"], Awaitable[dict[str, bool]]]

ON = {"en": "✅ Turn on", "zh-CN": "✅ 开启"}
RULES = {"en": "📜 The rules", "zh-CN": "📜 群规"}
MET = {"en": "🤝 We have met", "zh-CN": "🤝 我们认识了"}


def told(world: World, who: "Human", since: int = 0) -> list[str]:
    """What somebody heard in private."""
    return [one.text for one in world.said[since:] if one.chat_id == who.id]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_from_the_door_to_being_at_home(
    world: World, in_the_group: Reading, expert: Lifting, language: str
) -> None:
    admin, mia = await people(world, "Mia", language=language)
    await expert(mia)
    said = [await mia.says("/mentor"), await mia.says("/mentor on"), await mia.says("/mentor")]
    await admin.says("/welcome rules Be kind <3")
    await admin.says("/welcome")
    await admin.presses(ON[language])
    since = len(world.said)
    ana = await world.person("Ana", language=language)
    await ana.joins()
    said += await in_the_group(minutes=5)
    said += told(world, mia, since)
    said.append(await ana.says("/steps"))
    said.append(await ana.whispers("/start steps_1"))
    await world.pass_time(days=1)
    said += told(world, ana)[1:]
    await ana.says("Hello everybody")
    await ana.whispers("/zone Berlin")
    await ana.says("/checkin")
    said.append(await ana.whispers("/steps"))
    said.append(await ana.presses(RULES[language]))
    said.append(await ana.whispers("/steps"))
    said.append(await ana.presses(MET[language]))
    before = len(told(world, ana))
    await world.pass_time(days=6)
    assert told(world, ana)[before:] == []  # nothing is left
    said.append(await admin.says("/welcome"))
    said.append(await mia.says("/mentor off"))
    await world.pass_time(days=25)
    said.append(await ana.whispers("/steps"))
    assert said == {"en": snapshot(), "zh-CN": snapshot()}[language]


# --- Steps ---


async def test_each_step_is_ticked_by_what_was_done(world: World, admin: "Human", steps_of: Looking) -> None:
    ana = await world.person("Ana")
    await ana.joins()
    assert await steps_of(ana) == {"hello": False, "zone": False, "checkin": False}
    await ana.opens_private_chat()
    await ana.whispers("hello to you alone")
    await ana.says("/steps")
    assert await steps_of(ana) == {"hello": False, "zone": False, "checkin": False}
    await ana.says("Hello")
    assert await steps_of(ana) == {"hello": True, "zone": False, "checkin": False}
    await ana.whispers("/zone Shanghai")
    assert await steps_of(ana) == {"hello": True, "zone": True, "checkin": False}
    await ana.whispers("/checkin")
    assert await steps_of(ana) == {"hello": True, "zone": True, "checkin": True}
    await admin.says("/welcome rules Be kind")
    assert (await steps_of(ana))["rules"] is False
    await ana.presses_data("welcomes:rules:1", world.telegram.message_in(ana.id))
    assert (await steps_of(ana))["rules"] is True


async def test_who_has_long_been_there_needs_no_first_steps(world: World, admin: "Human") -> None:
    assert await admin.whispers("/steps") == snapshot()


async def test_steps_are_for_those_inside(world: World, admin: "Human") -> None:
    stranger = await world.person("Stan")
    assert await stranger.whispers("/start steps_1") == snapshot()
    assert await stranger.whispers("/start steps_999") == snapshot()


async def test_without_a_private_line_a_button_says_where_to_go(world: World, greeting: "Human") -> None:
    ana = await world.person("Ana")
    await ana.joins()
    await world.pass_time(minutes=3)
    assert world.said[-1].buttons == {"🌱 First steps": "https://t.me/HearthBot?start=steps_1"}
    assert await ana.presses_data("welcomes:steps:1", world.said[-1]) == snapshot()
    await ana.opens_private_chat()
    assert "Your first steps" in await ana.presses_data("welcomes:steps:1", world.telegram.message_in(-1001))


@pytest.mark.parametrize("data", ["steps", "rules", "met", "on", "off", "use", "draft", "standard", "show", "funnel"])
async def test_a_bare_button_changes_nothing(world: World, greeting: "Human", data: str) -> None:
    ana = await world.person("Ana")
    await ana.joins()
    await ana.opens_private_chat()
    for who in (ana, greeting):
        for place in (who.id, world.group.chat_id):
            heard = await who.presses_data(f"welcomes:{data}", world.telegram.message_in(place))
            assert heard
            assert "broke" not in heard
    for made_up in ("welcomes:funnel:1:7", "welcomes:on:1:", "welcomes:use:1:zz", "welcomes:met:1"):
        await greeting.presses_data(made_up, world.telegram.message_in(greeting.id))
    async with world.app.workshop.work() as work:
        assert (await welcomes.setup(work, 1)).written.words == ""


# --- Gentle words ---


async def newcomer(world: World, name: str = "Ana") -> "Human":
    """Who has come, was greeted, and may be written to."""
    one = await world.person(name)
    await one.joins()
    await world.pass_time(minutes=3)
    await one.opens_private_chat()
    return one


async def heard_in(world: World, who: "Human", days: float) -> list[str]:
    since = len(world.said)
    await world.pass_time(days=days)
    return told(world, who, since)


async def test_two_words_in_a_week_and_not_one_more(world: World, greeting: "Human") -> None:
    ana = await newcomer(world)
    assert await heard_in(world, ana, 1) == snapshot()
    assert await heard_in(world, ana, 2) == []
    await ana.whispers("/steps")  # an answer: a word more is welcome
    assert await heard_in(world, ana, 2) == snapshot()
    assert await heard_in(world, ana, 30) == []


async def test_an_unanswered_word_is_not_followed_by_another(world: World, greeting: "Human") -> None:
    ana = await newcomer(world)
    assert len(await heard_in(world, ana, 7)) == 1


async def test_a_word_is_said_in_the_morning_on_the_members_wall(world: World, greeting: "Human") -> None:
    ana = await newcomer(world)
    await ana.whispers("/zone Auckland")  # where it is eleven o'clock at 23:00 UTC
    assert await heard_in(world, ana, 13.9 / 24) == []
    [word] = await heard_in(world, ana, 0.1)
    assert "time zone" not in word


@pytest.mark.parametrize("why", ["no line", "stop", "gone", "off", "put out"])
async def test_no_word_where_none_is_wanted(world: World, greeting: "Human", why: str) -> None:
    ana = await world.person("Ana")
    await ana.joins()
    await world.pass_time(minutes=3)
    if why != "no line":
        await ana.opens_private_chat()
    if why == "stop":
        await ana.whispers("/stop")
    elif why == "gone":
        await ana.leaves()
    elif why == "off":
        await greeting.says("/welcome off")
    elif why == "put out":
        await world.group.bot_becomes("left", greeting)
    assert await heard_in(world, ana, 8) == []


async def test_a_word_that_is_half_a_day_late_is_not_said(world: World, greeting: "Human") -> None:
    ana = await newcomer(world)
    world.clock.set(world.clock.now() + timedelta(days=1, hours=15))
    assert await heard_in(world, ana, 1) == []


async def test_a_stay_that_began_anew_has_its_own_words(world: World, greeting: "Human") -> None:
    ana = await newcomer(world)
    await ana.leaves()
    await world.pass_time(days=40)
    await ana.joins()
    assert len(await heard_in(world, ana, 1.2)) == 1


async def test_words_are_in_the_outlook(world: World, greeting: "Human") -> None:
    for name in ("Ana", "Ben"):
        await newcomer(world, name)
    silent = await world.person("Cy")
    await silent.joins()
    await world.pass_time(minutes=15)
    async with world.app.workshop.work() as work:
        lines = [one.coming for one in await outlook.lines(work, 1) if one.coming.what.key.startswith("welcomes.")]
    assert [(one.at.isoformat(), one.what.values["count"]) for one in lines] == snapshot()


# --- Mentors ---


async def test_only_the_highest_tier_may_offer(world: World, admin: "Human", expert: Lifting) -> None:
    ana = await world.person("Ana")
    assert await ana.says("/mentor on") == snapshot()
    await expert(ana)
    assert await ana.says("/mentor on") == snapshot()


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
    assert said == snapshot()
    assert (told(world, mia, since), told(world, noa, since)) == snapshot()


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


async def test_two_communities_become_one(world: World, greeting: "Human") -> None:
    ana = await newcomer(world)
    async with world.app.workshop.work() as work:
        other = await communities.of_chat(work, -1002, "Other")
        await work.change_setting(welcomes.Settings, other.id, "is_on", True)
    async with world.app.workshop.work() as work:
        await work.announce(CommunitiesMerged(other.id, 1))
    async with world.app.workshop.work() as work:
        assert (await welcomes.funnel(work, other.id, 30)).joined == 1
        assert (await welcomes.funnel(work, 1, 30)).joined == 0
        assert await welcomes.steps_of(work, other.id, ana.id) is not None
