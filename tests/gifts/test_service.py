"""Gifts change what two may spend and nothing else, within limits, whatever comes at once; on both databases."""

import asyncio

from sqlalchemy import text

from bot.features import gifts, points
from bot.features.communities import CommunitiesMerged
from bot.features.points import Period
from tests.gifts.conftest import ANA, BEN, CEM, Story
from tests.support.moments import START


async def test_only_what_one_may_spend_changes(story: Story) -> None:
    before = await story.earned()
    assert await story.gives(ANA, CEM, 20) == ""
    assert await story.balances() == [80, 100, 20]
    assert await story.earned() == before
    async with story.workshop.work() as work:
        board = await points.top(work, 1, Period.ALL, START.date())
    assert [one.member_id for one in board] == [ANA, BEN]
    await story.spends(CEM, 5)
    assert await story.balances() == [80, 100, 15]


async def test_whoever_is_new_waits(story: Story) -> None:
    async with story.workshop.work() as work:
        await work.change_setting(gifts.Settings, 1, "least_days", 2)
    assert await story.gives(ANA, BEN, 5) == "gifts.too-new"
    story.waits(days=2)
    assert await story.gives(ANA, BEN, 5) == ""


async def test_ten_at_once_each_way(story: Story) -> None:
    """Ana may give 50 a day, and Ben has 30 left, with what comes from her."""
    await story.spends(BEN, 70)
    there = [story.gives(ANA, BEN, 12, number=100 + one) for one in range(10)]
    back = [story.gives(BEN, ANA, 15, number=200 + one) for one in range(10)]
    done = await asyncio.gather(*there, *back)
    assert done[:10].count("") == 4
    assert done[10:].count("") in (2, 3)  # by what has come before; 50 a day at most
    assert set(done) <= {"", "gifts.enough-today", "points.too-few"}
    assert sum(await story.balances()) == 130


async def test_no_more_than_there_is(story: Story) -> None:
    await story.spends(ANA, 75)
    done = await asyncio.gather(*(story.gives(ANA, CEM, 10, number=300 + one) for one in range(10)))
    assert sorted(done) == ["", "", *["points.too-few"] * 8]
    assert await story.balances() == [5, 100, 20]


async def test_one_message_at_once(story: Story) -> None:
    done = await asyncio.gather(*(story.gives(ANA, CEM, 10, number=77) for _ in range(10)))
    assert sorted(done) == ["", *["kit.expired"] * 9]
    assert await story.balances() == [90, 100, 10]
    back = await asyncio.gather(*(story.takes_back(ANA, 77) for _ in range(5)))
    assert sorted(back) == ["", *["kit.expired"] * 4]
    assert await story.balances() == [100, 100, 0]


async def test_taken_back(story: Story) -> None:
    before = await story.earned()
    await story.gives(ANA, CEM, 20, number=7)
    assert await story.takes_back(CEM, 7) == "kit.not-yours"
    await story.spends(CEM, 1)
    assert await story.takes_back(ANA, 7) == "gifts.undo-spent"
    assert await story.balances() == [80, 100, 19]
    await story.gives(ANA, CEM, 30, number=8)
    assert await story.takes_back(ANA, 8) == ""
    assert await story.takes_back(ANA, 8) == "kit.expired"
    assert await story.gives(ANA, CEM, 30, number=9) == ""  # what came back may be given again that day
    story.waits(minutes=10.1)
    assert await story.takes_back(ANA, 9) == "gifts.undo-late"
    assert await story.balances() == [50, 100, 49]
    assert await story.earned() == before


async def test_a_broken_account_is_mended(story: Story) -> None:
    before = await story.earned()
    await story.gives(ANA, CEM, 20, number=7)
    await story.gives(ANA, BEN, 10, number=8)
    await story.takes_back(ANA, 8)
    async with story.workshop.work() as work:
        await work.db.execute(text("UPDATE accounts SET balance = 7, lifetime = lifetime + 3"))
    async with story.workshop.work() as work:
        assert await points.repairs["balances"](work.db) == 3
    assert await story.balances() == [80, 100, 20]
    assert await story.earned() == before


async def test_half_a_gift_is_noticed(story: Story) -> None:
    await story.gives(ANA, CEM, 20, number=7)
    async with story.workshop.work() as work:
        await work.db.execute(text("DELETE FROM ledger WHERE amount > 0 AND key = 'gift:7'"))
        await work.db.execute(text("UPDATE accounts SET balance = 0 WHERE lifetime = 0"))
        found = await points.audit(work.db)
    assert found["problems"] == ["points: gift:7 in community 1 leaves -20 over"]


async def test_two_groups_become_one(story: Story) -> None:
    async with story.workshop.work() as work:
        day = points.today_of(work, 2, ANA)
        await points.award(work, 2, ANA, 40, reason="tests.award", key="there", day=day)
    await story.gives(ANA, CEM, 20, number=7)
    await story.gives(ANA, CEM, 30, number=-7, community=2)
    await story.gives(ANA, BEN, 10, number=-8, community=2)
    await story.takes_back(ANA, -8, community=2)
    async with story.workshop.work() as work:
        await work.announce(CommunitiesMerged(1, 2))
    assert await story.balances() == [90, 100, 50]
    assert [one[0] for one in await story.earned()] == [140, 100, 0]
    assert await story.gives(ANA, BEN, 1) == "gifts.enough-today"  # both groups' gifts count
    assert await story.takes_back(ANA, -7) == ""
    assert await story.balances() == [120, 100, 20]
