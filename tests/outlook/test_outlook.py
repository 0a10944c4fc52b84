"""What is coming, in order; skipped, put off, and as planned after all."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import challenges, communities, outlook
from bot.features.challenges import Plan
from bot.features.communities import CommunitiesMerged
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World


async def a_full_fortnight(world: "World", admin: "Human", ana: "Human") -> None:
    async with world.app.workshop.work() as work:
        one = await challenges.draft(work, 1, admin.id, Plan(title="Walk", days=3, goal=2))
        await challenges.begin_on(work, 1, one.id, challenges.today_in(work, 1) + timedelta(days=1))
        one = await challenges.publish(work, 1, one.id)
        await challenges.enrol(work, one, ana.id)
    await world.settle()
    await ana.whispers("/birthday 7 May")


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_all_that_is_coming(world: "World", language: str) -> None:
    admin, ana = await people(world, "Ana", language=language)
    assert (
        await admin.says("/outlook")
        == {
            "en": snapshot("Nothing is planned in Reading circle for the next two weeks."),
            "zh-CN": snapshot("接下来两周，Reading circle 里没有安排要说的话。"),
        }[language]
    )
    await a_full_fortnight(world, admin, ana)
    assert (
        await admin.says("/outlook")
        == {
            "en": snapshot("""\
What I will say in Reading circle until 8 May, by the clock of UTC:
<b>5 May</b>
1. 08:00 🎯 Walk: it begins
2. 20:30 🎯 Walk: the evening of day 1, if there is something to tell
<b>6 May</b>
3. 08:00 🎯 Walk: day 2 of 3
4. 20:30 🎯 Walk: the evening of day 2, if there is something to tell
<b>7 May</b>
5. 08:00 🎯 Walk: day 3 of 3
6. 09:00 A birthday greeting to Ana
7. 20:30 🎯 Walk: the evening of day 3, if there is something to tell
<b>8 May</b>
8. 12:30 🎯 Walk: the results

Tap a number to see to whom and why, and to skip or move it.\
"""),
            "zh-CN": snapshot("""\
到5月8日为止，我会在 Reading circle 里说这些（UTC时间）：
<b>5月5日</b>
1. 08:00 🎯 Walk：开始
2. 20:30 🎯 Walk：第 1 天晚上，有话才说
<b>5月6日</b>
3. 08:00 🎯 Walk：第 2 天，共 3 天
4. 20:30 🎯 Walk：第 2 天晚上，有话才说
<b>5月7日</b>
5. 08:00 🎯 Walk：第 3 天，共 3 天
6. 09:00 给 Ana 的生日祝福
7. 20:30 🎯 Walk：第 3 天晚上，有话才说
<b>5月8日</b>
8. 12:30 🎯 Walk：公布结果

点数字看发给谁、为什么，也可以跳过或改时间。\
"""),
        }[language]
    )
    assert (
        await admin.presses("2")
        == {
            "en": snapshot("""\
5 May, 20:30 (UTC): 🎯 Walk: the evening of day 1, if there is something to tell
To the whole group.
It belongs to the challenge; <code>/challenge</code> changes that.\
"""),
            "zh-CN": snapshot("""\
5月5日 20:30（UTC时间）：🎯 Walk：第 1 天晚上，有话才说
发到群里。
这是挑战的一部分；<code>/challenge</code> 可以改。\
"""),
        }[language]
    )
    assert (
        await admin.presses({"en": "Skip it", "zh-CN": "跳过"}[language])
        == {
            "en": snapshot("""\
Skipped: 🎯 Walk: the evening of day 1, if there is something to tell
It would have come on 5 May at 20:30 (UTC).
To the whole group.
It belongs to the challenge; <code>/challenge</code> changes that.\
"""),
            "zh-CN": snapshot("""\
已跳过：🎯 Walk：第 1 天晚上，有话才说
原定5月5日 20:30（UTC时间）。
发到群里。
这是挑战的一部分；<code>/challenge</code> 可以改。\
"""),
        }[language]
    )
    await admin.presses({"en": "‹ All that is coming", "zh-CN": "‹ 全部安排"}[language])
    await admin.presses("6")
    assert (
        await admin.presses({"en": "3 hours later", "zh-CN": "晚 3 小时"}[language])
        == {
            "en": snapshot("""\
Moved: A birthday greeting to Ana
It comes on 7 May at 12:00 (UTC).
To the whole group.
It is their day, and they like to be greeted here; <code>/birthdaysetup</code> changes how.\
"""),
            "zh-CN": snapshot("""\
已改时间：给 Ana 的生日祝福
改在5月7日 12:00（UTC时间）。
发到群里。
那天是他们的日子，他们愿意在这里收到祝福；<code>/birthdaysetup</code> 可以改。\
"""),
        }[language]
    )
    assert (
        await admin.presses({"en": "‹ All that is coming", "zh-CN": "‹ 全部安排"}[language])
        == {
            "en": snapshot("""\
What I will say in Reading circle until 8 May, by the clock of UTC:
<b>5 May</b>
1. 08:00 🎯 Walk: it begins
2. <s>20:30 🎯 Walk: the evening of day 1, if there is something to tell</s>
<b>6 May</b>
3. 08:00 🎯 Walk: day 2 of 3
4. 20:30 🎯 Walk: the evening of day 2, if there is something to tell
<b>7 May</b>
5. 08:00 🎯 Walk: day 3 of 3
6. 12:00 A birthday greeting to Ana (moved)
7. 20:30 🎯 Walk: the evening of day 3, if there is something to tell
<b>8 May</b>
8. 12:30 🎯 Walk: the results

Tap a number to see to whom and why, and to skip or move it.\
"""),
            "zh-CN": snapshot("""\
到5月8日为止，我会在 Reading circle 里说这些（UTC时间）：
<b>5月5日</b>
1. 08:00 🎯 Walk：开始
2. <s>20:30 🎯 Walk：第 1 天晚上，有话才说</s>
<b>5月6日</b>
3. 08:00 🎯 Walk：第 2 天，共 3 天
4. 20:30 🎯 Walk：第 2 天晚上，有话才说
<b>5月7日</b>
5. 08:00 🎯 Walk：第 3 天，共 3 天
6. 12:00 给 Ana 的生日祝福（已改时间）
7. 20:30 🎯 Walk：第 3 天晚上，有话才说
<b>5月8日</b>
8. 12:30 🎯 Walk：公布结果

点数字看发给谁、为什么，也可以跳过或改时间。\
"""),
        }[language]
    )


async def test_what_is_foretold_is_what_comes(world: "World") -> None:
    """Every line that can be known beforehand is said with the very key, at the very minute."""
    admin, ana = await people(world, "Ana")
    await a_full_fortnight(world, admin, ana)
    await admin.says("/checkin")
    await ana.says("/checkin")
    async with world.app.workshop.work() as work:
        foretold = {line.coming.key: line.coming.at for line in await outlook.lines(work, 1)}
    assert len(foretold) == snapshot(9)
    for key, at in sorted(foretold.items(), key=lambda one: one[1]):
        before = len(world.said)
        wait = (at - world.clock.now()).total_seconds()
        await world.pass_time(seconds=wait - 1)
        assert [one.text for one in world.said[before:] if one.chat_id == world.group.chat_id] == [], key
        await world.pass_time(seconds=1)
        said = [one.text for one in world.said[before:] if one.chat_id == world.group.chat_id]
        assert len(said) == (0 if "evening" in key else 1), (key, said)


async def test_skipped_is_not_said_and_put_off_comes_later(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await ana.whispers("/birthday 7 May")
    ben = await world.person("Ben")
    await ben.says("hello")
    await ben.opens_private_chat()
    await ben.whispers("/birthday 9 May")
    await admin.says("/outlook")
    await admin.presses("1")
    await admin.presses("Skip it")
    await admin.presses("‹ All that is coming")
    await admin.presses("2")
    await admin.presses("Next day, same hour")
    async with world.app.workshop.work() as work:
        await world.app.warm(work)  # as after a restart
    since = len(world.said)
    await world.pass_time(days=5)
    assert [one.text for one in world.said[since:] if one.chat_id == world.group.chat_id] == []
    [told] = await world.pass_time(days=2)
    assert "Ben" in told


async def test_as_planned_after_all(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await ana.whispers("/birthday 7 May")
    await admin.says("/outlook")
    await admin.presses("1")
    await admin.presses("Skip it")
    await admin.presses("As planned after all")
    [told] = await world.pass_time(days=4)
    assert "Ana" in told
    assert await admin.presses("Skip it") == snapshot(
        "That has been said already, or is not going to be any more. /outlook shows what is coming."
    )


async def test_without_a_line_it_is_offered(world: "World") -> None:
    admin = await world.person("Vera", admin=True)
    await world.group.adds_the_bot(admin)
    assert await admin.says("/outlook") == snapshot(
        "What is coming is between us admins. I'll show you in our private chat."
    )
    assert await admin.whispers("/start outlook_1") == snapshot(
        "Nothing is planned in Reading circle for the next two weeks."
    )


async def test_long_lists_have_pages(world: "World") -> None:
    (admin,) = await people(world)
    async with world.app.workshop.work() as work:
        one = await challenges.draft(work, 1, admin.id, Plan(title="Walk", days=21, goal=20))
        await challenges.publish(work, 1, one.id)
    await admin.says("/outlook")
    first = await admin.presses("Later ›")
    assert "1." in first
    last = await admin.presses("Later ›")
    assert await admin.presses("‹ Earlier") == first != last


async def test_two_groups_become_one(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await ana.whispers("/birthday 7 May")
    async with world.app.workshop.work() as work:
        other = await communities.of_chat(work, -1002, "Another")
        [line] = await outlook.lines(work, 1)
        await outlook.skip(work, 1, line.token, admin.id)
    async with world.app.workshop.work() as work:
        await work.announce(CommunitiesMerged(other.id, 1))
    async with world.app.workshop.work() as work:
        assert outlook.put_off(work, other.id, line.coming.key) is None
        assert outlook.put_off(work, 1, line.coming.key) == work.now
