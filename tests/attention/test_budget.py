"""How much a group hears unasked in a day: what is timely comes, what can wait waits, and admins see what did."""

import asyncio
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import attention, communities, outlook
from bot.features.badges import BadgeGranted
from bot.features.celebrations import Mode, choose_mode
from bot.features.communities import CommunitiesMerged
from bot.kit.texts import say
from bot.kit.work import Weight
from tests.support.circle import people
from tests.support.moments import START

if TYPE_CHECKING:
    from tests.support.world import World


async def speak(
    world: "World", what: str, weight: Weight = Weight.TIMELY, *, names: int = 0, key: str = "", hours: int = 0
) -> bool:
    async with world.app.workshop.work() as work:
        is_new = await work.say(
            say("kit.as-is", value=what), key=key or f"test:{what}", community_id=1, weight=weight, names=names,
            not_before=work.now + timedelta(hours=hours),
        )  # fmt: skip
    await world.settle()
    return is_new


async def heard(world: "World", since: int) -> list[str]:
    await world.settle()
    return [one.text for one in world.said[since:] if one.chat_id == world.group.chat_id]


async def at_most(world: "World", most: int) -> None:
    async with world.app.workshop.work() as work:
        await attention.choose_most(work, 1, most)


async def test_what_is_timely_comes_and_what_can_wait_waits(world: "World") -> None:
    await people(world)
    await at_most(world, 2)
    since = len(world.said)
    for number in range(3):
        await speak(world, f"timely {number}")
    await speak(world, "a ritual", Weight.CAN_WAIT)
    await speak(world, "an answer", Weight.ASKED)
    assert await heard(world, since) == snapshot(["timely 0", "timely 1", "timely 2", "an answer"])
    since = len(world.said)
    await world.pass_time(hours=23, minutes=59)
    assert await heard(world, since) == []
    await world.pass_time(minutes=2)
    assert await heard(world, since) == ["a ritual"]


async def test_a_word_is_said_and_counted_once(world: "World") -> None:
    await people(world)
    await at_most(world, 1)
    since = len(world.said)
    await speak(world, "first")
    assert await speak(world, "later", Weight.CAN_WAIT)
    for _ in range(3):
        assert not await speak(world, "first")
        assert not await speak(world, "later", Weight.CAN_WAIT)
    async with world.app.workshop.work() as work:
        assert (await attention.budget_of(work, 1)).said == 1
    await world.pass_time(days=3)
    assert await heard(world, since) == ["first", "later"]


async def test_each_finds_the_next_day_with_room(world: "World") -> None:
    await people(world)
    await at_most(world, 1)
    since = len(world.said)
    await speak(world, "of tomorrow", hours=24)
    for number in range(3):
        await speak(world, f"ritual {number}", Weight.CAN_WAIT)
    days = []
    for _ in range(4):
        days.append(await heard(world, since))
        since = len(world.said)
        await world.pass_time(days=1)
    assert days == [["ritual 0"], ["of tomorrow"], ["ritual 1"], ["ritual 2"]]


async def test_of_many_at_once_no_more_than_there_is_room_for(world: "World") -> None:
    await people(world)
    await at_most(world, 3)
    since = len(world.said)
    await asyncio.gather(*(speak(world, f"ritual {number}", Weight.CAN_WAIT) for number in range(8)))
    assert len(await heard(world, since)) == 3
    for expected in (3, 2):
        since = len(world.said)
        await world.pass_time(days=1)
        assert len(await heard(world, since)) == expected


async def test_without_a_limit_nothing_waits(world: "World") -> None:
    await people(world)
    await at_most(world, 0)
    since = len(world.said)
    for number in range(15):
        await speak(world, f"ritual {number}", Weight.CAN_WAIT)
    assert len(await heard(world, since)) == 15


async def test_after_a_week_it_comes_however_much_there_is(world: "World") -> None:
    await people(world)
    await at_most(world, 1)
    since = len(world.said)
    for day in range(9):
        await speak(world, f"timely {day}", hours=24 * day)
    await speak(world, "patient", Weight.CAN_WAIT)
    await world.pass_time(days=6, hours=23)
    assert "patient" not in await heard(world, since)
    await world.pass_time(hours=2)
    assert "patient" in await heard(world, since)


async def test_rises_are_told_in_the_celebrations_of_the_day(world: "World") -> None:
    _, ana, ben = await people(world, "Ana", "Ben")
    await at_most(world, 2)
    await speak(world, "one")
    since = len(world.said)
    await speak(world, "Ana rose", Weight.FOLDS, names=ana.id)
    await speak(world, "Ben rose", Weight.FOLDS, names=ben.id)
    assert await heard(world, since) == ["Ana rose"]
    since = len(world.said)
    await world.pass_time(days=1)
    assert await heard(world, since) == []  # that day was full in the evening as well
    await world.pass_time(days=1)
    assert await heard(world, since) == snapshot(
        [
            """\
🎉 <b>Worth a cheer today</b>
Ben rose\
"""
        ]
    )


async def test_whoever_would_rather_not_be_named_is_not_named_by_others(world: "World") -> None:
    _, ana = await people(world, "Ana")
    await at_most(world, 1)
    await speak(world, "one")
    await speak(world, "Ana rose", Weight.FOLDS, names=ana.id)
    await ana.says("/celebrations mute")
    since = len(world.said)
    await world.pass_time(days=3)
    assert await heard(world, since) == []


async def test_where_nothing_is_celebrated_a_rise_waits(world: "World") -> None:
    _, ana = await people(world, "Ana")
    await at_most(world, 1)
    async with world.app.workshop.work() as work:
        await choose_mode(work, 1, Mode.OFF)
    await speak(world, "one")
    since = len(world.said)
    await speak(world, "Ana rose", Weight.FOLDS, names=ana.id)
    assert await heard(world, since) == []
    await world.pass_time(days=1, minutes=1)
    assert await heard(world, since) == ["Ana rose"]


async def test_badges_told_at_once_are_told_together_when_there_are_many(world: "World") -> None:
    _, ana = await people(world, "Ana")
    async with world.app.workshop.work() as work:
        await choose_mode(work, 1, Mode.NOW)
    await at_most(world, 2)
    since = len(world.said)
    for badge, level in (("flame", 7), ("early", 10), ("flame", 30)):
        async with world.app.workshop.work() as work:
            await work.announce(BadgeGranted(1, ana.id, badge, level, START.date(), False))
    assert len(await heard(world, since)) == 2
    since = len(world.said)
    await world.pass_time(days=2)
    [told] = await heard(world, since)
    assert "30" in told


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_admins_choose_and_see_what_had_to_wait(world: "World", language: str) -> None:
    admin, ana = await people(world, "Ana", language=language)
    assert (
        await admin.says("/budget")
        == {
            "en": snapshot("""\
Unasked, I say at most 12 messages a day in Reading circle. Today, with what is set for later: 0.
Challenges, birthdays, welcomes and what you announce for a time always come, and count. When a day is full, promotions and new badges are told together in the celebrations of the day; digests, honours and rituals come on the next day that has room.
Nothing had to wait lately.\
"""),
            "zh-CN": snapshot("""\
我在 Reading circle 里一天最多主动说 12 条。今天 0 条，排在今天晚些时候的也算。
挑战、生日、欢迎和你定了时间的公告一定会发，也计数。一天满了以后，升级和新徽章合到当天的好消息里说；周报、表彰和固定栏目改到后面有空的那天。
最近没有推后的。\
"""),
        }[language]
    )
    await admin.presses("5")
    await admin.says("/budget 1")
    await speak(world, "Good morning")
    await speak(world, "A ritual", Weight.CAN_WAIT)
    await speak(world, "Ana rose", Weight.FOLDS, names=ana.id)
    assert (
        await admin.says("/budget")
        == {
            "en": snapshot("""\
Unasked, I say at most one message a day in Reading circle. Today, with what is set for later: 1.
Challenges, birthdays, welcomes and what you announce for a time always come, and count. When a day is full, promotions and new badges are told together in the celebrations of the day; digests, honours and rituals come on the next day that has room.
⏳ A ritual: 4 May was full, so it comes on 5 May at 09:00.
🎉 Ana rose: 4 May was full, so it is told together with others.\
"""),
            "zh-CN": snapshot("""\
我在 Reading circle 里一天最多主动说 1 条。今天 1 条，排在今天晚些时候的也算。
挑战、生日、欢迎和你定了时间的公告一定会发，也计数。一天满了以后，升级和新徽章合到当天的好消息里说；周报、表彰和固定栏目改到后面有空的那天。
⏳ A ritual：5月4日满了，改在5月5日 09:00。
🎉 Ana rose：5月4日满了，和别的好消息一起说。\
"""),
        }[language]
    )
    assert (
        await admin.says("/budget lots")
        == {
            "en": snapshot("Say a number from 0 to 100, as in <code>/budget 8</code>; 0 is no limit."),
            "zh-CN": snapshot("写一个 0 到 100 的数，比如 <code>/budget 8</code>；0 是不限。"),
        }[language]
    )
    assert (
        await admin.says("/outlook")
        == {
            "en": snapshot("""\
What I will say in Reading circle until 5 May, by the clock of UTC:
<b>4 May</b> 🌊 2 messages, more than a day may have
1. 20:00 New badges, skills and first times of the day
<b>5 May</b>
2. 09:00 A ritual

Tap a number to see to whom and why, and to skip or move it.\
"""),
            "zh-CN": snapshot("""\
到5月5日为止，我会在 Reading circle 里说这些（UTC时间）：
<b>5月4日</b> 🌊 有 2 条，超过一天的上限
1. 20:00 当天的新徽章、新技能和第一次
<b>5月5日</b>
2. 09:00 A ritual

点数字看发给谁、为什么，也可以跳过或改时间。\
"""),
        }[language]
    )
    assert await ana.says("/budget 9") != await admin.says("/budget")
    async with world.app.workshop.work() as work:
        assert (await attention.budget_of(work, 1)).most == 1


async def test_a_day_over_the_measure_is_marked(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await ana.whispers("/birthday 7 May")
    await at_most(world, 1)
    async with world.app.workshop.work() as work:
        assert await outlook.crowded(work, 1, await outlook.lines(work, 1)) == {}
    for number in range(2):
        await admin.says(f"/announce 7 May 18:0{number} Come at six")
        await admin.presses("✅ Publish")
    async with world.app.workshop.work() as work:
        assert await outlook.crowded(work, 1, await outlook.lines(work, 1)) == snapshot({date(2026, 5, 7): 3})
    assert await admin.says("/outlook") == snapshot("""\
What I will say in Reading circle until 7 May, by the clock of UTC:
<b>7 May</b> 🌊 3 messages, more than a day may have
1. 09:00 A birthday greeting to Ana
2. 18:00 📣 #1 Come at six
3. 18:01 📣 #2 Come at six

Tap a number to see to whom and why, and to skip or move it.\
""")


async def test_two_groups_become_one(world: "World") -> None:
    await people(world)
    await at_most(world, 1)
    await speak(world, "one")
    await speak(world, "a ritual", Weight.CAN_WAIT)
    async with world.app.workshop.work() as work:
        other = await communities.of_chat(work, -1002, "Another")
        await work.say(say("kit.as-is", value="there"), key="there", community_id=other.id)
    async with world.app.workshop.work() as work:
        await work.announce(CommunitiesMerged(other.id, 1))
    async with world.app.workshop.work() as work:
        found = await attention.budget_of(work, other.id)
        assert found.said == 2
        assert len(found.put_off) == 1
        assert (await attention.budget_of(work, 1)).said == 0


async def test_a_month_later_nothing_of_it_is_kept(world: "World") -> None:
    await people(world)
    await at_most(world, 1)
    await speak(world, "one")
    await speak(world, "a ritual", Weight.CAN_WAIT)
    await world.pass_time(days=40)
    await speak(world, "another")
    async with world.app.workshop.work() as work:
        said = await attention.said_from_today(work, 1, work.now)
        assert list(said.values()) == [1]
        assert (await attention.budget_of(work, 1)).put_off == []
