"""/month and /card, in words; what they look like is in tests/drawing."""

from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from bot.features import communities

if TYPE_CHECKING:
    from tests.support.world import World


async def in_chinese(world: "World") -> None:
    async with world.app.workshop.work() as work:
        community = await communities.of_chat(work, world.group.chat_id, world.group.title)
        await communities.choose_language(work, community, "zh-CN")


async def test_a_month(world: "World") -> None:
    ana = await world.person("Ana <3")
    assert await ana.says("/month") == snapshot(
        "There is nothing to put on a picture yet. Your first check-in will change that: /checkin"
    )
    await ana.says("/checkin")
    await world.pass_time(days=2)
    await ana.says("/checkin")
    assert await ana.says("/month") == snapshot("""\
🗓 <b>Ana &lt;3</b> · Reading circle
May 2026: 2 check-ins, 2 in all.\
""")
    first = world.said[-1].photo
    assert world.telegram.files[first].startswith(b"\xff\xd8")
    await ana.says("/month")
    assert world.said[-1].photo == first
    await world.pass_time(days=1)
    await ana.says("/checkin")
    assert await ana.says("/month") == snapshot("""\
🗓 <b>Ana &lt;3</b> · Reading circle
May 2026: 3 check-ins, 2 days in a row, 3 in all.\
""")
    await world.pass_time(days=30)
    assert await ana.says("/month") == snapshot("""\
🗓 <b>Ana &lt;3</b> · Reading circle
June 2026: no check-in yet, 3 in all.\
""")


async def test_a_card(world: "World") -> None:
    ana = await world.person("Ana <3")
    await ana.says("I am here")
    assert await ana.says("/card") == snapshot("""\
🪪 <b>Ana &lt;3</b> · 🌰 Newcomer · Reading circle
0 days in a row · 0 check-ins · 0 points · no badge yet\
""")
    await ana.says("/checkin")
    assert await ana.says("/card") == snapshot("""\
🪪 <b>Ana &lt;3</b> · 🌰 Newcomer · Reading circle
1 day in a row · 1 check-in · 5 points · one badge\
""")
    assert world.said[-1].photo
    assert await ana.whispers("/card") == snapshot("""\
🪪 <b>Ana &lt;3</b> · 🌰 Newcomer · Reading circle
1 day in a row · 1 check-in · 5 points · one badge\
""")


async def test_in_chinese(world: "World") -> None:
    li = await world.person("小李", language="zh-hans")
    await in_chinese(world)
    await li.says("打卡")
    await world.pass_time(days=1)
    await li.says("打卡")
    assert await li.says("/month") == snapshot("""\
🗓 <b>小李</b> · Reading circle
2026 年 5 月：打卡 2 天，已连续 2 天，累计 2 次。\
""")
    assert await li.says("/card") == snapshot("""\
🪪 <b>小李</b> · 🌰 新人 · Reading circle
连续 2 天 · 打卡 2 次 · 累计 10 分 · 1 枚徽章\
""")


async def test_other_cards(world: "World") -> None:
    ana, ben = await world.person("Ana <3"), await world.person("Ben")
    assert await ana.says("/card top") == snapshot(
        "Nobody has earned anything this week yet. It begins with a check-in: /checkin"
    )
    assert await ana.says("/card badges") == snapshot(
        "No badge yet, and that changes quickly: /badges shows what is near."
    )
    assert await ana.says("/card certificate") == snapshot(
        "A certificate is for 7 days in a row or more. Every one of them begins with /checkin"
    )
    assert await ana.says("/card of tarot") == snapshot(
        "I can draw <code>/card</code>, <code>/card badges</code>, <code>/card top</code> and <code>/card certificate</code>."
    )
    for _ in range(7):
        await ana.says("/checkin")
        await world.pass_time(days=1)
    await ben.says("/checkin")
    await ana.says("/checkin")
    assert await ana.says("/card top") == snapshot("""\
🏆 <b>Reading circle</b>, this week
🥇 Ana &lt;3 · 5
🥇 Ben · 5\
""")
    assert await ben.says("/card badges") == snapshot("""\
🎖 <b>Ben</b> · Reading circle
👣 First step\
""")
    assert await ana.says("/card certificate") == snapshot(
        "📜 <b>Ana &lt;3</b> kept it up for 8 days in a row in Reading circle, with 8 check-ins in all (11 May)."
    )
    assert all(one.photo for one in world.said[-3:])


async def test_other_cards_in_chinese(world: "World") -> None:
    li = await world.person("小李", language="zh-hans")
    await in_chinese(world)
    for _ in range(7):
        await li.says("打卡")
        await world.pass_time(days=1)
    assert await li.says("/card 榜单") == snapshot("这周还没有人得分。从一次打卡开始：/checkin")
    await li.says("打卡")
    assert await li.says("/card 榜单") == snapshot("""\
🏆 <b>Reading circle</b> 本周榜
🥇 小李 · 5\
""")
    assert await li.says("/card 徽章") == snapshot("""\
🎖 <b>小李</b> · Reading circle
🔥 不灭的火 · 连续 7 天
👣 第一步\
""")
    assert await li.says("/card 证书") == snapshot(
        "📜 <b>小李</b>在 Reading circle 连续打卡 8 天，累计 8 次（5月11日）。"
    )
    assert await li.says("/card 塔罗") == snapshot(
        "我会画 <code>/card</code>、<code>/card 徽章</code>、<code>/card 榜单</code> 和 <code>/card 证书</code>。"
    )
