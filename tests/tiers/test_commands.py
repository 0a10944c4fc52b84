from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from bot.features import communities, points
from tests.support.moments import START

if TYPE_CHECKING:
    from tests.support.world import World


async def award(world: "World", amount: int, *, chinese: bool = False) -> list[str]:
    """To Ana; returns what the group hears of it."""
    before = len(world.said)
    async with world.app.workshop.work() as work:
        community = await communities.of_chat(work, world.group.chat_id, world.group.title)
        if chinese:
            await communities.choose_language(work, community, "zh-CN")
        await points.award(work, community.id, 1001, amount, reason="tests.award", key=str(amount), day=START.date())
    await world.settle()
    return [said.text for said in world.said[before:]]


async def test_climbing(world: "World") -> None:
    ana = await world.person("Ana <3")
    assert await ana.says("/tiers") == snapshot("""\
<b>🌰 Newcomer: where everybody begins ← you</b>
🌱 Growing: from 100 points
🌳 Expert: from 1,000 points

<b>On the way to 🌱 Growing</b>
▱▱▱▱▱▱▱▱▱▱ 0 of 100 points\
""")
    assert await award(world, 98) == []
    assert await ana.says("/tiers") == snapshot("""\
<b>🌰 Newcomer: where everybody begins ← you</b>
🌱 Growing: from 100 points
🌳 Expert: from 1,000 points

<b>On the way to 🌱 Growing</b>
▰▰▰▰▰▰▰▰▰▱ 98 of 100 points\
""")
    assert await award(world, 101) == snapshot(["🌱 Ana &lt;3 is <b>growing</b>. Good to have you with us!"])
    assert await ana.whispers("/tiers") == snapshot("""\
🌰 Newcomer: where everybody begins
<b>🌱 Growing: from 100 points ← you</b>
🌳 Expert: from 1,000 points

<b>On the way to 🌳 Expert</b>
▰▱▱▱▱▱▱▱▱▱ 199 of 1,000 points\
""")
    assert await award(world, 1000) == snapshot(
        ["🌳 Ana &lt;3 is an <b>expert</b> here now. Thank you for all you bring!"]
    )
    assert await ana.says("/tiers") == snapshot("""\
🌰 Newcomer: where everybody begins
🌱 Growing: from 100 points
<b>🌳 Expert: from 1,000 points ← you</b>

You have earned 1,199 points so far.
You stand at the top.\
""")


async def test_climbing_in_chinese(world: "World") -> None:
    ming = await world.person("小明", language="zh-hans")
    await ming.says("/tiers")
    assert await award(world, 102, chinese=True) == snapshot(["🌱 小明 升到<b>「成长」</b>啦，很高兴有你同行！"])
    assert await ming.says("/tiers") == snapshot("""\
🌰 新人：大家的起点
<b>🌱 成长：累计 100 分起 ← 你在这里</b>
🌳 达人：累计 1,000 分起

<b>离 🌳 达人 还有多远</b>
▰▱▱▱▱▱▱▱▱▱ 积分 102 / 1,000\
""")
    assert await award(world, 1000) == snapshot(["🌳 小明 成为<b>「达人」</b>了，谢谢你一路以来的投入！"])
    assert await ming.says("/tiers") == snapshot("""\
🌰 新人：大家的起点
🌱 成长：累计 100 分起
<b>🌳 达人：累计 1,000 分起 ← 你在这里</b>

你已累计 1,102 分。
已经到顶啦。\
""")


async def test_in_private_of_no_community(world: "World") -> None:
    ana = await world.person("Ana")
    assert await ana.whispers("/tiers") == snapshot("This works once I am in a group you belong to.")
