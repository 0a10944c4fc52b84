"""What everybody reads of the rules and how admins change them, in both languages."""

from inline_snapshot import snapshot

from bot.features import communities, points
from tests.support.world import World


async def in_chinese(world: World) -> None:
    async with world.app.workshop.work() as work:
        here = await communities.of_chat(work, world.group.chat_id, world.group.title)
        await communities.choose_language(work, here, "zh-CN")


async def test_everybody_may_read_the_rules(world: World) -> None:
    ana, bo = await world.person("Ana", admin=True), await world.person("Bo")
    assert await bo.says("/rules") == snapshot("""\
<b>What earns points here</b>
• a check-in: <b>5</b>
• Days in a row: /milestones
• messages: <b>1</b> each, up to 10 a day, 60 s apart
• pictures and media: <b>1</b> each, up to 5 a day, 60 s apart
• replies to you: <b>2</b> each, up to 20 a day
• reactions to you: <b>1</b> each, up to 10 a day
• thanks to you: <b>3</b> each, up to 15 a day
• Of one person's replies, reactions and thanks to you, the first 6 a day count.
• Between the same two people, the first 10 a day count, both ways together.
• A message counts from 8 letters on; a 汉字 is worth three.
• Of messages in quick succession, the first 6 within 60 s count.
Commands, forwards, stickers, repeats and answers to oneself earn nothing. /why tells about any message.\
""")
    assert world.said[-1].buttons == {}
    assert await bo.says("/rule reply 3") == snapshot("Only admins of this group can do that.")
    assert await ana.says("/rule reply 3 cap 30 full 15 after 1") == snapshot("""\
Done, from now on:
• replies to you: <b>3</b> each, up to 30 a day; from 15 points a day on, 1 each
What was earned stays. Everybody can read this with /rules.\
""")
    await world.pass_time(days=1)
    assert await ana.says("/rule message 1 cooldown 30") == snapshot("""\
Done, from now on:
• messages: <b>1</b> each, up to 10 a day, 30 s apart
What was earned stays. Everybody can read this with /rules.\
""")
    assert await ana.says("/rule pair 3 4") == snapshot("""\
Done, from now on:
• Of one person's replies, reactions and thanks to you, the first 3 a day count.
• Between the same two people, the first 4 a day count, both ways together.
What was earned stays. Everybody can read this with /rules.\
""")
    assert await ana.says("/rule least 12") == snapshot("""\
Done, from now on:
• A message counts from 12 letters on; a 汉字 is worth three.
What was earned stays. Everybody can read this with /rules.\
""")
    assert await ana.says("/rule least 12") == snapshot("It is like that already.")
    assert await bo.says("/rules") == snapshot("""\
<b>What earns points here</b>
• a check-in: <b>5</b>
• Days in a row: /milestones
• messages: <b>1</b> each, up to 10 a day, 30 s apart
• pictures and media: <b>1</b> each, up to 5 a day, 60 s apart
• replies to you: <b>3</b> each, up to 30 a day; from 15 points a day on, 1 each
• reactions to you: <b>1</b> each, up to 10 a day
• thanks to you: <b>3</b> each, up to 15 a day
• Of one person's replies, reactions and thanks to you, the first 3 a day count.
• Between the same two people, the first 4 a day count, both ways together.
• A message counts from 12 letters on; a 汉字 is worth three.
• Of messages in quick succession, the first 6 within 60 s count.
Commands, forwards, stickers, repeats and answers to oneself earn nothing. /why tells about any message.
Changed on 5 May by Ana: shortest message 12\
""")
    await in_chinese(world)
    assert await ana.says("/rule 平静") == snapshot("""\
好了，从现在起：
• 发言：每次 <b>1</b> 分，每天最多 5 分，间隔 300 秒
• 发图片、视频、语音等：每次 <b>1</b> 分，每天最多 3 分，间隔 300 秒
• 被人回复：每次 <b>1</b> 分，每天最多 8 分
• 被人点表情：每次 <b>1</b> 分，每天最多 5 分
• 被人感谢：每次 <b>3</b> 分，每天最多 9 分
• 同一个人给你的回复、表情和感谢，每天只算前 3 次。
• 同样两个人互相之间，每天合计只算前 4 次。
已经得到的积分不变。大家都可以用 /rules 查看。\
""")
    assert await bo.says("/rules") == snapshot("""\
<b>本群怎么得积分</b>
• 打卡：<b>5</b> 分
• 连续打卡的奖励：/milestones
• 发言：每次 <b>1</b> 分，每天最多 5 分，间隔 300 秒
• 发图片、视频、语音等：每次 <b>1</b> 分，每天最多 3 分，间隔 300 秒
• 被人回复：每次 <b>1</b> 分，每天最多 8 分
• 被人点表情：每次 <b>1</b> 分，每天最多 5 分
• 被人感谢：每次 <b>3</b> 分，每天最多 9 分
• 同一个人给你的回复、表情和感谢，每天只算前 3 次。
• 同样两个人互相之间，每天合计只算前 4 次。
• 发言满 12 个字母才算，一个汉字抵三个字母。
• 连着发的消息，60 秒内只算前 6 条。
命令、转发、贴纸和重复的内容不计分，自己回复自己也不算。想知道某条消息得没得分，用 /why 回复它。
5月5日 Ana 调整了：好几项\
""")
    assert await ana.says("/rule 均衡") != ""


async def test_what_is_no_rule_is_answered_kindly_and_changes_nothing(world: World) -> None:
    ana = await world.person("Ana", admin=True)
    answers = [await ana.says(f"/rule {words}") for words in ("", "dance 3", "reply 900", "reply 500 cap 900", "reply")]
    await in_chinese(world)
    answers += [await ana.says(f"/rule {words}") for words in ("", "跳舞 3", "回复 900", "回复 500 上限 900")]
    assert answers == snapshot(
        [
            """\
To change one: <code>/rule reply 2 cap 20 cooldown 60</code>
What two may pay each other: <code>/rule pair 6 10</code>
A check-in: <code>/rule checkin 5</code>
The shortest message that counts: <code>/rule least 8</code>
A whole set: <code>/rule calm</code>, <code>balanced</code> or <code>lively</code>
By buttons, in our private chat:\
""",
            """\
I didn't get that. It goes like this:
<code>/rule reply 2 cap 20</code>
<code>/rule message 1 cooldown 60</code> (seconds apart)
<code>/rule photo 3 full 9 after 1</code> (from 9 points a day on, each pays 1)
There are checkin, message, photo, reply, reaction, thanks, pair and least; and calm, balanced, lively.\
""",
            "A day's 20 would not even pay one of 900. Nothing was changed.",
            "That is more than I can make sense of; 100 is the most there. Nothing was changed.",
            """\
I didn't get that. It goes like this:
<code>/rule reply 2 cap 20</code>
<code>/rule message 1 cooldown 60</code> (seconds apart)
<code>/rule photo 3 full 9 after 1</code> (from 9 points a day on, each pays 1)
There are checkin, message, photo, reply, reaction, thanks, pair and least; and calm, balanced, lively.\
""",
            """\
单独调整：<code>/rule 回复 2 上限 20 间隔 60</code>
两个人之间能计几次：<code>/rule 两人 6 10</code>
打卡一次几分：<code>/rule 打卡 5</code>
多长的发言才算：<code>/rule 字数 8</code>
整套更换：<code>/rule 清静</code>、<code>均衡</code>、<code>热闹</code>
想点按钮的话，到私聊里：\
""",
            """\
没看懂。可以这样写：
<code>/rule 回复 2 上限 20</code>
<code>/rule 发言 1 间隔 60</code>（两次至少隔 60 秒）
<code>/rule 图片 3 满 9 之后 1</code>（当天满 9 分后每次 1 分）
能调的有：打卡、发言、图片、回复、表情、感谢、两人、字数；还有整套的清静、均衡、热闹。\
""",
            "每天最多 20 分，还不够给一次 900 分的。规则没有变。",
            "这个数太大了，最多 100。规则没有变。",
        ]
    )
    async with world.app.workshop.work() as work:
        assert points.settings_of(work, 1) == points.Settings()


async def test_an_admin_changes_them_by_buttons(world: World) -> None:
    ana, bo = await world.person("Ana", admin=True), await world.person("Bo")
    await ana.says("/rule")
    assert "start=rules_1" in str(world.said[-1].buttons)
    assert await ana.whispers("/start rules_1") == snapshot("""\
<b>Reading circle</b>: what earns points
• a check-in: <b>5</b>
• messages: <b>1</b> each, up to 10 a day, 60 s apart
• pictures and media: <b>1</b> each, up to 5 a day, 60 s apart
• replies to you: <b>2</b> each, up to 20 a day
• reactions to you: <b>1</b> each, up to 10 a day
• thanks to you: <b>3</b> each, up to 15 a day
• Of one person's replies, reactions and thanks to you, the first 6 a day count.
• Between the same two people, the first 10 a day count, both ways together.
• A message counts from 8 letters on; a 汉字 is worth three.
• Of messages in quick succession, the first 6 within 60 s count.
Commands, forwards, stickers, repeats and answers to oneself earn nothing. /why tells about any message.

Tap what you want to change. What was earned stays, and everybody can read the rules with /rules.\
""")
    assert list(world.said[-1].buttons) == snapshot(
        [
            "check-ins",
            "messages",
            "pictures and media",
            "replies to you",
            "reactions to you",
            "thanks to you",
            "between two people",
            "shortest message",
            "Calm",
            "Balanced",
            "Lively",
        ]
    )
    assert await ana.presses("replies to you") == snapshot("""\
<b>replies to you</b>
• replies to you: <b>2</b> each, up to 20 a day\
""")
    assert list(world.said[-1].buttons) == snapshot(
        [
            "Points −",
            "Points +",
            "Apart −",
            "Apart +",
            "A day −",
            "A day +",
            "In full −",
            "In full +",
            "Then −",
            "Then +",
            "‹ Back",
        ]
    )
    await ana.presses("Points +")
    assert await ana.presses("A day +") == snapshot("""\
<b>replies to you</b>, now:
• replies to you: <b>2</b> each, up to 20 a day

With your change:
• replies to you: <b>3</b> each, up to 22 a day\
""")
    page = world.said[-1]
    assert "✓ Use this" in page.buttons
    assert "admin" in await bo.presses_data(page.buttons["✓ Use this"], page)
    assert await ana.presses("✓ Use this") == snapshot("""\
Done. It holds from now on.
Done, from now on:
• replies to you: <b>3</b> each, up to 22 a day
What was earned stays. Everybody can read this with /rules.\
""")
    await ana.presses("‹ Back")
    assert await ana.presses("between two people") == snapshot("""\
<b>between two people</b>
• Of one person's replies, reactions and thanks to you, the first 6 a day count.
• Between the same two people, the first 10 a day count, both ways together.\
""")
    await ana.presses("‹ Back")
    assert await ana.presses("shortest message") == snapshot("""\
<b>shortest message</b>
• A message counts from 8 letters on; a 汉字 is worth three.\
""")
    await ana.presses("Letters −")
    await ana.presses("✓ Use this")
    await ana.presses("‹ Back")
    assert await ana.presses("Lively") == snapshot("""\
<b>Lively</b>
• messages: <b>2</b> each, up to 40 a day, 30 s apart; from 20 points a day on, 1 each
• pictures and media: <b>3</b> each, up to 15 a day, 60 s apart
• replies to you: <b>3</b> each, up to 45 a day; from 30 points a day on, 1 each
• reactions to you: <b>1</b> each, up to 20 a day
• thanks to you: <b>5</b> each, up to 25 a day
• Of one person's replies, reactions and thanks to you, the first 8 a day count.
• Between the same two people, the first 12 a day count, both ways together.\
""")
    async with world.app.workshop.work() as work:
        assert points.settings_of(work, 1).reply == points.Rule(points=3, daily_cap=22)
    for made_up in ("reply:1.2", "reply:1.2.3.4.x", "reply:1.2.3.4.999999", "dance:1", "calm:1", "reply", ""):
        assert await ana.presses_data(f"points:save:1:{made_up}", page) == snapshot(
            "This button no longer does anything. It belonged to something that is over."
        )
    async with world.app.workshop.work() as work:
        assert points.settings_of(work, 1).reply == points.Rule(points=3, daily_cap=22)


async def test_a_check_in_is_worth_what_admins_say(world: World) -> None:
    ana, bo, cy = await world.person("Ana", admin=True), await world.person("Bo"), await world.person("Cy")
    await bo.says("/checkin")
    assert await ana.says("/rule checkin 8") == snapshot("""\
Done, from now on:
• a check-in: <b>8</b>
What was earned stays. Everybody can read this with /rules.\
""")
    assert await ana.says("/rule checkin 8") == "It is like that already."
    assert await ana.says("/rule checkin 500") == snapshot(
        "That is more than I can make sense of; 100 is the most there. Nothing was changed."
    )
    assert await ana.says("/rule checkin 5 cap 3") != ""
    await cy.says("/checkin")
    async with world.app.workshop.work() as work:
        earned = [(await points.account_of(work, 1, one.id)).balance for one in (bo, cy)]
    assert earned == [5, 8]
    told = await bo.says("/rules")
    assert "• a check-in: <b>8</b>" in told
    assert told.endswith("Changed on 4 May by Ana: check-ins 8")
    await in_chinese(world)
    assert await ana.says("/rule 打卡 0") == snapshot("""\
好了，从现在起：
• 打卡：不计分
已经得到的积分不变。大家都可以用 /rules 查看。\
""")
    await ana.whispers("/start rules_1")
    await ana.presses("check-ins")
    await ana.presses("Points +")
    await ana.presses("✓ Use this")
    assert "打卡：<b>1</b> 分" in await bo.says("/rules")


async def test_two_admins_at_the_same_rule(world: World) -> None:
    """The second sees what the first has done, and overwrites nothing unseen."""
    ana, eve = await world.person("Ana", admin=True), await world.person("Eve", admin=True)
    await ana.says("/rules")
    await ana.whispers("/start rules_1")
    await ana.presses("replies to you")
    await ana.presses("Points +")
    page = world.said[-1]
    await ana.whispers("/start rules_1")
    lists = world.said[-1]
    await ana.presses("Lively")
    sets = world.said[-1]
    await eve.says("/rule reply 5 cap 50")
    assert await ana.presses("✓ Use this", page) == snapshot("""\
⚠️ Somebody has changed this meanwhile. Nothing was saved; look once more.

<b>replies to you</b>, now:
• replies to you: <b>5</b> each, up to 50 a day

With your change:
• replies to you: <b>3</b> each, up to 20 a day\
""")
    async with world.app.workshop.work() as work:
        assert points.settings_of(work, 1).reply == points.Rule(points=5, daily_cap=50)
    assert await ana.presses("Points +", page) == snapshot("""\
<b>replies to you</b>, now:
• replies to you: <b>5</b> each, up to 50 a day

With your change:
• replies to you: <b>4</b> each, up to 20 a day\
""")
    assert "meanwhile" in await ana.presses("✓ Use this", sets)
    async with world.app.workshop.work() as work:
        assert points.settings_of(work, 1).message == points.Settings().message
    await ana.presses("✓ Use this")
    async with world.app.workshop.work() as work:
        assert points.settings_of(work, 1).reply == points.PRESETS["lively"]["reply"]
    assert all(len(data) <= 64 for one in (page, lists, sets) for data in one.buttons.values())
