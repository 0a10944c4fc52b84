"""All of a challenge can be made in private: buttons ask, the next words answer."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import badges, challenges
from bot.features.challenges import State
from tests.challenges.conftest import JOIN, NEXT, PUBLISH, STARTER
from tests.support.circle import people
from tests.support.world import Group, Human

if TYPE_CHECKING:
    from tests.support.world import World

LABELS = {
    "en": {
        "title": "✍️ Title", "about": "✍️ About", "content": "✍️ Day by day", "task": "✍️ Add a task",
        "words": "✍️ One task only", "badge": "✍️ Badge", "start": "✍️ First day", "days": "✍️ How long",
        "goal": "✍️ Goal", "again": "Never mind", "desk": "✏️ 🌾 Lake & <i>wood</i>", "blank": "🎯 Something of our own",
        "more": "More …", "chosen": "Teams to choose", "back": "‹ Back", "names": "✍️ Team names",
    },
    "zh-CN": {
        "title": "✍️ 标题", "about": "✍️ 介绍", "content": "✍️ 每天的内容", "task": "✍️ 加一项任务",
        "words": "✍️ 只留一项任务", "badge": "✍️ 徽章", "start": "✍️ 开始日期", "days": "✍️ 多少天",
        "goal": "✍️ 目标", "again": "算了", "desk": "✏️ 🌾 湖与<i>林</i>", "blank": "🎯 自己设计",
        "more": "更多……", "chosen": "自己选队", "back": "‹ 返回", "names": "✍️ 队名",
    },
}  # fmt: skip
ANSWERS = {
    "en": {
        "title": "🌾 Lake & <i>wood</i>", "about": "Why: { $x } *fresh* air\nand each other", "days": "14", "goal": "9",
        "content": "Go slowly\n\nLook up", "task": "Walk: #walk #stroll", "words": "#walk", "start": "10 May",
        "names": "Reeds, Oaks",
    },
    "zh-CN": {
        "title": "🌾 湖与<i>林</i>", "about": "为了 { $x } *新鲜*空气\n也为了彼此", "days": "14", "goal": "9",
        "content": "慢慢走\n\n抬头看", "task": "散步：#散步 #走走", "words": "#散步", "start": "5月10日",
        "names": "芦苇、橡树",
    },
}  # fmt: skip


async def a_draft(world: "World", admin: Human, language: str = "en", template: str = "") -> int:
    await admin.says("/challenge")
    await admin.presses(template or STARTER[language])
    return int(next(data for data in world.said[-1].buttons.values() if ":set:" in data).split(":")[3])


async def found(world: "World", number: int) -> challenges.Challenge:
    async with world.app.workshop.work() as work:
        return await challenges.find(work, 1, number)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_from_nothing_to_published_without_a_command_in_the_group(world: "World", language: str) -> None:
    admin, _ = await people(world, "Ana", language=language)
    told, say = LABELS[language], ANSWERS[language]
    await admin.says("/challenge")
    heard, before = [], len(world.said)
    await admin.presses(told["blank"])
    for field in ("title", "about", "days", "goal", "content", "task", "words", "start"):
        heard.append(await admin.presses(told[field]))
        card = await admin.whispers(say[field])
    await admin.presses(told["more"])
    await admin.presses(told["chosen"])
    await admin.presses(told["back"])
    heard.append(await admin.presses(told["names"]))
    card = await admin.whispers(say["names"])
    assert [one for one in world.said[before:] if one.chat_id == world.group.chat_id] == []
    assert (heard, card) == {
        "en": snapshot(
            (
                [
                    """\
<b>🎯 Something of our own</b>
What is it called? An emoji in front becomes its sign, as in <code>🏃 Morning run</code>.\
""",
                    """\
<b>🌾 Lake &amp; &lt;i&gt;wood&lt;/i&gt;</b>
What is it about? A sentence or two for the announcement; “none” takes them off.\
""",
                    """\
<b>🌾 Lake &amp; &lt;i&gt;wood&lt;/i&gt;</b>
How many days does it last? A number from 1 to 366.\
""",
                    """\
<b>🌾 Lake &amp; &lt;i&gt;wood&lt;/i&gt;</b>
What is the goal? A number: of days, of days a week, or how much in all.\
""",
                    """\
<b>🌾 Lake &amp; &lt;i&gt;wood&lt;/i&gt;</b>
What is said on each day? One day a line, from the first on; a blank line is a day without. “none” takes all off.\
""",
                    """\
<b>🌾 Lake &amp; &lt;i&gt;wood&lt;/i&gt;</b>
One more thing to do each day, and the words it is told by, as in <code>Run: #run #jog</code>. “none” takes all tasks off: then the check-in counts.\
""",
                    """\
<b>🌾 Lake &amp; &lt;i&gt;wood&lt;/i&gt;</b>
By which words is the one task told, as in <code>#run #jog</code>? They take the place of all tasks there are; “none” lets the check-in count.
So far:
Walk: #walk #stroll\
""",
                    """\
<b>🌾 Lake &amp; &lt;i&gt;wood&lt;/i&gt;</b>
On which day does it begin? As in <code>2027-01-04</code>, “4 January” or “tomorrow”.\
""",
                    """\
<b>🌾 Lake &amp; &lt;i&gt;wood&lt;/i&gt;</b>
What are the teams called? As in <code>Red, Blue</code>; “none” takes the names I give.\
""",
                ],
                """\
✏️ <b>🌾 Lake &amp; &lt;i&gt;wood&lt;/i&gt;</b>, a draft
Why: { $x } *fresh* air
and each other
🗓 10 May to 23 May (14 days)
🎯 On 9 of 14 days
✍️ #walk: begin a message with #walk
🏅 30 points for everyone who completes it
👥 2 teams to choose from
🏷 Reeds, Oaks
🚪 Open to join until 12 May
🔔 Every day at 08:00, and in the evening at 20:30 when there is something to tell
📌 Its announcement stays at the top of the group, and shows how it goes
📚 2 days have words of their own

Change it by buttons; those with ✍️ ask you for words, here.\
""",
            )
        ),
        "zh-CN": snapshot(
            (
                [
                    """\
<b>🎯 自己设计</b>
叫什么名字？前面放一个表情，就是它的标志，比如 <code>🏃 晨跑</code>。\
""",
                    """\
<b>🌾 湖与&lt;i&gt;林&lt;/i&gt;</b>
为什么做这件事？写一两句，会放进预告；发「无」就不要介绍。\
""",
                    """\
<b>🌾 湖与&lt;i&gt;林&lt;/i&gt;</b>
一共多少天？写 1 到 366 之间的数字。\
""",
                    """\
<b>🌾 湖与&lt;i&gt;林&lt;/i&gt;</b>
目标是多少？写一个数字：多少天、每周几天，或者一共多少。\
""",
                    """\
<b>🌾 湖与&lt;i&gt;林&lt;/i&gt;</b>
每天说什么？从第一天起，一行写一天；空一行，那天就没有。发「无」全部去掉。\
""",
                    """\
<b>🌾 湖与&lt;i&gt;林&lt;/i&gt;</b>
每天再加一件事，写上名字和口令，比如 <code>跑步：#跑步 #晨跑</code>。发「无」去掉所有任务，照常打卡就算。\
""",
                    """\
<b>🌾 湖与&lt;i&gt;林&lt;/i&gt;</b>
只留一项任务，口令是什么？比如 <code>#跑步 #晨跑</code>。它会代替现有的所有任务；发「无」就照常打卡算。
现在是：
散步：#散步 #走走\
""",
                    """\
<b>🌾 湖与&lt;i&gt;林&lt;/i&gt;</b>
哪天开始？比如 <code>2027-01-04</code>、「1月4日」或「明天」。\
""",
                    """\
<b>🌾 湖与&lt;i&gt;林&lt;/i&gt;</b>
各队叫什么？比如 <code>红队，蓝队</code>；发「无」就用我起的名字。\
""",
                ],
                """\
✏️ <b>🌾 湖与&lt;i&gt;林&lt;/i&gt;</b>（草稿）
为了 { $x } *新鲜*空气
也为了彼此
🗓 5月10日 至 5月23日（14 天）
🎯 14 天里做到 9 天
✍️ #散步：消息以 #散步 开头
🏅 完成的人都得 30 积分
👥 2 个队，报名时自己选
🏷 芦苇、橡树
🚪 5月12日 之前（含当天）都能报名
🔔 每天 08:00 说一次，晚上 20:30 有内容才说
📌 预告会置顶在群里，变成一张随时更新的进度卡
📚 有 2 天写好了内容

点按钮就能改；带 ✍️ 的会在这里问你要写什么。\
""",
            )
        ),
    }[language]
    await admin.presses(NEXT[language])
    await admin.presses(PUBLISH[language])
    announced = next(one for one in world.said if one.chat_id == world.group.chat_id and "🌾" in one.text)
    assert "<i>" not in announced.text
    assert JOIN[language] not in announced.buttons  # teams are chosen


async def test_what_makes_no_sense_is_asked_again_until_it_does(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    number = await a_draft(world, admin)
    said = []
    for field, wrong, right in (
        ("goal", ("ninety", "99"), "3"),
        ("days", ("0", "400", "１０１"), "5"),
        ("start", ("soon", "2020-01-01", "31 February", "2031-01-01"), "tomorrow"),
        ("badge", ("Best of all",), "none"),
        ("task", ("a", "Run: /run"), "Run: #jog"),
        ("words", ("b",), "#run"),
        ("title", ("x" * 61,), "🏃 Run"),
    ):
        await admin.presses(LABELS["en"][field])
        said += [await admin.whispers(words) for words in wrong]
        assert "a draft" in await admin.whispers(right)
    assert said == snapshot(
        [
            """\
That does not fit together: a goal within its days, a title of 60 characters at most, teams with different names. Nothing was changed.
Write it once more, or “cancel”.\
""",
            """\
That does not fit together: a goal within its days, a title of 60 characters at most, teams with different names. Nothing was changed.
Write it once more, or “cancel”.\
""",
            """\
That does not fit together: a goal within its days, a title of 60 characters at most, teams with different names. Nothing was changed.
Write it once more, or “cancel”.\
""",
            """\
That does not fit together: a goal within its days, a title of 60 characters at most, teams with different names. Nothing was changed.
Write it once more, or “cancel”.\
""",
            """\
That does not fit together: a goal within its days, a title of 60 characters at most, teams with different names. Nothing was changed.
Write it once more, or “cancel”.\
""",
            """\
“soon” is no day. Write it like 2027-01-04.
Write it once more, or “cancel”.\
""",
            """\
That day is over. Choose one from today on.
Write it once more, or “cancel”.\
""",
            """\
“31 February” is no day. Write it like 2027-01-04.
Write it once more, or “cancel”.\
""",
            """\
That is more than a year ahead.
Write it once more, or “cancel”.\
""",
            """\
There is no badge “Best of all” here.
Write it once more, or “cancel”.\
""",
            """\
Those cannot be the words of a task: two letters at least, six words at most, and none that begins with a slash.
Write it once more, or “cancel”.\
""",
            """\
Those cannot be the words of a task: two letters at least, six words at most, and none that begins with a slash.
Write it once more, or “cancel”.\
""",
            """\
Those cannot be the words of a task: two letters at least, six words at most, and none that begins with a slash.
Write it once more, or “cancel”.\
""",
            """\
That does not fit together: a goal within its days, a title of 60 characters at most, teams with different names. Nothing was changed.
Write it once more, or “cancel”.\
""",
        ]
    )
    one = await found(world, number)
    assert (one.plan.goal, one.plan.days, one.plan.words, one.plan.title) == (3, 5, ("#run",), "Run")
    assert one.first_day == world.clock.now().date() + timedelta(days=1)


async def test_never_mind_in_words_or_by_its_button_changes_nothing(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    number = await a_draft(world, admin)
    before = await found(world, number)
    await admin.presses(LABELS["en"]["title"])
    assert "a draft" in await admin.whispers("Cancel")
    assert await admin.whispers("Something else") == ""
    await admin.presses(LABELS["en"]["title"])
    assert "a draft" in await admin.presses("Never mind")
    assert await admin.whispers("Something else") == ""
    assert await found(world, number) == before


async def test_a_question_waits_for_two_hours_and_through_a_restart(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    number = await a_draft(world, admin)
    await admin.presses(LABELS["en"]["title"])
    await world.restart()
    await world.pass_time(hours=1.9)
    assert "Through the night" in await admin.whispers("Through the night")
    await admin.presses(LABELS["en"]["title"])
    await world.pass_time(hours=2.1)
    assert await admin.whispers("Too late") == ""
    assert (await found(world, number)).plan.title == "Through the night"
    await admin.says("/challenge")  # the draft waits as it is
    assert "Through the night" in await admin.presses("✏️ 🚀 Through the night")


async def test_only_the_words_of_who_was_asked_and_in_private(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    number = await a_draft(world, admin)
    await admin.presses(LABELS["en"]["title"])
    assert await ana.whispers("My title") == ""
    assert await admin.says("In the group") == ""
    origin = {"type": "user", "date": 1, "sender_user": ana.user}
    assert await admin.whispers("Somebody else's", forward_origin=origin) == ""
    await admin.whispers("/nosuch")
    assert (await found(world, number)).plan.title == ""
    assert "Mine" in await admin.whispers("Mine")


async def test_who_is_no_admin_any_more_changes_nothing(world: "World") -> None:
    await people(world, "Ana")
    eve = await world.person("Eve", admin=True)
    await eve.says("hello")
    await eve.opens_private_chat()
    number = await a_draft(world, eve)
    await eve.presses(LABELS["en"]["title"])
    world.telegram.roles[world.group.chat_id, eve.id] = "member"
    assert await eve.whispers("Ours now") == snapshot("Only admins of this group can do that.")
    said = next(one for one in reversed(world.said) if one.chat_id == eve.id)
    assert await eve.presses_data(f"challenges:ask:1:{number}:about", said) == snapshot(
        "Only admins of this group can do that."
    )
    assert (await found(world, number)).plan.title == ""


async def test_a_draft_that_went_meanwhile(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    eve = await world.person("Eve", admin=True)
    await eve.says("hello")
    gone = await a_draft(world, admin)
    await admin.presses(LABELS["en"]["title"])
    question = world.said[-1]
    async with world.app.workshop.work() as work:
        await challenges.drop(work, 1, gone)
    assert await admin.whispers("Too late") == snapshot(
        "That is no draft any more: somebody published it or threw it away."
    )
    assert await admin.whispers("And nobody listens") == ""
    assert await admin.presses("Never mind", question) == snapshot(
        "This button no longer does anything. It belonged to something that is over."
    )
    number = await a_draft(world, admin)
    await admin.presses(LABELS["en"]["title"])
    async with world.app.workshop.work() as work:
        await challenges.publish(work, 1, number)
    assert await admin.whispers("Too late") == snapshot("""\
<b>🚀 7-day start</b>
A challenge for all of us:
One week to begin with. Nobody has to be good at it yet.
🗓 5 May to 11 May (7 days)
🎯 On 5 of 7 days
✍️ Your check-in of the day counts by itself: /checkin
🏅 15 points for everyone who completes it
🚪 Open to join until 6 May
That is no draft any more: somebody published it or threw it away.\
""")
    assert (await found(world, number)).state is State.LIVE


async def test_two_admins_each_have_a_question_of_their_own(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    eve = await world.person("Eve", admin=True)
    await eve.says("hello")
    await eve.opens_private_chat()
    number = await a_draft(world, admin)
    await admin.presses(LABELS["en"]["title"])
    data = f"challenges:ask:1:{number}:about"
    await eve.presses_data(data, next(one for one in reversed(world.said) if one.chat_id == eve.id))
    await admin.whispers("By Vera")
    await eve.whispers("By Eve")
    one = await found(world, number)
    assert (one.plan.title, one.plan.about) == ("By Vera", "By Eve")


async def test_who_looks_after_two_groups_is_asked_one_thing_at_a_time(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    number = await a_draft(world, admin)
    other = Group(world, -1002, "Runners")
    world.telegram.roles[other.chat_id, admin.id] = "creator"
    await other.adds_the_bot(admin)
    await admin.says("/challenge", group=other)
    await admin.presses(STARTER["en"])
    second = int(next(data for data in world.said[-1].buttons.values() if ":set:" in data).split(":")[3])
    await admin.presses(LABELS["en"]["title"])
    said = world.said[-1]
    await admin.presses_data(f"challenges:ask:1:{number}:title", said)
    await admin.presses_data(f"challenges:ask:2:{second}:about", said)
    await admin.whispers("For the runners")
    async with world.app.workshop.work() as work:
        assert (await challenges.find(work, 2, second)).plan.about == "For the runners"
    assert (await found(world, number)).plan.title == ""
    assert await admin.whispers("And no more") == ""


async def test_of_two_questions_the_last_one_is_answered(world: "World") -> None:
    """A survey asks for words, too."""
    admin, _ = await people(world, "Ana")
    await admin.says("/challenge")
    await admin.presses(STARTER["en"])
    number = int(next(data for data in world.said[-1].buttons.values() if ":set:" in data).split(":")[3])
    async with world.app.workshop.work() as work:
        one = await challenges.change(work, 1, number, {"days": 1, "goal": 1, "has_survey": True})
        await challenges.publish(work, 1, one.id)
    await world.settle()
    await admin.presses(JOIN["en"])
    await world.pass_time(days=4)
    asked = next(one for one in reversed(world.said) if "10" in one.buttons)
    draft = await a_draft(world, admin)
    await admin.presses(LABELS["en"]["title"])
    await world.pass_time(minutes=1)
    await admin.presses("10", asked)
    assert "I liked it" in await admin.whispers("I liked it")
    assert (await found(world, draft)).plan.title == ""
    assert "A new one" in await admin.whispers("A new one")
    assert (await found(world, draft)).plan.title == "A new one"


async def test_a_badge_is_found_by_its_name(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    await admin.says('/badge new 🏁 "Finisher" challenges 1 revocable')
    await admin.presses("Save, only from now on")
    number = await a_draft(world, admin)
    await admin.presses(LABELS["en"]["badge"])
    await admin.whispers("finisher")
    one = await found(world, number)
    async with world.app.workshop.work() as work:
        assert badges.find(work, 1, one.plan.badge) is not None


async def test_in_the_group_words_stay_behind_the_command(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    number = await a_draft(world, admin)
    card = await admin.says("/challenge title By command")
    assert "/challenge about" in card
    assert not any(label.startswith("✍️") for label in world.said[-1].buttons)
    assert await admin.presses_data(f"challenges:ask:1:{number}:title", world.said[-1]) == snapshot(
        "This works in our private chat."
    )
    assert await admin.says("/challenge badge No such badge") == snapshot("There is no badge “No such badge” here.")
    assert "🗓 9 May" in await admin.says("/challenge start 9 May")


async def test_made_up_fields(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    number = await a_draft(world, admin)
    for field in ("", "points", "secret", "plan", "title:x", "__class__"):
        said = await admin.presses_data(f"challenges:ask:1:{number}:{field}", world.said[-1])
        assert ("This button" in said) is (field != "title:x"), field
