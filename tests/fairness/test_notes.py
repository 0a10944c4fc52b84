"""Admins are told in private, with the numbers, once; nobody else hears of it, and nothing is taken away."""

from datetime import timedelta
from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from bot.features import communities, fairness, points
from bot.features.communities import CommunitiesMerged
from bot.features.points import Earning

if TYPE_CHECKING:
    from tests.support.world import Human, World


async def praise_each_other(world: "World", one: "Human", other: "Human", days: int = 4) -> None:
    """Three replies each way, every day."""
    async with world.app.workshop.work() as work:
        for back in range(days):
            at = work.now - timedelta(days=back)
            for giver, receiver in ((one, other), (other, one)):
                for number in range(3):
                    key = f"r:{giver.id}-{at.date()}-{number}"
                    when = at + timedelta(minutes=number)
                    earning = Earning(1, receiver.id, "reply", key, at.date(), when, None, giver.id)
                    await points.earn_many(work, [earning])


async def circle(world: "World", *, language: str = "en") -> tuple["Human", "Human", "Human"]:
    boss = await world.person("Boss", admin=True, language=language)
    await boss.joins()
    world.telegram.roles[world.group.chat_id, boss.id] = "administrator"
    await world.deliver({"chat_member": _promoted(world, boss)})
    ana, ben = await world.person("Ana <3"), await world.person("Ben")
    for who in (ana, ben):
        await who.says("I am here")
    return boss, ana, ben


def _promoted(world: "World", boss: "Human") -> dict[str, object]:
    rights = dict.fromkeys(
        ("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
         "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
         "can_edit_stories", "can_delete_stories"), False,
    )  # fmt: skip
    return {
        "chat": world.group.chat,
        "from": boss.user,
        "date": int(world.clock.now().timestamp()),
        "old_chat_member": {"user": boss.user, "status": "member"},
        "new_chat_member": {"user": boss.user, "status": "administrator", **rights},
    }


async def night(world: "World") -> list[tuple[int, str]]:
    """What was said, and where."""
    async with world.app.workshop.work() as work:
        await fairness.begin(work)
    before = len(world.said)
    await world.pass_time(days=1)
    return [(one.chat_id, one.text) for one in world.said[before:] if "🔎" in one.text]


async def test_an_admin_with_a_private_line_is_told_once(world: "World") -> None:
    boss, ana, ben = await circle(world)
    await boss.opens_private_chat()
    await praise_each_other(world, ana, ben)
    [(where, text)] = await night(world)
    assert where == boss.id
    assert text == snapshot("""\
🔎 <b>Reading circle</b>: in the last 14 days, Ana &lt;3, Ben were paid 20 times for replies, reactions and thanks, 20 of them by each other.
Ana &lt;3 → Ben: 10
Ben → Ana &lt;3: 10
That may be a good friendship, or a game for points. Nothing was taken or blocked, and they are told nothing: it is yours to judge.\
""")
    told = world.said[-1]
    assert await night(world) == []
    assert await ana.presses_data(told.buttons["Looks fine"], told) == "Only admins of this group can do that."
    assert await boss.presses("Looks fine", told) == snapshot(
        "Good. I say nothing more of these members for ninety days."
    )
    await world.pass_time(days=31)
    await praise_each_other(world, ana, ben)
    assert await night(world) == []


async def test_after_a_month_they_are_told_again(world: "World") -> None:
    boss, ana, ben = await circle(world)
    await boss.opens_private_chat()
    await praise_each_other(world, ana, ben)
    assert len(await night(world)) == 1
    await world.pass_time(days=31)
    await praise_each_other(world, ana, ben)
    assert len(await night(world)) == 1


async def test_without_a_private_line_nothing_is_said_anywhere(world: "World") -> None:
    boss, ana, ben = await circle(world)
    await praise_each_other(world, ana, ben)
    assert await night(world) == []
    assert await boss.says("/fairness") == snapshot(
        "I tell that in our private chat only. Open it once (press my name, then <i>Start</i>), and ask again."
    )


async def test_an_admin_may_ask(world: "World") -> None:
    boss, ana, ben = await circle(world)
    await boss.opens_private_chat()
    assert await boss.says("/fairness") == snapshot("Nothing stands out: nobody here is paid mostly by each other.")
    await praise_each_other(world, ana, ben)
    assert "Ben → Ana &lt;3: 10" in await boss.says("/fairness")
    assert world.said[-1].chat_id == boss.id
    assert await ana.says("/fairness") == "Only admins of this group can do that."


async def test_in_chinese(world: "World") -> None:
    boss, ana, ben = await circle(world, language="zh-hans")
    await boss.opens_private_chat()
    await praise_each_other(world, ana, ben)
    [(_, text)] = await night(world)
    assert text == snapshot("""\
🔎 <b>Reading circle</b>：最近 14 天，Ana &lt;3、Ben因为被回复、点表情、感谢一共得分 20 次，其中 20 次来自彼此。
Ana &lt;3 → Ben：10 次
Ben → Ana &lt;3：10 次
可能是聊得来，也可能是在刷分。我没有扣分，没有限制，也没有告诉他们，请你来判断。\
""")
    assert await boss.presses("没问题") == snapshot("好，九十天内不再提这几位。")


async def test_two_groups_become_one(world: "World") -> None:
    boss, ana, ben = await circle(world)
    await boss.opens_private_chat()
    await praise_each_other(world, ana, ben)
    await night(world)
    async with world.app.workshop.work() as work:
        other = await communities.of_chat(work, -2, "Elsewhere")
        await work.announce(CommunitiesMerged(other.id, 1))
        [finding] = await fairness.find(work, other.id)
        await fairness.looks_fine(work, other.id, finding.ring.token)


async def test_what_a_repeat_and_a_burst_are_is_chosen_in_the_chat(world: "World") -> None:
    boss, ana = await world.person("Boss", admin=True), await world.person("Ana")
    said = ("burst 2 30", "burst 2 30", "similar 60%", "similar off", "burst 99", "similar 20", "dance", "burst 6 x")
    answers = [await boss.says(f"/fairness {words}") for words in said]
    assert answers == snapshot(
        [
            """\
Done, from now on:
• Of messages in quick succession, the first 2 within 30 s count.
• From 85 % in common with one of one's last, a message is a repeat.
What was earned stays. Everybody can read this with /rules.\
""",
            "It is like that already.",
            """\
Done, from now on:
• Of messages in quick succession, the first 2 within 30 s count.
• From 60 % in common with one of one's last, a message is a repeat.
What was earned stays. Everybody can read this with /rules.\
""",
            """\
Done, from now on:
• Of messages in quick succession, the first 2 within 30 s count.
• Repeats count, too.
What was earned stays. Everybody can read this with /rules.\
""",
            """\
I didn't get that. It goes like this:
<code>/fairness burst 6 60</code> (of messages within 60 s the first 6 count; up to 20, and 5 to 600 s)
<code>/fairness similar 85</code> (from 85 % in common on it is a repeat; 50 to 100)
<code>/fairness burst off</code>, <code>/fairness similar off</code>\
""",
            """\
I didn't get that. It goes like this:
<code>/fairness burst 6 60</code> (of messages within 60 s the first 6 count; up to 20, and 5 to 600 s)
<code>/fairness similar 85</code> (from 85 % in common on it is a repeat; 50 to 100)
<code>/fairness burst off</code>, <code>/fairness similar off</code>\
""",
            """\
I didn't get that. It goes like this:
<code>/fairness burst 6 60</code> (of messages within 60 s the first 6 count; up to 20, and 5 to 600 s)
<code>/fairness similar 85</code> (from 85 % in common on it is a repeat; 50 to 100)
<code>/fairness burst off</code>, <code>/fairness similar off</code>\
""",
            """\
I didn't get that. It goes like this:
<code>/fairness burst 6 60</code> (of messages within 60 s the first 6 count; up to 20, and 5 to 600 s)
<code>/fairness similar 85</code> (from 85 % in common on it is a repeat; 50 to 100)
<code>/fairness burst off</code>, <code>/fairness similar off</code>\
""",
        ]
    )
    assert await ana.says("/fairness burst off") == "Only admins of this group can do that."
    for number in range(3):
        await ana.says(f"{number * 7919} is a number I like")
    third = ana.last_message
    assert await boss.says("/why", reply_to_message=third) == snapshot(
        "No points for that one: many were written in quick succession, and the first ones count. It is welcome all the same!"
    )
    assert (await ana.says("/rules")).splitlines()[-3:] == snapshot(
        [
            "• Of messages in quick succession, the first 2 within 30 s count.",
            "Commands, forwards, stickers and answers to oneself earn nothing. /why tells about any message.",
            "Changed on 4 May by Boss: likeness of repeats 0",
        ]
    )
    async with world.app.workshop.work() as work:
        await communities.choose_language(work, communities.get(work, 1), "zh-CN")
    chinese = [await boss.says(f"/fairness {words}") for words in ("连发 6 60秒", "相似 85％", "跳舞")]
    chinese += [await boss.says("/why", reply_to_message=third)]
    assert chinese == snapshot(
        [
            """\
好了，从现在起：
• 连着发的消息，60 秒内只算前 6 条。
• 重复的内容也算。
已经得到的积分不变。大家都可以用 /rules 查看。\
""",
            """\
好了，从现在起：
• 连着发的消息，60 秒内只算前 6 条。
• 跟自己前几条相似满 85% 的，算重复。
已经得到的积分不变。大家都可以用 /rules 查看。\
""",
            """\
没看懂。可以这样写：
<code>/fairness 连发 6 60</code>（60 秒内只算前 6 条；最多 20 条，5 到 600 秒）
<code>/fairness 相似 85</code>（相似度满 85% 算重复；50 到 100）
<code>/fairness 连发 关</code>、<code>/fairness 相似 关</code>\
""",
            "这条消息没有加分：短时间内连着发了好多条，前几条计分。发言一样欢迎！",
        ]
    )
