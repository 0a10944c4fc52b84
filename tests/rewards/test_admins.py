"""The shop as admins keep it."""

from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from tests.rewards.conftest import earns, people

if TYPE_CHECKING:
    from tests.support.world import World


async def test_codes_are_pasted_in_private_and_shown_to_one(world: "World") -> None:
    ana, admin = await people(world)
    await earns(world, ana, 100)
    assert await admin.whispers("/rewardcodes ABC") == snapshot(
        "Which reward are they for? Send /reward in the group, tap the reward, then 🔑 Codes."
    )
    await admin.says("/reward new Card 10")
    assert await admin.says("/reward") == snapshot("""\
<b>Shop</b> · Reading circle
One reward. Tap it to change it.\
""")
    await admin.presses("🎁 Card · 10")
    assert await admin.presses("🔑 Codes") == snapshot("""\
<b>Codes for Card</b> (0 free)
Send them here within 15 minutes, one a line:
<code>/rewardcodes
ABCD-1234
EFGH-5678</code>
Each goes to one member and is shown to nobody else.\
""")
    assert await admin.whispers("/rewardcodes\nAAA-1\nBBB-2\n\nAAA-1") == snapshot("2 new codes for Card. Free now: 2.")
    assert await admin.whispers("/rewardcodes AAA-1") == snapshot("I knew all of these already. Free now: 2.")
    assert await admin.whispers("/rewardcodes") == snapshot(
        "I found no codes. One a line, after <code>/rewardcodes</code>."
    )
    await ana.whispers("/shop")
    await ana.presses("🎁 Card · 10")
    assert await ana.presses("Take it for 10 points") == snapshot("""\
🎁 <b>Card</b> is yours. Enjoy it!
Your code: <code>AAA-1</code>
You have 91 points left.\
""")
    await admin.says("/reward log")
    log = world.said[-1]
    assert (log.text, [*log.buttons]) == snapshot(
        (
            "<b>Log</b>, newest first. Tap one for more.",
            ["4 May · Ana · 🎁 Card · 10 · delivered", "As text", "‹ All rewards"],
        )
    )
    assert "AAA-1" not in str(log)
    assert await admin.presses(next(one for one in log.buttons if "Ana" in one), log) == snapshot(
        "4 May · Ana · 🎁 Card · 10 · delivered"
    )
    await admin.presses("Take back…")
    assert await admin.presses("Really: take it back, return 10") == snapshot("""\
🎁 <b>Card</b> was taken back by an admin. Your 10 points are back.
4 May · Ana · 🎁 Card · 10 · taken back, points returned\
""")
    assert await ana.whispers("/redeem") == snapshot("""\
<b>My rewards</b>
🎁 Card · 4 May · taken back, points returned\
""")
    await admin.says("/reward log")
    assert await admin.presses("As text") == snapshot("4 May · Ana · 🎁 Card · 10 · taken back, points returned")


async def test_a_reward_is_changed_by_taps_and_words(world: "World") -> None:
    ana, admin = await people(world)
    await admin.says("/reward new Coffee 100 stock 2")
    await admin.says("/reward")
    assert [*world.said[-1].buttons] == snapshot(["🎁 Coffee · 100", "⏳ Open", "📜 Log"])
    assert await admin.presses("🎁 Coffee · 100") == snapshot("""\
🎁 <b>Coffee</b>
100 points
2 left\
""")
    assert [*world.said[-1].buttons] == snapshot(
        [
            "−50 ⭐",
            "−10 ⭐",
            "+10 ⭐",
            "+50 ⭐",
            "−5 📦",
            "−1 📦",
            "+1 📦",
            "+5 📦",
            "As many as wanted",
            "Ask an admin first",
            "🔑 Codes",
            "⏸ Put by",
            "Take off the shelf",
            "‹ All rewards",
        ]
    )
    for label in ("+10 ⭐", "−1 📦", "Ask an admin first", "⏸ Put by"):
        shown = await admin.presses(label)
    assert shown == snapshot("""\
🎁 <b>Coffee</b>
110 points
The last one
An admin says yes first; if not, your points come back
⏸ Put by: nobody sees it.\
""")
    assert await admin.presses("−5 📦") == snapshot("It cannot go below 0.")
    assert await ana.whispers("/shop") == snapshot("The shop has nothing on its shelf yet. Your points keep.")
    words = "price 90 stock unlimited auto valid 7 until 2026-12-31"
    assert await admin.says(f"/reward change Coffee {words}") == snapshot("""\
Changed:
🎁 <b>Coffee</b>
90 points
Valid for 7 days
Until 31 Dec\
""")
    await admin.says("/reward")
    await admin.presses("⏸ 🎁 Coffee · 90")
    await admin.presses("Take off the shelf")
    assert await admin.presses("Really, for good") == snapshot("""\
Off the shelf. Whoever has one keeps it.
<b>Shop</b> · Reading circle
Nothing on the shelf yet. In the group, send for example
<code>/reward new "☕ Coffee voucher" 200 stock 10 approve limit 1/month</code>\
""")


async def test_unclear_words_are_answered_with_what_to_do(world: "World") -> None:
    _, admin = await people(world)
    await admin.says("/reward new Coffee 100")
    words = (
        "old Coffee", "new", "new Tea", "new coffee 5", "new Tea 5 size 3", "new Tea 5 stock", "new Tea 5 stock many",
        "new Tea 5 tier king", "new Tea 5 limit 1/year", "new Tea 5 until tomorrow", f"new {'x' * 60} 5",
        "new Tea 5 from 2026-05-02 until 2026-05-01", "change Tea price 5", "change Coffee", "new <b> 7",
    )  # fmt: skip
    told = [await admin.says(f"/reward {one}") for one in words]
    assert "\n\n".join(told) == snapshot("""\
I don't know “old”. In the group you can say:
<code>/reward new "Coffee voucher" 200 stock 10 tier growing approve limit 1/month valid 30</code>
<code>/reward change "Coffee voucher" price 150 about "From the corner café"</code>
<code>/reward</code> alone opens everything with buttons.

I need a name and a price: <code>/reward new "Coffee voucher" 200</code>

I need a name and a price: <code>/reward new "Coffee voucher" 200</code>

There is a reward called coffee already. Use <code>/reward change</code>, or give it another name.

I don't know “size” here. I know
price, stock, tier, streak, lifetime, limit, approve, auto, valid, from, until, about and name.

Something is missing after “stock”.

“many” should be a number from 0 to 1000000.

“king” is no tier here. /tiers shows them.

“1/year” should be like 1, 2/day, 1/week or 1/month.

“tomorrow” should be a date like 2026-12-31.

A name has 1 to 48 characters: “xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx”

It would end before it begins.

I find no reward called “Tea price 5”. /reward shows what there is.

Something is missing after “Coffee”.

On the shelf:
🎁 <b>&lt;b&gt;</b>
7 points\
""")


async def test_without_an_open_line_the_group_is_asked(world: "World") -> None:
    admin = await world.person("Vera", admin=True)
    ana = await world.person("Ana")
    await admin.says("/reward new Coffee 100 approve")
    await ana.says("hello")
    await earns(world, ana, 100)
    await ana.whispers("/shop")
    await ana.presses("🎁 Coffee · 100")
    await ana.presses("Take it for 100 points")
    asked = next(one for one in reversed(world.said) if "✅ Approve" in one.buttons)
    assert asked.chat_id == world.group.chat_id
    assert await ana.presses("✅ Approve", asked) == snapshot("Only admins of this group can do that.")
    assert await admin.presses("✅ Approve", asked) == snapshot("""\
🎁 Your <b>Coffee</b> is ready. Enjoy it!
✅ 🎁 Coffee for Ana: approved by Vera.\
""")
    await world.pass_time(days=20)
    assert await ana.whispers("/redeem") == snapshot("""\
<b>My rewards</b>
🎁 Coffee · 4 May · ready for you\
""")
