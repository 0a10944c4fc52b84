"""Days of rest, as the group and its admins see them."""

from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import checkins
from tests.challenges.conftest import BACK, JOIN, MINE, MORE, NEXT, PUBLISH, STARTER, placard
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World

SATURDAY, SUNDAY = {"en": "Sat", "zh-CN": "周六"}, {"en": "Sun", "zh-CN": "周日"}


async def at_the_weekend(
    world: "World", admin: "Human", *changes: str, language: str = "en", template: str = ""
) -> str:
    """A challenge that rests on weekends, published; what was said of it before."""
    await admin.says("/challenge")
    await admin.presses(template or STARTER[language])
    for words in changes:
        await admin.says(f"/challenge {words}")
    await admin.presses(MORE[language])
    for day in (SATURDAY, SUNDAY):
        await admin.presses(day[language])
    card = world.said[-1].text
    await admin.presses(BACK[language])
    await admin.presses(NEXT[language])
    told = world.said[-1].text
    await admin.presses(PUBLISH[language])
    return f"{card}\n---\n{told}"


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_a_card_and_a_rehearsal_know_of_it(world: "World", language: str) -> None:
    admin, _ = await people(world, "Ana", language=language)
    told = await at_the_weekend(world, admin, "days 7", language=language)
    assert (
        told
        == {
            "en": snapshot("""\
✏️ <b>🚀 7-day start</b>, a draft
One week to begin with. Nobody has to be good at it yet.
🗓 5 May to 13 May (7 days)
💤 Days of rest: Sat, Sun. Nothing is asked on them and nobody misses anything; a check-in is welcome, and counts as one
🎯 On 5 of 7 days
✍️ Your check-in of the day counts by itself: /checkin
🏅 15 points for everyone who completes it
🚪 Open to join until 6 May
🔔 Every day at 08:00, and in the evening at 20:30 when there is something to tell
📌 Its announcement stays at the top of the group, and shows how it goes

Change it by buttons; in words, in the group:
<code>/challenge title 🏃 Morning run</code>
<code>/challenge about Why we do it</code>
<code>/challenge task Run: #run #jog</code>
<code>/challenge content</code> and one day a line
<code>/challenge teams Red, Blue</code>
<code>/challenge start 2027-01-04</code>
---
<b>🚀 7-day start</b> is going to say 16 messages in the group at most:
• the announcement, as soon as you publish
• 5 May: it begins
• 5 May: the evening, if there is something to tell
• 6 May: the day's word
• 6 May: the evening, if there is something to tell
• 7 May: the day's word
• 7 May: the evening, if there is something to tell
• 8 May: the day's word
• 8 May: the evening, if there is something to tell
• 11 May: the day's word
• 11 May: the evening, if there is something to tell
• 12 May: the day's word
• 12 May: the evening, if there is something to tell
• 13 May: the day's word
• 13 May: the evening, if there is something to tell
• 14 May: the results\
"""),
            "zh-CN": snapshot("""\
✏️ <b>🚀 7 天起步</b>（草稿）
先来一个星期，不用一上来就做得好。
🗓 5月5日 至 5月13日（7 天）
💤 休息日：周六、周日。这几天什么都不要求，也不算谁缺席；想打卡照样欢迎，算作平常的打卡
🎯 7 天里做到 5 天
✍️ 照常打卡就算：/checkin
🏅 完成的人都得 15 积分
🚪 5月6日 之前（含当天）都能报名
🔔 每天 08:00 说一次，晚上 20:30 有内容才说
📌 预告会置顶在群里，变成一张随时更新的进度卡

点按钮就能改；要写字的，在群里发：
<code>/challenge 标题 🏃 晨跑</code>
<code>/challenge 介绍 为什么做这件事</code>
<code>/challenge 任务 跑步：#跑步 #晨跑</code>
<code>/challenge 内容</code>，下面一行写一天
<code>/challenge 队名 红队，蓝队</code>
<code>/challenge 开始 2027-01-04</code>
---
<b>🚀 7 天起步</b> 最多会在群里发 16 条：
• 一发布就发预告
• 5月5日：开始
• 5月5日：晚上小结，有可说的才发
• 5月6日：当天的提醒
• 5月6日：晚上小结，有可说的才发
• 5月7日：当天的提醒
• 5月7日：晚上小结，有可说的才发
• 5月8日：当天的提醒
• 5月8日：晚上小结，有可说的才发
• 5月11日：当天的提醒
• 5月11日：晚上小结，有可说的才发
• 5月12日：当天的提醒
• 5月12日：晚上小结，有可说的才发
• 5月13日：当天的提醒
• 5月13日：晚上小结，有可说的才发
• 5月14日：结果\
"""),
        }[language]
    )


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_a_weekend_is_quiet_and_nobody_misses_it(world: "World", language: str) -> None:
    admin, ana = await people(world, "Ana", language=language)
    await at_the_weekend(world, admin, "days 5", "goal 5", language=language)
    await ana.presses(JOIN[language])
    for _ in range(5):
        await world.pass_time(days=1)
        if world.clock.now().weekday() < 5:
            await ana.says("/checkin")
    since = len(world.said)
    own = await ana.presses(MINE[language], placard(world))
    await ana.says("/checkin")
    again, card = await ana.presses(MINE[language], placard(world)), placard(world).text
    await world.pass_time(hours=48)
    said = [each.text for each in world.said[since:] if "🚀" in each.text and each.chat_id == world.group.chat_id]
    assert [own, again, card] == {
        "en": snapshot(
            [
                "You: 4 days done, goal 5. 💤 Today is a day of rest; back on 11 May.",
                "You: 4 days done, goal 5. 💤 Today is a day of rest; back on 11 May.",
                """\
<b>🚀 7-day start</b>
👥 One of us is in
💤 Today is a day of rest; back on 11 May.\
""",
            ]
        ),
        "zh-CN": snapshot(
            [
                "你：已做到 4 天，目标 5 天。💤 今天是休息日，5月11日继续。",
                "你：已做到 4 天，目标 5 天。💤 今天是休息日，5月11日继续。",
                """\
<b>🚀 7 天起步</b>
👥 1 位参加
💤 今天是休息日，5月11日继续。\
""",
            ]
        ),
    }[language]
    assert len(said) == 1, "Monday's word, and nothing before"


async def test_a_word_on_a_day_of_rest_is_a_check_in_and_nothing_else(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await at_the_weekend(world, admin, "days 5", "goal 2", "words #run")
    await ana.presses(JOIN["en"])
    await world.pass_time(days=5)
    card = placard(world)
    said = [
        await ana.says("#run along the river"),
        await ana.presses("#run", card),
        await ana.presses("My progress", card),
    ]
    async with world.app.workshop.work() as work:
        stands = await checkins.standing_of(work, 1, ana.id)
    assert said == snapshot(
        [
            "🔥",
            "\u2068🚀\u2069 7-day start rests today, so nothing is asked of you. Your check-in counts as one all the same. Lovely!",
            "You: 0 days done, goal 2. 💤 Today is a day of rest; back on 11 May.",
        ]
    )
    assert stands.total == 1


async def test_kilometres_of_a_day_of_rest_count(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    told = await at_the_weekend(world, admin, "days 5", "goal 20", template="🏃 60 km in 30 days")
    assert "what you tell still adds up" in told
    await ana.presses(JOIN["en"])
    await world.pass_time(days=5)
    await ana.says("/checkin ran 7 km")
    assert await ana.presses("My progress", placard(world)) == snapshot(
        "You: 7 km done, goal 20 km. 💤 Today is a day of rest; back on 11 May."
    )


async def test_it_begins_after_a_day_of_rest_and_taps_can_be_taken_back(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    await admin.says("/challenge")
    await admin.presses("📖 Reading together")
    await admin.presses("Goal +")
    await admin.presses("Goal +")
    await admin.says("/challenge start 2026-05-09")
    await admin.presses("More …")
    found = []
    for label in ("Sat", "Sun", "💤 Sat", "💤 Sun"):
        await admin.presses(label)
        found.append([line for line in world.said[-1].text.splitlines() if line[:1] in {*"🗓💤🎯"}])
    assert found == snapshot(
        [
            [
                "🗓 10 May to 10 Jun (28 days)",
                "💤 Days of rest: Sat. Nothing is asked on them and nobody misses anything; a check-in is welcome, and counts as one",
                "🎯 On 6 days of every week",
            ],
            [
                "🗓 11 May to 17 Jun (28 days)",
                "💤 Days of rest: Sat, Sun. Nothing is asked on them and nobody misses anything; a check-in is welcome, and counts as one",
                "🎯 On 5 days of every week",
            ],
            [
                "🗓 11 May to 11 Jun (28 days)",
                "💤 Days of rest: Sun. Nothing is asked on them and nobody misses anything; a check-in is welcome, and counts as one",
                "🎯 On 5 days of every week",
            ],
            ["🗓 11 May to 7 Jun (28 days)", "🎯 On 5 days of every week"],
        ]
    )
    for label in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat"):
        await admin.presses(label)
    assert "Sun" not in world.said[-1].buttons, "one day of a week is left"
    await admin.says("/challenge until 2026-07-05")
    assert [line for line in world.said[-1].text.splitlines() if line[:1] == "🗓"] == snapshot(
        ["🗓 17 May to 5 Jul (8 days)"]
    )
