"""A challenge made in private from nothing to its announcement, in both languages."""

from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from tests.challenges.conftest import JOIN, NEXT, PUBLISH
from tests.support.circle import people

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
What is said on each day? One day a line, from the first on; a blank line is a day without. “chapters 24” spreads chapters over the days, “none” takes all off.\
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
每天说什么？从第一天起，一行写一天；空一行，那天就没有。发「24 章」就把章节分到每一天，发「无」全部去掉。\
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
