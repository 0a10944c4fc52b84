"""What was asked for outlives restarts and merges, and is due once."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.features import communities, preferences, reminders
from bot.features.communities import CommunitiesMerged
from bot.features.preferences import ZoneChanged
from bot.features.reminders import DAILY, STREAK, Settings
from bot.features.reminders.reactions import reactions
from bot.kit import scheduling
from bot.kit.clock import SetClock
from bot.kit.database import create_engine
from bot.kit.settings import Settings as Choices
from bot.kit.work import Workshop
from tests.support.moments import START

ANA, BEN = 2**52 - 1, 7
TOKYO = ZoneInfo("Asia/Tokyo")


@pytest.fixture
async def workshop(database_url: str) -> AsyncIterator[Workshop]:
    engine = create_engine(database_url)
    choices = Choices({"communities": communities.Settings(), "reminders": Settings()})
    yield Workshop(engine, SetClock(START), choices, dict(reactions.by_fact))
    await engine.dispose()


@pytest.fixture
async def here(workshop: Workshop) -> int:
    async with workshop.work() as work:
        return (await communities.of_chat(work, -1001, "Reading circle")).id


async def next_due(workshop: Workshop) -> datetime | None:
    async with workshop.engine.connect() as db:
        return await scheduling.next_due(db)


async def test_an_hour_asked_for_twice_is_due_once_at_the_last(workshop: Workshop, here: int) -> None:
    for hour in (20, 18):
        async with workshop.work() as work:
            await reminders.remind_daily(work, here, ANA, time(hour))
    assert await next_due(workshop) == datetime(2026, 5, 4, 18, tzinfo=UTC)
    async with workshop.work() as work:
        asked = await reminders.asked(work, here, ANA)
        assert (asked.daily_at, asked.heard_at, asked.warns) == (time(18), time(18), False)
        assert await reminders.census(work.db) == {"reminders": 1}
        assert await reminders.stop(work, here, ANA, DAILY)
        assert not await reminders.stop(work, here, ANA, DAILY)
    assert await next_due(workshop) is None


async def test_a_member_moves_and_so_does_the_hour(workshop: Workshop, here: int) -> None:
    async with workshop.work() as work:
        await reminders.warn_of_streak(work, here, ANA)
        await preferences.choose_zone(work, ANA, TOKYO)
    assert await next_due(workshop) == datetime(2026, 5, 4, 11, tzinfo=UTC)
    async with workshop.work() as work:
        await preferences.choose_zone(work, ANA, None)
    assert await next_due(workshop) == datetime(2026, 5, 4, 20, tzinfo=UTC)
    assert ZoneChanged in reactions.by_fact


async def test_one_group_of_two_keeps_what_was_asked_for_in_either(workshop: Workshop, here: int) -> None:
    async with workshop.work() as work:
        there = (await communities.of_chat(work, -1002, "Reading circle")).id
        await reminders.remind_daily(work, here, ANA, time(8))
        await reminders.remind_daily(work, there, ANA, time(9))
        await reminders.remind_daily(work, there, BEN, time(10))
        await reminders.warn_of_streak(work, there, BEN)
        assert await reminders.leave_today(work, there, BEN, date(2026, 5, 4))
    async with workshop.work() as work:
        await work.announce(CommunitiesMerged(here, there))
    async with workshop.work() as work:
        assert (await reminders.asked(work, here, ANA)).daily_at == time(8)
        ben = await reminders.asked(work, here, BEN)
        assert (ben.daily_at, ben.warns) == (time(10), True)
        assert (await reminders.asked(work, there, BEN)).daily_at is None
        assert await reminders.census(work.db) == {"reminders": 3}
        assert [await reminders.stop(work, here, BEN, kind) for kind in (DAILY, STREAK)] == [True, True]
        await reminders.stop(work, here, ANA, DAILY)
    assert await next_due(workshop) is None


async def test_a_day_can_be_left_only_while_it_lasts(workshop: Workshop, here: int) -> None:
    async with workshop.work() as work:
        assert not await reminders.leave_today(work, here, ANA, date(2026, 5, 3))
        assert await reminders.leave_today(work, here, ANA, date(2026, 5, 4))
