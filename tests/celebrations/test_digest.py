"""New badges are told once a day in one message, and of whoever would rather not be named, not at all."""

from datetime import time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from inline_snapshot import snapshot

from bot.features import badges, celebrations, communities, outlook
from bot.features.badges import BadgeGranted
from bot.features.communities import CommunitiesMerged
from bot.features.skills import SkillLevelLost, SkillLevelReached
from tests.support.moments import START

if TYPE_CHECKING:
    from tests.support.world import Human, World


async def in_chinese(world: "World") -> None:
    async with world.app.workshop.work() as work:
        community = await communities.of_chat(work, world.group.chat_id, world.group.title)
        await communities.choose_language(work, community, "zh-CN")


async def earns(world: "World", who: "Human", badge: str, level: int = 1, *, is_quiet: bool = False) -> None:
    async with world.app.workshop.work() as work:
        await work.announce(BadgeGranted(1, who.id, badge, level, START.date(), is_quiet))


async def evening(world: "World") -> list[str]:
    return await world.pass_time(days=1)


async def test_one_message_in_the_evening(world: "World") -> None:
    ana, ben = await world.person("Ana <3"), await world.person("Ben")
    assert len((await ana.says("/checkin")).splitlines()) == 1  # nothing more at once
    await ben.says("/checkin")
    await earns(world, ana, "flame", 7)
    await earns(world, ben, "early", 10, is_quiet=True)
    assert await evening(world) == snapshot(
        [
            """\
🎉 <b>Today’s good news</b>
Ana &lt;3: 👣 First step, 🔥 Steady flame · 7 days in a row
Ben: 👣 First step\
"""
        ]
    )
    assert await evening(world) == []


async def test_in_chinese(world: "World") -> None:
    ana, ben = await world.person("小安"), await world.person("小本")
    await in_chinese(world)
    await ana.says("打卡")
    await ben.says("打卡")
    await earns(world, ana, "flame", 7)
    assert await evening(world) == snapshot(
        [
            """\
🎉 <b>今天的好消息</b>
小安：👣 第一步、🔥 不灭的火 · 连续 7 天
小本：👣 第一步\
"""
        ]
    )
    assert await ana.says("/celebrations") == snapshot("""\
有人拿到新徽章或升了级，每天 20:00 用一条消息一起公布；没有就不发。
公布时会提到你。\
""")
    assert await ana.presses("别提我") == snapshot("好，以后不提你。该是你的一样不少。")


async def test_who_would_rather_not_be_named(world: "World") -> None:
    ana, ben, cat = [await world.person(name) for name in ("Ana", "Ben", "Cat")]
    await ana.says("/checkin")
    assert await ana.says("/celebrations") == snapshot("""\
New badges and levels are told in one message a day, at 20:00, when there are any.
You are named with yours.\
""")
    assert await ben.presses("Leave me out") == "This button is for someone else."
    assert await ana.presses("Leave me out") == snapshot(
        "All right, I won't name you. What you earn is yours all the same."
    )
    await cat.says("/hide")
    await cat.says("/checkin")
    assert await evening(world) == []
    assert "👣" in await ana.says("/badges")
    assert await ana.says("/celebrations unmute") == snapshot("Good, you are named again.")
    await earns(world, ana, "flame", 7)
    await ben.says("/checkin")
    await ben.leaves()
    assert await evening(world) == snapshot(
        [
            """\
🎉 <b>Worth a cheer today</b>
Ana: 🔥 Steady flame · 7 days in a row\
"""
        ]
    )


async def test_what_was_undone_is_not_told(world: "World") -> None:
    ana = await world.person("Ana")
    await ana.says("/checkin")
    await ana.presses("Undo")
    assert await evening(world) == []


async def test_admins_choose_how_and_when(world: "World") -> None:
    boss, ana, ben = await world.person("Boss", admin=True), await world.person("Ana"), await world.person("Ben")
    assert await boss.says("/celebrationsetup") == snapshot("""\
New badges and levels are told in one message a day, at 20:00, when there are any.
Choose how and when:\
""")
    setup = world.said[-1]
    assert await ana.presses("At once", setup) == "Only admins of this group can do that."
    await earns(world, ana, "flame", 7)
    assert await boss.presses("12:00", setup) == snapshot("The message of the day comes at 12:00 from now on.")
    [told] = await world.pass_time(hours=4)  # it is 10 in Berlin
    assert "Ana" in told
    assert await boss.presses("At once", setup) == snapshot("From now on new badges and levels are told as they come.")
    assert await ana.says("/checkin") == snapshot("""\
✓ 4 May: your first check-in, Ana. Good to have you here. +5
🎉 <b>Today’s good news</b>
Ana: 👣 First step\
""")
    assert await boss.presses("Not at all", setup) == snapshot(
        "From now on new badges and levels are not told here. Members see theirs with /badges and /skills."
    )
    await ben.says("/checkin")
    assert await evening(world) == []
    assert await ana.says("/celebrations") == snapshot("""\
New badges and levels are not told here; /badges and /skills show yours.
You are named with yours.\
""")
    assert await boss.presses_data("celebrations:hour:1:25", setup) == await boss.presses_data(
        "celebrations:mode:1:loud", setup
    )


@pytest.mark.parametrize("number", [16, 17])
async def test_a_great_many(world: "World", number: int) -> None:
    for n in range(number):
        await earns(world, await _there(world, f"P{n}"), "flame", 7)
    [told] = await evening(world)
    assert told.count("Steady flame") == 15
    assert told.splitlines()[-1] == f"… and {'one' if number == 16 else 2} more. Well done, all of you!"


async def _there(world: "World", name: str) -> "Human":
    human = await world.person(name)
    await human.says("hi")
    return human


async def test_late_but_once(world: "World") -> None:
    """Three days away: what was to be told the first evening is told then."""
    ana = await _there(world, "Ana")
    await earns(world, ana, "flame", 7)
    world.clock.set(world.clock.now().replace(day=8))
    [told] = await world.pass_time(minutes=1)
    assert "Ana" in told
    assert await world.pass_time(days=1) == []


async def test_a_late_message_takes_nothing_from_the_next(world: "World") -> None:
    """Down over the evening of the first day: it is told in the morning, and what comes after that in the evening."""
    ana, ben = await _there(world, "Ana"), await _there(world, "Ben")
    await earns(world, ana, "flame", 7)
    world.clock.set(world.clock.now().replace(day=5, hour=6))
    [told] = await world.pass_time(minutes=1)
    assert "Ana" in told
    await earns(world, ben, "flame", 7)
    [told] = await world.pass_time(hours=16)
    assert "Ben" in told


async def test_a_later_hour_on_the_same_day_loses_nothing(world: "World") -> None:
    ana, ben = await _there(world, "Ana"), await _there(world, "Ben")
    await earns(world, ana, "flame", 7)
    assert len(await world.pass_time(hours=11)) == 1  # at 20:00
    async with world.app.workshop.work() as work:
        await celebrations.choose_hour(work, 1, time(22))
    await earns(world, ben, "flame", 7)
    assert await world.pass_time(hours=3) == []  # that day had its message
    [told] = await world.pass_time(days=1)
    assert "Ben" in told


async def test_what_is_skipped_is_not_told_the_next_day(world: "World") -> None:
    ana, ben = await _there(world, "Ana"), await _there(world, "Ben")
    await earns(world, ana, "flame", 7)
    async with world.app.workshop.work() as work:
        [line] = [one for one in await outlook.lines(work, 1) if one.coming.key.startswith("celebrations:")]
        await outlook.skip(work, 1, line.token, ana.id)
    assert await evening(world) == []
    await earns(world, ben, "flame", 7)
    [told] = await evening(world)
    assert "Ana" not in told


async def test_the_hour_follows_the_groups_clock(world: "World") -> None:
    ana = await _there(world, "Ana")
    await earns(world, ana, "flame", 7)
    async with world.app.workshop.work() as work:
        await communities.choose_zone(work, communities.get(work, 1), ZoneInfo("Asia/Shanghai"))
    assert await world.pass_time(hours=2.9) == []  # 11:54 UTC
    [told] = await world.pass_time(hours=0.2)  # 20:00 there
    assert "Ana" in told


async def test_two_groups_become_one(world: "World") -> None:
    ana = await _there(world, "Ana")
    await earns(world, ana, "flame", 7)
    async with world.app.workshop.work() as work:
        await celebrations.hide(work, 1, ana.id, is_hidden=True)
        other = await communities.of_chat(work, -2, "Elsewhere")
        await work.announce(CommunitiesMerged(other.id, 1))
        assert await celebrations.is_hidden(work, other.id, ana.id)
        assert (await celebrations.census(work.db))["celebrations"] == 1
        assert badges.title(work, other.id, "flame", 7) is not None


async def grows(world: "World", who: "Human", skill: str, level: int, *, is_quiet: bool = False) -> None:
    async with world.app.workshop.work() as work:
        await work.announce(SkillLevelReached(1, who.id, skill, level, is_quiet))


async def test_levels_are_told_with_badges(world: "World") -> None:
    boss, ana, ben = await world.person("Boss", admin=True), await world.person("Ana"), await world.person("Ben")
    await boss.says("/skill")
    await boss.presses("📖 Set for a reading circle", world.said[-1])
    for who in (ana, ben):
        await who.says("I am here")
    await earns(world, ana, "flame", 7)
    await grows(world, ana, "reading", 2)
    await grows(world, ana, "reading", 3)
    await grows(world, ben, "helping", 1, is_quiet=True)
    await grows(world, ben, "talking", 1)
    async with world.app.workshop.work() as work:
        await work.announce(SkillLevelLost(1, ben.id, "talking", 1))
    assert await evening(world) == snapshot(
        [
            """\
🎉 <b>Grown today</b>
Ana: 🔥 Steady flame · 7 days in a row, 📖 Reading · level 3\
"""
        ]
    )
    await in_chinese(world)
    await grows(world, ben, "helping", 2)
    assert await evening(world) == snapshot(
        [
            """\
🎉 <b>今天值得鼓掌的人</b>
Ben：🤝 互助 · 2 级\
"""
        ]
    )


async def test_a_level_at_once_or_not_at_all(world: "World") -> None:
    boss, ana = await world.person("Boss", admin=True), await world.person("Ana")
    await boss.says("/skill")
    await boss.presses("📖 Set for a reading circle", world.said[-1])
    await ana.says("I am here")
    async with world.app.workshop.work() as work:
        await celebrations.choose_mode(work, 1, celebrations.Mode.NOW)
    await grows(world, ana, "reading", 1)
    await world.settle()
    assert world.said[-1].text == snapshot("""\
🎉 <b>Grown today</b>
Ana: 📖 Reading · level 1\
""")
    await ana.says("/celebrations mute")
    await grows(world, ana, "reading", 2)
    assert await evening(world) == []
