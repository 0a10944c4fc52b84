"""How far newcomers come, counted from what they did."""

from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import welcomes
from bot.features.welcomes import Funnel
from tests.support.circle import people
from tests.support.world import World

if TYPE_CHECKING:
    from tests.support.world import Human


async def a_month(world: World) -> None:
    """Five who come on one day and go as far as they go, and one who comes later."""
    ana, ben, cat, dan, eve, fay = [await world.person(name) for name in ("Ana", "Ben", "Cat", "Dan", "Eve", "Fay")]
    for one in (ana, ben, cat, dan, eve):
        await one.joins()
    for one in (ana, ben, cat):
        await one.says("Hello")
    for one in (ana, ben, dan):
        await one.whispers("/checkin")
    await eve.leaves()
    await world.pass_time(days=1)
    await ana.says("/checkin")
    await world.pass_time(days=7)
    await ana.says("Here again")
    await dan.whispers("/checkin")
    await world.pass_time(days=7)
    await ben.says("Late")  # in the third week
    await fay.joins()
    await fay.says("Hello")


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_admins_see_how_far_they_come(world: World, language: str) -> None:
    (admin,) = await people(world, language=language)
    said = [await admin.says("/funnel")]
    await a_month(world)
    said.append(await admin.says("/funnel"))
    await world.pass_time(days=20)
    said.append(await admin.says("/funnel"))
    said.append(await admin.presses({"en": "The last 90 days", "zh-CN": "最近 90 天"}[language]))
    assert (
        said
        == {
            "en": snapshot(
                [
                    "Nobody has joined in the last 30 days, as far as I saw.",
                    """\
🌱 <b>6 newcomers</b> in the last 30 days

👋 4 wrote in the group (67%)
🔥 3 checked in (50%)
🔥 2 checked in a second time (33%)
🌿 2 of 5 were active in their second week (40%)
One is too new for a second week, and left out of that line.\
""",
                    """\
🌱 <b>One newcomer</b> in the last 30 days

👋 1 wrote in the group (100%)
🔥 0 checked in (0%)
🔥 0 checked in a second time (0%)
🌿 0 of 1 were active in their second week (0%)\
""",
                    """\
🌱 <b>6 newcomers</b> in the last 90 days

👋 4 wrote in the group (67%)
🔥 3 checked in (50%)
🔥 2 checked in a second time (33%)
🌿 2 of 6 were active in their second week (33%)\
""",
                ]
            ),
            "zh-CN": snapshot(
                [
                    "最近 30 天，我没有看到新成员进来。",
                    """\
🌱 最近 30 天来了 <b>6</b> 位新成员

👋 4 位在群里说过话（67%）
🔥 3 位打过卡（50%）
🔥 2 位打了第二次卡（33%）
🌿 5 位里有 2 位第二周仍活跃（40%）
另有 1 位还没满两周，没有算进第二周。\
""",
                    """\
🌱 最近 30 天来了 <b>1</b> 位新成员

👋 1 位在群里说过话（100%）
🔥 0 位打过卡（0%）
🔥 0 位打了第二次卡（0%）
🌿 1 位里有 0 位第二周仍活跃（0%）\
""",
                    """\
🌱 最近 90 天来了 <b>6</b> 位新成员

👋 4 位在群里说过话（67%）
🔥 3 位打过卡（50%）
🔥 2 位打了第二次卡（33%）
🌿 6 位里有 2 位第二周仍活跃（33%）\
""",
                ]
            ),
        }[language]
    )


async def test_members_do_not_see_it(world: World, admin: "Human") -> None:
    ana = await world.person("Ana")
    assert await ana.says("/funnel") == snapshot("Only admins of this group can do that.")


async def test_what_an_earlier_stay_did_is_not_counted(world: World, admin: "Human") -> None:
    ana = await world.person("Ana")
    await ana.joins()
    await ana.says("Hello")
    await ana.says("/checkin")
    await ana.leaves()
    await world.pass_time(days=35)
    await ana.joins()
    async with world.app.workshop.work() as work:
        found = await welcomes.funnel(work, 1, 90)
    assert found == Funnel(joined=1, hello=0, first=0, second=0, week_two=0, old_enough=0)


async def test_more_than_one_statement_holds(world: World, admin: "Human") -> None:
    """Hundreds of newcomers are looked at in portions."""
    updates = []
    for number in range(1010):
        one = await world.person(f"Guest {number}")
        updates.append(one._membership("left", "member"))
        if number % 10 == 0:
            updates.append({"message": world.message(world.group.chat, one.user, text="Hello")})
    await world.deliver(*updates)
    async with world.app.workshop.work() as work:
        found = await welcomes.funnel(work, 1, 30)
    assert (found.joined, found.hello) == (1010, 101)
