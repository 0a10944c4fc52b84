"""Once a month, whoever did most is thanked: with the number that earned it, once, and nobody who would rather not."""

from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from inline_snapshot import snapshot

from bot.features import communities, honours, preferences
from bot.features.communities import CommunitiesMerged
from tests.honours.conftest import ALL, FEW, a_full_month, ceremonies, check_in, goes_to, thank, turned_on
from tests.support.circle import people
from tests.support.databases import KINDS
from tests.support.world import World


async def opened(database_url: str, start: datetime | None = None, **settings: Any) -> World:
    more = {"start": start} if start else {}
    return await World(database_url, honours=FEW | settings, **more).open()


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_a_month_that_was_worth_it(database_url: str, language: str) -> None:
    world = await opened(database_url)
    _, ana, *_ = await a_full_month(world, language)
    await turned_on(world, *ALL)
    assert await goes_to(world, 2026, 6, 1, 9, 59) == []
    told = await goes_to(world, 2026, 6, 1, 10, 1)
    assert (
        told
        == {
            "en": snapshot(
                [
                    """\
🕯 <b>Thank you for May 2026</b>
🔥 Most faithful: Ana &lt;3, Ben (4 days with a check-in each, so they share it)
🤝 Most helpful: Cem (thanked by 2 people)
🌱 Newcomer of the month: Dora (here on 2 days)\
"""
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
🕯 <b>2026 年 5 月，谢谢你们</b>
🔥 坚持之星：Ana &lt;3、Ben（打卡 4 天，并列）
🤝 热心之星：Cem（得到 2 个人的感谢）
🌱 本月新人：Dora（有 2 天在群里）\
"""
                ]
            ),
        }[language]
    )
    assert (
        await ana.says("/honours")
        == {
            "en": snapshot("""\
🕯 <b>Thank you for May 2026</b>
🔥 Most faithful: Ana &lt;3, Ben (4 days with a check-in each, so they share it)
🤝 Most helpful: Cem (thanked by 2 people)
🌱 Newcomer of the month: Dora (here on 2 days)

On the 1st at 10:00 I say thank you, in one message:
🔥 Most faithful: the most days with a check-in in a month, 3 at least
🤝 Most helpful: thanked by the most people in a month, by 2 at least
🌱 Newcomer of the month: who joined in the last 31 days and wrote or checked in on the most of them, 2 at least
🏆 Contributors of the year: the first 3 places by points earned in a year, 20 at least
Equal numbers share an honour. Who used /hide or /celebrations mute, or has left, is neither named nor counted.\
"""),
            "zh-CN": snapshot("""\
🕯 <b>2026 年 5 月，谢谢你们</b>
🔥 坚持之星：Ana &lt;3、Ben（打卡 4 天，并列）
🤝 热心之星：Cem（得到 2 个人的感谢）
🌱 本月新人：Dora（有 2 天在群里）

每月 1 号 10:00，我用一条消息说声谢谢：
🔥 坚持之星：当月打卡天数最多，至少 3 天
🤝 热心之星：当月感谢过 TA 的人最多，至少 2 个人
🌱 本月新人：最近 31 天加入、说过话或打过卡的天数最多，至少 2 天
🏆 年度贡献：全年所得积分前 3 名，至少 20 分
数字一样就并列。用过 /hide 或 /celebrations mute 的和已经离开的，不提名字，也不参与比较。\
"""),
        }[language]
    )
    assert world.said[-1].buttons == {}
    assert await goes_to(world, 2026, 7, 2) == []  # nobody came far enough in June
    await world.close()


async def test_a_year_and_its_december_in_one_message(database_url: str) -> None:
    world = await opened(database_url, datetime(2026, 12, 1, 9, tzinfo=UTC), year_places=2)
    await a_full_month(world)
    await turned_on(world, *ALL)
    assert await goes_to(world, 2027, 1, 2) == snapshot(
        [
            """\
🕯 <b>Thank you for December 2026</b>
🔥 Most faithful: Ana &lt;3, Ben (4 days with a check-in each, so they share it)
🤝 Most helpful: Cem (thanked by 2 people)
🌱 Newcomer of the month: Dora (here on 2 days)
🕯 <b>Thank you for the year 2026</b>
🏆 Contributors of the year: Ana &lt;3, Ben (21 points earned each, so they share it)\
"""
        ]
    )
    async with world.app.workshop.work() as work:
        assert await honours.last_told(work, 1) is not None
    assert await goes_to(world, 2027, 2, 2) == []
    await world.close()


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_nothing_where_it_is_off_or_nobody_came_far_enough(database_url: str) -> None:
    world = await World(database_url).open()
    admin, ana, *_ = await a_full_month(world)
    assert await goes_to(world, 2026, 6, 2) == []
    assert await ana.says("/honours") == snapshot("""\
Nobody has been honoured here yet.

No honours are given here at the moment.\
""")
    await turned_on(world, "faithful", "newcomer")
    await check_in(world, ana, days=9)  # ten are asked for
    assert await goes_to(world, 2026, 7, 2) == []
    await check_in(world, ana, days=10)
    assert len(await goes_to(world, 2026, 8, 2)) == 1
    await admin.says("/honoursetup")
    await admin.presses("✓ 🔥 Most faithful")
    await admin.presses("✓ 🌱 Newcomer of the month")
    await check_in(world, ana, days=20)
    assert await goes_to(world, 2026, 9, 2) == []
    await world.close()


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_who_left_or_would_rather_not_be_named_is_passed_over(database_url: str) -> None:
    world = await opened(database_url)
    _, ana, ben, cem, dora = await people(world, "Ana", "Ben", "Cem", "Dora")
    await turned_on(world, "faithful")
    await check_in(world, ana, ben, cem, dora, days=3)
    await check_in(world, ana, ben, cem, days=3)
    await ana.leaves()
    await ben.says("/celebrations mute")
    async with world.app.workshop.work() as work:
        await preferences.hide(work, cem.id, is_hidden=True)
    [told] = await goes_to(world, 2026, 6, 2)
    assert told.splitlines()[1:] == snapshot(["🔥 Most faithful: Dora (3 days with a check-in)"])
    async with world.app.workshop.work() as work:
        await preferences.hide(work, dora.id, is_hidden=True)  # later on
    assert (await cem.says("/honours")).splitlines()[0] == snapshot("🕯 Of May 2026 there is nobody to name.")
    await world.close()


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_who_was_newcomer_of_a_month_is_not_so_again(database_url: str) -> None:
    world = await opened(database_url, datetime(2026, 5, 25, 9, tzinfo=UTC), newcomer_least=1)
    await people(world, "Ana")
    await turned_on(world, "newcomer")
    await world.pass_time(days=6)
    dora, eve = await world.person("Dora"), await world.person("Eve")
    for one in (dora, eve):
        await one.joins()  # on 31 May, which is within the 31 days of June, too
    await dora.says("hello all of you")
    assert "Dora" in (await goes_to(world, 2026, 6, 1, 23))[0]
    for day in range(2, 6):
        await check_in(world, dora, days=1)
        if day < 5:
            await eve.says(f"and here is day number {day} of mine")
    [told] = await goes_to(world, 2026, 7, 2)
    assert told.splitlines()[1:] == snapshot(["🌱 Newcomer of the month: Eve (here on 3 days)"])
    await world.close()


# --- Late, and moved ---


@pytest.mark.parametrize(("days", "posted"), [(2, 1), (4, 0)])
async def test_late_after_a_pause_and_after_three_days_seen_in_honours_only(
    database_url: str, days: int, posted: int
) -> None:
    world = await opened(database_url, points=20)
    _, ana, *_ = await a_full_month(world)
    await turned_on(world, "faithful", "helpful")
    await goes_to(world, 2026, 5, 31)
    since = len(world.said)
    world.clock.set(datetime(2026, 6, 1 + days, 11, tzinfo=UTC))  # nobody was there
    await world.restart()
    await world.pass_time(minutes=1)
    assert len(ceremonies(world, since)) == posted
    told = await ana.says("/honours")
    assert ("I was away" in told) == (not posted)
    assert "Ana <3".replace("<", "&lt;") in told
    await world.restart()
    since = len(world.said)
    await world.pass_time(days=10)
    assert ceremonies(world, since) == []
    await world.close()


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_each_month_of_a_long_absence_is_looked_at(database_url: str) -> None:
    world = await opened(database_url)
    _, ana, *_ = await a_full_month(world)
    await turned_on(world, "faithful")
    world.clock.set(datetime(2026, 8, 1, 12, tzinfo=UTC))
    since = len(world.said)
    await world.pass_time(minutes=1)
    assert ceremonies(world, since) == []
    await check_in(world, ana, days=3)
    assert len(await goes_to(world, 2026, 9, 2)) == 1
    await world.close()


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_another_hour_on_the_day_itself_loses_nothing_and_doubles_nothing(database_url: str) -> None:
    world = await opened(database_url)
    admin, *_ = await a_full_month(world)
    await turned_on(world, "faithful")
    await admin.says("/honoursetup")
    menu = world.said[-1]
    await admin.presses("20:00", menu)
    assert await goes_to(world, 2026, 6, 1, 15) == []
    since = len(world.said)
    await admin.presses("12:00", menu)
    await world.pass_time(minutes=1)
    assert len(ceremonies(world, since)) == 1
    await admin.presses("18:00", menu)
    assert await goes_to(world, 2026, 6, 2) == []
    await world.close()


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_off_and_on_again_on_the_1st(database_url: str) -> None:
    world = await opened(database_url)
    _, ana, *_ = await a_full_month(world)
    await goes_to(world, 2026, 6, 1, 9)
    await turned_on(world, "faithful")  # before its hour, so May is told of
    assert len(await goes_to(world, 2026, 6, 1, 11)) == 1
    for is_on in (False, True):
        async with world.app.workshop.work() as work:
            await honours.turn(work, 1, "faithful", is_on=is_on)
    async with world.app.workshop.work() as work:
        await honours.choose_hour(work, 1, time(20))
    assert await goes_to(world, 2026, 6, 2) == []
    await check_in(world, ana, days=4)
    assert len(await goes_to(world, 2026, 7, 2)) == 1
    await world.close()


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_another_clock_moves_the_hour_and_a_1st_that_comes_twice_is_told_once(database_url: str) -> None:
    world = await opened(database_url)
    await a_full_month(world)
    await turned_on(world, "faithful")

    async def moves_to(zone: str) -> None:
        async with world.app.workshop.work() as work:
            await communities.choose_zone(work, communities.get(work, 1), ZoneInfo(zone))

    await moves_to("Asia/Shanghai")
    assert await goes_to(world, 2026, 6, 1, 1) == []
    assert len(await goes_to(world, 2026, 6, 1, 3)) == 1  # 10:00 there
    await moves_to("America/New_York")  # where it is still the 31st
    assert await goes_to(world, 2026, 6, 20) == []
    await world.close()


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_an_hour_that_clocks_show_twice_is_told_once(database_url: str) -> None:
    world = await opened(database_url, datetime(2026, 10, 5, 9, tzinfo=UTC), at="01:30")
    _, ana, *_ = await a_full_month(world)
    await turned_on(world, "faithful")
    async with world.app.workshop.work() as work:
        await communities.choose_zone(work, communities.get(work, 1), ZoneInfo("America/New_York"))
    await check_in(world, ana, days=3)
    assert await goes_to(world, 2026, 11, 1, 5, 29) == []
    assert len(await goes_to(world, 2026, 11, 1, 5, 31)) == 1  # 01:30, before the clocks go back
    assert await goes_to(world, 2026, 11, 1, 7) == []  # and again
    async with world.app.workshop.work() as work:
        [coming] = await honours.will_say(work, 1, datetime(2026, 12, 2, tzinfo=UTC))
    assert coming.at == datetime(2026, 12, 1, 6, 30, tzinfo=UTC)
    await world.close()


# --- Communities ---


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_a_group_that_put_us_out_is_told_nothing(database_url: str) -> None:
    world = await opened(database_url)
    admin, ana, *_ = await a_full_month(world)
    await turned_on(world, "faithful")
    await world.group.bot_becomes("left", admin)
    assert await goes_to(world, 2026, 6, 2) == []
    await world.group.bot_becomes("administrator", admin)
    await check_in(world, ana, days=3)
    assert len(await goes_to(world, 2026, 7, 2)) == 1
    await world.close()


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_an_operator_turned_it_on_for_all(database_url: str) -> None:
    world = await opened(database_url, faithful=True)
    await a_full_month(world)
    assert len(await goes_to(world, 2026, 6, 2)) == 1
    await world.close()


async def test_two_groups_become_one(database_url: str) -> None:
    world = await opened(database_url)
    await a_full_month(world)
    async with world.app.workshop.work() as work:
        other = await communities.of_chat(work, -1002, "Another")
    await turned_on(world, "faithful", community_id=other.id)
    async with world.app.workshop.work() as work:
        await work.merge_settings(honours.Settings, 1, other.id, leading_id=1)
        await work.announce(CommunitiesMerged(1, other.id))
    assert len(await goes_to(world, 2026, 6, 2)) == 1
    async with world.app.workshop.work() as work:
        other = await communities.of_chat(work, -1003, "A third")
    async with world.app.workshop.work() as work:
        await work.announce(CommunitiesMerged(other.id, 1))
        assert await honours.last_told(work, other.id) is not None
        assert await honours.last_told(work, 1) is None
    await world.close()


# --- Beforehand ---


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_it_is_in_the_outlook_and_can_be_skipped(database_url: str) -> None:
    world = await opened(database_url)
    admin, ana, ben = await people(world, "Ana", "Ben")
    await turned_on(world, "faithful")
    await check_in(world, ana, ben, days=3)
    await goes_to(world, 2026, 5, 25)
    assert "Who is honoured for May 2026, if anybody" in await admin.says("/outlook")
    await admin.presses("1")
    await admin.presses("Skip it")
    assert await goes_to(world, 2026, 6, 2) == []
    assert "Ana" in await ana.says("/honours")
    await world.close()


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_the_outlook_knows_that_only_years_are_honoured(database_url: str) -> None:
    world = await opened(database_url)
    await people(world, "Ana")
    await turned_on(world, "year")
    async with world.app.workshop.work() as work:
        coming = await honours.will_say(work, 1, datetime(2027, 6, 1, tzinfo=UTC))
    assert [one.at for one in coming] == [datetime(2027, 1, 1, 10, tzinfo=UTC)]
    await world.close()


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_more_than_a_line_holds_share_an_honour(database_url: str) -> None:
    world = await opened(database_url)
    admin, *others = await people(world, *(f"Member {number}" for number in range(14)))
    await turned_on(world, "faithful", "helpful")
    await check_in(world, *others, days=3)
    await thank(world, others[0], admin, others[1])
    [told] = await goes_to(world, 2026, 6, 2)
    assert "and 2 more (3 days with a check-in each, so they share it)" in told
    await world.close()
