"""Of two admins who change the same reward, the second sees what the first did, and nothing of theirs is saved."""

from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from bot.features import rewards
from tests.rewards.conftest import people

if TYPE_CHECKING:
    from tests.support.world import Human, World


async def two(world: "World") -> tuple["Human", "Human"]:
    """The one who looks, and the one who comes in between."""
    _, vera = await people(world)
    second = await world.person("Second <admin>", admin=True)
    await second.says("hello")
    await second.opens_private_chat()
    await vera.says("/reward new Coffee 100 stock 2")
    return vera, second


async def price(world: "World") -> int:
    async with world.app.workshop.work() as work:
        [one] = await rewards.everything(work, 1)
        return one.terms.price


async def test_a_card_that_is_overtaken_shows_the_change(world: "World") -> None:
    vera, second = await two(world)
    await vera.says("/reward")
    await vera.presses("🎁 Coffee · 100")
    hers = world.said[-1]
    await second.says("/reward")
    await second.presses("🎁 Coffee · 100")
    await second.presses("+50 ⭐")
    await second.presses("⏸ Put by")
    assert await vera.presses("+10 ⭐", hers) == snapshot("""\
⚠️ After you looked, this was changed:
Second &lt;admin&gt;: price 100 → 150
Second &lt;admin&gt;: on the shelf yes → put by
Nothing of yours was changed. This is how it stands now:
🎁 <b>Coffee</b>
150 points
2 left
⏸ Put by: nobody sees it.\
""")
    assert await price(world) == 150
    await vera.presses("+10 ⭐")
    assert await price(world) == 160


async def test_what_members_take_overtakes_no_admin(world: "World") -> None:
    vera, _ = await two(world)
    await vera.says("/reward")
    await vera.presses("🎁 Coffee · 100")
    card = world.said[-1]
    async with world.app.workshop.work() as work:
        [one] = await rewards.everything(work, 1)
        await rewards.give(work, 1, vera.id, one.id)
    await vera.presses("+10 ⭐", card)
    assert await price(world) == 110


async def test_words_that_are_overtaken_are_sent_once_more(world: "World") -> None:
    vera, second = await two(world)
    await second.says("/reward change Coffee price 150 tier growing until 2026-12-31 approve limit 1/week")
    assert "90 points" in str(await second.says("/reward change Coffee price 90"))
    assert await vera.says("/reward change Coffee price 120 tier none until none auto limit 3") == snapshot("""\
⚠️ Just now, this was changed:
Second &lt;admin&gt;: price 100 → 150
Second &lt;admin&gt;: tier – → 🌱 Growing
Second &lt;admin&gt;: limit for each member 0 → 1
Second &lt;admin&gt;: limit in all → a week
Second &lt;admin&gt;: an admin says yes first no → yes
Second &lt;admin&gt;: until – → 31 Dec
Second &lt;admin&gt;: price 150 → 90
Nothing of yours was changed. Send it once more if yours shall hold.\
""")
    assert await price(world) == 90
    assert "120 points" in str(await vera.says("/reward change Coffee price 120"))
    assert "about" not in str(await vera.says('/reward change Coffee about "From the corner"'))
    await world.pass_time(minutes=11)
    assert "80 points" in str(await second.says("/reward change Coffee price 80"))


async def test_what_nobody_else_changed_is_changed_at_once(world: "World") -> None:
    vera, second = await two(world)
    await second.says("/reward change Coffee price 150")
    assert "Valid for 7 days" in str(await vera.says("/reward change Coffee valid 7"))
