"""What is chosen is kept, held in memory, and believed only once it is durable."""

from collections.abc import Callable
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.features import communities, members, preferences
from bot.features.preferences import ZoneChanged
from bot.kit.calendar import Quiet
from bot.kit.clock import SetClock
from bot.kit.routing import Person
from bot.kit.work import Work, Workshop

ANA = 2**52 - 1  # the greatest id that Telegram may give
SHANGHAI, TOKYO = ZoneInfo("Asia/Shanghai"), ZoneInfo("Asia/Tokyo")


async def test_whoever_chose_nothing_follows_the_community_and_their_app(workshop: Workshop) -> None:
    async with workshop.work() as work:
        group = await communities.of_chat(work, -1001, "Reading circle")
        await communities.choose_zone(work, group, TOKYO)
    here = group.id
    async with workshop.work() as work:
        assert preferences.of(work, ANA) == preferences.Preferences()
        assert preferences.zone_of(work, here, ANA) == TOKYO
        assert preferences.zone_of(work, 0, ANA) == ZoneInfo("UTC")
        assert preferences.language_of(work, ANA, "zh-hans") == "zh-CN"
        assert await preferences.next_open(work, ANA) == work.now


async def test_one_choice_leaves_the_others_and_outlives_a_restart(
    workshop: Workshop, restart: Callable[[Workshop], Workshop]
) -> None:
    async with workshop.work() as work:
        await preferences.choose_zone(work, ANA, SHANGHAI)
        await preferences.choose_language(work, ANA, "zh-CN")
    async with workshop.work() as work:
        await preferences.choose_quiet(work, ANA, Quiet(time(22), time(8, 30)))
        await preferences.hide(work, ANA, True)
        await preferences.line_opened(work, ANA)
    expected = preferences.Preferences("zh-CN", SHANGHAI, Quiet(time(22), time(8, 30)), True, True)
    for shop in (workshop, restart(workshop)):
        async with shop.work() as work:
            if shop is not workshop:
                await preferences.warm(work)
            assert preferences.of(work, ANA) == expected
            assert preferences.zone_of(work, 0, ANA) is SHANGHAI
            assert preferences.language_of(work, ANA, "en") == "zh-CN"
            assert set(preferences.hidden(work)) == {ANA}


async def test_choices_are_taken_back(workshop: Workshop) -> None:
    async with workshop.work() as work:
        await preferences.choose_zone(work, ANA, SHANGHAI)
        await preferences.choose_quiet(work, ANA, Quiet(time(22), time(8)))
        await preferences.choose_language(work, ANA, "en")
        await preferences.hide(work, ANA, True)
        await preferences.line_opened(work, ANA)
    async with workshop.work() as work:
        await preferences.choose_zone(work, ANA, None)
        await preferences.choose_quiet(work, ANA, Quiet(time(0), time(0)))
        await preferences.choose_language(work, ANA, None)
        await preferences.hide(work, ANA, False)
        await preferences.line_closed(work, ANA)
    async with workshop.work() as work:
        assert preferences.of(work, ANA) == preferences.Preferences()
        assert not preferences.hidden(work)


async def test_blocked_and_opened_again_in_one_batch_is_open(workshop: Workshop) -> None:
    async with workshop.work() as work:
        await preferences.line_opened(work, ANA)
    async with workshop.work() as work:
        await preferences.line_closed(work, ANA)
        await preferences.line_opened(work, ANA)
    async with workshop.work() as work:
        assert preferences.of(work, ANA).is_line_open


async def test_what_is_rolled_back_is_not_believed(workshop: Workshop) -> None:
    async def choose_and_fail(work: Work) -> None:
        async with work.savepoint():
            await preferences.choose_zone(work, ANA, SHANGHAI)
            raise RuntimeError("no")

    async with workshop.work() as work:
        with pytest.raises(RuntimeError):
            await choose_and_fail(work)
    async with workshop.work() as work:
        assert preferences.of(work, ANA).zone is None


async def test_a_change_of_zone_is_announced_once(workshop: Workshop, heard: list[ZoneChanged]) -> None:
    for zone in (SHANGHAI, SHANGHAI, TOKYO, None):
        async with workshop.work() as work:
            await preferences.choose_zone(work, ANA, zone)
    assert heard == [
        ZoneChanged(ANA, None, SHANGHAI),
        ZoneChanged(ANA, SHANGHAI, TOKYO),
        ZoneChanged(ANA, TOKYO, None),
    ]


async def test_quiet_hours_are_read_on_the_members_own_wall(workshop: Workshop, clock: SetClock) -> None:
    """Their own zone; without one, that of the community they are at home in."""
    async with workshop.work() as work:
        here = (await communities.choose_zone(work, await communities.of_chat(work, -1001, "Reading circle"), TOKYO)).id
        await preferences.choose_quiet(work, ANA, Quiet(time(22), time(8)))
    clock.set(datetime(2026, 5, 4, 14, 0, tzinfo=UTC))  # 23:00 in Tokyo, 22:00 in Shanghai
    async with workshop.work() as work:
        assert await preferences.next_open(work, ANA) == work.now  # at home nowhere: 14:00 in UTC
        await members.meet(work, here, Person(ANA, "Ana"), work.now)
    async with workshop.work() as work:
        assert await preferences.next_open(work, ANA) == datetime(2026, 5, 4, 23, 0, tzinfo=UTC)
        await preferences.choose_zone(work, ANA, SHANGHAI)
    async with workshop.work() as work:
        assert await preferences.next_open(work, ANA) == datetime(2026, 5, 5, 0, 0, tzinfo=UTC)
