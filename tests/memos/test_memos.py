"""What a member asked to be told: at its time, once, whatever happens meanwhile."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from inline_snapshot import snapshot

from bot.features import communities, memos
from bot.features.communities import CommunitiesMerged
from tests.support.world import Group

if TYPE_CHECKING:
    from tests.support.world import Human, World


async def member(world: "World", name: str = "Ana", language: str = "en") -> "Human":
    human = await world.person(name, language=language)
    await human.says("/me")
    await human.whispers("/start")
    return human


def told(world: "World", since: int) -> list[str]:
    return [one.text for one in world.said[since:] if one.text.startswith("⏰") and "In an hour" in one.buttons]


async def test_once(world: "World") -> None:
    ana = await member(world)
    assert await ana.whispers("/remind tomorrow 9:00 call <mum>") == snapshot("""\
⏰ <b>call &lt;mum&gt;</b>
I'll remind you Tuesday 5 May at 09:00 (UTC time).\
""")
    assert [*world.said[-1].buttons] == snapshot(["🗑 Delete", "All"])
    assert await world.pass_time(hours=14) == []
    assert await world.pass_time(hours=10) == snapshot(["⏰ call &lt;mum&gt;"])
    assert [*world.said[-1].buttons] == snapshot(["✅ Done", "In 10 min", "In an hour", "Tomorrow"])
    assert await ana.presses("✅ Done") == snapshot("✅ call &lt;mum&gt;")
    assert await world.pass_time(days=40) == []
    assert await ana.whispers("/remind #1") == snapshot(
        "That reminder is not there any more. /remind lists those that are."
    )


async def test_again_and_again_in_chinese(world: "World") -> None:
    li = await member(world, "小李", "zh-hans")
    assert await li.whispers("/remind 每周三晚8点 交读书笔记") == snapshot("""\
⏰ <b>交读书笔记</b>
我会在每周三 20:00 提醒你（UTC时间）。\
""")
    said = await world.pass_time(days=7)
    assert said == snapshot(["⏰ 交读书笔记"])
    assert await li.presses("✅ 完成") == snapshot("""\
✅ 交读书笔记
下一次：5月13日周三 20:00。\
""")
    assert await li.whispers("/remind #1 每月31号 10点") == snapshot("""\
⏰ <b>交读书笔记</b>
我会在每月31号 10:00 提醒你（UTC时间）。
小月没有这一天，就放在月底。\
""")
    assert await li.presses("⏸ 暂停") == snapshot("""\
⏸ <b>交读书笔记</b>
已暂停，原定每月31号 10:00（UTC时间）。
小月没有这一天，就放在月底。\
""")
    assert await world.pass_time(days=60) == []
    assert await li.presses("▶️ 继续") == snapshot("""\
⏰ <b>交读书笔记</b>
我会在每月31号 10:00 提醒你（UTC时间）。
小月没有这一天，就放在月底。\
""")
    assert await li.presses("全部") == snapshot("""\
⏰ <b>自己写的提醒</b>
⏰ #1 · 每月31号 10:00

再加一条：<code>/remind 每周五18点 给妈妈打电话</code>
改时间：<code>/remind #1 周六10点</code>\
""")
    assert await li.presses("#1 交读书笔记") == snapshot("""\
⏰ <b>交读书笔记</b>
我会在每月31号 10:00 提醒你（UTC时间）。
小月没有这一天，就放在月底。\
""")
    assert await li.presses("🗑 删除") == snapshot("已删除：<b>交读书笔记</b>。一小时内可以恢复。")
    assert await world.pass_time(minutes=30) == []
    assert await li.presses("↩️ 恢复") == snapshot("""\
⏰ <b>交读书笔记</b>
我会在每月31号 10:00 提醒你（UTC时间）。
小月没有这一天，就放在月底。\
""")


@pytest.mark.parametrize(
    ("label", "back"), [("In 10 min", "05 09:11"), ("In an hour", "05 10:01"), ("Tomorrow", "06 09:00")]
)
async def test_put_off(world: "World", label: str, back: str) -> None:
    ana = await member(world)
    await ana.whispers("/remind tomorrow 9:00 call mum")
    await world.pass_time(days=1)
    due = datetime(2026, 5, 5, 9, tzinfo=UTC)
    world.clock.set(due + timedelta(seconds=20))
    assert "I'll remind you again" in await ana.presses(label)
    async with world.app.workshop.work() as work:
        (memo,) = await memos.everything(work, ana.id)
    assert f"{memo.next_at:%d %H:%M}" == back
    since = len(world.said)
    await world.pass_time(days=1, minutes=1)
    assert told(world, since) == ["⏰ call mum"]
    await ana.presses("✅ Done")
    async with world.app.workshop.work() as work:
        assert await memos.everything(work, ana.id) == ()


async def test_a_telling_that_is_older_than_the_last_puts_nothing_off(world: "World") -> None:
    ana = await member(world)
    await ana.whispers("/remind every day 9:00 stretch")
    await world.pass_time(days=1)
    first = world.said[-1]
    await world.pass_time(days=1)
    await ana.presses("In an hour", first)
    assert world.telegram.toasts[-1][0] == snapshot(
        "I have told you that again since then. The later message has the buttons that count."
    )
    since = len(world.said)
    await world.pass_time(hours=20)
    assert told(world, since) == []


async def test_a_time_nobody_can_mean_is_asked_about(world: "World") -> None:
    ana, li = await member(world), await member(world, "小李", "zh-hans")
    assert await ana.whispers("/remind 25:00 feed the cat") == snapshot("""\
<b>feed the cat</b>
No clock shows that hour. Did you mean <b>Tuesday 5 May at 01:00</b> or <b>Monday 4 May at 23:00</b>?
Or write it again with another time.\
""")
    assert [*world.said[-1].buttons] == snapshot(["Tuesday 5 May at 01:00", "Monday 4 May at 23:00", "🗑 Delete"])
    assert await ana.presses(next(iter(world.said[-1].buttons))) == snapshot("""\
⏰ <b>feed the cat</b>
I'll remind you Tuesday 5 May at 01:00 (UTC time).\
""")
    assert await li.whispers("/remind 6月31日9点 交作业") == snapshot("""\
<b>交作业</b>
日历上没有这一天。是<b>6月30日周二 09:00</b>，还是<b>7月1日周三 09:00</b>？
也可以换个时间重新写一遍。\
""")
    assert [*world.said[-1].buttons] == snapshot(["6月30日周二 09:00", "7月1日周三 09:00", "🗑 删除"])
    choices = world.said[-1]
    await world.pass_time(days=2)  # nobody needs to choose
    await li.presses(next(iter(choices.buttons)), choices)
    assert world.telegram.toasts[-1][0] == snapshot("这条提醒已经不在了。/remind 里能看到现有的。")


async def test_what_is_refused(world: "World") -> None:
    ana = await member(world)
    assert [
        await ana.whispers(f"/remind {words}")
        for words in ("tomorrow 9:00", "25:00", "in 99999 weeks x", "soon", "tomorrow 9:00 " + "x" * 501, "#7", "#7 x")
    ] == snapshot(
        [
            "What shall I remind you of? For example: <code>/remind tomorrow 9:00 call mum</code>.",
            "No clock shows that hour. Did you mean <b>Tuesday 5 May at 01:00</b> or <b>Monday 4 May at 23:00</b>?",
            "That is too far away for me: ten years at most.",
            """\
I could not make an hour out of “soon”.
Try <code>/remind 20:00</code> or <code>/remind tomorrow 9:00 call mum</code>, and <code>/remind off</code> to end it.\
""",
            "That is too long to remind you of: 500 characters at most.",
            "That reminder is not there any more. /remind lists those that are.",
            "That reminder is not there any more. /remind lists those that are.",
        ]
    )
    for n in range(50):
        await ana.whispers(f"/remind tomorrow 9:00 {n}")
    assert await ana.whispers("/remind tomorrow 9:00 51") == snapshot(
        "You have 50 reminders already. Delete one first: /remind lists them."
    )


async def test_in_the_group_only_they_read_it(world: "World") -> None:
    ana, bo = await member(world), await world.person("Bo")
    await bo.says("/me")
    since = len(world.said)
    await ana.says("/remind tomorrow 9:00 see the doctor")
    assert [one.chat_id for one in world.said[since:]] == [ana.id]
    assert "doctor" not in await bo.says("/remind tomorrow 9:00 see the doctor")
    since = len(world.said)
    await world.pass_time(days=1)
    assert [(one.chat_id, one.text) for one in world.said[since:]] == [(ana.id, "⏰ see the doctor")], (
        "Bo did not open a private chat"
    )


async def test_words_of_the_message_answered(world: "World") -> None:
    ana = await member(world)
    about = {"message_id": 7, "date": 1, "chat": world.group.chat, "from": ana.user, "text": "Bring a book"}
    await ana.says("/remind friday 18:00", reply_to_message=about)
    assert "Bring a book" in world.said[-1].text
    await ana.says("/remind 18:00", reply_to_message=about)
    assert "Bring a book" in world.said[-1].text


async def test_after_a_pause(world: "World") -> None:
    ana = await member(world)
    await ana.whispers("/remind tomorrow 9:00 once")
    await ana.whispers("/remind every day 10:00 daily")
    await ana.whispers("/remind every tuesday 11:00 weekly")
    world.clock.set(datetime(2026, 5, 5, 23, tzinfo=UTC))
    since = len(world.said)
    await world.pass_time(minutes=1)
    assert [one.text for one in world.said[since:]] == snapshot(
        [
            """\
⏰ once
<i>That was for Tuesday 5 May at 09:00. I was away, and am sorry to be late.</i>\
""",
            """\
⏰ weekly
<i>That was for Tuesday 5 May at 11:00. I was away, and am sorry to be late.</i>\
""",
        ]
    )
    since = len(world.said)
    await world.pass_time(hours=12)
    assert told(world, since) == ["⏰ daily"]


async def test_quiet_hours_are_kept(world: "World") -> None:
    ana = await member(world)
    await ana.whispers("/quiet 22-8")
    assert await ana.whispers("/remind every day 23:00 write the diary") == snapshot("""\
⏰ <b>write the diary</b>
I'll remind you every day at 23:00 (UTC time).
That is within your quiet hours, so I write when they end.\
""")
    since = len(world.said)
    await world.pass_time(hours=22 - world.clock.now().hour + 9)
    assert told(world, since) == []
    await world.pass_time(hours=2)
    assert told(world, since) == ["⏰ write the diary"]


async def test_the_hour_moves_along_with_them(world: "World") -> None:
    ana = await member(world)
    await ana.whispers("/remind tomorrow 9:00 once")
    await ana.whispers("/remind every day 10:00 daily")
    await ana.whispers("/timezone Asia/Shanghai")
    async with world.app.workshop.work() as work:
        once, daily = await memos.everything(work, ana.id)
        await communities.choose_zone(work, communities.get(work, 1), ZoneInfo("Europe/Berlin"))
    assert [f"{one.next_at:%d %H:%M %z}" for one in (once, daily)] == ["05 09:00 +0800", "05 10:00 +0800"]
    await ana.whispers("/timezone group")
    await ana.presses_data("preferences:zone:group", world.said[-1])
    async with world.app.workshop.work() as work:
        once, daily = await memos.everything(work, ana.id)
    assert [f"{one.next_at:%d %H:%M %z}" for one in (once, daily)] == ["05 09:00 +0200", "05 10:00 +0200"]
    async with world.app.workshop.work() as work:
        await communities.choose_zone(work, communities.get(work, 1), ZoneInfo("America/New_York"))
    async with world.app.workshop.work() as work:
        once, daily = await memos.everything(work, ana.id)
    assert [f"{one.next_at:%d %H:%M %z}" for one in (once, daily)] == ["05 09:00 -0400", "05 10:00 -0400"]


async def test_two_communities_become_one(world: "World") -> None:
    ana = await member(world)
    other = Group(world, -1002, "Runners")
    await other.adds_the_bot(ana)
    await ana.says("/remind tomorrow 9:00 call mum", group=other)
    async with world.app.workshop.work() as work:
        await work.announce(CommunitiesMerged(1, 2))
        (memo,) = await memos.everything(work, ana.id)
    assert memo.next_at
    since = len(world.said)
    await world.pass_time(days=1)
    assert told(world, since) == ["⏰ call mum"]


async def test_a_number_is_never_given_twice(world: "World") -> None:
    ana = await member(world)
    for words in ("one", "two"):
        await ana.whispers(f"/remind tomorrow 9:00 {words}")
        await ana.presses("🗑 Delete")
    await world.pass_time(hours=2)
    await ana.presses("↩️ Bring it back")
    assert world.telegram.toasts[-1][0] == snapshot(
        "That reminder is not there any more. /remind lists those that are."
    )
    await ana.whispers("/remind tomorrow 9:00 three")
    async with world.app.workshop.work() as work:
        assert [one.number for one in await memos.everything(work, ana.id)] == [3]
    await ana.presses("All")
    assert world.said[-1].text == snapshot("""\
⏰ <b>Reminders in your own words</b>
⏰ #3 · Tuesday 5 May at 09:00

A new one: <code>/remind every friday 18:00 call mum</code>
Another time for one: <code>/remind #3 saturday 10:00</code>\
""")
