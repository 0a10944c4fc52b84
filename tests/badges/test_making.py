"""Admins make badges in chat: looked at before they are saved, given by hand, renamed and retired."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.features import badges, communities, points
from bot.features.badges import rules
from bot.features.badges.rules import Criterion, Flaw, Plan

if TYPE_CHECKING:
    from tests.support.world import Human, World


async def in_chinese(world: "World") -> None:
    async with world.app.workshop.work() as work:
        community = await communities.of_chat(work, world.group.chat_id, world.group.title)
        await communities.choose_language(work, community, "zh-CN")


async def readers(world: "World") -> tuple["Human", "Human", "Human"]:
    """An admin, one who checked in on three days, and one who did once."""
    boss = await world.person("Boss", admin=True)
    ana, ben = await world.person("Ana <3"), await world.person("Ben")
    await ben.says("/checkin")
    for _ in range(3):
        await ana.says("/checkin 20 pages")
        await world.pass_time(days=1)
    return boss, ana, ben


async def balance(world: "World", who: "Human") -> int:
    async with world.app.workshop.work() as work:
        return (await points.account_of(work, 1, who.id)).balance


async def test_a_badge_is_previewed_saved_and_given_quietly(world: "World") -> None:
    boss, ana, ben = await readers(world)
    assert await boss.says("/badge") == snapshot("""\
<b>Badges of this group</b>
None of your own yet; the ones I bring along are in <code>/badge list</code>.

A new one in one line: <code>/badge new 🌙 "Night reader" checkins 30 hour 21-24</code>
You see who would get it before anything is saved.
By hand: <code>/badge give @name 🌙 reason</code>, or as a reply <code>/badge give 🌙 reason</code>; <code>/badge take</code> works the same way.
What it asks for: <code>/badge change 🌙 checkins 50</code>
Also: <code>/badge list</code>, <code>/badge name 🌙 "Moon reader"</code>, <code>/badge retire 🌙</code>, <code>/badge restore 🌙</code>
A name for those who read Chinese: <code>/badge name 🌙 zh 夜读人</code>
A picture: answer a photo with <code>/badge picture 🌙</code>
Or start from a pattern:\
""")
    assert await boss.presses("🕰 At certain hours") == snapshot("""\
Copy this, change what you like, and send it:

<code>/badge new 🌙 "Night reader" checkins 30 hour 21-24</code>

Hours are those on the member's own clock; 22-2 goes over midnight.\
""")
    assert await boss.says('/badge new 📚 "Book <worm>" checkins 3/30 note points 20 secret') == snapshot("""\
<b>📚 Book &lt;worm&gt;</b>
How: 3 check-ins with a note.
Levels: 3, 30
Worth 20 points
Secret until it is earned

By what is noted so far, one member would have it: Ana &lt;3 (3)

Nothing is saved yet.\
""")
    assert "📚" not in await ana.says("/badges")
    before = await balance(world, ana)
    preview = next(one for one in reversed(world.said) if "Save and give quietly" in one.buttons)
    assert await ben.presses("Save and give quietly", preview) == "Only admins of this group can do that."
    save = preview.buttons["Save and give quietly"]
    assert await boss.presses("Save and give quietly", preview) == snapshot(
        "📚 Book &lt;worm&gt; is there. Whoever has earned it already gets it in the next minutes, without noise."
    )
    assert await boss.presses_data(save, preview) == snapshot(
        "This button no longer does anything. It belonged to something that is over."
    )
    assert await world.pass_time(minutes=5) == []
    assert "📚 Book &lt;worm&gt; · 3" in await ana.says("/badges")
    assert await balance(world, ana) == before + 20
    assert "📚" not in await ben.says("/badges")
    assert await ben.says("/badges 📚") == snapshot(
        "I know no badge “📚” here. /badges lists yours; <code>/badges 🔥</code> tells about one."
    )
    assert await boss.says("/badge") == snapshot("""\
<b>Badges of this group</b>
📚 Book &lt;worm&gt;: 3 check-ins with a note. One has it.

A new one in one line: <code>/badge new 🌙 "Night reader" checkins 30 hour 21-24</code>
You see who would get it before anything is saved.
By hand: <code>/badge give @name 🌙 reason</code>, or as a reply <code>/badge give 🌙 reason</code>; <code>/badge take</code> works the same way.
What it asks for: <code>/badge change 🌙 checkins 50</code>
Also: <code>/badge list</code>, <code>/badge name 🌙 "Moon reader"</code>, <code>/badge retire 🌙</code>, <code>/badge restore 🌙</code>
A name for those who read Chinese: <code>/badge name 🌙 zh 夜读人</code>
A picture: answer a photo with <code>/badge picture 🌙</code>
Or start from a pattern:\
""")


async def test_one_that_everybody_would_have_is_shown_as_such(world: "World") -> None:
    boss, _, _ = await readers(world)
    await boss.says("/checkin")
    assert "everybody here would have it" in await boss.says("/badge new 🪑 Chair checkins 1")
    assert "2 members would have it" not in await boss.says("/badge new 🪑 Chair checkins 3")
    assert "nobody would have it yet" in await boss.says("/badge new 🪑 Chair checkins 300")


async def test_a_badge_from_now_on(world: "World") -> None:
    boss, ana, _ = await readers(world)
    await boss.says("/badge new 🧗 Climber streak 2")
    assert await boss.presses("Save, only from now on") == snapshot(
        "🧗 Climber is there. Everybody begins at zero, from today on."
    )
    await world.pass_time(minutes=5)
    await ana.says("/checkin")
    assert "🧗" not in await ana.says("/badges")
    await world.pass_time(days=1)
    await ana.says("/checkin")
    assert "🧗 Climber" in await ana.says("/badges")


async def test_what_is_not_saved_is_nowhere(world: "World") -> None:
    boss, _, _ = await readers(world)
    await boss.says("/badge new 🧗 Climber streak 2")
    assert await boss.presses("Cancel") == snapshot("All right, nothing was saved.")
    assert "🧗" not in await boss.says("/badge list")
    await boss.says("/badge new 🧗 Climber streak 2")
    first = world.said[-1]
    await boss.says("/badge new 🪑 Chair days 2")
    expired = "This button no longer does anything. It belonged to something that is over."
    assert await boss.presses("Save, only from now on", first) == expired  # one draft for each admin


async def test_by_hand(world: "World") -> None:
    boss, ana, ben = await readers(world)
    said = ana.last_message
    assert await boss.says('/badge new 💛 "Heart of the group" points 5') == snapshot("""\
<b>💛 Heart of the group</b>
How: given by hand.
Worth 5 points

Only admins give it, by hand.

Nothing is saved yet.\
""")
    assert await boss.presses("Save") == snapshot(
        "💛 Heart of the group is there. Give it with <code>/badge give</code>, as a reply."
    )
    before = await balance(world, ana)
    assert await boss.says("/badge give 💛 for the <notes>", reply_to_message=said) == snapshot(
        "💛 Heart of the group for Ana &lt;3: for the &lt;notes&gt;"
    )
    assert await boss.says("/badge give 💛 again", reply_to_message=said) == snapshot("Ana &lt;3 has it already.")
    assert await balance(world, ana) == before + 5
    assert await ana.says("/badges 💛") == snapshot("""\
<b>💛 Heart of the group</b>
A badge of this group.

7 May: given by Boss: for the &lt;notes&gt;\
""")
    assert await boss.says("/badge take 💛 by mistake", reply_to_message=said) == snapshot(
        "💛 Heart of the group is back in the box."
    )
    assert await boss.says("/badge take 💛", reply_to_message=said) == snapshot("Ana &lt;3 does not have it.")
    assert await balance(world, ana) == before
    assert await boss.says("/badge give 💛") == snapshot(
        "Whom? Reply to one of their messages, or name them: <code>/badge give @name 🌙 reason</code>"
    )
    assert await boss.says("/badge give nothing", reply_to_message=said) == snapshot(
        "Which badge? Its emoji is enough: <code>/badge give 🌙</code>"
    )
    assert await boss.says("/badge give @nobody_here 💛") == snapshot(
        "I know nobody called @nobody_here here. A reply to one of their messages works too."
    )
    assert await boss.says("/badge name 💛 “Golden heart”") == snapshot("It is called 💛 Golden heart now.")
    assert await boss.says('/badge name 💛 "…"') == snapshot(
        'A badge needs a name of 1 to 40 characters, in quotes when it has several words: <code>/badge new 🌙 "Night reader" checkins 30</code>'
    )
    assert await boss.says("/badge retire 💛") == snapshot(
        "💛 Golden heart is retired: whoever has it keeps it, nobody earns it any more."
    )
    assert await boss.says("/badge retire Golden heart") == snapshot("So it is already.")
    assert await boss.says("/badge give 💛", reply_to_message=said) == snapshot(
        "That badge is retired. <code>/badge restore</code> brings it back."
    )
    assert await boss.says("/badge restore 💛") == snapshot("💛 Golden heart can be earned again.")
    assert await boss.says("/badge give 💛", reply_to_message=ben.last_message) == snapshot("💛 Golden heart for Ben!")


async def test_in_chinese(world: "World") -> None:
    boss, ana, _ = await readers(world)
    await in_chinese(world)
    assert await boss.says("/badge") == snapshot("""\
<b>本群的徽章</b>
还没有自己的徽章；我自带的那些在 <code>/badge 列表</code> 里。

一行就能新建：<code>/badge 新建 🌙 “夜读人” 打卡 30 时段 21-24</code>
保存之前，先给你看谁会拿到。
亲手送：<code>/badge 送 @name 🌙 理由</code>，或者回复对方的消息发 <code>/badge 送 🌙 理由</code>；收回用 <code>/badge 收回</code>，写法一样。
改条件：<code>/badge 改条件 🌙 打卡 50</code>
还有：<code>/badge 列表</code>、<code>/badge 改名 🌙 “月下读者”</code>、<code>/badge 停用 🌙</code>、<code>/badge 恢复 🌙</code>
给看英文的人另起一个名字：<code>/badge 改名 🌙 英文 Night reader</code>
配一张图：回复一张照片，发 <code>/badge 图片 🌙</code>
也可以从样例改起：\
""")
    assert await boss.presses("✅ 打卡次数") == snapshot("""\
复制下面这行，改成你想要的，再发出来：

<code>/badge 新建 📚 “书虫” 打卡 30/100 积分 20</code>

30/100 表示两级。加上 <code>带图</code>、<code>带话</code>、<code>周末</code> 或 <code>工作日</code>，就只数这样的打卡；加 <code>隐藏</code>，没拿到之前看不见。\
""")
    assert await boss.says("/badge 新建 🌙 “夜读人” 打卡 2/10 带话 可收回 积分 5") == snapshot("""\
<b>🌙 夜读人</b>
带话打卡 2 次。
级别：2, 10
值 5 分
条件不再成立就收回

按目前的记录，有 1 人会拿到：Ana &lt;3（3）

现在还没有保存。\
""")
    assert await boss.presses("保存，悄悄补发") == snapshot("🌙 夜读人 建好了。已经够条件的，几分钟内会悄悄拿到。")
    await world.pass_time(minutes=5)
    assert await ana.says("/badges 🌙") == snapshot("""\
<b>🌙 夜读人</b>
本群自己的徽章。

5月7日：打卡 2 次
下一级：打卡 10 次，你现在是 3。\
""")
    await boss.says("/badge 新建 💛 “暖心人”")
    await boss.presses("保存")
    assert await boss.says("/badge 送 💛 帮大家整理笔记", reply_to_message=ana.last_message) == snapshot(
        "💛 暖心人 送给 Ana &lt;3：帮大家整理笔记"
    )
    assert await boss.says("/badge 新建 夜读人 打卡 2") == snapshot(
        "徽章要以表情开头：<code>/badge 新建 🌙 “夜读人” 打卡 30</code>。“夜读人”我没认出来。"
    )
    assert await boss.says("/badge 停用 夜读人") == snapshot("🌙 夜读人 停用了：有的人留着，以后不再发。")


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("", "new-emoji"),
        ("Reader checkins 3", "new-emoji"),
        ("🌙", "new-name"),
        ('🌙 "…" checkins 3', "new-name"),
        (f'🌙 "{"x" * 41}" checkins 3', "new-name"),
        ("🌙 Reader checkins", "new-number"),
        ("🌙 Reader checkins many", "new-number"),
        ("🌙 Reader checkins 3/3", "new-number"),
        ("🌙 Reader checkins 0", "new-number"),
        ("🌙 Reader visits 3", "new-word"),
        ("🌙 Reader checkins 3 points many", "new-word"),
        ("🌙 Reader checkins 3 hour 25-26", "new-hours"),
        ("🌙 Reader checkins 3 hour 5-5", "new-hours"),
        ("🌙 Reader streak 3 photo", "new-only-checkins"),
        ("🌙 Reader streak 3 hour 5-8", "new-only-checkins"),
    ],
)
def test_what_cannot_be_read(text: str, flaw: str) -> None:
    found = rules.read_plan(text)
    assert isinstance(found, Flaw)
    assert found.key == flaw


@pytest.mark.parametrize(
    ("text", "criterion", "levels"),
    [
        ('🌙 "Night reader" checkins 100/30 hour 21-24', Criterion("checkins", hours=(21, 0)), (30, 100)),
        ("🌙 Owl checkins 3 hour 22-2 weekend", Criterion("checkins", hours=(22, 2), weekdays=(5, 6)), (3,)),
        ("🌙 「夜读人」 打卡 3 时段 21至24 带图", Criterion("checkins", hours=(21, 0), with_photo=True), (3,)),
        ("🌱 Back comeback 30", Criterion("comeback", away_days=30), (1,)),
        ("🏁 Finisher challenges 5/1", Criterion("challenges"), (1, 5)),
        ("🏁 “完赛者” 挑战 3", Criterion("challenges"), (3,)),
        ("💛 Heart", None, (1,)),
        ("👩‍💻 Coder days 5", Criterion("days"), (5,)),
        ("🇨🇳 Flag days 5", Criterion("days"), (5,)),
    ],
)
def test_what_can_be_read(text: str, criterion: Criterion | None, levels: tuple[int, ...]) -> None:
    found = rules.read_plan(text)
    assert isinstance(found, Plan)
    assert (found.criterion, found.levels) == (criterion, levels)


@given(st.text(max_size=200))
def test_anything_is_read_or_refused(text: str) -> None:
    found = rules.read_plan(f"🌙 Reader {text}")
    assert isinstance(found, Plan | Flaw)
    assert not isinstance(rules.read_plan(text), Plan) or rules.is_emoji(text.split()[0])


async def test_a_flaw_is_said(world: "World") -> None:
    boss, _, _ = await readers(world)
    heard = [
        await boss.says(f"/badge new {words}")
        for words in (
            "Reader",
            '🌙 "…"',
            "🌙 Reader checkins",
            "🌙 Reader visits 3",
            "🌙 A streak 3 photo",
            "👣 A days 3",
        )
    ]
    assert heard == snapshot(
        [
            'A badge begins with its emoji: <code>/badge new 🌙 "Night reader" checkins 30</code>. I could not read “Reader” as one.',
            'A badge needs a name of 1 to 40 characters, in quotes when it has several words: <code>/badge new 🌙 "Night reader" checkins 30</code>',
            "How many? A number goes behind the kind, or several with a slash for levels: <code>checkins 30</code>, <code>streak 7/21</code>",
            "I don't know what “visits” means there. I understand checkins, streak, days, helped, challenges and comeback with a number; hour 21-24, weekend, workdays, photo, note; points 20, secret, revocable.",
            "“photo” goes with checkins only.",
            "There is a badge with this emoji or name already. <code>/badge list</code> shows all of them.",
        ]
    )
    async with world.app.workshop.work() as work:
        assert {one.id for one in badges.all_of(work, 1)} == rules.BUILT_IN.keys()
