"""Several prompts, one at a time: in their order or shuffled, once or again and again, skipped, changed, put off."""

from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import announcements, communities, outlook
from bot.features.communities import CommunitiesMerged
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import World

THREE = "/announce daily 8:00 One\n---\nTwo\nand more\n——\nThree?\n- yes\n- no"


async def in_the_group(world: "World", **how_long: float) -> list[str]:
    since = len(world.said)
    await world.pass_time(**how_long)
    return [one.text for one in world.said[since:] if one.chat_id == world.group.chat_id]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_from_a_draft_to_its_second_round(world: "World", language: str) -> None:
    (admin,) = await people(world, language=language)
    words = {
        "en": (THREE, "✅ Publish", "🏁 Only once"),
        "zh-CN": ("/announce 每天 8:00 一\n———\n二\n还有\n---\n三？\n・是\n・否", "✅ 发布", "🏁 发完为止"),
    }[language]
    said = [await admin.says(words[0]), await admin.presses(words[1])]
    said += await in_the_group(world, days=4)
    said.append(await admin.says("/announce"))
    said.append(await admin.says("/announce #1"))
    said.append(await admin.presses(words[2]))
    said += await in_the_group(world, days=4)
    said.append(await admin.says("/announce"))
    assert (
        said
        == {
            "en": snapshot(
                [
                    """\
🔁 <b>3 prompts</b>, one at a time in the order written, then from the first again. Next: 1 of 3.

✏️ <b>#1</b>, a draft. I would say it:
Tue 5 May, 08:00 · One
Wed 6 May, 08:00 · Two
Thu 7 May, 08:00 · 📊 Three?\
""",
                    """\
🔁 <b>3 prompts</b>, one at a time in the order written, then from the first again. Next: 1 of 3.

📣 <b>#1</b>, next:
Tue 5 May, 08:00 · One
Wed 6 May, 08:00 · Two
Thu 7 May, 08:00 · 📊 Three?\
""",
                    "One",
                    """\
Two
and more\
""",
                    """\
📊 Three?
○ yes
○ no\
""",
                    "One",
                    """\
📣 <b>Announcements</b>
📣 #1 · Sat 9 May, 08:00
2 of 3: Two

A new one: <code>/announce every friday 18:00 …</code>. When most are here: <code>/announce hour</code>\
""",
                    """\
🔁 <b>3 prompts</b>, one at a time in the order written, then from the first again. Next: 2 of 3.

📣 <b>#1</b>, next:
Sat 9 May, 08:00 · Two
Sun 10 May, 08:00 · 📊 Three?
Mon 11 May, 08:00 · One\
""",
                    """\
🔁 <b>3 prompts</b>, one at a time in the order written, until all have come. Next: 2 of 3.

📣 <b>#1</b>, next:
Sat 9 May, 08:00 · Two
Sun 10 May, 08:00 · 📊 Three?\
""",
                    """\
Two
and more\
""",
                    """\
📊 Three?
○ yes
○ no\
""",
                    """\
📣 <b>Announcements</b>
⏸ #1 · paused
1 of 3: One

A new one: <code>/announce every friday 18:00 …</code>. When most are here: <code>/announce hour</code>\
""",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
🔁 <b>3 个话题</b>，按顺序每次一个，发完从头再来。接下来是第 1 个。

✏️ <b>#1</b> 草稿，将在以下时间发出：
5月5日 周二 08:00 · 一
5月6日 周三 08:00 · 二
5月7日 周四 08:00 · 📊 三？\
""",
                    """\
🔁 <b>3 个话题</b>，按顺序每次一个，发完从头再来。接下来是第 1 个。

📣 <b>#1</b> 接下来：
5月5日 周二 08:00 · 一
5月6日 周三 08:00 · 二
5月7日 周四 08:00 · 📊 三？\
""",
                    "一",
                    """\
二
还有\
""",
                    """\
📊 三？
○ 是
○ 否\
""",
                    "一",
                    """\
📣 <b>公告</b>
📣 #1 · 5月9日 周六 08:00
第 2/3 个：二

新建：<code>/announce 每周五 18:00 …</code>，大家什么时候在：<code>/announce 最佳时间</code>\
""",
                    """\
🔁 <b>3 个话题</b>，按顺序每次一个，发完从头再来。接下来是第 2 个。

📣 <b>#1</b> 接下来：
5月9日 周六 08:00 · 二
5月10日 周日 08:00 · 📊 三？
5月11日 周一 08:00 · 一\
""",
                    """\
🔁 <b>3 个话题</b>，按顺序每次一个，发完为止。接下来是第 2 个。

📣 <b>#1</b> 接下来：
5月9日 周六 08:00 · 二
5月10日 周日 08:00 · 📊 三？\
""",
                    """\
二
还有\
""",
                    """\
📊 三？
○ 是
○ 否\
""",
                    """\
📣 <b>公告</b>
⏸ #1 · 已暂停
第 1/3 个：一

新建：<code>/announce 每周五 18:00 …</code>，大家什么时候在：<code>/announce 最佳时间</code>\
""",
                ]
            ),
        }[language]
    )


async def test_shuffled_none_comes_again_before_all_came(world: "World") -> None:
    (admin,) = await people(world)
    prompts = [f"Prompt {number}" for number in range(8)]
    await admin.says("/announce daily 8:00 " + "\n---\n".join(prompts))
    card = await admin.presses("🔀 Shuffle")
    await admin.presses("✅ Publish")
    first, second = await in_the_group(world, days=8), await in_the_group(world, days=8)
    assert sorted(first) == sorted(second) == prompts
    assert first not in (prompts, second)
    assert [line.partition(" · ")[2] for line in card.splitlines() if " · " in line] == first[:3], "as it was shown"
    await admin.says("/announce #1")
    await admin.presses("🔢 In order")
    assert await in_the_group(world, days=2) == prompts[:2]


async def test_a_time_that_is_skipped_skips_no_prompt(world: "World") -> None:
    (admin,) = await people(world)
    await admin.says(THREE)
    await admin.presses("✅ Publish")
    await admin.presses("Skip next time")
    assert await in_the_group(world, days=2) == ["One"]
    async with world.app.workshop.work() as work:
        first, second, *_ = await outlook.lines(work, 1)
        assert [one.coming.what.values["words"] for one in (first, second)] == ["Two\nand more", "Three?\n- yes\n- no"]
        await outlook.skip(work, 1, first.token, admin.id)
    assert await in_the_group(world, days=2) == ["Two\nand more"]


async def test_posting_now_takes_the_next_one(world: "World") -> None:
    (admin,) = await people(world)
    await admin.says(THREE)
    await admin.presses("✅ Publish")
    since = len(world.said)
    await admin.presses("Post now")
    await admin.presses("Post now")
    assert [one.text for one in world.said[since:]] == ["One"], "once, though it was pressed twice"
    assert await in_the_group(world, days=1) == ["Two\nand more"]


async def test_the_last_of_those_that_end_is_paused_and_begins_anew(world: "World") -> None:
    (admin,) = await people(world)
    await admin.says("/announce daily 8:00 One\n---\nTwo")
    await admin.presses("🏁 Only once")
    await admin.presses("✅ Publish")
    async with world.app.workshop.work() as work:
        assert len(await outlook.lines(work, 1)) == 2
    assert await in_the_group(world, days=1) == ["One"]
    since = len(world.said)
    await admin.presses("Post now")
    assert [one.text for one in world.said[since:]] == ["Two"]
    assert await in_the_group(world, days=3) == []
    await admin.says("/announce #1")
    await admin.presses("▶️ Go on")
    assert await in_the_group(world, days=3) == ["One", "Two"]


async def test_changed_and_told_together(world: "World") -> None:
    (admin,) = await people(world)
    await admin.says("/announce daily 8:00 One\n---\nTwo")
    await admin.presses("✅ Publish")
    assert await in_the_group(world, days=1) == ["One"]
    await admin.says("/announce #1 One\n---\nTwo\n---\nThree")
    assert await in_the_group(world, days=1) == ["Two"], "one more, and so it goes on"
    await admin.says("/announce #1 One\n---\nMore")
    assert await in_the_group(world, days=1) == ["One"], "others, so they begin"
    await admin.says("/announce #1 One\n---\nTwo\n---\nThree")
    await admin.says("/announce #1 One\n---\n2\n---\nThree")
    assert await in_the_group(world, days=1) == ["2"], "one is mended"
    await admin.presses("📄 All in one")
    assert await in_the_group(world, days=1) == ["One\n---\n2\n---\nThree"]
    await admin.says("/announce #1 a\n---\nb")
    assert await in_the_group(world, days=1) == ["a\n---\nb"], "as it was chosen"
    await admin.presses("🔁 Several, in turn")
    assert await in_the_group(world, days=1) == ["a"]
    await admin.says("/announce #1 Only one")
    assert "🔁 Several, in turn" not in world.said[-1].buttons
    assert await in_the_group(world, days=1) == ["Only one"]


async def test_what_comes_once_is_said_as_it_is(world: "World") -> None:
    (admin,) = await people(world)
    await admin.says("/announce tomorrow 8:00 One\n---\nTwo")
    await admin.presses("✅ Publish")
    assert "🔁 Several, in turn" not in world.said[-1].buttons
    assert await in_the_group(world, days=2) == ["One\n---\nTwo"]


async def test_after_a_pause_the_prompt_that_was_missed_is_the_next(world: "World") -> None:
    (admin,) = await people(world)
    await admin.says("/announce daily 8:00 One\n---\nTwo")
    await admin.presses("✅ Publish")
    start = world.clock.now()
    world.clock.set(start.replace(hour=12, day=start.day + 1))
    since = len(world.said)
    await world.pass_time(minutes=1)
    assert [one.text.splitlines()[2] for one in world.said[since:]] == ["One"], "admins hear what was missed"
    assert await in_the_group(world, days=1) == ["One"]


async def test_two_groups_become_one_and_prompts_go_on(world: "World") -> None:
    await people(world)
    async with world.app.workshop.work() as work:
        other = await communities.of_chat(work, -1002, "Another")
        await announcements.draft(work, other.id, "daily 8:00 One\n---\nTwo\n---\nThree", "")
        await announcements.publish(work, other.id, 1)
        await announcements.choose_turns(work, other.id, 1, "once")
    await world.pass_time(days=1)
    async with world.app.workshop.work() as work:
        await announcements.draft(work, 1, "daily 9:00 Ours", "")
        await work.announce(CommunitiesMerged(1, other.id))
    assert await in_the_group(world, days=5) == ["Two", "Three"]


async def test_buttons_made_up(world: "World") -> None:
    (admin,) = await people(world)
    await admin.says("/announce daily 8:00 One\n---\nTwo")
    said = [
        await admin.presses_data(f"announcements:{data}", world.said[-1])
        for data in ("turns:1:1:sideways", "turns:1:1", "turns:1:7:once", "poll:1:1:one", "take:1:nothing", "take:1")
    ]
    assert said == snapshot(
        [
            "This button no longer does anything. It belonged to something that is over.",
            "This button no longer does anything. It belonged to something that is over.",
            "That announcement is not there any more. /announce shows those that are.",
            "This button no longer does anything. It belonged to something that is over.",
            "This button no longer does anything. It belonged to something that is over.",
            "This button no longer does anything. It belonged to something that is over.",
        ]
    )
