"""Whether words bring people back, in words that claim no more than numbers do; and what is of no use ends itself."""

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from inline_snapshot import snapshot

from bot.features import communities, nudges
from bot.features.communities import CommunitiesMerged
from bot.features.nudges import State, store
from bot.kit.calendar import day_of
from tests.nudges.test_policies import lives
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World

WRITE = {"en": "/nudgesetup lost: Hi {name} / Hello {name}", "zh-CN": "/nudgesetup 失联：{名字}，你好 / {名字}，来坐坐"}


async def done(
    world: "World", what: str, variant: int, number: int, *, back: int, community_id: int = 1, policy: int = 1
) -> None:
    """So many, of whom `back` came back, by the first version of a policy."""
    async with world.app.workshop.work() as work:
        today = day_of(work.now, ZoneInfo("UTC"))
        first = 5_000 + 1_000 * variant + (10_000 if what == "held" else 0)
        for one in range(number):
            row = {
                "community_id": community_id, "number": policy, "member_id": first + one, "since": today,
                "version": 1, "what": what, "variant": variant, "noticed_on": today, "counts_from_on": today,
                "at": work.now, "back_on": today if one < back else None,
            }  # fmt: skip
            assert await store.do_once(work.db, row)


async def turned_on(world: "World", admin: "Human", language: str = "en") -> None:
    await admin.says(WRITE[language])
    await admin.presses({"en": "Turn on", "zh-CN": "打开"}[language])


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_what_a_policy_brought(world: "World", language: str) -> None:
    (admin,) = await people(world, language=language)
    results = {"en": "/nudgesetup result", "zh-CN": "/nudgesetup 效果"}[language]
    assert (
        await admin.says(results)
        == {"en": snapshot("There are no words of your own yet."), "zh-CN": snapshot("还没有你们自己写的问候。")}[
            language
        ]
    )
    await turned_on(world, admin, language)
    await done(world, "told", 0, 30, back=12)
    await done(world, "told", 1, 9, back=1)
    await done(world, "held", 0, 4, back=1)
    few = await admin.says(results)
    assert (
        few
        == {
            "en": snapshot("""\
Active again within a week (with the interval that holds 95 of 100 times):
#1 ✅ long gone
43 more, whose week isn't over\
"""),
            "zh-CN": snapshot("""\
一周内又活跃的（括号里是 95% 的区间）：
#1 ✅ 离开很久
还有 43 位，一周没过完\
"""),
        }[language]
    )  # nobody's week is over
    await world.pass_time(days=9)
    assert (
        await admin.says(results)
        == {
            "en": snapshot("""\
Active again within a week (with the interval that holds 95 of 100 times):
#1 ✅ long gone
Written to: 13 of 39 (33 %; 95 % interval 21 to 49 %)
Held back: 1 of 4 (25 %; 95 % interval 5 to 70 %)
Too few to tell whether it helps.
Text 1: 12 of 30 (40 %; 95 % interval 25 to 58 %)
Text 2: 1 of 9 (11 %; 95 % interval 2 to 44 %)
Too few to compare the two texts.\
"""),
            "zh-CN": snapshot("""\
一周内又活跃的（括号里是 95% 的区间）：
#1 ✅ 离开很久
问候过的：39 位里 13 位（33%，95% 区间 21–49%）
留着没问候的：4 位里 1 位（25%，95% 区间 5–70%）
人数太少，看不出有没有用。
第 1 段：30 位里 12 位（40%，95% 区间 25–58%）
第 2 段：9 位里 1 位（11%，95% 区间 2–44%）
人数太少，两段话还没法比。\
"""),
        }[language]
    )
    await done(world, "told", 2, 40, back=30)
    await done(world, "held", 1, 40, back=8)
    await world.pass_time(days=9)
    assert (
        await admin.says(results)
        == {
            "en": snapshot("""\
Active again within a week (with the interval that holds 95 of 100 times):
#1 ✅ long gone
Written to: 43 of 79 (54 %; 95 % interval 43 to 65 %)
Held back: 9 of 44 (20 %; 95 % interval 11 to 35 %)
More of those written to came back than chance explains.
Text 1: 12 of 30 (40 %; 95 % interval 25 to 58 %)
Text 2: 1 of 9 (11 %; 95 % interval 2 to 44 %)
Too few to compare the two texts.\
"""),
            "zh-CN": snapshot("""\
一周内又活跃的（括号里是 95% 的区间）：
#1 ✅ 离开很久
问候过的：79 位里 43 位（54%，95% 区间 43–65%）
留着没问候的：44 位里 9 位（20%，95% 区间 11–35%）
问候过的回来得更多，不像是碰巧。
第 1 段：30 位里 12 位（40%，95% 区间 25–58%）
第 2 段：9 位里 1 位（11%，95% 区间 2–44%）
人数太少，两段话还没法比。\
"""),
        }[language]
    )


async def test_who_is_held_back_hears_nothing_and_is_counted(half_held: "World") -> None:
    world = half_held
    admin, *others = await people(world, *(f"P{number}" for number in range(8)))
    for _ in range(5):
        for one in others:
            await one.says("/checkin")
        await world.pass_time(days=1)
    await world.pass_time(days=6)
    await admin.says("/nudgesetup drifting: Hello {name}")
    await admin.presses("Turn on")
    await admin.presses(next(label for label in world.said[-1].buttons if label.startswith("Yes, write to")))
    since = len(world.said)
    await world.pass_time(days=2)
    told = [one for one in others if any(said.chat_id == one.id for said in world.said[since:])]
    held = [one for one in others if one not in told]
    assert told
    assert held
    await told[0].says("/checkin")
    await held[0].says("good morning")
    await world.pass_time(days=9)
    for _ in range(2):  # asking again changes nothing
        async with world.app.workshop.work() as work:
            (found,) = await nudges.outcomes(work, 1)
        assert (found.told.back, found.told.of) == (1, len(told))
        assert (found.held.back, found.held.of) == (1, len(held))


async def test_who_is_held_back_by_one_hears_of_no_other(half_held: "World") -> None:
    world = half_held
    _admin, *others = await people(world, *(f"P{number}" for number in range(8)))
    for _ in range(5):
        for one in others:
            await one.says("/checkin")
        await world.pass_time(days=1)
    await world.pass_time(days=6)
    async with world.app.workshop.work() as work:
        await nudges.write(work, 1, "drifting: Hello {name}")
        await nudges.write(work, 1, "drifting: Dear {name}")
        assert await nudges.turn_on(work, 1, 1, 1, 8)
        assert await nudges.turn_on(work, 1, 2, 1, 8)
        await nudges.turn(work, 1, is_on=True)
    since = len(world.said)
    await world.pass_time(days=30)
    told = [one for one in others if any(said.chat_id == one.id for said in world.said[since:])]
    assert 0 < len(told) < 8
    async with world.app.workshop.work() as work:
        first, second = await nudges.outcomes(work, 1)
        assert (first.told.of, first.held.of) == (len(told), 8 - len(told))
        assert (second.told.of, second.held.of) == (0, 0)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_a_policy_that_brings_nobody_back_ends_itself(world: "World", language: str) -> None:
    (admin,) = await people(world, language=language)
    await turned_on(world, admin, language)
    await done(world, "told", 0, 110, back=5)
    await done(world, "held", 0, 12, back=3)
    since = len(world.said)
    await world.pass_time(days=21)
    assert [one.text for one in world.said[since:] if one.chat_id == admin.id] == {
        "en": snapshot(
            [
                "In Reading circle I stopped #1: of those written to 5 % came back within a week, of those held back 25 %. /nudgesetup turns it on again, should you see more than numbers do."
            ]
        ),
        "zh-CN": snapshot(
            [
                "Reading circle 里，我停了 #1：问候过的一周内有 5% 回来，没问候的有 25%。你若看得比数字更清楚，用 /nudgesetup 可以再打开。"
            ]
        ),
    }[language]
    async with world.app.workshop.work() as work:
        (kept,) = await nudges.policies(work, 1)
        assert kept.state is State.STOPPED
        assert await nudges.will_say(work, 1, work.now + timedelta(days=9)) == []
        assert await nudges.turn_on(work, 1, 1, kept.version)
        assert len(await nudges.will_say(work, 1, work.now + timedelta(days=9))) == 1
    await world.pass_time(days=21)
    async with world.app.workshop.work() as work:
        assert [one.state for one in await nudges.policies(work, 1)] == [State.ON]  # an admin sees more than numbers


async def test_other_words_are_counted_anew(world: "World") -> None:
    (admin,) = await people(world)
    await turned_on(world, admin)
    await done(world, "told", 0, 30, back=12)
    await admin.says("/nudgesetup #1 lost: Other words")
    await world.pass_time(days=9)
    assert await admin.says("/nudgesetup result") == snapshot("""\
Active again within a week (with the interval that holds 95 of 100 times):
#1 ⏸ long gone
Nobody so far.\
""")


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_by_hand(world: "World", language: str) -> None:
    """Also those who could be written to: an admin wants to do it. On no list: who left, and who said stop."""
    admin, ana, ben, cem = await people(world, "Ana", "Ben", "Cem", language=language)
    for _ in range(6):
        for one in (ana, ben, cem):
            await one.says("/checkin")
        await world.pass_time(days=1)
    await admin.says({"en": "/nudgesetup drifting list: call", "zh-CN": "/nudgesetup 渐远 名单：打个电话"}[language])
    await admin.presses({"en": "Turn on", "zh-CN": "打开"}[language])
    since = len(world.said)
    await world.pass_time(days=7)
    await ben.leaves()
    await cem.whispers("stop")
    since = len(world.said)
    await world.pass_time(days=7)
    assert [one.text for one in world.said[since:] if one.chat_id == admin.id] == {
        "en": snapshot(
            [
                """\
In Reading circle, for you to write to by hand:
#1 drifting away: Ana\
"""
            ]
        ),
        "zh-CN": snapshot(
            [
                """\
Reading circle 里，等你亲自写一句的：
#1 渐渐远了：Ana\
"""
            ]
        ),
    }[language]
    assert [one for one in world.said[since:] if one.chat_id == ana.id] == []


async def test_two_groups_bring_their_policies_together(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await turned_on(world, admin)
    async with world.app.workshop.work() as work:
        other = await communities.of_chat(work, -1002, "Another")
        await nudges.write(work, other.id, "silent: There")
        await nudges.turn_on(work, other.id, 1, 1)
        await nudges.allow_mention(work, other.id, ana.id, is_allowed=True)
    await done(world, "told", 0, 3, back=1)
    await done(world, "told", 0, 2, back=1, community_id=other.id)
    async with world.app.workshop.work() as work:
        await work.announce(CommunitiesMerged(1, other.id))
    await world.pass_time(days=9)
    async with world.app.workshop.work() as work:
        kept = await nudges.outcomes(work, 1)
        assert [(one.kept.number, one.kept.policy.texts[-1], one.told.of) for one in kept] == [
            (1, "Hello {name}", 3),
            (2, "There", 2),
        ]
        assert await nudges.policies(work, other.id) == []
        assert await nudges.may_mention(work, 1, ana.id)


async def test_a_monday_that_was_missed_is_made_up_for(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    dan = await world.person("Dan")
    await lives(world, ana, dan, days=6)
    await admin.says("/nudgesetup drifting list: Hello {name}")
    await admin.presses("Turn on")
    await lives(world, ana, days=7)  # until a Sunday
    since = len(world.said)
    assert world.clock.now().weekday() == 6
    world.clock.set(world.clock.now() + timedelta(days=3))
    await world.restart()
    await world.pass_time(hours=1)
    assert ["Dan" in one.text for one in world.said[since:] if "by hand" in one.text] == [True]
