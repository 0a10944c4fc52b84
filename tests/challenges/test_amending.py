"""What admins change of a challenge on its way: seen from old to new, saved as it was seen, and told sparingly."""

from datetime import time
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import challenges
from tests.challenges.conftest import BACK, JOIN, LIVE, STARTER, edits, placard, press, published, started
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World

CHANGE = {"en": "✏️ Change it …", "zh-CN": "✏️ 修改……"}
SAVE = {"en": "Change it so", "zh-CN": "就这么改"}
NEVER_MIND = {"en": "Never mind", "zh-CN": "算了"}
TITLE = {"en": "✍️ Title", "zh-CN": "✍️ 标题"}
ABOUT = {"en": "✍️ About", "zh-CN": "✍️ 介绍"}
DAYS = {"en": "✍️ Day by day", "zh-CN": "✍️ 每天的内容"}
LATER = {"en": "Morning +", "zh-CN": "早上 +"}
EVENING = {"en": "Evening −", "zh-CN": "晚上 −"}
LONGER = {"en": "Open to join +", "zh-CN": "报名天数 +"}
FOR_ADMINS = {"en": "The list for admins only", "zh-CN": "名单只给管理员看"}


async def plan_of(world: "World", number: int) -> challenges.Plan:
    async with world.app.workshop.work() as work:
        return (await challenges.find(work, 1, number)).plan


def number_in(world: "World") -> int:
    return int(next(data for one in world.said for data in one.buttons.values() if ":join:" in data).split(":")[3])


async def opens(world: "World", admin: "Human", language: str = "en") -> str:
    await press(world, admin, LIVE[language])
    return await admin.presses(CHANGE[language])


async def another_admin(world: "World") -> "Human":
    eve = await world.person("Eve", admin=True)
    await eve.says("hello")
    await eve.opens_private_chat()
    return eve


def in_group(world: "World", since: int) -> list[str]:
    return [one.text for one in world.said[since:] if one.chat_id == world.group.chat_id]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_put_together_looked_at_and_saved(world: "World", language: str) -> None:
    admin, *_ = await started(world, "Ana", "Ben", language=language)
    await world.pass_time(days=1)
    seen, before = [await opens(world, admin, language)], len(world.said)
    for label in (LATER, EVENING, LONGER, FOR_ADMINS):
        await admin.presses(label[language])
    seen.append(await admin.presses(TITLE[language]))
    await admin.whispers({"en": "🏃 <b>Faster</b>", "zh-CN": "🏃 <b>快一点</b>"}[language])
    seen.append(await admin.presses(DAYS[language]))
    seen.append(await admin.whispers({"en": "Slowly\nSlower", "zh-CN": "慢慢来\n再慢一点"}[language]))
    assert in_group(world, before) == []
    assert (await plan_of(world, number_in(world))).title == ""
    changes = edits(world)
    await admin.presses(SAVE[language])
    await world.pass_time(minutes=11)
    heard = in_group(world, before)
    shown = placard(world).text
    assert edits(world) > changes
    heard += [one for one in await world.pass_time(hours=24) if "<b>🏃" in one]
    assert (seen, heard, shown) == {
        "en": snapshot(
            (
                [
                    """\
✏️ <b>🚀 7-day start</b>, on its way
Tap what is to be different. You see it from old to new before anything changes.

Goal, length, tasks, points, stake and first day stay: people joined for them. More days can be given on the card before this one.\
""",
                    """\
<b>🚀 7-day start</b>
What is it called? An emoji in front becomes its sign, as in <code>🏃 Morning run</code>.\
""",
                    """\
<b>🚀 7-day start</b>
What is said on the days to come? One day a line, from day 2 on; a blank line is a day without. “chapters 9-24” spreads those over the days. What was said already stays.\
""",
                    """\
✏️ <b>🚀 7-day start</b>, on its way
This would change:
• Title: 🚀 7-day start → 🏃 &lt;b&gt;Faster&lt;/b&gt;
• Day 2: – → Slowly
• Day 3: – → Slower
• In the morning: 08:00 → 09:00
• In the evening: 20:30 → 19:30
• Open to join until: 6 May → 7 May
• The list: for everybody → for admins only

Goal, length, tasks, points, stake and first day stay: people joined for them. More days can be given on the card before this one.\
""",
                ],
                [
                    "<b>🏃 &lt;b&gt;Faster&lt;/b&gt;</b> speaks at another hour from now on: 09:00 in the morning, 19:30 in the evening.",
                    """\
<b>🏃 &lt;b&gt;Faster&lt;/b&gt;</b> · day 2 of 3
Slowly\
""",
                ],
                """\
<b>🏃 &lt;b&gt;Faster&lt;/b&gt;</b> · day 1 of 3
👥 2 of us are in
🚪 Open to join until 7 May
✍️ Your check-in of the day counts by itself: /checkin
🗓 Until 7 May\
""",
            )
        ),
        "zh-CN": snapshot(
            (
                [
                    """\
✏️ <b>🚀 7 天起步</b>（进行中）
点你想改的，先看清从什么改成什么，再决定改不改。

目标、天数、任务、积分、押金和开始日期不变：大家就是冲着这些来的。想多几天，在上一页延长。\
""",
                    """\
<b>🚀 7 天起步</b>
叫什么名字？前面放一个表情，就是它的标志，比如 <code>🏃 晨跑</code>。\
""",
                    """\
<b>🚀 7 天起步</b>
接下来每天说什么？从第 2 天起，一行写一天；空一行，那天就没有。发「第 9-24 章」就把这些章节分到每一天。已经发过的不变。\
""",
                    """\
✏️ <b>🚀 7 天起步</b>（进行中）
会改成这样：
• 标题：🚀 7 天起步 → 🏃 &lt;b&gt;快一点&lt;/b&gt;
• 第 2 天：– → 慢慢来
• 第 3 天：– → 再慢一点
• 早上：08:00 → 09:00
• 晚上：20:30 → 19:30
• 报名截止：5月6日 → 5月7日
• 名单：大家都能看 → 只给管理员看

目标、天数、任务、积分、押金和开始日期不变：大家就是冲着这些来的。想多几天，在上一页延长。\
""",
                ],
                [
                    "<b>🏃 &lt;b&gt;快一点&lt;/b&gt;</b> 换时间说话了：以后早上 09:00，晚上 19:30。",
                    """\
<b>🏃 &lt;b&gt;快一点&lt;/b&gt;</b> · 第 2 天，共 3 天
慢慢来\
""",
                ],
                """\
<b>🏃 &lt;b&gt;快一点&lt;/b&gt;</b> · 第 1 天，共 3 天
👥 2 位参加
🚪 5月7日 之前（含当天）都能报名
✍️ 照常打卡就算：/checkin
🗓 到 5月7日 结束\
""",
            )
        ),
    }[language]
    plan = await plan_of(world, number_in(world))
    assert (plan.prompt_at, plan.evening_at, plan.join_days, plan.board) == (time(9), time(19, 30), 3, "admins")


async def test_without_a_moved_hour_the_group_hears_nothing(world: "World") -> None:
    admin, *_ = await started(world, "Ana")
    await world.pass_time(days=1)
    await opens(world, admin)
    before = len(world.said)
    await admin.presses(ABOUT["en"])
    await admin.whispers("Because it is May")
    await admin.presses(FOR_ADMINS["en"])
    await admin.presses(SAVE["en"])
    assert in_group(world, before) == []


async def test_the_second_of_two_admins_sees_what_the_first_one_did(world: "World") -> None:
    admin, *_ = await started(world, "Ana")
    eve = await another_admin(world)
    await opens(world, admin)
    await admin.presses(TITLE["en"])
    await admin.whispers("By Vera")
    mine = world.said[-1]
    button = mine.buttons[SAVE["en"]]
    await opens(world, eve)
    await eve.presses(TITLE["en"])
    await eve.whispers("By Eve")
    await eve.presses(LONGER["en"])
    theirs = world.said[-1]
    await admin.presses(SAVE["en"], mine)
    assert await eve.presses(SAVE["en"], theirs) == snapshot("""\
It is something else by now. Look at it once more, please.
✏️ <b>🚀 By Vera</b>, on its way
⚠️ Somebody else changed it meanwhile. This is how it stands now:
This would change:
• Title: 🚀 By Vera → 🚀 By Eve
• Open to join until: 6 May → 7 May

Goal, length, tasks, points, stake and first day stay: people joined for them. More days can be given on the card before this one.\
""")
    assert (await plan_of(world, number_in(world))).title == "By Vera"
    await eve.presses(SAVE["en"], theirs)
    plan = await plan_of(world, number_in(world))
    assert (plan.title, plan.join_days) == ("By Eve", 3)
    assert await admin.presses_data(button, mine) == snapshot("There is nothing to change any more.")


async def test_an_old_preview_saves_nothing_that_it_did_not_show(world: "World") -> None:
    admin, *_ = await started(world, "Ana")
    await opens(world, admin)
    await admin.presses(LATER["en"])
    first = world.said[-1]
    data = first.buttons[SAVE["en"]]
    await admin.presses(FOR_ADMINS["en"])
    assert await admin.presses_data(data, first) == snapshot(
        "It is something else by now. Look at it once more, please."
    )
    assert (await plan_of(world, number_in(world))).board == "everybody"


async def test_extended_meanwhile_is_a_change_too(world: "World") -> None:
    admin, *_ = await started(world, "Ana")
    await opens(world, admin)
    await admin.presses(LATER["en"])
    said = world.said[-1]
    async with world.app.workshop.work() as work:
        await challenges.extend(work, 1, number_in(world), 7)
    assert "Somebody else changed it" in await admin.presses(SAVE["en"], said)
    await admin.presses(SAVE["en"], said)
    plan = await plan_of(world, number_in(world))
    assert (plan.days, plan.prompt_at) == (10, time(9))


async def test_what_members_joined_for_stays(world: "World") -> None:
    admin, *_ = await started(world, "Ana")
    number, before = number_in(world), await plan_of(world, number_in(world))
    await opens(world, admin)
    here = world.said[-1]
    fixed = ("points:40", "stake:5", "goal:1", "days:30", "draw:3", "kind:total", "tier:growing", "teams:drawn", "unit:km",
             "has_prompts:0", "title:x", "content:x", "plan:1")  # fmt: skip
    said = {await admin.presses_data(f"challenges:amend:1:{number}:{each}", here) for each in fixed}
    said |= {
        await admin.presses_data(f"challenges:ask:1:{number}:{field}", here)
        for field in ("goal", "start", "days", "badge", "task", "words", "team-names")
    }
    assert said == snapshot({"That stays as it is: people joined for it. What can still change is on “Change it …”."})
    assert SAVE["en"] not in world.said[-1].buttons
    assert await plan_of(world, number) == before
    said = {
        await admin.presses_data(f"challenges:amended:1:{number}{rest}", here) for rest in ("", ":1:x", "::", ":99")
    }
    assert said == snapshot({"There is nothing to change any more."})


async def test_words_that_make_no_sense_are_asked_for_again(world: "World") -> None:
    admin, *_ = await started(world, "Ana")
    await opens(world, admin)
    await admin.presses(LATER["en"])
    await admin.presses(TITLE["en"])
    assert "Write it once more" in await admin.whispers("x" * 61)
    assert "Morning" not in await admin.whispers("cancel")
    assert SAVE["en"] in world.said[-1].buttons, "what was put together before is still there"
    assert await admin.presses(NEVER_MIND["en"]) != ""
    assert SAVE["en"] not in (await opens(world, admin))
    assert (await plan_of(world, number_in(world))).prompt_at == time(8)


async def test_who_is_no_admin_any_more_saves_nothing(world: "World") -> None:
    await started(world, "Ana")
    eve = await another_admin(world)
    await opens(world, eve)
    await eve.presses(LATER["en"])
    world.telegram.roles[world.group.chat_id, eve.id] = "member"
    assert await eve.presses(SAVE["en"]) == snapshot("Only admins of this group can do that.")
    assert (await plan_of(world, number_in(world))).prompt_at == time(8)


async def test_of_one_that_is_over_nothing_changes(world: "World") -> None:
    admin, *_ = await started(world, "Ana")
    await opens(world, admin)
    await admin.presses(LATER["en"])
    said = world.said[-1]
    await admin.presses(TITLE["en"])
    question = world.said[-1]
    async with world.app.workshop.work() as work:
        await challenges.cancel(work, 1, number_in(world))
    assert await admin.presses_data(
        said.buttons.get(SAVE["en"], f"challenges:amended:1:{number_in(world)}:1:x"), said
    ) == (
        snapshot("""\
This challenge is over.
<b>🚀 7-day start</b> was called off. What you did stays yours.\
""")
    )
    assert await admin.whispers("Too late") == snapshot("This challenge is over.")
    assert await admin.presses(NEVER_MIND["en"], question) == snapshot("This challenge is over.")


# --- Days that were spoken already ---


async def test_a_day_that_is_said_while_it_is_looked_at_stays(world: "World") -> None:
    admin, *_ = await people(world, "Ana")
    number = await published(world, admin, STARTER["en"], "days 4", "goal 2", "content\none\ntwo\nthree\nfour")
    await world.pass_time(days=1)
    await opens(world, admin)
    asked = await admin.presses(DAYS["en"])
    assert "from day 2 on" in asked
    await admin.whispers("zwei\n\nvier")
    said = world.said[-1]
    heard = await world.pass_time(days=1)
    assert any("two" in one for one in heard)
    assert await admin.presses(SAVE["en"], said) == snapshot("""\
It is something else by now. Look at it once more, please.
✏️ <b>🚀 7-day start</b>, on its way
This would change:
• Day 3: three → –
• Day 4: four → vier

Goal, length, tasks, points, stake and first day stay: people joined for them. More days can be given on the card before this one.\
""")
    await admin.presses(SAVE["en"], said)
    assert (await plan_of(world, number)).content == ("one", "two", "", "vier")


async def test_an_hour_that_is_over_today_is_said_at_once_and_none_twice(world: "World") -> None:
    admin, *_ = await started(world, "Ana")
    await world.pass_time(hours=22)  # 07:00 of the first day
    await opens(world, admin)
    while "06:00" not in await admin.presses("Morning −"):
        pass
    await admin.presses(SAVE["en"])
    heard = await world.pass_time(minutes=1)
    assert [one for one in heard if "begins today" in one] != []
    await world.pass_time(days=1)  # 07:01 of the second day, said at six
    await opens(world, admin)
    while "10:00" not in await admin.presses(LATER["en"]):
        pass
    await admin.presses(SAVE["en"])
    assert [one for one in await world.pass_time(hours=12) if "day 2" in one] == []
    heard = await world.pass_time(hours=16)
    assert sum("day 3 of 3" in one and "evening" not in one for one in heard) == 1


async def test_what_has_begun_today_does_not_begin_again(world: "World") -> None:
    admin, *_ = await started(world, "Ana")
    await world.pass_time(days=1)  # an hour after it began
    await opens(world, admin)
    await admin.presses(LATER["en"])
    assert await admin.presses(LATER["en"]) == snapshot(
        "It has begun today, and can't begin again later. From tomorrow on the morning can be moved."
    )


async def test_at_rest_it_is_changed_and_stays_at_rest(world: "World") -> None:
    admin, *_ = await started(world, "Ana")
    await world.pass_time(days=1)
    async with world.app.workshop.work() as work:
        await challenges.pause(work, 1, number_in(world))
    await press(world, admin, "⏸ 🚀 7-day start")
    await admin.presses(CHANGE["en"])
    await admin.presses("Evening +")
    await admin.presses(SAVE["en"])
    assert [one for one in await world.pass_time(days=4) if "day 2" in one] == []
    assert (await plan_of(world, number_in(world))).evening_at == time(21, 30)


async def test_longer_open_lets_somebody_in_again(world: "World") -> None:
    admin, _ana, ben = await people(world, "Ana", "Ben")
    await published(world, admin, STARTER["en"])
    announced = next(one for one in reversed(world.said) if JOIN["en"] in one.buttons)
    data = announced.buttons[JOIN["en"]]
    await world.pass_time(days=3)
    assert "can't be joined any more" in await ben.presses_data(data, announced)
    await opens(world, admin)
    await admin.presses(LONGER["en"])
    await admin.presses(SAVE["en"])
    assert "You are in" in await ben.presses_data(data, announced)


async def test_in_the_group_without_words(world: "World") -> None:
    admin, *_ = await started(world, "Ana")
    number = number_in(world)
    here = next(one for one in reversed(world.said) if one.chat_id == world.group.chat_id and one.buttons)
    await admin.presses_data(f"challenges:amend:1:{number}", here)
    assert not any(label.startswith("✍️") for label in here.buttons)
    assert BACK["en"] in here.buttons
