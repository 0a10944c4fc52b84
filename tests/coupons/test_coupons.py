"""Made by admins, entered by members: once each, as often as said, and never found by guessing."""

import asyncio
from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from bot.features import communities, coupons, points
from bot.features.communities import CommunitiesMerged
from bot.features.coupons import Outcome, Terms, Why
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import World


async def balance(world: "World", member_id: int) -> int:
    async with world.app.workshop.work() as work:
        assert (await points.audit(work.db))["problems"] == []
        assert (await coupons.census(work.db))["problems"] == []
        return (await points.account_of(work, 1, member_id)).balance


async def test_made_and_entered(world: "World") -> None:
    admin, ana, ben, cem = await people(world, "Ana", "Ben", "Cem")
    assert await admin.says("/coupon 20 uses 2 days 14 code Spring-24 for the book fair") == snapshot("""\
🎟 <code>SPRING24</code>: 20 points for 2 members, once each, until 18 May.
Members enter it with <code>/code SPRING24</code>, here or in private.\
""")
    assert world.said[-1].chat_id == admin.id  # not where everybody reads it
    before = await balance(world, ana.id)
    assert await ana.whispers("/code spring 24") == snapshot(
        "🎟 20 points for you (the book fair). You have 21 to spend."
    )
    assert await balance(world, ana.id) == before + 20
    assert await ana.whispers("/code SPRING24") == snapshot("You have used that code already. Once for everybody!")
    assert "for a code" in await ana.whispers("/why")
    await ben.says("/code ＳＰＲＩＮＧ２４")
    assert await cem.says("/code spring24") == snapshot("That code is used up: others were quicker.")
    assert await cem.says("/code") == snapshot("Write the code behind it: <code>/code ABCD-2345</code>")
    assert await admin.says("/coupons") == snapshot("""\
🎟 <b>Codes</b>
<code>SPRING24</code> · 20 points · 2 of 2 used, until 18 May (the book fair)\
""")
    await admin.says("/coupon 5 uses 9 code later days 1")
    await world.pass_time(days=2)
    assert await cem.says("/code later") == snapshot("That code is not good any more.")
    await admin.says("/coupons")
    assert await admin.presses("End LATER") == snapshot("""\
LATER is over. Who used it keeps the points.
🎟 <b>Codes</b>
<code>SPRING24</code> · 20 points · 2 of 2 used, until 18 May (the book fair)
▫️ LATER · 0 of 9 used, over\
""")


async def test_in_chinese(world: "World") -> None:
    admin, ana = await people(world, "小明", language="zh-CN")
    assert await admin.says("/coupon 20 次数 30 积分码 春天来了 因为 读书市集") == snapshot("""\
🎟 <code>春天来了</code>：20 积分，30 个人能领，每人一次。
群友发 <code>/code 春天来了</code> 就能领，群里、私聊都行。\
""")
    assert await ana.says("/code 春天来了") == snapshot("🎟 你领到 20 积分（读书市集），现在可用 21。")
    assert await admin.says("/coupon 很多") == snapshot("""\
没看懂「很多」。可以这样写：
<code>/coupon 50</code>
<code>/coupon 20 次数 30 天数 14 积分码 SPRING24 因为 读书市集</code>\
""")
    assert await admin.says("/coupon 5000") == snapshot("一个积分码最多 200 积分。")
    assert await admin.says("/coupon 5 口令 春天来了") == snapshot("积分码 春天来了 已经有了。")
    assert await admin.says("/coupons") == snapshot("""\
🎟 <b>积分码</b>
<code>春天来了</code> · 20 积分 · 已领 1/30（读书市集）\
""")


async def test_nobody_finds_one_by_guessing(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await admin.says("/coupon 20 code right1")
    for number in range(5):
        assert "no such code" in await ana.whispers(f"/code wrong{number}")
    assert await ana.whispers("/code right1") == snapshot(
        "That were several codes that there are not. Try again in an hour."
    )
    await world.pass_time(hours=1.1)
    assert "20 points" in await ana.whispers("/code right1")


async def test_the_last_one_goes_to_one(world: "World") -> None:
    admin, *others = await people(world, *(f"M{number}" for number in range(10)))
    async with world.app.workshop.work() as work:
        await coupons.make(work, 1, admin.id, Terms(20, uses=3, code="RUSH"))

    async def enter(member_id: int) -> Outcome:
        async with world.app.workshop.work() as work:
            return await coupons.enter(work, 1, member_id, "rush")

    # Everybody twice, all at once.
    outcomes = await asyncio.gather(*(enter(one.id) for one in others for _ in range(2)))
    assert sum(one.points for one in outcomes) == 3 * 20
    assert {one.why for one in outcomes if one.why} <= {Why.HAD, Why.USED_UP}
    assert sum([await balance(world, one.id) for one in others]) == 3 * 20 + len(others)


async def test_two_groups_become_one(world: "World") -> None:
    admin, ana, ben = await people(world, "Ana", "Ben")
    async with world.app.workshop.work() as work:
        other = await communities.of_chat(work, -1002, "Another")
        for community_id in (1, other.id):
            await coupons.make(work, community_id, admin.id, Terms(20, uses=1, code="SAME"))
    async with world.app.workshop.work() as work:
        await coupons.enter(work, 1, ana.id, "same")
    async with world.app.workshop.work() as work:
        await work.announce(CommunitiesMerged(1, other.id))
    assert await ben.says("/code same") == "That code is used up: others were quicker."
    assert await balance(world, ben.id) == 1
