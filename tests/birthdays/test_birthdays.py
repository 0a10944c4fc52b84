"""Told without a year, greeted once and warmly, in both languages; late when Hearth was away."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import birthdays, communities, members, points
from bot.features.birthdays import Birthday, Calendar
from bot.features.communities import CommunitiesMerged
from bot.kit.routing import Person
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World


async def tells(world: "World", who: "Human", month: int, day: int) -> None:
    async with world.app.workshop.work() as work:
        await birthdays.tell(work, 1, who.id, Birthday(month, day))


async def goes_to(world: "World", month: int, day: int, hour: int = 8) -> None:
    world.clock.set(datetime(2026, month, day, hour, tzinfo=UTC))


async def test_told_by_tapping(world: "World") -> None:
    _, ana = await people(world, "Ana")
    assert await ana.says("/birthday") == snapshot("""\
🎂 When is your birthday? Day and month are enough, the year is nobody's business.
Tap the month, or write it: <code>/birthday 5 April</code>, <code>/birthday 04-05</code>, <code>/birthday lunar 8-15</code>.
Reading circle will greet you on the day, if you like.\
""")
    await ana.presses("April")
    assert [*world.said[-1].buttons] == [*map(str, range(1, 31)), "‹ Months"]
    assert await ana.presses("5") == snapshot("🎂 Noted: 5 Apr.")
    assert await ana.presses("Only between us") == snapshot("""\
🎂 Your birthday in Reading circle: <b>5 Apr</b>.
I greet you here, and nobody else hears of it.\
""")
    assert await ana.says("/birthdays") == snapshot("No birthday in the next weeks that I may tell. Yours? /birthday")
    assert await ana.presses("Forget it") == snapshot("Forgotten. I keep no date any more.")
    assert await ana.whispers("/birthday off") == snapshot("You told me no birthday.")


async def test_told_in_words_in_chinese(world: "World") -> None:
    _, ana = await people(world, "小明", language="zh-CN")
    assert await ana.whispers("/birthday") == snapshot("""\
🎂 你哪天生日？月和日就够了，哪一年不用说。
点一下月份，或者直接写：<code>/birthday 4月5日</code>、<code>/birthday 农历八月十五</code>。
愿意的话，到那天 Reading circle 会祝你生日快乐。\
""")
    assert await ana.whispers("/birthday 农历八月十五") == snapshot("🎂 记下了：农历八月 15 日。下一次是公历 9月25日。")
    assert await ana.whispers("/birthday 2月29日") == snapshot("""\
🎂 记下了：2月29日。下一次是公历 2月28日。
没有 2 月 29 日的年份，哪天过？\
""")
    assert await ana.presses("3 月 1 日") == snapshot("""\
🎂 你在 Reading circle 的生日：<b>2月29日</b>。下一次是公历 3月1日。
到时候在群里祝你，/birthdays 里也看得到。\
""")
    assert await ana.whispers("/birthday 6月31日") == snapshot("「6月31日」，是下面哪一天？")
    assert [*world.said[-1].buttons] == snapshot(["6月30日", "7月1日"])
    assert await ana.presses("6月30日") == snapshot("🎂 记下了：6月30日。")
    assert await ana.whispers("/birthday 昨天") == snapshot(
        "「昨天」不像是一个日子。可以这样写：<code>/birthday 4月5日</code>。"
    )
    await goes_to(world, 6, 30)
    assert await world.pass_time(hours=2) == snapshot(
        [
            """\
🎉 今天的主角是 小明，生日快乐，记得吃蛋糕！
🎁 送上 20 积分。\
"""
        ]
    )


async def test_several_on_one_day_in_one_message(world: "World") -> None:
    _, ana, ben, cem, dan = await people(world, "Ana <3", "Ben", "Cem", "Dan")
    for one in (ana, ben, cem, dan):
        await tells(world, one, 5, 20)
    async with world.app.workshop.work() as work:
        await birthdays.show(work, 1, cem.id, birthdays.Visibility.PRIVATE)
    await dan.leaves()
    assert await ana.says("/birthdays") == snapshot("""\
🎂 <b>In the next weeks</b>
20 May: Ana &lt;3
20 May: Ben\
""")
    await goes_to(world, 5, 20)
    before = len(world.said)
    await world.pass_time(hours=2)
    assert [(one.chat_id == cem.id, one.text) for one in world.said[before:]] == snapshot(
        [
            (
                False,
                """\
🎂 Happy birthday, Ana &lt;3, Ben! May the year be kind to you.
🎁 With 20 points as a present.\
""",
            ),
            (
                True,
                """\
🎂 Happy birthday, Cem! All the best from Reading circle.
🎁 With 20 points as a present.\
""",
            ),
        ]
    )
    async with world.app.workshop.work() as work:
        assert (await points.account_of(work, 1, ana.id)).balance == 20 + 1
        assert (await points.audit(work.db))["problems"] == []
    assert await world.pass_time(days=300) == []
    assert len(await world.pass_time(days=66)) == 2


async def test_today_is_greeted_next_year_and_tomorrow_has_no_present(world: "World") -> None:
    _, ana, ben = await people(world, "Ana", "Ben")
    assert "4 May" in await ana.whispers("/birthday 4 May")
    await ben.whispers("/birthday 5 May")
    assert await world.pass_time(days=2) == snapshot(["🎉 Today is for Ben. Happy birthday, and cake!"])


async def test_one_birthday_in_a_year_wherever_it_is_put(world: "World") -> None:
    _, ana = await people(world, "Ana")
    await tells(world, ana, 5, 20)
    await goes_to(world, 5, 20)
    assert len(await world.pass_time(days=1)) == 1
    await ana.whispers("/birthday off")
    assert await ana.whispers("/birthday 25 May") == snapshot("🎂 Noted: 25 May. The next one that I greet is in 2027.")
    assert await world.pass_time(days=330) == []
    assert len(await world.pass_time(days=45)) == 1


@pytest.mark.parametrize(("days", "greeted"), [(1, 1), (3, 1), (4, 0)])
async def test_away_on_the_day(world: "World", days: int, greeted: int) -> None:
    """Late and once, within three days; then next year."""
    _, ana = await people(world, "Ana")
    await tells(world, ana, 5, 20)
    await goes_to(world, 5, 20 + days, 10)
    told = await world.pass_time(minutes=1)
    assert len(told) == 1
    assert ("A little late" in told[0]) is bool(greeted)
    assert greeted or told[0] == snapshot(
        "I was away on the birthday of Ana in Reading circle, and it is too late now to greet them. A word from you would still be kind."
    )
    assert await world.pass_time(days=300) == []


async def test_at_the_hour_of_the_group_wherever_it_moves(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await tells(world, ana, 5, 20)
    await admin.says("/zone Shanghai")
    await admin.says("/birthdaysetup")
    await admin.presses("At 10:00")
    world.clock.set(datetime(2026, 5, 20, 1, 59, tzinfo=UTC))
    assert await world.pass_time(seconds=30) == []
    assert len(await world.pass_time(minutes=1)) == 1  # 10:00 in Shanghai


async def test_admins_choose(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await tells(world, ana, 5, 20)
    assert await admin.says("/birthdaysetup") == snapshot("""\
Birthdays are greeted at 09:00, with 20 points as a present.
No wishes of members are collected beforehand.
The greeting comes without a card.
What shall be different?\
""")
    await admin.presses("No present")
    assert await admin.says("/birthdaysetup") == snapshot("""\
Birthdays are greeted at 09:00, without a present.
No wishes of members are collected beforehand.
The greeting comes without a card.
What shall be different?\
""")
    await admin.presses("Don't greet")
    assert await admin.says("/birthdaysetup") == snapshot("""\
Birthdays are not greeted here.
What shall be different?\
""")
    await goes_to(world, 5, 20)
    assert await world.pass_time(days=1) == []


async def test_two_groups_become_one(world: "World") -> None:
    _, ana = await people(world, "Ana")
    async with world.app.workshop.work() as work:
        other = await communities.of_chat(work, -1002, "Another")
        await birthdays.tell(work, other.id, ana.id, Birthday(5, 20))
    async with world.app.workshop.work() as work:
        await work.announce(CommunitiesMerged(1, other.id))
    await goes_to(world, 5, 20)
    [told] = await world.pass_time(days=1)
    assert "Ana" in told
    assert world.said[-1].chat_id == world.group.chat_id


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_a_year_that_can_hardly_be_right_is_asked_back(world: "World", language: str) -> None:
    _, ana = await people(world, "Ana", language=language)
    asked = await ana.whispers("/birthday 2027-03-05")
    assert (
        asked
        == {
            "en": snapshot(
                "“2027-03-05”: born in that year, and writing here already? I keep day and month only. Is it this one?"
            ),
            "zh-CN": snapshot("「2027-03-05」，这一年出生的就已经会写字了？我只记月和日，是这一天吗？"),
        }[language]
    )
    async with world.app.workshop.work() as work:
        assert await birthdays.of(work, 1, ana.id) is None
    [day] = world.said[-1].buttons
    await ana.presses(day)
    async with world.app.workshop.work() as work:
        told = await birthdays.of(work, 1, ana.id)
    assert told is not None
    assert told.birthday == Birthday(3, 5)


async def test_a_lunar_birthday_twice_in_a_year_of_ours_has_both_presents(world: "World") -> None:
    """Day 13 of the eleventh month is on 1 January 2026 and on 21 December; that of 2027 in January 2028."""
    world.clock.set(datetime(2025, 12, 1, 8, tzinfo=UTC))
    _, ana = await people(world, "Ana")
    async with world.app.workshop.work() as work:
        await birthdays.tell(work, 1, ana.id, Birthday(11, 13, Calendar.LUNAR))
        before = (await points.account_of(work, 1, ana.id)).balance
    told = [one for one in await world.pass_time(days=390) if "20 points" in one]
    assert len(told) == 2
    async with world.app.workshop.work() as work:
        assert (await points.account_of(work, 1, ana.id)).balance == before + 2 * 20


async def test_a_group_that_is_merged_after_its_greeting_greets_who_comes_with_it(world: "World") -> None:
    _, ana, ben = await people(world, "Ana", "Ben")
    await tells(world, ana, 5, 20)
    async with world.app.workshop.work() as work:
        other = await communities.of_chat(work, -1002, "Another")
        await members.meet(work, other.id, Person(ben.id, "Ben"), work.now)
        await birthdays.tell(work, other.id, ben.id, Birthday(5, 20))
    async with world.app.workshop.work() as work:
        await birthdays.choose(work, other.id, "at", "18:00")
    await goes_to(world, 5, 20)
    [told] = await world.pass_time(hours=4)
    assert "Ana" in told
    async with world.app.workshop.work() as work:
        await work.announce(CommunitiesMerged(1, other.id))
    [told] = await world.pass_time(hours=12)
    assert "Ben" in told
