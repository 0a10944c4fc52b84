"""The shop as members meet it, in both languages."""

from datetime import timedelta
from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from tests.rewards.conftest import earns, people

if TYPE_CHECKING:
    from tests.support.world import World


async def test_a_reward_without_questions(world: "World") -> None:
    ana, admin = await people(world)
    assert await ana.says("/shop") == snapshot("The shop has nothing on its shelf yet. Your points keep.")
    assert await admin.says(
        '/reward new "☕ Coffee voucher" 100 stock 3 valid 30 about "From the corner café"'
    ) == snapshot("""\
On the shelf:
☕ <b>Coffee voucher</b>
From the corner café
100 points
3 left
Valid for 30 days\
""")
    await admin.says("/reward new Book 0 stock 1 streak 30")
    await admin.says("/reward new 🎤 Evening 500 tier expert limit 1/month")
    await earns(world, ana, 88)
    assert await ana.says("/shop") == snapshot("""\
<b>Shop</b> · Reading circle
You have 89 points to spend. Spending never lowers your tier or your place.

▫️ 🎁 Book – 30 more days in a row
▫️ ☕ Coffee voucher · 100 – 11 points to go
▫️ 🎤 Evening · 500 – for 🌳 Expert\
""")
    assert world.said[-1].buttons == snapshot({"Open the shop": "https://t.me/HearthBot?start=shop_1"})
    assert await ana.whispers("/start shop_1") == snapshot("""\
<b>Shop</b> · Reading circle
You have 89 points to spend. Spending never lowers your tier or your place.

▫️ 🎁 Book – 30 more days in a row
▫️ ☕ Coffee voucher · 100 – 11 points to go
▫️ 🎤 Evening · 500 – for 🌳 Expert\
""")
    assert [*world.said[-1].buttons] == snapshot(
        ["🎁 Book", "☕ Coffee voucher · 100", "🎤 Evening · 500", "🎒 My rewards"]
    )
    assert await ana.presses("☕ Coffee voucher · 100") == snapshot("""\
☕ <b>Coffee voucher</b>
From the corner café
100 points
3 left
Valid for 30 days
11 points to go.\
""")
    assert [*world.said[-1].buttons] == snapshot(["‹ To the shop"])
    await ana.presses("‹ To the shop")
    assert await ana.presses("🎁 Book") == snapshot("""\
🎁 <b>Book</b>
Costs nothing
The last one
For 30 days in a row
30 more days in a row, and it is yours to take.\
""")
    await earns(world, ana, 32)
    await ana.presses("‹ To the shop")
    await ana.presses("☕ Coffee voucher · 100")
    assert await ana.presses("Take it for 100 points") == snapshot("""\
☕ <b>Coffee voucher</b> is yours. Enjoy it!
To be used until 3 Jun.
You have 21 points left.\
""")
    assert await ana.presses("🎒 My rewards") == snapshot("""\
<b>My rewards</b>
☕ Coffee voucher · 4 May · ready for you, until 3 Jun\
""")
    assert await ana.says("/redeem") == snapshot("What you took, and its codes, I show you in our private chat.")
    assert world.said[-1].buttons == snapshot({"Open our private chat": "https://t.me/HearthBot?start=redeem_1"})
    assert await ana.whispers("/why") == snapshot("""\
<b>Your last entries</b>
<b>−100</b> for a reward · 4 May
<b>+1</b> for a message · 4 May
<b>+88</b> for a message · 4 May
<b>+32</b> for a message · 4 May
Reply to a message with /why to hear what that one earned.\
""")


async def test_a_double_tap_is_one(world: "World") -> None:
    ana, admin = await people(world)
    await admin.says("/reward new Coffee 100")
    await earns(world, ana, 300)
    await ana.whispers("/shop")
    await ana.presses("🎁 Coffee · 100")
    said = world.said[-1]
    data = said.buttons["Take it for 100 points"]
    first = await ana.presses_data(data, said)
    assert first == await ana.presses_data(data, world.telegram.message_in(ana.id))
    assert await ana.whispers("/points") == snapshot("""\
<b>201 points</b> to spend
Earned today 301, this week 301, all in all 301.\
""")


async def test_an_admin_says_yes_or_no(world: "World") -> None:
    ana, admin = await people(world)
    await admin.says("/reward new Coffee 100 stock 2 approve")
    await earns(world, ana, 250)

    async def asks() -> str:
        await ana.whispers("/shop")
        await ana.presses("🎁 Coffee · 100")
        return str(await ana.presses("Take it for 100 points"))

    assert await asks() == snapshot("""\
<b>Ana</b> wishes for 🎁 Coffee · 100 in Reading circle. The points are set aside; with a no they go back.
🎁 <b>Coffee</b>: I have asked the admins. You hear from me; if they say no, your points come back.
You have 151 points left.\
""")
    asked = next(one for one in reversed(world.said) if one.chat_id == admin.id)
    assert asked.text == snapshot(
        "<b>Ana</b> wishes for 🎁 Coffee · 100 in Reading circle. The points are set aside; with a no they go back."
    )
    assert await ana.presses_data(asked.buttons["✅ Approve"], asked) == snapshot(
        "Only admins of this group can do that."
    )
    assert await admin.presses("✅ Approve", asked) == snapshot("""\
🎁 Your <b>Coffee</b> is ready. Enjoy it!
✅ 🎁 Coffee for Ana: approved by Vera.\
""")
    assert await admin.presses_data(asked.buttons.get("✅ Approve", "rewards:ok:1:1:1-1"), asked) == snapshot(
        "This button no longer does anything. It belonged to something that is over."
    )
    assert await asks() == snapshot("""\
<b>Ana</b> wishes for 🎁 Coffee · 100 in Reading circle. The points are set aside; with a no they go back.
🎁 <b>Coffee</b>: I have asked the admins. You hear from me; if they say no, your points come back.
You have 51 points left.\
""")
    asked = next(one for one in reversed(world.said) if "✅ Approve" in one.buttons)
    assert await admin.presses("Decline…", asked) == snapshot("🎁 Coffee for Ana: which reason shall I give?")
    assert [*asked.buttons] == snapshot(
        ["there is none left", "not possible just now", "an admin would like to talk to you first"]
    )
    assert await admin.presses("there is none left", asked) == snapshot("""\
🎁 <b>Coffee</b> did not work out this time: there is none left. Your 100 points are back.
🎁 Coffee for Ana: declined by Vera. The points are back.\
""")
    assert await ana.whispers("/redeem") == snapshot("""\
<b>My rewards</b>
🎁 Coffee · 4 May · declined, points returned: there is none left
🎁 Coffee · 4 May · ready for you\
""")


async def test_what_waits_can_be_taken_back(world: "World") -> None:
    ana, admin = await people(world)
    await admin.says("/reward new Coffee 100 stock 2 approve")
    await earns(world, ana, 100)
    await ana.whispers("/shop")
    await ana.presses("🎁 Coffee · 100")
    await ana.presses("Take it for 100 points")
    await ana.presses("🎒 My rewards")
    assert await ana.presses("Take back Coffee") == snapshot("""\
Taken back. Your points are yours again.
<b>My rewards</b>
🎁 Coffee · 4 May · taken back, points returned\
""")
    assert await ana.whispers("/points") == snapshot("""\
<b>101 points</b> to spend
Earned today 101, this week 101, all in all 101.\
""")


async def test_what_nobody_answers_comes_back_by_itself(world: "World") -> None:
    ana, admin = await people(world)
    await admin.says("/reward new Coffee 100 stock 2 approve")
    await earns(world, ana, 100)
    await ana.whispers("/shop")
    await ana.presses("🎁 Coffee · 100")
    await ana.presses("Take it for 100 points")
    assert await world.pass_time(days=14) == []
    assert await world.pass_time(days=1) == snapshot(
        ["🎁 Nobody could answer your wish for <b>Coffee</b> in time. Your 100 points are back."]
    )
    assert await ana.whispers("/points") == snapshot("""\
<b>101 points</b> to spend
Earned today 0, this week 0, all in all 101.\
""")


async def test_whoever_left_gets_nothing(world: "World") -> None:
    ana, admin = await people(world)
    await admin.says("/reward new Coffee 10")
    await earns(world, ana, 100)
    await ana.whispers("/shop")
    await ana.presses("🎁 Coffee · 10")
    await ana.leaves()
    assert await ana.presses("Take it for 10 points") == snapshot("This works once I am in a group you belong to.")


async def test_in_chinese(world: "World") -> None:
    li, admin = await people(world, language="zh-hans")
    assert await admin.says(
        "/reward new “☕ 咖啡券” 100 库存 3 审批 限 1/月 有效 30天 等级 成长 说明 街角那家"
    ) == snapshot("""\
已上架：
☕ <b>咖啡券</b>
街角那家
100 积分
还有 3 份
需要达到🌱 成长
每人每月最多 1 份
由管理员确认；没通过的话，积分退还给你
有效期 30 天\
""")
    await earns(world, li, 90)
    assert await li.says("/shop") == snapshot("""\
<b>积分商店</b> · Reading circle
可用积分 91。花积分不影响等级和名次，放心换。

▫️ ☕ 咖啡券 · 100 分 – 需要🌱 成长\
""")
    await earns(world, li, 60)
    assert await li.whispers("/shop") == snapshot("""\
<b>积分商店</b> · Reading circle
可用积分 151。花积分不影响等级和名次，放心换。

✅ ☕ 咖啡券 · 100 分\
""")
    assert await li.presses("☕ 咖啡券 · 100 分") == snapshot("""\
☕ <b>咖啡券</b>
街角那家
100 积分
还有 3 份
需要达到🌱 成长
每人每月最多 1 份
由管理员确认；没通过的话，积分退还给你
有效期 30 天\
""")
    assert await li.presses("用 100 积分换") == snapshot("""\
<b>Ana</b> 想在「Reading circle」换 ☕ 咖啡券 · 100 分。积分已先扣下，不同意的话会退还。
☕ <b>咖啡券</b>：已经告诉管理员，有结果我来通知你；没通过的话，积分退还给你。
还剩 51 积分。\
""")
    asked = next(one for one in reversed(world.said) if "✅ 同意" in one.buttons)
    assert asked.text == snapshot(
        "<b>Ana</b> 想在「Reading circle」换 ☕ 咖啡券 · 100 分。积分已先扣下，不同意的话会退还。"
    )
    assert await admin.presses("✅ 同意", asked) == snapshot("""\
☕ 你的<b>咖啡券</b>可以领取啦！
✅ Ana 的 ☕ 咖啡券：Vera 已同意。\
""")
    assert await li.whispers("/redeem") == snapshot("""\
<b>我的奖品</b>
☕ 咖啡券 · 5月4日 · 可以领取，6月3日前有效\
""")
    await li.whispers("/shop")
    assert await li.presses("☕ 咖啡券 · 100 分") == snapshot("""\
☕ <b>咖啡券</b>
街角那家
100 积分
还有 2 份
需要达到🌱 成长
每人每月最多 1 份
由管理员确认；没通过的话，积分退还给你
有效期 30 天
你已经换过啦：每人每月最多 1 份。
还差 49 分。\
""")
    await admin.says("/reward")
    assert (world.said[-1].text, [*world.said[-1].buttons]) == snapshot(
        (
            """\
<b>积分商店</b> · Reading circle
共 1 件奖品，点一件就能修改。\
""",
            ["☕ 咖啡券 · 100 分", "⏳ 待处理", "📜 记录"],
        )
    )
    await world.pass_time(days=timedelta(days=31).days)
    assert await li.whispers("/redeem") == snapshot("""\
<b>我的奖品</b>
☕ 咖啡券 · 5月4日 · 已过期，积分已退还\
""")
