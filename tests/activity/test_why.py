"""Each number that a member sees, explained, in both languages."""

from typing import Any

from inline_snapshot import snapshot
from sqlalchemy import text

from bot.features import activity, points
from tests.checkins.conftest import speaks_chinese
from tests.support.moments import START
from tests.support.world import Human, World


async def earns(world: World, who: Human, amount: int, key: str = "gift") -> None:
    async with world.app.workshop.work() as work:
        await points.award(work, 1, who.id, amount, reason="points.for-message", key=key, day=START.date())
    await world.settle()


async def reads(world: World, who: Human, days: int) -> None:
    for n in range(days):
        if n:
            await world.pass_time(days=1)
        await who.says(f"/checkin {n + 1} pages")


# --- Totals ---


async def test_a_total_is_its_check_ins_newest_first(world: World) -> None:
    ana = await world.person("Ana")
    assert await ana.says("/why totals") == snapshot("""\
Nothing counted yet, Ana. Write it with your check-in, and I add it up:
<code>/checkin 5.2 km</code> · <code>/checkin 30 pages</code> · <code>/checkin 1h20</code>\
""")
    await reads(world, ana, 3)
    await ana.says("/amount 30 pages")
    await world.pass_time(days=1)
    await ana.says("/checkin")
    await ana.says("/amount 2 pages 5 km")
    await ana.says("/totals")
    assert await ana.presses("Why?") == snapshot("""\
<b>5 km</b> is what one check-in comes to, newest first:
7 May: 5 km, told afterwards\
""")
    assert await ana.presses("pages") == snapshot("""\
<b>35 pages</b> is what 4 check-ins come to, newest first:
7 May: 2 pages, told afterwards
6 May: 30 pages, corrected; the check-in said 3 pages
5 May: 2 pages
4 May: 1 page\
""")
    assert await ana.says("/why totals pages") == snapshot("""\
<b>35 pages</b> is what 4 check-ins come to, newest first:
7 May: 2 pages, told afterwards
6 May: 30 pages, corrected; the check-in said 3 pages
5 May: 2 pages
4 May: 1 page\
""")
    ben = await world.person("Ben")
    shown = next(one for one in reversed(world.said) if "kilometres" in one.buttons)
    assert await ben.presses("kilometres", shown) == snapshot("This button is for someone else.")


async def test_a_long_total_has_pages(world: World) -> None:
    ana = await world.person("Ana")
    await reads(world, ana, 12)
    first = await ana.says("/why totals")
    assert first == snapshot("""\
<b>78 pages</b> is what 12 check-ins come to, newest first (1 of 2):
15 May: 12 pages
14 May: 11 pages
13 May: 10 pages
12 May: 9 pages
11 May: 8 pages
10 May: 7 pages
9 May: 6 pages
8 May: 5 pages
7 May: 4 pages
6 May: 3 pages\
""")
    assert [*world.said[-1].buttons] == ["Older ›"]
    assert await ana.presses("Older ›") == snapshot("""\
<b>78 pages</b> is what 12 check-ins come to, newest first (2 of 2):
5 May: 2 pages
4 May: 1 page\
""")
    assert await ana.presses("‹ Newer") == first


async def test_totals_in_chinese(world: World) -> None:
    await speaks_chinese(world)
    ming = await world.person("小明")
    await ming.says("打卡 30页")
    await ming.says("/amount 20页")
    assert await ming.says("/why 累计") == snapshot("""\
<b>20 页</b>是 1 次打卡加起来的，从新到旧：
5月4日：20 页，更正过；打卡时写的是 30 页\
""")


# --- Skills ---


async def test_skills_say_what_they_grew_by(world: World) -> None:
    ana, admin = await world.person("Ana"), await world.person("Vera", admin=True)
    assert await ana.says("/why skills") == snapshot("No tree grows here yet. Admins can plant one with /skill.")
    await admin.says("/skill reading 📖 from checkins, pages/1, challenges")
    await admin.presses("Plant it")
    assert await ana.says("/why skills") == snapshot("""\
<b>What your skills grew by</b>
📖 reading: a seed, 0 experience from nothing yet. Level 1 begins at 25: 25 to go.\
""")
    await reads(world, ana, 3)
    assert await ana.says("/why skills") == snapshot("""\
<b>What your skills grew by</b>
📖 reading: level 1, 36 experience from 3 check-ins (30), amounts of 3 days (6). Level 2 begins at 75: 39 to go.\
""")
    await ana.says("/skills")
    assert await ana.presses("Why?") == snapshot("""\
<b>What your skills grew by</b>
📖 reading: level 1, 36 experience from 3 check-ins (30), amounts of 3 days (6). Level 2 begins at 75: 39 to go.\
""")
    await speaks_chinese(world)
    assert await ana.says("/why 技能") == snapshot("""\
<b>你的技能是这样长起来的</b>
📖 reading：1 级，经验 36，来自打卡 3 次（30）、3 天的数量（6）。2 级从 75 开始，还差 39。\
""")


# --- A place ---


async def test_a_place_says_who_is_right_above(world: World) -> None:
    ana, ben, cleo, dan = [await world.person(name) for name in ("Ana", "Ben", "Cleo", "Dan")]
    assert await ana.says("/why top") == snapshot("""\
🏆 <b>Reading circle</b>, this week (since 4 May)

You earned nothing in that time yet, so you have no place. /rules says what earns points.\
""")
    for who, amount in ((ana, 30), (ben, 50), (cleo, 30), (dan, 40)):
        await who.says("/top")
        await earns(world, who, amount)
    assert await ana.says("/why top") == snapshot("""\
🏆 <b>Reading circle</b>, this week (since 4 May)

You earned 30 points: place 3.
Right above is Dan with 40: 10 more.
One other has just as many: equal points share a place, and the next is left out.
It counts what was earned in that time, spent or not. Who left or is hidden is not on it.\
""")
    assert await ben.says("/why rank month") == snapshot("""\
🏆 <b>Reading circle</b>, this month (since 1 May)

You earned 50 points: place 1.
Nobody has more.
It counts what was earned in that time, spent or not. Who left or is hidden is not on it.\
""")
    await ana.says("/top")
    board = world.said[-1]
    assert await ben.presses("Why?", board) == snapshot("This button is for someone else.")
    assert await ana.presses("Why?", board) == snapshot("""\
🏆 <b>Reading circle</b>, this week (since 4 May)

You earned 30 points: place 3.
Right above is Dan with 40: 10 more.
One other has just as many: equal points share a place, and the next is left out.
It counts what was earned in that time, spent or not. Who left or is hidden is not on it.\
""")
    assert (await ana.presses("‹ Back", board)).startswith("🏆")
    # Who does not want to be seen is neither named nor counted.
    await dan.says("/hide")
    assert "Dan" not in await ana.says("/why top")
    assert await dan.says("/why top") == snapshot("""\
🏆 <b>Reading circle</b>, this week (since 4 May)

You asked not to be shown, so you have no place. What you earn counts all the same; /hide brings you back.\
""")
    await earns(world, cleo, 20, "more")
    assert await ana.says("/why top") == snapshot("""\
🏆 <b>Reading circle</b>, this week (since 4 May)

You earned 30 points: place 3.
Right above are Cleo and one other with 50: 20 more.
It counts what was earned in that time, spent or not. Who left or is hidden is not on it.\
""")


async def test_a_place_in_chinese(world: World) -> None:
    await speaks_chinese(world)
    ming, li, wang = [await world.person(name) for name in ("小明", "小李", "小王")]
    for who, amount in ((ming, 30), (li, 50), (wang, 50)):
        await who.says("/top")
        await earns(world, who, amount)
    assert await ming.says("/why 排名") == snapshot("""\
🏆 <b>Reading circle</b> · 本周榜（5月4日起）

你得了 30 分，排第 3。
前面是 小王 等两人，50 分，多 20 分。
算的是这段时间得到的积分，花没花都算；退群的和选择不上榜的不在内。\
""")
    assert await li.says("/why 排名 本月") == snapshot("""\
🏆 <b>Reading circle</b> · 本月榜（5月1日起）

你得了 50 分，排第 1。
没有人比你多。
还有 1 人和你同分：同分同名次，后面的名次空出来。
算的是这段时间得到的积分，花没花都算；退群的和选择不上榜的不在内。\
""")


# --- The streak ---


async def test_the_streak(world: World) -> None:
    ana = await world.person("Ana")
    assert await ana.says("/why streak") == snapshot("No check-in yet, Ana. The first one starts your streak.")
    await reads(world, ana, 2)
    assert await ana.says("/why streak") == snapshot("""\
<b>How Ana's last days count</b>
● 4 May: checked in
● 5 May: checked in
Days with a check-in make the streak longer. Days off and freezes neither end it nor make it longer.\
""")
    await ana.says("/why")
    assert [*world.said[-1].buttons] == snapshot(["What paid nothing today?", "Totals", "Skills", "My place", "Streak"])
    assert await ana.presses("Streak") == await ana.says("/why 连续")


# --- What came and paid nothing ---


async def asks(who: Human, message: dict[str, Any]) -> str:
    return await who.says("/why", reply_to_message=message)


async def test_reactions_that_paid_nothing_were_received(world: World) -> None:
    ana, ben, admin = await world.person("Ana"), await world.person("Ben"), await world.person("Vera", admin=True)
    await admin.says("/rule pair 2 4")
    told = []
    for words in ("The first of my stories", "Another one, of the sea", "The last, about mountains"):
        await ana.says(words)
        told.append(ana.last_message)
        await ben.reacts(ana.last_message["message_id"], "👍")
        await world.pass_time(seconds=61)
    await ana.reacts(told[0]["message_id"], "👍")
    await ben.reacts(told[0]["message_id"], "❤", was=("👍",))  # another sign is the same reaction
    assert await asks(ana, told[0]) == snapshot("""\
That message earned 1 point.
Reactions to it earned 1 point.
One reaction to it came and earned nothing: one's own earn nothing.\
""")
    assert await asks(ana, told[2]) == snapshot("""\
That message earned 1 point.
One reaction to it came and earned nothing: of the same person's, the first 2 a day count.\
""")
    assert await ana.says("/why today") == snapshot("""\
<b>What came on 4 May and paid nothing</b>
• one reaction to you: of the same person's, the first 2 a day count
• one reaction to you: one's own earn nothing
All of it was received. Reply to a message with /why to hear about that one.\
""")
    # Taken back, it was not received; and what was paid once is not paid again.
    await ben.reacts(told[2]["message_id"], was=("👍",))
    assert await asks(ana, told[2]) == snapshot("That message earned 1 point.")
    await ben.reacts(told[0]["message_id"], was=("👍",))
    assert await asks(ana, told[0]) == snapshot("""\
That message earned 1 point.
Reactions to it were taken back, and their points with them.
One reaction to it came and earned nothing: one's own earn nothing.\
""")
    await ben.reacts(told[0]["message_id"], "🔥")
    assert await asks(ana, told[0]) == snapshot("""\
That message earned 1 point.
Reactions to it were taken back, and their points with them.
One reaction to it came and earned nothing: one's own earn nothing.
One reaction to it came and earned nothing: they paid once and were taken back.\
""")
    await ben.says("/why")
    shown = world.said[-1]
    assert await ana.presses("What paid nothing today?", shown) == snapshot("This button is for someone else.")
    assert await ben.presses("What paid nothing today?", shown) == snapshot(
        "Nothing that came on 4 May went unpaid, as far as I noted it lately."
    )


async def test_replies_that_paid_nothing(world: World) -> None:
    ana, ben, admin = await world.person("Ana"), await world.person("Ben"), await world.person("Vera", admin=True)
    await admin.says("/rule pair 2 4")
    await ana.says("The first of my stories")
    story = ana.last_message
    answers = []
    for words in ("What a story that is", "Where was it, by the sea?", "I should like to go there", "ok"):
        await ben.says(words, reply_to_message=story)
        answers.append(ben.last_message)
        await world.pass_time(seconds=61)
    await ana.says("Thank you all, that is kind", reply_to_message=story)
    answers.append(ana.last_message)
    await ben.says(
        "And what does a bot say to it?",
        reply_to_message=story | {"from": {"id": 9, "is_bot": True, "first_name": "B"}},
    )
    answers.append(ben.last_message)
    assert [await asks(ana, one) for one in answers] == snapshot(
        [
            """\
That message earned 1 point.
Ana, whom it answers, got 2 points for it.\
""",
            """\
That message earned 1 point.
Ana, whom it answers, got 2 points for it.\
""",
            """\
That message earned 1 point.
It earned Ana nothing: of the same person's, the first 2 a day count. Do go on talking!\
""",
            """\
No points for that one: it is short (2). From 8 letters on it counts; a 汉字 is worth three.
So it earned Ana, whom it answers, nothing either.\
""",
            "What is said to me, a command or a check-in, earns no message points. A check-in has its own.",
            """\
That message earned 1 point.
It answers a bot or a channel, which earn nothing.\
""",
        ]
    )
    assert await ana.says("/why today") == snapshot("""\
<b>What came on 4 May and paid nothing</b>
• one reply to you: of the same person's, the first 2 a day count
• one reply to you: what was written earns nothing (short, repeated, forwarded or the like)
All of it was received. Reply to a message with /why to hear about that one.\
""")
    assert await ben.says("/why today") == snapshot("""\
<b>What came on 4 May and paid nothing</b>
• one message of yours: too short to count
All of it was received. Reply to a message with /why to hear about that one.\
""")
    await admin.says("/rule reply 0")
    await ben.says("One more answer, about the rules", reply_to_message=story)
    assert await asks(ana, ben.last_message) == snapshot("""\
No points for that one: it came 0 s after one that earned some. They count 60 s apart.
In this group, replies earn no points.\
""")
    await speaks_chinese(world)
    assert [await asks(ana, one) for one in answers] == snapshot(
        [
            """\
这条消息得了 1 分。
被回复的 Ana 因此得了 2 分。
这是按 5月4日 起的规则算的，现在的规则见 /rules。\
""",
            """\
这条消息得了 1 分。
被回复的 Ana 因此得了 2 分。
这是按 5月4日 起的规则算的，现在的规则见 /rules。\
""",
            """\
这条消息得了 1 分。
Ana 没有因此得分：同一个人的互动每天只算前 2 次。多聊聊，一样欢迎！
这是按 5月4日 起的规则算的，现在的规则见 /rules。\
""",
            """\
这条消息没有加分：有点短（2 个字符）。满 8 个字母才算，一个汉字抵三个字母。
所以被回复的 Ana 也没有因此得分。\
""",
            "对我说的话（命令、打卡口令）不算发言积分，打卡另有积分。",
            """\
这条消息得了 1 分。
它回复的是机器人或频道，不计积分。
这是按 5月4日 起的规则算的，现在的规则见 /rules。\
""",
        ]
    )
    assert await ana.says("/why 今天") == snapshot("""\
<b>5月4日收到了、但没有加分的</b>
• 给你的 1 条回复：本群被人回复不计积分
• 给你的 1 条回复：同一个人的每天只算前 2 次
• 给你的 1 条回复：那条内容本身不计分（太短、重复、转发等）
都收到了。用 /why 回复某条消息，可以看那一条。\
""")
    # The day after, that is over.
    await world.pass_time(days=1)
    assert await ana.says("/why 没加分") == snapshot("5月5日没有什么是收到了却没加分的，以我最近记下的为准。")


async def test_what_paid_nothing_is_let_go(world: World) -> None:
    ana, ben = await world.person("Ana"), await world.person("Ben")
    await ana.says("The first of my stories")
    await ana.reacts(ana.last_message["message_id"], "👍")
    await ben.says("hello to all of you here")
    await world.pass_time(days=31)
    async with world.app.workshop.work() as work:
        await activity.forget_texts(work)
        rows = await work.db.execute(text("SELECT count(*) FROM unpaid_reactions"))
        assert rows.scalar_one() == 0
