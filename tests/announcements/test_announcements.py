"""Seen before it is planned, said once and on the minute, skipped, changed, brought back, and never in a heap."""

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from inline_snapshot import snapshot

from bot.features import announcements, communities, outlook
from bot.features.communities import CommunitiesMerged
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import World


async def in_the_group(world: "World", **how_long: float) -> list[str]:
    since = len(world.said)
    await world.pass_time(**how_long)
    return [one.text for one in world.said[since:] if one.chat_id == world.group.chat_id]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_from_a_draft_to_its_end(world: "World", language: str) -> None:
    (admin,) = await people(world, language=language)
    said = [await admin.says("/announce")]
    said.append(
        await admin.says(
            {"en": "/announce every friday 18:00 We meet <at> the lake", "zh-CN": "/announce 每周五 18:00 湖边见"}[
                language
            ]
        )
    )
    assert await in_the_group(world, days=7) == []
    said.append(await admin.presses({"en": "✅ Publish", "zh-CN": "✅ 发布"}[language]))
    said.append(await admin.says("/announce"))
    said += await in_the_group(world, days=7)
    said.append(await admin.says("/announce #1"))
    said.append(await admin.presses({"en": "Skip next time", "zh-CN": "跳过下一次"}[language]))
    assert await in_the_group(world, days=7) == []
    said.append(await admin.presses({"en": "⏸ Pause", "zh-CN": "⏸ 暂停"}[language]))
    assert await in_the_group(world, days=14) == []
    await admin.presses({"en": "Change", "zh-CN": "修改"}[language])
    said.append(world.said[-1].text)
    said.append(
        await admin.says(
            {"en": "/announce #1 tomorrow 9:00 Early", "zh-CN": "/announce #1 明天 早上9点 早点来"}[language]
        )
    )
    await admin.presses({"en": "▶️ Go on", "zh-CN": "▶️ 恢复"}[language])
    said += await in_the_group(world, days=2)
    said.append(await admin.says("/announce #1"))
    assert (
        said
        == {
            "en": snapshot(
                [
                    """\
Nothing is planned. Begin with, for example:
<code>/announce every friday 18:00 Reading circle tonight</code>\
""",
                    """\
We meet &lt;at&gt; the lake

✏️ <b>#1</b>, a draft. I would say it:
Fri 8 May, 18:00
Fri 15 May, 18:00
Fri 22 May, 18:00\
""",
                    """\
We meet &lt;at&gt; the lake

📣 <b>#1</b>, next:
Fri 15 May, 18:00
Fri 22 May, 18:00
Fri 29 May, 18:00\
""",
                    """\
📣 <b>Announcements</b>
📣 #1 · Fri 15 May, 18:00

A new one: <code>/announce every friday 18:00 …</code>. When most are here: <code>/announce hour</code>\
""",
                    "We meet &lt;at&gt; the lake",
                    """\
We meet &lt;at&gt; the lake

📣 <b>#1</b>, next:
Fri 22 May, 18:00
Fri 29 May, 18:00
Fri 5 Jun, 18:00\
""",
                    """\
We meet &lt;at&gt; the lake

📣 <b>#1</b>, next:
Fri 29 May, 18:00
Fri 5 Jun, 18:00
Fri 12 Jun, 18:00\
""",
                    """\
We meet &lt;at&gt; the lake

⏸ <b>#1</b> is paused. It would come:
Fri 29 May, 18:00
Fri 5 Jun, 18:00
Fri 12 Jun, 18:00\
""",
                    """\
Write in the group, for another time, other words, or both:
<code>/announce #1 every friday 19:00</code>
<code>/announce #1 We meet at the lake</code>
<code>/announce #1 tomorrow 18:00 We meet at the lake</code>
Or answer a photo with <code>/announce #1</code> to put it above the words; <code>/announce #1 picture off</code> takes it off.\
""",
                    """\
Early

⏸ <b>#1</b> is paused. It would come:
Tue 9 Jun, 09:00\
""",
                    "Early",
                    "That announcement is not there any more. /announce shows those that are.",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
还没有公告。可以这样开始：
<code>/announce 每周五 18:00 今晚读书会</code>\
""",
                    """\
湖边见

✏️ <b>#1</b> 草稿，将在以下时间发出：
5月8日 周五 18:00
5月15日 周五 18:00
5月22日 周五 18:00\
""",
                    """\
湖边见

📣 <b>#1</b> 接下来：
5月15日 周五 18:00
5月22日 周五 18:00
5月29日 周五 18:00\
""",
                    """\
📣 <b>公告</b>
📣 #1 · 5月15日 周五 18:00

新建：<code>/announce 每周五 18:00 …</code>，大家什么时候在：<code>/announce 最佳时间</code>\
""",
                    "湖边见",
                    """\
湖边见

📣 <b>#1</b> 接下来：
5月22日 周五 18:00
5月29日 周五 18:00
6月5日 周五 18:00\
""",
                    """\
湖边见

📣 <b>#1</b> 接下来：
5月29日 周五 18:00
6月5日 周五 18:00
6月12日 周五 18:00\
""",
                    """\
湖边见

⏸ <b>#1</b> 已暂停，恢复后的时间：
5月29日 周五 18:00
6月5日 周五 18:00
6月12日 周五 18:00\
""",
                    """\
在群里发，改时间、改内容都行：
<code>/announce #1 每周五 19:00</code>
<code>/announce #1 湖边见</code>
<code>/announce #1 明天 18:00 湖边见</code>
回复一张照片 <code>/announce #1</code> 就配上图，<code>/announce #1 图片 关</code> 去掉图。\
""",
                    """\
早点来

⏸ <b>#1</b> 已暂停，恢复后的时间：
6月9日 周二 09:00\
""",
                    "早点来",
                    "这条公告已经不在了，/announce 可以看现有的。",
                ]
            ),
        }[language]
    )


async def test_what_is_refused(world: "World") -> None:
    (admin,) = await people(world)
    said = [
        await admin.says("/announce whenever you like"),
        await admin.says("/announce every friday 18:00"),
        await admin.says("/announce today 0:00 Too late"),
        await admin.says("/announce daily 8:00 " + "x" * 3_001),
        await admin.says("/announce #7"),
    ]
    for number in range(6):
        await admin.says(f"/announce daily {8 + number}:00 Number {number}")
        await admin.presses("✅ Publish")
    said.append(await admin.says("/announce friday 18:00 One more"))
    assert said == snapshot(
        [
            """\
I could not make a time out of that. For example:
<code>/announce tomorrow 18:00 We meet at the lake</code>
<code>/announce every friday 18:00 Reading circle tonight</code>
Or answer a message with <code>/announce every monday 9:00</code>.
A first line with a question mark, and lines that begin with a dash behind it, are a poll. Several prompts with a line <code>---</code> between them come one after the other.\
""",
            "What shall I say? Write it behind the time, or answer a message that says it.",
            "That time is over. Did you mean <b>Tuesday 5 May at 00:00</b>?",
            "That is too long: 3,000 characters at most.",
            "That announcement is not there any more. /announce shows those that are.",
            "A day that this would come on has 6 announcements already, and more would be noise. Another day, or pause one in /announce.",
        ]
    )
    about = {"message_id": 7, "date": 1, "chat": world.group.chat, "from": admin.user, "text": "Bring a book"}
    async with world.app.workshop.work() as work:
        await announcements.delete(work, 1, 1)
    await admin.says("/announce friday 18:00", reply_to_message=about)
    assert "Bring a book" in world.said[-1].text


async def test_deleted_it_comes_back_within_an_hour(world: "World") -> None:
    (admin,) = await people(world)
    await admin.says("/announce daily 8:00 Good morning")
    await admin.presses("✅ Publish")
    await admin.presses("🗑 Delete")
    await admin.presses("↩️ Bring back #1")
    await admin.presses("▶️ Go on")
    assert await in_the_group(world, days=1) == ["Good morning"]
    await admin.presses("🗑 Delete")
    assert await in_the_group(world, days=2) == []
    await admin.presses("↩️ Bring back #1")
    assert world.telegram.toasts[-1][0] == snapshot(
        "That announcement is not there any more. /announce shows those that are."
    )
    await admin.says("/announce daily 8:00 Another")
    assert "#2" in world.said[-1].text, "a number is never given twice"


async def test_after_a_pause_it_comes_late_or_admins_hear_of_it(world: "World") -> None:
    (admin,) = await people(world)
    await admin.says("/announce daily 8:00 Good morning")
    await admin.presses("✅ Publish")
    start = world.clock.now()
    world.clock.set(start.replace(hour=9, minute=30, day=start.day + 1))
    assert await in_the_group(world, minutes=1) == ["Good morning"]
    world.clock.set(start.replace(hour=12, day=start.day + 4))
    since = len(world.said)
    assert await in_the_group(world, minutes=1) == []
    assert [one.text for one in world.said[since:] if one.chat_id == admin.id] == snapshot(
        [
            """\
I was away on 6 May at 08:00, when #1 was due in Reading circle. It was too late to say it:

Good morning

/announce there lets you post it now.\
"""
        ]
    )
    assert await in_the_group(world, days=1) == ["Good morning"]


async def test_an_hour_that_does_not_exist_and_one_that_comes_twice(world: "World") -> None:
    (admin,) = await people(world)
    await admin.says("/zone Berlin")
    await admin.says("/announce daily 2:30 In the night")
    await admin.presses("✅ Publish")
    zone = ZoneInfo("Europe/Berlin")
    world.clock.set(datetime(2026, 10, 24, 12, tzinfo=zone))
    await in_the_group(world, minutes=1)
    assert await in_the_group(world, hours=24) == ["In the night"]
    world.clock.set(datetime(2027, 3, 27, 12, tzinfo=zone))
    await in_the_group(world, minutes=1)
    assert await in_the_group(world, hours=24) == ["In the night"]


async def test_another_zone_put_out_and_back(world: "World") -> None:
    (admin,) = await people(world)
    await admin.says("/announce daily 8:00 Good morning")
    await admin.presses("✅ Publish")
    await admin.says("/zone Tokyo")
    assert await in_the_group(world, hours=15) == ["Good morning"]  # it is 17:00 there
    await world.group.bot_becomes("left", admin)
    assert await in_the_group(world, days=2) == []
    await world.group.adds_the_bot(admin)
    async with world.app.workshop.work() as work:
        [one] = (await announcements.overview(work, 1)).kept
    assert one.state is announcements.State.PAUSED


async def test_it_is_in_the_outlook_and_can_be_skipped_there(world: "World") -> None:
    (admin,) = await people(world)
    await admin.says("/announce daily 18:00 Good evening")
    await admin.presses("✅ Publish")
    async with world.app.workshop.work() as work:
        first, second, *_ = await outlook.lines(work, 1)
        await outlook.skip(work, 1, second.token, admin.id)
    assert (first.coming.at - world.clock.now()).total_seconds() < 86_400
    assert await in_the_group(world, days=3) == ["Good evening"] * 2


async def test_two_groups_become_one(world: "World") -> None:
    await people(world)
    async with world.app.workshop.work() as work:
        other = await communities.of_chat(work, -1002, "Another")
        one = await announcements.draft(work, other.id, "daily 8:00 Theirs", "")
        await announcements.publish(work, other.id, one.number)
        one = await announcements.draft(work, 1, "daily 9:00 Ours", "")
        await announcements.publish(work, 1, one.number)
    async with world.app.workshop.work() as work:
        await work.announce(CommunitiesMerged(1, other.id))
    assert await in_the_group(world, days=1) == ["Theirs", "Ours"]
