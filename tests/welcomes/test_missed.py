"""What an outage left out of a newcomer's welcome and first week is told to admins, in private and once."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import welcomes
from tests.support.circle import people
from tests.welcomes.newcomers import newcomer

if TYPE_CHECKING:
    from tests.support.world import Human, World


async def hears(world: "World", admin: "Human", **how_long: float) -> list[str]:
    since = len(world.said)
    await world.pass_time(**how_long)
    return [one.text for one in world.said[since:] if one.chat_id == admin.id]


async def late(world: "World", **how_late: float) -> None:
    world.clock.set(world.clock.now() + timedelta(**how_late))
    await world.restart()


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_in_both_languages(world: "World", language: str) -> None:
    (admin,) = await people(world, language=language)
    async with world.app.workshop.work() as work:
        await work.change_setting(welcomes.Settings, 1, "is_on", True)
    ana = await newcomer(world, "Ana")
    for name in ("Ben <3", "Cem"):
        await (await world.person(name)).joins()
    await late(world, hours=3)
    said = await hears(world, admin, minutes=5)
    await late(world, days=1, hours=9)
    said += await hears(world, admin, minutes=5)
    assert (
        said
        == {
            "en": snapshot(
                [
                    "I was away when Ben &lt;3, Cem joined Reading circle, and it is too late now for the welcome. A hello from you would still be kind.",
                    "I was away when a gentle word was due to somebody in their first week in Reading circle. It is left out, as it would come at an odd hour; what comes next comes as usual.",
                ]
            ),
            "zh-CN": snapshot(
                [
                    "Ben &lt;3、Cem 加入 Reading circle 的时候我离线了，现在再欢迎太晚。你去打个招呼，还是暖的。",
                    "Reading circle 里该给第一周的新成员捎句话的时候我离线了，时间不合适就不补了，后面的照常。",
                ]
            ),
        }[language]
    )
    await world.restart()
    assert await hears(world, admin, days=1) == []
    assert ana.id  # who was greeted in time


async def test_joins_that_telegram_kept_are_told_of_in_one_word(world: "World", greeting: "Human") -> None:
    crowd = [await world.person(f"Guest {one}") for one in range(20)]
    joins = [one._membership("left", "member") for one in crowd]
    await crowd[3].joins()
    world.clock.set(world.clock.now() + timedelta(minutes=121))
    await world.deliver(*joins)
    async with world.app.workshop.work() as work:
        assert await welcomes.will_say(work, 1, world.clock.now() + timedelta(hours=1)) == []
    [told] = await hears(world, greeting, hours=1)
    assert "Guest 0" in told


async def test_nobody_hears_of_who_left_or_when_it_is_off(world: "World", greeting: "Human") -> None:
    ana = await world.person("Ana")
    await ana.joins()
    await ana.leaves()
    await late(world, hours=3)
    assert await hears(world, greeting, minutes=5) == []
    await (await world.person("Ben")).joins()
    await greeting.says("/welcome off")
    await late(world, hours=3)
    assert await hears(world, greeting, minutes=5) == []


async def test_words_that_could_have_reached_nobody_are_not_told_of(world: "World", greeting: "Human") -> None:
    ana = await world.person("Ana")
    await ana.joins()  # and never writes in private
    await world.pass_time(minutes=15)
    await late(world, days=1, hours=9)
    assert await hears(world, greeting, minutes=5) == []
