"""What covers a day keeps streaks: after they broke, for some or all, taken back again, and where Hearth itself was away."""

from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest
from inline_snapshot import snapshot

from bot.features import checkins, excuses
from bot.features.checkins.service import mending
from tests.support.moments import START
from tests.support.story import ANA, BEN, Story
from tests.support.world import Human, World

DAY = timedelta(days=1)
MONDAY = START.date()


@pytest.fixture
async def story(database_url: str) -> AsyncIterator[Story]:
    async with Story.begin(database_url) as story:
        yield story


async def on(story: Story, *days: int, member: int = ANA) -> None:
    for n in days:
        story.clock.set(max(story.clock.now(), START + n * DAY))
        await story.checks_in(member, at=START + n * DAY)


async def streak(story: Story, member: int = ANA) -> int:
    async with story.workshop.work() as work:
        return (await checkins.standing_of(work, story.community, member)).streak


async def excuse(story: Story, day: int, *ids: int) -> int:
    async with story.workshop.work() as work:
        words = f"{MONDAY + day * DAY} power cut"
        number = (await excuses.propose(work, story.community, 7, words, ids)).number
        await excuses.excuse(work, story.community, number)
    return number


async def rests(story: Story, weekday: int, *, on: bool) -> None:
    async with story.workshop.work() as work:
        await excuses.choose_rest_day(work, story.community, weekday, rests=on)


async def test_an_excuse_mends_a_streak_that_broke_and_its_taking_back_undoes_that(story: Story) -> None:
    await on(story, 0, 1, 2, 4, 5)
    assert await streak(story) == 2
    number = await excuse(story, 3)
    assert await streak(story) == 5
    async with story.workshop.work() as work:
        await excuses.take_back(work, story.community, number)
    assert await streak(story) == 2


async def test_an_excuse_before_the_next_check_in_keeps_what_waits(story: Story) -> None:
    await on(story, 0, 1)
    story.clock.set(START + 3 * DAY)
    assert await streak(story) == 0
    number = await excuse(story, 2)
    assert await streak(story) == 2
    async with story.workshop.work() as work:
        await excuses.take_back(work, story.community, number)
    assert await streak(story) == 0


async def test_an_excuse_for_some_is_for_nobody_else(story: Story) -> None:
    for member in (ANA, BEN):
        await on(story, 0, 1, member=member)
    for member in (ANA, BEN):
        await on(story, 3, member=member)
    await excuse(story, 2, BEN)
    assert (await streak(story, ANA), await streak(story, BEN)) == (1, 3)


async def test_a_rest_day_holds_from_the_day_it_is_chosen_and_ceases_tomorrow(story: Story) -> None:
    await on(story, 0, 1)
    story.clock.set(START + 2 * DAY)
    await rests(story, 2, on=True)  # Wednesday, today
    await on(story, 3, 4, 5, 6, 7, 8, 10)
    assert await streak(story) == 9
    story.clock.set(START + 16 * DAY)  # Wednesday again: it still is one today
    await on(story, 11, 12, 13, 14, 15)
    await rests(story, 2, on=False)
    await on(story, 17, 18, 19, 20, 21, 22)
    assert await streak(story) == 20
    story.clock.set(START + 24 * DAY)  # the Wednesday of the week after was left out, and is covered by none
    async with story.workshop.work() as work:
        covers = (await excuses.covers_of(work, story.community, [ANA], MONDAY, MONDAY + 24 * DAY))[ANA]
    assert sorted(covers.between(MONDAY, MONDAY + 24 * DAY, {0})) == [MONDAY + n * DAY for n in (2, 9, 16)]


async def test_a_vacation_that_ends_early_covers_what_lay_before(story: Story) -> None:
    await on(story, 0, 1)
    story.clock.set(START + 2 * DAY)
    async with story.workshop.work() as work:
        await excuses.leave(work, story.community, ANA, f"{MONDAY + 2 * DAY} +7")
    story.clock.set(START + 5 * DAY)
    assert await streak(story) == 2
    async with story.workshop.work() as work:
        assert await excuses.come_back(work, story.community, ANA, MONDAY + 2 * DAY)
    await on(story, 5)
    assert await streak(story) == 3
    story.clock.set(START + 7 * DAY)
    assert await streak(story) == 0


async def test_more_than_a_batch_is_counted_anew(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    """Step by step, each planned by the one before: those of the last step too, and nobody's twice."""
    monkeypatch.setattr(mending, "BATCH", 20)
    everybody = range(2001, 2001 + 2 * mending.BATCH + 3)
    for n in (0, 1, 3):
        story.clock.set(START + n * DAY)
        for member in everybody:
            await story.checks_in(member)
    await excuse(story, 2)
    assert {await streak(story, member) for member in everybody[: mending.BATCH]} == {3}
    assert await streak(story, everybody[-1]) == 1
    await story.settles()
    assert {await streak(story, member) for member in everybody} == {3}


async def test_two_hundred_are_counted_at_once(story: Story) -> None:
    assert mending.BATCH == 200
    everybody = range(2001, 2001 + mending.BATCH + 1)
    for n in (0, 2):
        story.clock.set(START + n * DAY)
        for member in everybody:
            await story.checks_in(member)
    await excuse(story, 1)
    assert await streak(story, everybody[-2]) == 2
    assert await streak(story, everybody[-1]) == 1
    await story.settles()
    assert await streak(story, everybody[-1]) == 2


# --- Hearth was away ---


async def beats(world: World) -> None:
    async with world.app.workshop.work() as work:
        await excuses.beat(work)
    await world.settle()


async def away_for_a_day(world: World, language: str) -> list[str]:
    """Up to Wednesday's check-ins; then silence until Friday morning."""
    ana: Human = await world.person("Ana", language=language, admin=True)
    await world.group.adds_the_bot(by=ana)
    for _ in range(3):
        await ana.says("/checkin")
        await beats(world)
        await world.pass_time(days=1)
    world.clock.set(START + 4 * DAY)
    await world.restart()
    await beats(world)
    told = await world.pass_time(minutes=1)
    await beats(world)
    assert await world.pass_time(minutes=1) == []  # told once
    return [*told, await ana.says("/checkin"), await ana.says("/streak"), await ana.says("/streak why")]


async def test_a_day_without_hearth_is_told_and_costs_nobody_a_streak(world: World) -> None:
    assert await away_for_a_day(world, "en") == snapshot(
        [
            "I was away for a while, sorry. From 6 May to 8 May days are not counted: nobody's streak ends by them.",
            "✓ 8 May: 4 days in a row, Ana. +5",
            """\
<b>Ana</b>: 4 days in a row
Longest 4 · 4 check-ins in all
○○○○○○○○○●●●·●
Today is done ✓
· not counted, I was away\
""",
            """\
<b>How Ana's last days count</b>
● 4 May: checked in
● 5 May: checked in
● 6 May: checked in
· 7 May: not counted, I was away
● 8 May: checked in
Days with a check-in make the streak longer. Days off and freezes neither end it nor make it longer.\
""",
        ]
    )


async def test_a_day_without_hearth_in_chinese(world: World) -> None:
    assert await away_for_a_day(world, "zh-hans") == snapshot(
        [
            "抱歉，我离开了一阵子。5月6日到5月8日不算，谁的连续天数都不会因此中断。",
            "✓ Ana，5月8日打卡成功，已连续 4 天。积分 +5",
            """\
<b>Ana</b>：已连续打卡 4 天
最长连续 4 天 · 累计 4 次
○○○○○○○○○●●●·●
今天已打卡 ✓
· 我不在，不算\
""",
            """\
<b>Ana 最近这些天是这样算的</b>
● 5月4日：打卡
● 5月5日：打卡
● 5月6日：打卡
· 5月7日：我不在，这天不算
● 5月8日：打卡
打了卡的日子，连续天数加一；不用打卡的日子和保护卡补上的日子，不加也不断。\
""",
        ]
    )


async def test_a_streak_that_a_downtime_had_ended_is_mended(world: World) -> None:
    """Somebody came back before it was known how long Hearth had been away."""
    ana = await world.person("Ana", admin=True)
    await world.group.adds_the_bot(by=ana)
    await ana.says("/checkin")
    await world.pass_time(days=1)
    await ana.says("/checkin")
    await beats(world)
    world.clock.set(START + 3 * DAY)
    await world.restart()
    assert "Day 1" in await ana.says("/checkin")
    await beats(world)
    await world.pass_time(minutes=1)
    assert "3 days in a row" in await ana.says("/streak")


async def test_an_hour_is_no_day(world: World) -> None:
    """What is short of the least is neither told nor covered; a clock that is set is no downtime at all."""
    ana = await world.person("Ana", admin=True)
    await world.group.adds_the_bot(by=ana)
    await ana.says("/checkin")
    await beats(world)
    world.clock.advance(timedelta(minutes=50))
    await world.restart()
    await beats(world)
    assert await world.pass_time(minutes=1) == []
    await beats(world)
    world.clock.advance(2 * DAY)  # set by hand: the process lives on
    await beats(world)
    async with world.app.workshop.work() as work:
        covers = (await excuses.covers_of(work, 1, [ana.id], MONDAY, date(2026, 5, 7)))[ana.id]
    assert covers.between(MONDAY, date(2026, 5, 7), {0}) == {}


# --- Left, and came back ---


async def test_who_leaves_and_comes_back_finds_all_as_it_was(world: World) -> None:
    admin, ana = await world.person("Eve", admin=True), await world.person("Ana")
    await world.group.adds_the_bot(by=admin)
    for n in range(8):
        if n:
            await world.pass_time(days=1)
        await ana.says("/checkin")
    await admin.says("/reward new Sticker 20")
    await ana.opens_private_chat()
    await ana.whispers("/shop")
    await ana.presses("🎁 Sticker · 20")
    await ana.presses("Take it for 20 points")
    looks = ("/streak", "/me", "/badges")
    before = [await ana.says(look) for look in looks]
    assert "8 days in a row" in before[0]
    bought = await ana.whispers("/redeem")
    assert "Sticker" in bought
    await ana.leaves()
    await world.pass_time(hours=2)
    await ana.joins()
    assert [await ana.says(look) for look in looks] == before
    assert await ana.whispers("/redeem") == bought
    await world.pass_time(days=1)
    assert "9 days in a row" in await ana.says("/checkin")
