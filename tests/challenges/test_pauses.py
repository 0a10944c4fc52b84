"""A challenge at rest: nothing is said or counted, nobody misses a day, and it goes on where it stopped."""

import asyncio
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from sqlalchemy import text

from bot.features import challenges, communities
from bot.features.challenges import Challenge, State, rules
from bot.features.communities import CommunitiesMerged
from bot.kit.work import Refusal
from tests.challenges.conftest import AT_REST, JOIN, LIVE, MINE, STARTER, published
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World

PAUSE, RESUME = {"en": "Pause it", "zh-CN": "暂停"}, {"en": "Let it go on", "zh-CN": "继续"}
DAY = timedelta(days=1)
FIRST = date(2026, 5, 4)


async def desk(world: "World", admin: "Human", label: str, *buttons: str) -> str:
    await admin.says("/challenge")
    said = await admin.presses(label)
    for each in buttons:
        said = await admin.presses(each)
    return said


async def hears(world: "World", *, hours: float) -> list[str]:
    """What the group is told; without answers to check-ins."""
    before = len(world.said)
    await world.pass_time(hours=hours)
    return [one.text for one in world.said[before:] if one.chat_id == world.group.chat_id and "🚀" in one.text]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_a_break_of_three_days(world: "World", language: str) -> None:
    admin, ana, ben = await people(world, "Ana", "Ben", language=language)
    number = await published(world, admin, STARTER[language], "days 3", "goal 3", "start 2026-05-05", language=language)
    announced = next(one for one in world.said if JOIN[language] in one.buttons)
    for one in (ana, ben):
        await one.presses(JOIN[language], announced)
    await world.pass_time(hours=24)  # the 5th
    for one in (ana, ben):
        await one.says("/checkin")
    await world.pass_time(hours=24)  # the 6th, on which Ana is quicker than the pause
    await ana.says("/checkin")
    told = [await desk(world, admin, LIVE[language], PAUSE[language])]
    assert await hears(world, hours=20) == []
    await ben.says("/checkin")
    told.append(await ben.presses(MINE[language], announced))
    await ana.whispers("/challenges")
    told += [world.said[-1].text, await ana.presses(STARTER[language])]
    told.append(await admin.says("/outlook"))
    assert await hears(world, hours=52) == []  # the 9th
    await ben.says("/checkin")
    told.append(await desk(world, admin, AT_REST[language], RESUME[language]))
    told.append(await ben.presses(MINE[language], announced))
    told.append(await ana.presses(MINE[language], announced))
    told.append(await admin.says("/outlook"))
    told += await hears(world, hours=26)  # the 10th
    for one in (ana, ben):
        await one.says("/checkin")
    told += await hears(world, hours=36)
    assert (
        told
        == {
            "en": snapshot(
                [
                    """\
It is paused.
⏸ <b>🚀 7-day start</b> takes a break. Until it goes on nothing counts for it, and nobody misses a day.
<b>🚀 7-day start</b> in Reading circle, in numbers
⏸ Paused since 6 May: nothing counts, and nobody misses a day, until it goes on
2 took part, 0 at the goal.
Day by day: <code>█▅▁</code>\
""",
                    "You: one day done, goal 3. Paused since 6 May; you miss nothing.",
                    """\
<b>Challenges</b>
🚀 7-day start · paused · 2 members · you are in\
""",
                    """\
<b>🚀 7-day start</b>
One week to begin with. Nobody has to be good at it yet.
⏸ Paused since 6 May: nothing counts, and nobody misses a day, until it goes on
🗓 From 5 May on, 3 days
🎯 On 3 of 3 days
✍️ Your check-in of the day counts by itself: /checkin
🏅 15 points for everyone who completes it
🚪 Open to join
You: 2 days done, goal 3. Paused since 6 May; you miss nothing.\
""",
                    "Nothing is planned in Reading circle for the next two weeks.",
                    """\
It goes on, until 10 May.
▶️ <b>🚀 7-day start</b> goes on: today is day 2 of 3. It ends 3 days later, on 10 May.
<b>🚀 7-day start</b> in Reading circle, in numbers
2 took part, 0 at the goal.
Day by day: <code>██▁</code>
It thinned out most on day 3: 2 fewer than the day before.\
""",
                    "You: 2 days done, goal 3. Day 2 of 3 is done ✅",
                    "You: 2 days done, goal 3. Day 2 of 3 is done ✅",
                    """\
What I will say in Reading circle until 11 May, by the clock of UTC:
<b>9 May</b>
1. 20:30 🚀 7-day start: the evening of day 2, if there is something to tell
<b>10 May</b>
2. 08:00 🚀 7-day start: day 3 of 3
3. 20:30 🚀 7-day start: the evening of day 3, if there is something to tell
<b>11 May</b>
4. 12:30 🚀 7-day start: the results

Tap a number to see to whom and why, and to skip or move it.\
""",
                    """\
<b>🚀 7-day start</b> · the evening of day 2 of 3
✅ All 2 have done today's. What a day!\
""",
                    """\
<b>🚀 7-day start</b> · day 3 of 3
Yesterday 2 of 2 were there. Today is a new one.\
""",
                    """\
<b>🚀 7-day start</b> · the evening of day 3 of 3
✅ All 2 have done today's. What a day!
🏁 At the goal today: Ana, Ben. Well done!\
""",
                    """\
<b>🚀 7-day start</b> is over. Thank you for these days!
2 of us were in, and 2 came to the goal.
🏁 Ana, Ben
🕯 The most days, 3: Ana, Ben\
""",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
已暂停。
⏸ <b>🚀 7 天起步</b> 先歇一歇。恢复之前不计数，也不算谁缺席。
Reading circle的 <b>🚀 7 天起步</b>，数字是这样
⏸ 5月6日 起暂停：恢复之前不计数，也不算缺席
2 位参加，0 位达成目标。
每天的参与：<code>█▅▁</code>\
""",
                    "你：已做到 1 天，目标 3 天。5月6日 起暂停，不算缺席。",
                    """\
<b>挑战</b>
🚀 7 天起步 · 暂停中 · 2 位 · 你在里面\
""",
                    """\
<b>🚀 7 天起步</b>
先来一个星期，不用一上来就做得好。
⏸ 5月6日 起暂停：恢复之前不计数，也不算缺席
🗓 5月5日 开始，共 3 天
🎯 3 天里做到 3 天
✍️ 照常打卡就算：/checkin
🏅 完成的人都得 15 积分
🚪 可以报名
你：已做到 2 天，目标 3 天。5月6日 起暂停，不算缺席。\
""",
                    "接下来两周，Reading circle 里没有安排要说的话。",
                    """\
继续了，到 5月10日。
▶️ <b>🚀 7 天起步</b> 继续，今天是第 2 天，共 3 天。结束往后挪 3 天，到 5月10日。
Reading circle的 <b>🚀 7 天起步</b>，数字是这样
2 位参加，0 位达成目标。
每天的参与：<code>██▁</code>
第 3 天少得最多，比前一天少 2 位。\
""",
                    "你：已做到 2 天，目标 3 天。第 2 天（共 3 天）完成了 ✅",
                    "你：已做到 2 天，目标 3 天。第 2 天（共 3 天）完成了 ✅",
                    """\
到5月11日为止，我会在 Reading circle 里说这些（UTC时间）：
<b>5月9日</b>
1. 20:30 🚀 7 天起步：第 2 天晚上，有话才说
<b>5月10日</b>
2. 08:00 🚀 7 天起步：第 3 天，共 3 天
3. 20:30 🚀 7 天起步：第 3 天晚上，有话才说
<b>5月11日</b>
4. 12:30 🚀 7 天起步：公布结果

点数字看发给谁、为什么，也可以跳过或改时间。\
""",
                    """\
<b>🚀 7 天起步</b> · 第 2 天晚上，共 3 天
✅ 2 位今天全都完成了，真了不起！\
""",
                    """\
<b>🚀 7 天起步</b> · 第 3 天，共 3 天
昨天 2 位里有 2 位做到了，今天继续。\
""",
                    """\
<b>🚀 7 天起步</b> · 第 3 天晚上，共 3 天
✅ 2 位今天全都完成了，真了不起！
🏁 今天达成目标的有：Ana、Ben。真好！\
""",
                    """\
<b>🚀 7 天起步</b> 结束了，谢谢大家这些天的陪伴！
共 2 位参加，2 位达成目标。
🏁 Ana、Ben
🕯 坚持天数最多（3 天）：Ana、Ben\
""",
                ]
            ),
        }[language]
    )
    async with world.app.workshop.work() as work:
        assert (await challenges.find(work, 1, number)).state is State.CLOSED


async def test_by_words_and_which_one(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    told = [await admin.says("/challenge pause"), await admin.says("/challenge resume")]
    await published(world, admin, "🥗 Two good things a day", "start 2026-05-04", "words #move")
    await world.pass_time(hours=1)
    await ana.presses(JOIN["en"])
    told.append(await admin.says("/challenge pause"))
    told += [await ana.says("#move"), await admin.says("/challenge pause")]
    await published(world, admin, STARTER["en"], "start 2026-05-04")
    await published(world, admin, "🌱 21 days, one habit", "start 2026-05-04")
    told.append(await admin.says("/challenge 暂停"))
    await admin.presses(STARTER["en"])
    told.append(await admin.says("/challenge 继续"))
    await admin.presses("🥗 Two good things a day")
    told.append(await ana.says("#move"))
    assert told == snapshot(
        [
            "Nothing is running that could be paused.",
            "Nothing is paused here.",
            """\
⏸ <b>🥗 Two good things a day</b> takes a break. Until it goes on nothing counts for it, and nobody misses a day.
👌\
""",
            "🥗 Two good things a day is paused. Nothing counts, and nobody misses a day, until it goes on.",
            "Nothing is running that could be paused.",
            "Which one takes a break?",
            "Which one goes on?",
            "🔥",
        ]
    )


async def test_before_it_begins_and_after_its_last_day_there_is_nothing_to_pause(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    number = await published(world, admin, STARTER["en"], "days 1", "goal 1", "start 2026-05-05")
    await ana.presses(JOIN["en"])
    pause = f"challenges:pause:1:{number}"
    shown = world.telegram.message_in(admin.id)
    told = [await admin.presses_data(pause, shown), await admin.presses_data(pause.replace("pause", "resume"), shown)]
    await world.pass_time(hours=42)
    told.append(await admin.presses_data(pause, shown))
    await world.pass_time(days=2)
    told.append(await admin.presses_data(pause, shown))
    assert told == snapshot(
        [
            "It can be paused between its first word and its last day.",
            "It is not paused any more.",
            "It can be paused between its first word and its last day.",
            "This challenge is over.",
        ]
    )


async def test_longer_again_or_off_while_it_is_paused(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    number = await published(world, admin, STARTER["en"], "start 2026-05-04")
    await ana.presses(JOIN["en"])
    await desk(world, admin, LIVE["en"], PAUSE["en"])
    told = [await admin.presses("One day more")]
    told.append(await desk(world, admin, AT_REST["en"], "↻ 🚀 7-day start"))
    assert await hears(world, hours=24 * 70) == []  # however long it takes, it is not over
    told.append(await desk(world, admin, AT_REST["en"]))
    async with world.app.workshop.work() as work:
        one = await challenges.find(work, 1, number)
        assert (one.state, one.paused_on) == (State.LIVE, FIRST)
        assert await challenges.will_say(work, 1, work.now + 30 * DAY) == []
        copy = next(each for each in await challenges.everything(work, 1) if each.state is State.DRAFT)
        assert (copy.paused_on, copy.breaks, copy.plan.days) == (None, (), 8)
    await admin.presses("Call it off …")
    await admin.presses("Yes, call it off")
    told += [one.text for one in world.said[-3:] if one.chat_id == world.group.chat_id]
    assert await hears(world, hours=48) == []
    assert told == snapshot(
        [
            """\
It has 8 days in all now.
<b>🚀 7-day start</b> will have 8 days in all once it goes on. The goal stays.
<b>🚀 7-day start</b> in Reading circle, in numbers
⏸ Paused since 4 May: nothing counts, and nobody misses a day, until it goes on
1 took part, 0 at the goal.
Day by day: <code>▁▁▁▁▁▁▁▁</code>\
""",
            """\
✏️ <b>🚀 7-day start</b>, a draft
One week to begin with. Nobody has to be good at it yet.
🗓 5 May to 12 May (8 days)
🎯 On 5 of 8 days
✍️ Your check-in of the day counts by itself: /checkin
🏅 15 points for everyone who completes it
🚪 Open to join until 6 May
🔔 Every day at 08:00, and in the evening at 20:30 when there is something to tell
📌 Its announcement stays at the top of the group, and shows how it goes

Change it by buttons; those with ✍️ ask you for words, here.\
""",
            """\
<b>🚀 7-day start</b> in Reading circle, in numbers
⏸ Paused since 4 May: nothing counts, and nobody misses a day, until it goes on
1 took part, 0 at the goal.
Day by day: <code>▁▁▁▁▁▁▁▁</code>\
""",
            "<b>🚀 7-day start</b> was called off. What you did stays yours.",
        ]
    )


async def test_a_change_of_clock_and_a_merger_wake_nothing(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    number = await published(world, admin, STARTER["en"], "start 2026-05-04")
    await ana.presses(JOIN["en"])
    await world.pass_time(hours=1)
    await admin.says("/challenge pause")
    await admin.says("/zone Shanghai")
    async with world.app.workshop.work() as work:
        await communities.of_chat(work, -5, "Other")
    async with world.app.workshop.work() as work:
        await work.announce(CommunitiesMerged(2, 1))
    async with world.app.workshop.work() as work:
        one = await challenges.find(work, 2, number)
        assert one.paused_on == FIRST
        due = await work.db.execute(text("SELECT count(*) FROM due WHERE kind = 'challenges.strike'"))
        assert due.scalar() == 0
        gone_on = await challenges.resume(work, 2, number)
        assert gone_on.paused_on is None
        due = await work.db.execute(text("SELECT community_id FROM due WHERE kind = 'challenges.strike'"))
        assert [row[0] for row in due] == [2]


async def test_two_admins_at_once_pause_once_and_resume_once(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    number = await published(world, admin, STARTER["en"], "start 2026-05-04")
    await ana.presses(JOIN["en"])
    await world.pass_time(hours=1)

    async def once(act: str) -> object:
        try:
            async with world.app.workshop.work() as work:
                return await getattr(challenges, act)(work, 1, number)
        except Refusal as refusal:
            return str(refusal)

    for act in ("pause", "resume"):
        before = len(world.said)
        results = await asyncio.gather(*(once(act) for _ in range(4)))
        assert sum(isinstance(result, Challenge) for result in results) == 1, results
        await world.settle()
        assert len(world.said) == before + 1
        world.clock.set(world.clock.now() + 2 * DAY)
    async with world.app.workshop.work() as work:
        assert (await challenges.find(work, 1, number)).breaks == (rules.Break(FIRST, 2),)


async def test_what_was_done_before_the_pause_can_be_taken_back_and_not_added_to(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await published(world, admin, "🏃 60 km in 30 days", "start 2026-05-04", "goal 12")
    await ana.presses(JOIN["en"])
    announced = world.said[-1]
    await ana.says("/checkin 5 km")
    await world.pass_time(hours=1)
    await admin.says("/challenge pause")
    told = []
    for words in ("/amount 7 km", "/amount 4 km"):
        await ana.says(words)
        told.append(await ana.presses(MINE["en"], announced))
    await world.pass_time(days=2)
    await admin.says("/challenge resume")
    await ana.says("/checkin 8 km")
    told.append(await ana.presses(MINE["en"], announced))
    assert told == snapshot(
        [
            "You: 5 km done, goal 12 km. Paused since 4 May; you miss nothing.",
            "You: 4 km done, goal 12 km. Paused since 4 May; you miss nothing.",
            "You: 12 km done, goal 12 km. At the goal since 6 May 🏁",
        ]
    )
