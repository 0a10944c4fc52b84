"""/tiersetup: a ladder is written down, rehearsed, and put up only then."""

from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import challenges, communities, points, rewards, tiers
from bot.features.tiers import Privilege
from bot.kit.work import Refusal
from tests.support.moments import START

if TYPE_CHECKING:
    from tests.support.world import Human, World


async def people(world: "World", number: int, lifetime: int, *, first: int = 0) -> list["Human"]:
    """So many who have spoken, each with so many points."""
    found = []
    for n in range(first, first + number):
        human = await world.person(f"P{n}")
        await human.says("/tiers")
        found.append(human)
        async with world.app.workshop.work() as work:
            await points.award(work, 1, human.id, lifetime, reason="tests.award", key="a", day=START.date())
    await world.settle()
    return found


async def boss(world: "World", *, language: str = "en") -> "Human":
    human = await world.person("Boss", admin=True, language=language)
    await human.says("/settings")
    await human.opens_private_chat()
    async with world.app.workshop.work() as work:
        await communities.choose_language(work, communities.get(work, 1), "zh-CN" if language != "en" else "en")
    return human


async def test_a_ladder_is_rehearsed_before_it_is_put_up(world: "World") -> None:
    admin = await boss(world)
    assert await admin.says("/tiersetup") == snapshot("""\
<b>The tiers of Reading circle</b>
🌰 Newcomer: where everybody begins
🌱 Growing: from 100 points
🌳 Expert: from 1,000 points

To change names, numbers or steps, send this in the group as you want it, one step a line.
Nothing changes before you have seen whom it concerns.
<code>/tiersetup
🌰 Newcomer
🌱 Growing 100
🌳 Expert 1,000</code>

Below: what a tier brings, from which step on. Press to move it.\
""")
    [*_, last] = await people(world, 3, 60)
    [high] = await people(world, 1, 150, first=3)
    await high.opens_private_chat()
    assert await admin.says("/tiersetup\nNewcomer\nFriend 50\n🔥 Keeper 1,000 10 days") == snapshot("""\
<b>A rehearsal: nothing has changed yet</b>
🌰 Newcomer: where everybody begins
Friend: from 50 points
🔥 Keeper: from 1,000 points · active on 10 of 30 days

↑ 3 would rise: P0, P1, P2
↓ Nobody would fall.
✉ 3 messages here, none in private.\
""")
    assert "<b>🌰 Newcomer" in await last.says("/tiers")
    shown = next(one for one in reversed(world.said) if "Do it" in one.buttons)
    data = shown.buttons["Do it"]
    assert await admin.presses("Do it") == snapshot("""\
✓ These are the tiers now:
🌰 Newcomer: where everybody begins
Friend: from 50 points
🔥 Keeper: from 1,000 points · active on 10 of 30 days\
""")
    heard = await world.pass_time(minutes=1)
    assert heard == [f"✨ P{n} is <b>Friend</b> now. Good to have you with us!" for n in range(3)]
    assert await last.says("/tiers") == snapshot("""\
🌰 Newcomer: where everybody begins
<b>Friend: from 50 points ← you</b>
🔥 Keeper: from 1,000 points · active on 10 of 30 days

<b>On the way to 🔥 Keeper</b>
▱▱▱▱▱▱▱▱▱▱ 60 of 1,000 points
▰▱▱▱▱▱▱▱▱▱ 1 of 10 active days\
""")
    assert "no longer does anything" in await admin.presses_data(data, shown)
    assert await admin.says("/tiersetup Newcomer\nFriend 200\nKeeper 1000 10d") == snapshot("""\
<b>A rehearsal: nothing has changed yet</b>
🌰 Newcomer: where everybody begins
Friend: from 200 points
Keeper: from 1,000 points · active on 10 of 30 days

↑ Nobody would rise.
↓ 4 would fall, not before 14 days have passed.
  P0, P1, P2, P3
✉ No message here, one in private.\
""")
    assert await admin.presses("Leave it") == snapshot("Left as it was.")
    assert await world.pass_time(minutes=1) == []


async def test_the_same_in_chinese(world: "World") -> None:
    admin = await boss(world, language="zh-hans")
    assert await admin.says("/tiersetup") == snapshot("""\
<b>Reading circle 的等级</b>
🌰 新人：大家的起点
🌱 成长：累计 100 分起
🌳 达人：累计 1,000 分起

想改名称、数字或者增减等级，照下面的样子改好发到群里，一行一级。
先给你看会影响到谁，你点头了才生效。
<code>/tiersetup
🌰 新人
🌱 成长 100
🌳 达人 1,000</code>

下面是各项特权从哪一级开始有，点一下往后移。\
""")
    await people(world, 7, 60)
    assert await admin.says("/tiersetup\n新人\n伙伴 50\n达人 1000 10天 3人\n导师 3000 15天 10人") == snapshot("""\
<b>先预演一下，什么都还没改</b>
🌰 新人：大家的起点
伙伴：累计 50 分起
🌳 达人：累计 1,000 分起 · 30 天里活跃 10 天 · 帮过 3 个人
导师：累计 3,000 分起 · 30 天里活跃 15 天 · 帮过 10 个人

↑ 7 人会升级：P0、P1、P2、P3、P4 等
↓ 没有人会降级。
✉ 群里发 7 条消息，也不打扰私聊。\
""")
    assert await admin.presses("就这样改") == snapshot("""\
✓ 现在的等级是：
🌰 新人：大家的起点
伙伴：累计 50 分起
🌳 达人：累计 1,000 分起 · 30 天里活跃 10 天 · 帮过 3 个人
导师：累计 3,000 分起 · 30 天里活跃 15 天 · 帮过 10 个人\
""")
    assert len(await world.pass_time(minutes=1)) == 7


async def test_many_rises_are_told_in_one_message(world: "World") -> None:
    admin = await boss(world)
    await people(world, 12, 60)
    await admin.says("/tiersetup Newcomer\nGrowing 50\nExpert 1000")
    before = len(world.said)
    await admin.presses("Do it")
    assert [one.text for one in world.said[before:]] == snapshot(
        ["✨ 12 of us have risen: P0, P1, P2, P3, P4, and 7 more. /tiers says what comes next."]
    )
    assert await world.pass_time(days=2) == []
    async with world.app.workshop.work() as work:
        assert await tiers.tier_of(work, 1, 1013) == "growing"


async def test_who_would_fall_is_counted_and_has_time(world: "World") -> None:
    admin = await boss(world)
    [one, _] = await people(world, 2, 150)
    await one.opens_private_chat()
    assert await admin.says("/tiersetup Newcomer\nGrowing 500\nExpert 1000") == snapshot("""\
<b>A rehearsal: nothing has changed yet</b>
🌰 Newcomer: where everybody begins
🌱 Growing: from 500 points
🌳 Expert: from 1,000 points

↑ Nobody would rise.
↓ 2 would fall, not before 14 days have passed.
  P0, P1
✉ No message here, one in private.\
""")
    await admin.presses("Do it")
    assert await world.pass_time(minutes=1) == snapshot(
        [
            """\
You are <b>🌱 Growing</b> in Reading circle, which asks for a little more than you have just now.
There is time until 18 May; /tiers shows what is missing.\
"""
        ]
    )
    assert await one.whispers("/tiers") == snapshot("""\
🌰 Newcomer: where everybody begins
<b>🌱 Growing: from 500 points ← you</b>
🌳 Expert: from 1,000 points

<b>On the way to 🌳 Expert</b>
▰▱▱▱▱▱▱▱▱▱ 150 of 1,000 points
What 🌱 Growing asks for is more than you have just now; it is yours until 18 May in any case.\
""")
    assert await world.pass_time(days=15) == snapshot(
        [
            """\
In Reading circle you are <b>🌰 Newcomer</b> again, after 🌱 Growing.
What you earned is still yours, and the way up is open: /tiers\
"""
        ]
    )


async def test_a_step_that_goes_leaves_its_members_on_the_one_below(world: "World") -> None:
    admin = await boss(world)
    [expert] = await people(world, 1, 1500)
    await admin.says("/tiersetup Newcomer\nGrowing 100")
    await admin.presses("Do it")
    assert await world.pass_time(days=2) == []
    assert "<b>🌱 Growing" in await expert.says("/tiers")


async def test_what_asks_for_a_step_that_goes_is_named_and_stays_closed(world: "World") -> None:
    admin = await boss(world)
    [ana] = await people(world, 1, 50)
    await admin.says("/reward new Evening 10 tier expert")
    await admin.says("/reward new Tea 10 tier growing")
    async with world.app.workshop.work() as work:
        run = await challenges.from_template(work, 1, admin.id, "reading")
        await challenges.change(work, 1, run.id, {"entry_tier": "expert"})
        walk = await challenges.clone(work, 1, admin.id, run.id)
        await challenges.publish(work, 1, walk.id)
    assert await admin.says("/tiersetup Newcomer\nGrowing 100") == snapshot("""\
<b>📖 Reading together</b>
A challenge for all of us:
Some pages on most days, and company on the way.
🗓 5 May to 1 Jun (28 days)
🎯 On 4 days of every week
✍️ Your check-in of the day counts by itself: /checkin
🏅 50 points for everyone who completes it
🪜 For members from 🌳 Expert on
🚪 Open to join until 11 May
<b>A rehearsal: nothing has changed yet</b>
🌰 Newcomer: where everybody begins
🌱 Growing: from 100 points

↑ Nobody would rise.
↓ Nobody would fall.
🔒 Closed until you choose another tier for them: Evening, 📖 Reading together
🔓 Open to everybody unless you choose another tier: 📖 Reading together
✉ No message here, none in private.\
""")
    await admin.presses("Do it")
    assert await ana.says("/shop") == snapshot("""\
<b>Shop</b> · Reading circle
You have 50 points to spend. Spending never lowers your tier or your place.

▫️ 🎁 Evening · 10 – its tier is gone
▫️ 🎁 Tea · 10 – for 🌱 Growing\
""")
    async with world.app.workshop.work() as work:
        evening = await rewards.named(work, 1, "Evening")
        assert evening is not None
        with pytest.raises(Refusal) as refused:
            await rewards.redeem(work, 1, ana.id, evening.id, 1, 10)
    assert refused.value.text.key == "rewards.no-tier-gone"


async def test_a_privilege_that_is_moved_during_a_rehearsal_stays_moved(world: "World") -> None:
    admin = await boss(world)
    await admin.says("/tiersetup Newcomer\nGrowing 50")
    rehearsed = world.said[-1]
    async with world.app.workshop.work() as work:
        await tiers.give(work, 1, Privilege.EARLY, 1, changed_by_id=1)
    await admin.presses("Do it", rehearsed)
    async with world.app.workshop.work() as work:
        steps = tiers.settings_of(work, 1).ladder
    assert [step.points for step in steps] == [0, 50]
    assert tiers.begins_at(steps, Privilege.EARLY) == 1


async def test_an_old_rehearsal_does_not_put_up_a_new_ladder(world: "World") -> None:
    admin = await boss(world)
    await admin.says("/tiersetup Newcomer\nGrowing 50")
    old = world.said[-1]
    await admin.says("/tiersetup Newcomer\nGrowing 70")
    assert (
        await admin.presses("Do it", old)
        == "This button no longer does anything. It belonged to something that is over."
    )
    ana = await world.person("Ana")
    assert (
        await ana.presses_data(world.said[-1].buttons["Do it"], world.said[-1])
        == "Only admins of this group can do that."
    )
    await admin.presses("Do it")
    async with world.app.workshop.work() as work:
        assert [step.points for step in tiers.settings_of(work, 1).ladder] == [0, 70]


async def test_privileges_are_moved_by_pressing(world: "World") -> None:
    admin = await boss(world)
    await admin.says("/tiersetup")
    assert "rewards before others: from 🌰 Newcomer" in await pressed(world, admin, "rewards before others: nobody")
    await pressed(world, admin, "rewards before others: from 🌰 Newcomer")
    async with world.app.workshop.work() as work:
        assert tiers.begins_at(tiers.settings_of(work, 1).ladder, Privilege.EARLY) == 1
    [one] = await people(world, 1, 150)
    assert await one.says("/tiers") == snapshot("""\
🌰 Newcomer: where everybody begins
<b>🌱 Growing: from 100 points ← you</b> · rewards before others
🌳 Expert: from 1,000 points

<b>On the way to 🌳 Expert</b>
▰▱▱▱▱▱▱▱▱▱ 150 of 1,000 points\
""")
    said = world.said[-1]
    for forged in (
        "tiers:give:1:early:9",
        "tiers:give:1:crown:1",
        "tiers:give:1:early:x",
        "tiers:give:1:hosting:1",
        "tiers:give:1",
    ):
        assert "no longer does anything" in await admin.presses_data(forged, said)


async def pressed(world: "World", admin: "Human", label: str) -> str:
    """The labels of all buttons afterwards."""
    said = next(one for one in reversed(world.said) if label in one.buttons)
    await admin.presses_data(said.buttons[label], said)
    return " | ".join(world.said[-1].buttons)


UNCLEAR = "I cannot read “{}”. A line is a name of up to 24 characters, then numbers: <code>Expert 1000 10d</code>"
MUST_GO_UP = "“Expert” must ask for more than “Growing”, and for nothing less."


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("Newcomer", "A ladder has 2 to 8 steps, one a line."),
        ("\n".join(f"Step {'abcdefghi'[n]} {n or ''}" for n in range(9)), "A ladder has 2 to 8 steps, one a line."),
        ("Newcomer 5\nGrowing 10", "“Newcomer” is where everybody begins, so it asks for nothing."),
        ("Newcomer\nGrowing 10\nExpert 10", MUST_GO_UP),
        ("Newcomer\nGrowing 10d\nExpert 1000", MUST_GO_UP),
        ("Newcomer\nGrowing 40d", "“Growing” asks for more active days than there are: they are counted over 30 days."),
        ("Newcomer\n100", UNCLEAR.format("100")),
        ("Same\nSame 100", "Two steps have the same name."),
        ("Newcomer\n" + "x" * 30 + " 100", UNCLEAR.format("x" * 30 + " 100")),
    ],
)
async def test_what_is_no_ladder_is_said_and_changes_nothing(world: "World", written: str, answer: str) -> None:
    admin = await boss(world)
    assert await admin.says(f"/tiersetup {written}") == answer
    async with world.app.workshop.work() as work:
        assert tiers.settings_of(work, 1) == tiers.Settings()


async def test_a_step_may_ask_for_people_helped(world: "World") -> None:
    admin = await boss(world)
    ana, ben, cat = [await world.person(name) for name in ("Ana", "Ben", "Cat")]
    await admin.says("/tiersetup Newcomer\nHelper 2p")
    await admin.presses("Do it")
    await ana.says("Here are my notes of yesterday evening")
    notes = ana.last_message
    assert await ben.says("Thank you!", reply_to_message=notes) == "🙏"
    assert "1 of 2 people helped" in await ana.says("/tiers")
    heard = await cat.says("谢谢", reply_to_message=notes)
    assert heard == "✨ Ana is <b>Helper</b> now. Good to have you with us!\n🙏"
