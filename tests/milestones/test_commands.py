"""What everybody reads of the ladder, and how admins change it, in both languages."""

from inline_snapshot import snapshot

from bot.features.milestones import Step
from tests.checkins.conftest import speaks_chinese
from tests.milestones.conftest import parrot, people, step
from tests.support.world import World


async def test_everybody_may_read_it_and_admins_change_it(world: World) -> None:
    ana, admin = await people(world)
    await parrot(world, admin)
    await admin.says("/reward new 🍵 Tea 50 stock 1")
    assert await ana.says("/milestones") == snapshot("""\
<b>What a streak brings here</b>
• 3 days: a kind word
• 7 days: a kind word
• 14 days: a kind word
• 21 days: +20 points
• 30 days: +30 points, ❄ a freeze
• 50 days: +50 points, ❄ a freeze
• 100 days: +100 points, ❄ a freeze
• 365 days: +365 points, ❄ a freeze
• Every 7 days in a row: +10 points
• Every 7 days in a row: ❄ a freeze, 2 in hand at most\
""")
    assert world.said[-1].buttons == {}
    assert await ana.says("/milestone 21 points 5") == snapshot("Only admins of this group can do that.")
    assert await admin.says("/milestone 21 points 30 freeze 1 badge Parrot reward Tea") == snapshot("""\
Done, from now on:
• 21 days: +30 points, ❄ a freeze, 🦜 Parrot, 🍵 Tea
What was reached stays as it was. Everybody can read this with /milestones.\
""")
    assert await admin.says("/milestone 21 points 30 freeze 1 badge Parrot reward Tea") == snapshot(
        "It is like that already."
    )
    assert await ana.says("/rules") == snapshot("""\
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
Commands, forwards, stickers, repeats and answers to oneself earn nothing. /why tells about any message.
Changed on 4 May by Vera: a milestone of a streak: 21 days (/milestones)\
""")
    assert await admin.says("/milestone 5 points 3") == snapshot("""\
Done, from now on:
• 5 days: +3 points
What was reached stays as it was. Everybody can read this with /milestones.\
""")
    assert await admin.says("/milestone 14 off") == snapshot(
        "14 days are no milestone any more. What it brought stays."
    )
    assert await admin.says("/milestone 14 off") == snapshot("It is like that already.")
    assert await admin.says("/milestone 21 badge none freeze 0") == snapshot("""\
Done, from now on:
• 21 days: +30 points, 🍵 Tea
What was reached stays as it was. Everybody can read this with /milestones.\
""")
    assert await admin.says("/milestone bonus 20 5") == snapshot("""\
Done, from now on:
• Every 5 days in a row: +20 points
What was reached stays as it was. Everybody can read this with /milestones.\
""")
    assert await admin.says("/milestone freeze 10") == snapshot("""\
Done, from now on:
• Every 10 days in a row: ❄ a freeze, 2 in hand at most
What was reached stays as it was. Everybody can read this with /milestones.\
""")
    await ana.says("/checkin")
    assert await ana.says("/milestones") == snapshot("""\
<b>What a streak brings here</b>
• 3 days: a kind word
• 5 days: +3 points
• 7 days: a kind word
• 21 days: +30 points, 🍵 Tea
• 30 days: +30 points, ❄ a freeze
• 50 days: +50 points, ❄ a freeze
• 100 days: +100 points, ❄ a freeze
• 365 days: +365 points, ❄ a freeze
• Every 5 days in a row: +20 points
• Every 10 days in a row: ❄ a freeze, 2 in hand at most
You are at one day; the next comes at 3.\
""")
    assert await ana.says("/rules") == snapshot("""\
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
Commands, forwards, stickers, repeats and answers to oneself earn nothing. /why tells about any message.
Changed on 4 May by Vera: days in a row for a freeze: 10\
""")


async def test_in_chinese(world: World) -> None:
    await speaks_chinese(world)
    ming, admin = await people(world, language="zh-hans")
    await admin.says("/reward new 🍵 奶茶 50 stock 1")
    answers = [
        await admin.says(f"/milestone {words}")
        for words in (
            "",
            "21 积分 30 保护卡 1 奖品 奶茶",
            "14 取消",
            "连续奖励 20 5",
            "保护卡 10",
            "21 徽章 没有的",
            "二十一",
        )
    ]
    assert answers == snapshot(
        [
            """\
这样设置：
<code>/milestone 21 积分 30 保护卡 1 徽章 夜猫子 奖品 奶茶</code>
去掉其中一样：<code>/milestone 21 徽章 无</code>，整级取消：<code>/milestone 21 取消</code>
<code>/milestone 连续奖励 10 7</code>：每连续 7 天多得 10 分
<code>/milestone 保护卡 7</code>：每连续 7 天得一张保护卡
也可以在私聊里用按钮：\
""",
            """\
好了，从现在起：
• 21 天：积分 +30，❄ 保护卡 1 张，🍵 奶茶
已经达到的不变。大家都可以用 /milestones 查看。\
""",
            "14 天不再是里程碑，已经得到的不变。",
            """\
好了，从现在起：
• 每连续 5 天：积分 +20
已经达到的不变。大家都可以用 /milestones 查看。\
""",
            """\
好了，从现在起：
• 每连续 10 天：❄ 一张保护卡，手里最多 2 张
已经达到的不变。大家都可以用 /milestones 查看。\
""",
            "这里没有“没有的”这枚徽章，或者已经停用了。用 /badge list 查看。",
            """\
没看懂，这样写：
<code>/milestone 21 积分 30 保护卡 1 徽章 夜猫子 奖品 奶茶</code>
<code>/milestone 21 取消</code> · <code>/milestone 连续奖励 10 7</code> · <code>/milestone 保护卡 7</code>\
""",
        ]
    )
    await ming.says("/checkin")
    assert await ming.says("/milestones") == snapshot("""\
<b>本群连续打卡的奖励</b>
• 3 天：一句鼓励
• 7 天：一句鼓励
• 21 天：积分 +30，❄ 保护卡 1 张，🍵 奶茶
• 30 天：积分 +30，❄ 保护卡 1 张
• 50 天：积分 +50，❄ 保护卡 1 张
• 100 天：积分 +100，❄ 保护卡 1 张
• 365 天：积分 +365，❄ 保护卡 1 张
• 每连续 5 天：积分 +20
• 每连续 10 天：❄ 一张保护卡，手里最多 2 张
你已连续 1 天，下一个里程碑是 3 天。\
""")
    assert await ming.says("/rules") == snapshot("""\
<b>本群怎么得积分</b>
• 打卡：<b>5</b> 分
• 连续打卡的奖励：/milestones
• 发言：每次 <b>1</b> 分，每天最多 10 分，间隔 60 秒
• 发图片、视频、语音等：每次 <b>1</b> 分，每天最多 5 分，间隔 60 秒
• 被人回复：每次 <b>2</b> 分，每天最多 20 分
• 被人点表情：每次 <b>1</b> 分，每天最多 10 分
• 被人感谢：每次 <b>3</b> 分，每天最多 15 分
• 同一个人给你的回复、表情和感谢，每天只算前 6 次。
• 同样两个人互相之间，每天合计只算前 10 次。
• 发言满 8 个字母才算，一个汉字抵三个字母。
• 连着发的消息，60 秒内只算前 6 条。
命令、转发、贴纸和重复的内容不计分，自己回复自己也不算。想知道某条消息得没得分，用 /why 回复它。
5月4日 Vera 调整了：得保护卡的天数 10\
""")


async def test_what_makes_no_sense_changes_nothing(world: World) -> None:
    _, admin = await people(world)
    before = await admin.says("/milestones")
    answers = [
        await admin.says(f"/milestone {words}")
        for words in (
            "", "dance", "1 points 3", "9999 points 3", "21 points 99999", "21 freeze 9", "21 badge Nobody",
            "21 reward Nothing", "freeze 1", "freeze 400", "bonus 99999 7", "22 off",
        )
    ]  # fmt: skip
    assert answers == snapshot(
        [
            """\
Like this:
<code>/milestone 21 points 30 freeze 1 badge Owl reward Tea</code>
<code>/milestone 21 badge none</code> takes one thing off, <code>/milestone 21 off</code> the whole step.
<code>/milestone bonus 10 7</code>: 10 points on top every 7 days in a row.
<code>/milestone freeze 7</code>: a freeze every 7 days in a row.
By buttons, in our private chat:\
""",
            """\
I didn't get that. It goes like this:
<code>/milestone 21 points 30 freeze 1 badge Owl reward Tea</code>
<code>/milestone 21 off</code> · <code>/milestone bonus 10 7</code> · <code>/milestone freeze 7</code>\
""",
            "A milestone is 2 to 3,650 days in a row.",
            "A milestone is 2 to 3,650 days in a row.",
            "A milestone brings 10,000 points and 7 freezes at most.",
            "A milestone brings 10,000 points and 7 freezes at most.",
            "There is no badge called Nobody here, or it is retired. /badge list shows them.",
            "There is no reward called Nothing on the shelf. /shop shows it.",
            "A freeze comes every 2 to 365 days in a row.",
            "A freeze comes every 2 to 365 days in a row.",
            "A milestone brings 10,000 points and 7 freezes at most.",
            "It is like that already.",
        ]
    )
    assert await admin.says("/milestones") == before


# --- Buttons ---


async def test_buttons_in_private(world: World) -> None:
    _, admin = await people(world)
    await parrot(world, admin)
    await admin.says("/reward new 🍵 Tea 50")
    await admin.says("/milestones")
    assert [*world.said[-1].buttons] == ["Change this"]
    assert await admin.whispers("/start milestones_1") == snapshot("""\
<b>Reading circle</b>
<b>What a streak brings here</b>
• 3 days: a kind word
• 7 days: a kind word
• 14 days: a kind word
• 21 days: +20 points
• 30 days: +30 points, ❄ a freeze
• 50 days: +50 points, ❄ a freeze
• 100 days: +100 points, ❄ a freeze
• 365 days: +365 points, ❄ a freeze
• Every 7 days in a row: +10 points
• Every 7 days in a row: ❄ a freeze, 2 in hand at most
Tap what is to change.\
""")
    assert [*world.said[-1].buttons] == snapshot(
        [
            "3 days",
            "7 days",
            "14 days",
            "21 days",
            "30 days",
            "50 days",
            "100 days",
            "365 days",
            "+ 5 days",
            "+ 10 days",
            "+ 40 days",
            "Bonus",
            "Freezes",
        ]
    )
    assert await admin.presses("21 days") == snapshot("• 21 days: +20 points")
    assert await admin.presses("Points +") == snapshot("""\
Now:
• 21 days: +20 points
New:
• 21 days: +30 points\
""")
    assert await admin.presses("✓ Use this") == snapshot("""\
Done. It holds from now on.
Done, from now on:
• 21 days: +30 points
What was reached stays as it was. Everybody can read this with /milestones.\
""")
    await admin.presses("‹ Back")
    await admin.presses("21 days")
    assert await admin.presses("Badge…") == snapshot(
        "Which badge comes with 21 days? Others by name, in the group: <code>/milestone 21 badge …</code>"
    )
    assert await admin.presses("🦜 Parrot") == snapshot("""\
Done. It holds from now on.
Done, from now on:
• 21 days: +30 points, 🦜 Parrot
What was reached stays as it was. Everybody can read this with /milestones.\
""")
    await admin.presses("‹ Back")
    await admin.presses("21 days")
    await admin.presses("Reward…")
    assert await admin.presses("🍵 Tea · 50") == snapshot("""\
Done. It holds from now on.
Done, from now on:
• 21 days: +30 points, 🦜 Parrot, 🍵 Tea
What was reached stays as it was. Everybody can read this with /milestones.\
""")
    await admin.presses("‹ Back")
    await admin.presses("+ 5 days")
    assert await admin.presses("✓ Use this") == snapshot("""\
Done. It holds from now on.
Done, from now on:
• 5 days: a kind word
What was reached stays as it was. Everybody can read this with /milestones.\
""")
    await admin.presses("‹ Back")
    await admin.presses("5 days")
    assert await admin.presses("Take it off") == snapshot("5 days are no milestone any more. What it brought stays.")
    await admin.presses("‹ Back")
    await admin.presses("Freezes")
    await admin.presses("Days +")
    assert await admin.presses("✓ Use this") == snapshot("""\
Done. It holds from now on.
Done, from now on:
• Every 8 days in a row: ❄ a freeze, 2 in hand at most
What was reached stays as it was. Everybody can read this with /milestones.\
""")


async def test_the_second_of_two_admins_sees_what_the_first_changed(world: World) -> None:
    _, admin = await people(world)
    await admin.whispers("/start milestones_1")
    await admin.presses("21 days")
    await admin.presses("Points +")
    await admin.says("/milestone 21 points 45")
    assert await admin.presses("✓ Use this") == snapshot("""\
Somebody changed this in the meantime. Look again:
Now:
• 21 days: +45 points
New:
• 21 days: +30 points\
""")
    assert await step(world, 21) == Step(21, 45)
