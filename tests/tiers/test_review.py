"""Everybody is looked at once a day: who came often rises, who has not been seen hears of it, and has time."""

from typing import TYPE_CHECKING, Any

from inline_snapshot import snapshot

from bot.features import communities, points, tiers
from bot.features.tiers import TierLost, TierReached
from bot.features.tiers.service import judging
from tests.support.moments import START

if TYPE_CHECKING:
    from tests.support.world import Human, World

LADDER = [
    {"key": "newcomer"},
    {"key": "growing", "points": 10},
    {"key": "expert", "points": 10, "active_days": 5},
]


async def begin(world: "World", *, language: str = "en", **settings: Any) -> None:
    """A group with such a ladder, of which everybody is looked at every day at nine."""
    async with world.app.workshop.work() as work:
        community = await communities.of_chat(work, world.group.chat_id, world.group.title)
        await communities.choose_language(work, community, language)
        for key, value in ({"ladder": LADDER, "grace_days": 7, "window_days": 10} | settings).items():
            await work.change_setting(tiers.Settings, community.id, key, value)
    async with world.app.workshop.work() as work:
        await tiers.begin(work)


async def come(world: "World", human: "Human", days: int) -> list[str]:
    """Checks in for some days, by the hour before the look; returns what the group and they hear of tiers."""
    heard = []
    for _ in range(days):
        before = len(world.said)
        await human.says("/checkin")
        heard += [one.text for one in world.said[before + 1 :]]
        heard += await world.pass_time(days=1)
    return heard


async def test_rising_by_days_and_losing_it_again(world: "World") -> None:
    await begin(world)
    ana = await world.person("Ana")
    await ana.opens_private_chat()
    assert await come(world, ana, 7) == snapshot(
        [
            "🌱 Ana is <b>growing</b>. Good to have you with us!",
            "🌳 Ana is an <b>expert</b> here now. Thank you for all you bring!",
        ]
    )
    assert await ana.says("/tiers") == snapshot("""\
🌰 Newcomer: where everybody begins
🌱 Growing: from 10 points
<b>🌳 Expert: from 10 points · active on 5 of 10 days ← you</b>

You have earned 45 points so far.
You stand at the top.
4 active days in 10 keep you 🌳 Expert; right now you have 8.\
""")
    heard = [await world.pass_time(days=1) for _ in range(30)]
    assert {day: words for day, words in enumerate(heard, 1) if words} == snapshot(
        {
            8: [
                """\
You are <b>🌳 Expert</b> in Reading circle, and it has been quieter around you lately.
There is time until 26 May; /tiers shows what keeps the tier.
If life has other plans just now, that is fine: what you earned stays yours.\
"""
            ]
        }
    )
    assert await ana.says("/tiers") == snapshot("""\
🌰 Newcomer: where everybody begins
<b>🌱 Growing: from 10 points ← you</b>
🌳 Expert: from 10 points · active on 5 of 10 days

<b>On the way to 🌳 Expert</b>
▰▰▰▰▰▰▰▰▰▰ 45 of 10 points
▰▰▱▱▱▱▱▱▱▱ 1 of 5 active days\
""")


async def test_the_same_in_chinese(world: "World") -> None:
    await begin(world, language="zh-CN")
    ming = await world.person("小明", language="zh-hans")
    await ming.opens_private_chat()
    assert await come(world, ming, 6) == snapshot(
        ["🌱 小明 升到<b>「成长」</b>啦，很高兴有你同行！", "🌳 小明 成为<b>「达人」</b>了，谢谢你一路以来的投入！"]
    )
    heard = [await world.pass_time(days=1) for _ in range(9)]
    assert [words for words in heard if words] == snapshot(
        [
            [
                """\
你在 Reading circle 是<b>「🌳 达人」</b>，最近来得少了些。
5月24日之前都还保留着，保级要什么，/tiers 里看得到。
手头有别的事也没关系，攒下的积分一直是你的。\
"""
            ]
        ]
    )
    assert await ming.whispers("/tiers") == snapshot("""\
🌰 新人：大家的起点
🌱 成长：累计 10 分起
<b>🌳 达人：累计 10 分起 · 10 天里活跃 5 天 ← 你在这里</b>

你已累计 30 分。
已经到顶啦。
10 天里活跃 4 天就能保住 🌳 达人，你目前是 1 天。
现在稍差一点，不过 5月24日之前你都还是 🌳 达人。\
""")
    assert await ming.says("/tiers") == snapshot("""\
🌰 新人：大家的起点
🌱 成长：累计 10 分起
<b>🌳 达人：累计 10 分起 · 10 天里活跃 5 天 ← 你在这里</b>

你已累计 30 分。
已经到顶啦。\
""")


async def test_back_in_time_nothing_is_lost(world: "World") -> None:
    await begin(world)
    ana = await world.person("Ana")
    await ana.opens_private_chat()
    await come(world, ana, 6)
    assert len(await world.pass_time(days=9)) == 1
    assert await come(world, ana, 4) == []
    assert await world.pass_time(days=5) == []
    assert "<b>🌳 Expert" in await ana.says("/tiers")


async def test_without_a_private_line_nothing_is_said_and_the_time_is_twice_as_long(world: "World") -> None:
    await begin(world)
    ana = await world.person("Ana")
    await come(world, ana, 6)
    assert await world.pass_time(days=20) == []
    assert "<b>🌳 Expert" in await ana.says("/tiers")
    assert await world.pass_time(days=3) == []
    assert "<b>🌱 Growing" in await ana.says("/tiers")


async def test_who_left_is_left_alone(world: "World") -> None:
    await begin(world)
    ana = await world.person("Ana")
    await ana.opens_private_chat()
    await come(world, ana, 6)
    await ana.leaves()
    assert await world.pass_time(days=40) == []
    async with world.app.workshop.work() as work:
        assert await tiers.tier_of(work, 1, ana.id) == "expert"


async def test_a_group_that_put_the_bot_out_is_left_alone_and_looked_at_again_later(world: "World") -> None:
    await begin(world)
    ana = await world.person("Ana")
    await ana.opens_private_chat()
    await come(world, ana, 6)
    await world.group.bot_becomes("left", ana)
    assert await world.pass_time(days=30) == []
    await world.group.adds_the_bot(ana)
    assert len(await world.pass_time(days=1)) == 1


async def test_the_look_begins_once(world: "World") -> None:
    await begin(world)
    due = [await world._next()]
    world.clock.set(START.replace(hour=23))
    world.app.workshop.memory.pop(judging.Begun)
    async with world.app.workshop.work() as work:
        await tiers.begin(work)
    assert [await world._next()] == due


async def test_many_members_are_looked_at_in_small_steps(world: "World", monkeypatch: Any) -> None:
    monkeypatch.setattr(judging, "AT_ONCE", 3)
    await begin(world, ladder=[{"key": "newcomer"}, {"key": "growing", "points": 4000}])
    people = [await world.person(f"P{n}") for n in range(7)]
    for one in people:
        await one.says("/checkin")
    async with world.app.workshop.work() as work:
        await work.change_setting(tiers.Settings, 1, "ladder", [{"key": "newcomer"}, {"key": "growing", "points": 5}])
    heard = await world.pass_time(days=1)
    assert sorted(heard) == [f"🌱 P{n} is <b>growing</b>. Good to have you with us!" for n in range(7)]
    assert await world.pass_time(days=3) == []


async def test_facts_are_told(workshop: Any, clock: Any, reached: list[TierReached], lost: list[TierLost]) -> None:
    async with workshop.work() as work:
        await work.change_setting(tiers.Settings, 1, "grace_days", 1)
        await points.award(work, 1, 1001, 150, reason="tests.award", key="a", day=START.date())
    async with workshop.work() as work:
        await points.reverse(work, 1, 1001, "a", reason="tests.undo")
    for days in (0, 1, 2):
        clock.set(START.replace(day=START.day + days))
        async with workshop.work() as work:
            await judging.look_at(work, 1, [1001])
    assert (reached, lost) == ([TierReached(1, 1001, "growing")], [TierLost(1, 1001, "growing", "newcomer")])
