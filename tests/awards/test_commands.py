"""What admins write and everybody sees, through the real app."""

from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from bot.doctor import examine
from bot.features import awards, communities, points
from bot.features.communities import CommunitiesMerged
from tests.support.moments import START

if TYPE_CHECKING:
    from tests.support.world import Human, World


async def speaks_chinese(world: "World") -> None:
    async with world.app.workshop.work() as work:
        community = await communities.of_chat(work, world.group.chat_id, world.group.title)
        await communities.choose_language(work, community, "zh-CN")


async def balance(world: "World", who: "Human") -> int:
    async with world.app.workshop.work() as work:
        assert (await points.audit(work.db))["problems"] == []
        return (await points.account_of(work, 1, who.id)).balance


async def test_giving_and_taking(world: "World") -> None:
    boss, ben = await world.person("Boss", admin=True), await world.person("Ben")
    await ben.says("I am here")
    said = ben.last_message
    assert await boss.says("/awards") == snapshot(
        "Nothing was given or taken by hand yet. <code>/award 10 for hosting</code> in answer to a message does it."
    )
    assert await boss.says("/award 10 for <hosting>", reply_to_message=said) == snapshot(
        "⭐ Ben gets 10 points from Boss: for &lt;hosting&gt;"
    )
    assert await balance(world, ben) == 10
    assert await boss.says("/take 4 too many photos", reply_to_message=said) == snapshot(
        "Boss took 4 points from Ben: too many photos"
    )
    assert await boss.says("/take 50 for shouting", reply_to_message=said) == snapshot(
        "Boss took 6 points from Ben: for shouting (That was all there was; nobody goes below zero.)"
    )
    assert await balance(world, ben) == 0
    assert await boss.says("/take 5 again", reply_to_message=said) == snapshot("There are no points to take.")
    assert await ben.says("/why") == snapshot("""\
<b>Your last entries</b>
<b>−6</b> for shouting (from Boss) · 4 May
<b>−4</b> too many photos (from Boss) · 4 May
<b>+10</b> for &lt;hosting&gt; (from Boss) · 4 May
Reply to a message with /why to hear what that one earned.\
""")
    assert await boss.says("/awards") == snapshot("""\
<b>Given and taken by hand</b>
4 May · +10 Ben: for &lt;hosting&gt; (Boss)
4 May · −4 Ben: too many photos (Boss)
4 May · −6 Ben: for shouting (Boss)\
""")


async def test_taking_it_back(world: "World") -> None:
    boss, ben = await world.person("Boss", admin=True), await world.person("Ben")
    await ben.says("I am here")
    said = ben.last_message
    await boss.says("/award 10 for hosting", reply_to_message=said)
    given = world.said[-1]
    assert await ben.presses("Take back", given) == "Only admins of this group can do that."
    assert await boss.presses("Take back", given) == snapshot("Taken back: 10 points to Ben (for hosting)")
    assert await boss.presses_data("awards:undo:1:1", given) == snapshot(
        "This button no longer does anything. It belonged to something that is over."
    )
    assert await balance(world, ben) == 0
    await boss.says("/award 10 for hosting", reply_to_message=said)
    await boss.says("/take 3 by mistake", reply_to_message=said)
    assert await boss.presses("Take back", world.said[-1]) == snapshot("Given back: 3 points to Ben (by mistake)")
    assert await balance(world, ben) == 10
    assert await boss.says("/awards") == snapshot("""\
<b>Given and taken by hand</b>
<s>4 May · 10 Ben: for hosting (Boss)</s>
4 May · +10 Ben: for hosting (Boss)
<s>4 May · 3 Ben: by mistake (Boss)</s>\
""")


async def test_what_is_not_done_is_said_kindly_and_changes_nothing(world: "World") -> None:
    boss, ben = await world.person("Boss", admin=True), await world.person("Ben")
    await ben.says("I am here")
    said = ben.last_message
    answers = [
        await boss.says(f"/award {words}", reply_to_message=said)
        for words in ("", "ten for hosting", "10", "0 for nothing", "101 for hosting", "10 @nobody_here for hosting")
    ]
    assert answers == snapshot(
        [
            """\
Answer somebody's message with <code>/award 10 for hosting</code>, or write <code>/award @name 10 for hosting</code>.
<code>/take</code> does the opposite.\
""",
            """\
Answer somebody's message with <code>/award 10 for hosting</code>, or write <code>/award @name 10 for hosting</code>.
<code>/take</code> does the opposite.\
""",
            "Please say what for, as everybody reads it: <code>/award 10 for hosting</code>",
            "From 1 to 100 points at a time.",
            "From 1 to 100 points at a time.",
            "I know nobody here called @nobody_here. You can answer one of their messages.",
        ]
    )
    assert await boss.says("/award 10 for hosting") == answers[0]
    await boss.says("And so am I")
    assert await boss.says("/award 10 for me", reply_to_message=boss.last_message) == snapshot(
        "Nobody awards themselves here. Another admin can."
    )
    for _ in range(5):
        await boss.says("/award 90 for hosting", reply_to_message=said)
    assert await boss.says("/award 90 for hosting", reply_to_message=said) == snapshot(
        "500 points a day is what one admin may give and take here. Today 50 are left."
    )
    assert await balance(world, ben) == 450
    await ben.leaves()
    assert await boss.says("/award 10 for hosting", reply_to_message=said) == snapshot(
        "That person is not in the group at present."
    )
    await world.pass_time(days=1)
    await ben.joins()
    assert "Ben gets 90 points from Boss" in await boss.says("/award 90 for hosting", reply_to_message=said)


async def test_in_chinese(world: "World") -> None:
    boss, ben = await world.person("群主", admin=True), await world.person("小本", language="zh-hans")
    await speaks_chinese(world)
    await ben.says("早上好呀")
    said = ben.last_message
    assert await boss.says("/award 10分 主持读书会", reply_to_message=said) == snapshot(
        "⭐ 群主 给 小本 加 10 分：主持读书会"
    )
    assert await boss.says("/take 20 刷屏", reply_to_message=said) == snapshot(
        "群主 扣了 小本 11 分：刷屏（只有这么多，分数不会扣成负的。）"
    )
    assert await boss.presses("撤回", world.said[-1]) == snapshot("已还给 小本 11 分（刷屏）")
    assert await boss.says("/awards") == snapshot("""\
<b>手动加分和扣分</b>
5月4日 · +10 小本：主持读书会（群主）
<s>5月4日 · 11 小本：刷屏（群主）</s>\
""")
    assert await ben.says("/why") == snapshot("""\
<b>最近的积分记录</b>
<b>+11</b> 管理员撤回 · 5月4日
<b>+1</b> 发言 · 5月4日
<b>−11</b> 刷屏（群主） · 5月4日
<b>+10</b> 主持读书会（群主） · 5月4日
用 /why 回复某条消息，可以看它得了多少分。\
""")
    assert await boss.says("/award", reply_to_message=said) == snapshot("""\
回复对方的消息发 <code>/award 10 主持读书会</code>，或者写 <code>/award @名字 10 主持读书会</code>。
<code>/take</code> 是扣分，用法一样。\
""")
    assert await boss.says("/award 10", reply_to_message=said) == snapshot(
        "请写上原因，大家都看得到：<code>/award 10 主持读书会</code>"
    )


async def test_the_same_message_gives_once(world: "World") -> None:
    boss, ben = await world.person("Boss", admin=True), await world.person("Ben")
    await ben.says("I am here")
    await boss.says("/award 10 for hosting", reply_to_message=ben.last_message)
    update = {"message": boss.last_message}
    await world.deliver(update, update)
    assert await balance(world, ben) == 10
    assert (await examine(world.app.config))["problems"] == []


async def test_two_groups_become_one(world: "World") -> None:
    boss, ben = await world.person("Boss", admin=True), await world.person("Ben")
    await ben.says("I am here")
    await boss.says("/award 10 for hosting", reply_to_message=ben.last_message)
    async with world.app.workshop.work() as work:
        other = await communities.of_chat(work, -2, "Elsewhere")
        await work.announce(CommunitiesMerged(other.id, 1))
        [moved] = await awards.recent(work, other.id)
        assert (moved.amount, moved.reason, moved.day) == (10, "for hosting", START.date())
        assert await awards.recent(work, 1) == []
        assert (await points.account_of(work, other.id, ben.id)).balance == 10
