"""What admins choose, what comes with an honour, and how one is taken back."""

from datetime import UTC, datetime
from typing import Any

import pytest
from inline_snapshot import snapshot

from bot.features import badges, honours, points, preferences
from tests.honours.conftest import ALL, FEW, a_full_month, check_in, goes_to, turned_on
from tests.support.circle import people
from tests.support.databases import KINDS
from tests.support.world import Human, World


async def opened(database_url: str, **settings: Any) -> World:
    return await World(database_url, honours=FEW | settings).open()


async def balance(world: World, who: Human) -> int:
    async with world.app.workshop.work() as work:
        assert (await points.audit(work.db))["problems"] == []
        return (await points.account_of(work, 1, who.id)).balance


async def badges_of(world: World, who: Human) -> list[str]:
    async with world.app.workshop.work() as work:
        return [one.badge.id for one in (await badges.collection(work, 1, who.id)).held]


WORDS = {
    "en": ("If it ended now", "Set up", "○ 🔥 Most faithful"),
    "zh-CN": ("现在结束的话", "设置", "○ 🔥 坚持之星"),
}


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_admins_look_ahead_and_choose(database_url: str, language: str) -> None:
    world = await opened(database_url)
    admin, *_ = await a_full_month(world, language)
    preview, setup, faithful = WORDS[language]
    await admin.says("/honours")
    assert (
        await admin.presses(setup)
        == {
            "en": snapshot("""\
No honours are given here. Turn on what suits your group.
An honour brings no points. Change it with <code>/honoursetup points 20</code>, add a badge with <code>/honoursetup badge 🌟</code>; <code>off</code> takes either away.\
"""),
            "zh-CN": snapshot("""\
这里现在没有表彰。适合你们群的，打开就好。
表彰不送积分。用 <code>/honoursetup 积分 20</code> 修改，用 <code>/honoursetup 徽章 🌟</code> 加上徽章；写 <code>关</code> 就不送。\
"""),
        }[language]
    )
    menu = world.said[-1]
    assert [*menu.buttons] == {
        "en": snapshot(
            [
                "○ 🔥 Most faithful",
                "○ 🤝 Most helpful",
                "○ 🌱 Newcomer of the month",
                "○ 🏆 Contributors of the year",
                "08:00",
                "10:00",
                "12:00",
                "18:00",
                "20:00",
                "If it ended now",
            ]
        ),
        "zh-CN": snapshot(
            [
                "○ 🔥 坚持之星",
                "○ 🤝 热心之星",
                "○ 🌱 本月新人",
                "○ 🏆 年度贡献",
                "08:00",
                "10:00",
                "12:00",
                "18:00",
                "20:00",
                "现在结束的话",
            ]
        ),
    }[language]
    await admin.presses(preview, menu)
    assert world.said[-1].chat_id == admin.id
    assert (
        world.said[-1].text
        == {
            "en": snapshot("""\
<b>If May 2026 ended now</b>
🔥 Most faithful: Ana &lt;3, Ben (4 days with a check-in each, so they share it)
🤝 Most helpful: Cem (thanked by 2 people)
🌱 Newcomer of the month: Dora (here on 2 days)
<b>If the year 2026 ended now</b>
🏆 Contributors of the year: Ana &lt;3, Ben (21 points earned each, so they share it)\
"""),
            "zh-CN": snapshot("""\
<b>2026 年 5 月，现在结束的话</b>
🔥 坚持之星：Ana &lt;3、Ben（打卡 4 天，并列）
🤝 热心之星：Cem（得到 2 个人的感谢）
🌱 本月新人：Dora（有 2 天在群里）
<b>2026 年度，现在结束的话</b>
🏆 年度贡献：Ana &lt;3、Ben（得了 21 积分，并列）\
"""),
        }[language]
    )
    await admin.presses(faithful, menu)
    await admin.presses("18:00", menu)
    assert (
        menu.text
        == {
            "en": snapshot("""\
On the 1st at 18:00 one message tells who is honoured:
· 🔥 Most faithful
In a month in which nobody came far enough, I say nothing.
An honour brings no points. Change it with <code>/honoursetup points 20</code>, add a badge with <code>/honoursetup badge 🌟</code>; <code>off</code> takes either away.\
"""),
            "zh-CN": snapshot("""\
每月 1 号 18:00 用一条消息公布：
· 🔥 坚持之星
没有人达到最低要求的月份，我什么也不说。
表彰不送积分。用 <code>/honoursetup 积分 20</code> 修改，用 <code>/honoursetup 徽章 🌟</code> 加上徽章；写 <code>关</code> 就不送。\
"""),
        }[language]
    )
    await admin.presses(preview, menu)
    assert (
        world.said[-1].text
        == {
            "en": snapshot("""\
<b>If May 2026 ended now</b>
🔥 Most faithful: Ana &lt;3, Ben (4 days with a check-in each, so they share it)\
"""),
            "zh-CN": snapshot("""\
<b>2026 年 5 月，现在结束的话</b>
🔥 坚持之星：Ana &lt;3、Ben（打卡 4 天，并列）\
"""),
        }[language]
    )
    assert await goes_to(world, 2026, 6, 1, 17) == []
    assert len(await goes_to(world, 2026, 6, 1, 19)) == 1
    await world.close()


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_what_nobody_has_come_far_enough_for_is_told_so_in_a_look_ahead(database_url: str) -> None:
    world = await opened(database_url)
    admin, ana = await people(world, "Ana")
    await turned_on(world, *ALL)
    await check_in(world, ana, days=1)
    await admin.says("/honoursetup")
    await admin.presses("If it ended now")
    assert world.said[-1].text == snapshot("""\
<b>If May 2026 ended now</b>
🔥 Most faithful: nobody yet; it takes at least: 3 days with a check-in
🤝 Most helpful: nobody yet; it takes at least: thanked by 2 people
🌱 Newcomer of the month: nobody yet; it takes at least: here on 2 days
<b>If the year 2026 ended now</b>
🏆 Contributors of the year: nobody yet; it takes at least: 20 points earned\
""")
    async with world.app.workshop.work() as work:
        await preferences.line_closed(work, admin.id)
    assert await admin.presses("If it ended now") == snapshot(
        "That I show in our private chat only. Open it first, please."
    )
    await world.close()


async def test_points_and_a_badge_come_along_once(database_url: str) -> None:
    world = await opened(database_url)
    admin, ana, ben, *_ = await a_full_month(world)
    await turned_on(world, "faithful")
    await admin.says('/badge new 🌟 "Good soul"')
    await admin.presses("Save")
    assert await admin.says("/honoursetup badge Good soul") == snapshot("""\
On the 1st at 10:00 one message tells who is honoured:
· 🔥 Most faithful
In a month in which nobody came far enough, I say nothing.
An honour brings the badge 🌟 Good soul. Change it with <code>/honoursetup points 20</code> and <code>/honoursetup badge 🌟</code>; <code>off</code> takes either away.\
""")
    assert await admin.says("/honoursetup points 30") == snapshot("""\
On the 1st at 10:00 one message tells who is honoured:
· 🔥 Most faithful
In a month in which nobody came far enough, I say nothing.
An honour brings 30 points and the badge 🌟 Good soul. Change it with <code>/honoursetup points 20</code> and <code>/honoursetup badge 🌟</code>; <code>off</code> takes either away.\
""")
    await goes_to(world, 2026, 5, 31)
    before = await balance(world, ana)
    [told] = await goes_to(world, 2026, 6, 2)
    assert told.splitlines()[-2:] == snapshot(
        ["🎁 Each honour comes with 30 points.", "🏅 And with 🌟 Good soul, for whoever did not have it yet."]
    )
    assert await balance(world, ana) == before + 30
    assert len(set(await badges_of(world, ana)) - set(await badges_of(world, admin))) >= 1
    assert "Good soul" in await ana.says("/badges")
    await check_in(world, ana, days=3)
    before = await balance(world, ana)
    [told] = await goes_to(world, 2026, 7, 2)
    assert told.splitlines()[-1] == snapshot("🎁 Each honour comes with 30 points.")  # the badge she has
    assert await balance(world, ana) == before + 30
    assert "Good soul" in await ben.says("/badges")
    await world.close()


async def test_an_honour_is_taken_back_with_all_that_came_with_it(database_url: str) -> None:
    world = await opened(database_url, points=30)
    admin, ana, ben, cem, _ = await a_full_month(world)
    await turned_on(world, "faithful", "helpful")
    await goes_to(world, 2026, 5, 31)
    had = {one.id: await balance(world, one) for one in (ana, ben, cem)}
    await goes_to(world, 2026, 6, 2)
    await admin.says("/honoursetup")
    await admin.presses("Take one back")
    assert world.said[-1].chat_id == admin.id
    assert world.said[-1].text == snapshot("Which one shall be taken back? It can be done until the next are told.")
    assert [*world.said[-1].buttons] == snapshot(
        [
            "🔥 Most faithful: Ana <3 (4 days with a check-in) · May 2026",
            "🔥 Most faithful: Ben (4 days with a check-in) · May 2026",
            "🤝 Most helpful: Cem (thanked by 2 people) · May 2026",
        ]
    )
    chosen = next(label for label in world.said[-1].buttons if "Ana" in label)
    listed, data = world.said[-1], world.said[-1].buttons[chosen]
    assert await admin.presses(chosen) == snapshot("""\
🔥 Most faithful: Ana &lt;3 (4 days with a check-in) · May 2026

Take this honour back, with its 30 points? I tell the group nothing of it; /honours will say that one was taken back, and not whose.\
""")
    assert await balance(world, ana) == had[ana.id] + 30  # nothing happens before the second press
    sure = world.said[-1].buttons["Yes, take it back"]
    assert await admin.presses("Yes, take it back") == snapshot(
        "Taken back: 🔥 Most faithful: Ana &lt;3 (4 days with a check-in) · May 2026. 30 points went back."
    )
    assert await balance(world, ana) == had[ana.id]
    assert await balance(world, ben) == had[ben.id] + 30
    for again in (data, sure):
        assert await admin.presses_data(again, listed) == snapshot("That honour can not be taken back, or was already.")
    assert await balance(world, ana) == had[ana.id]
    assert await ben.says("/honours") == snapshot("""\
🕯 <b>Thank you for May 2026</b>
🔥 Most faithful: Ben (4 days with a check-in)
🤝 Most helpful: Cem (thanked by 2 people)
↩ One honour was taken back by an admin.

On the 1st at 10:00 I say thank you, in one message:
🔥 Most faithful: the most days with a check-in in a month, 3 at least
🤝 Most helpful: thanked by the most people in a month, by 2 at least
Equal numbers share an honour. Who used /hide or /celebrations mute, or has left, is neither named nor counted.\
""")
    async with world.app.workshop.work() as work:
        entries = await points.entries_of(work, 1, ana.id, 2)
    assert [(one.amount, one.reason) for one in entries] == [
        (-30, "honours.for-taken-back"),
        (30, "honours.for-faithful"),
    ]
    await world.close()


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_a_badge_that_came_with_another_honour_stays(database_url: str) -> None:
    world = await opened(database_url)
    admin, ana, *_ = await a_full_month(world)
    await turned_on(world, "faithful")
    await admin.says('/badge new 🌟 "Good soul"')
    await admin.presses("Save")
    await admin.says("/honoursetup badge 🌟")
    await goes_to(world, 2026, 6, 2)
    await check_in(world, ana, days=3)
    await goes_to(world, 2026, 7, 2)
    async with world.app.workshop.work() as work:
        await honours.take_back(work, 1, "2026-06", "faithful", ana.id, admin.id)
    assert "Good soul" in await ana.says("/badges")
    await world.close()


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_a_month_later_it_is_too_late(database_url: str) -> None:
    world = await opened(database_url, points=30)
    admin, ana, *_ = await a_full_month(world)
    await turned_on(world, "faithful")
    await goes_to(world, 2026, 6, 2)
    await admin.says("/honoursetup")
    await admin.presses("Take one back")
    chosen = next(label for label in world.said[-1].buttons if "Ana" in label)
    await goes_to(world, 2026, 7, 2)
    before = await balance(world, ana)
    assert await admin.presses(chosen) == snapshot("That honour can not be taken back, or was already.")
    assert await balance(world, ana) == before
    await world.close()


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_points_that_were_spent_are_told(database_url: str) -> None:
    world = await opened(database_url, points=1000)
    admin, ana, *_ = await a_full_month(world)
    await turned_on(world, "faithful")
    await goes_to(world, 2026, 6, 2)
    async with world.app.workshop.work() as work:
        held = (await points.account_of(work, 1, ana.id)).balance
        await points.spend(
            work,
            1,
            ana.id,
            held - 10,
            reason="rewards.for-reward",
            key="test",
            day=datetime(2026, 6, 2, tzinfo=UTC).date(),
        )
        back = await honours.take_back(work, 1, "2026-05", "faithful", ana.id, admin.id)
    assert (back.points, back.missing) == (10, 990)
    assert await balance(world, ana) == 0
    await world.close()


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_words_that_cannot_be_understood_change_nothing(database_url: str) -> None:
    world = await opened(database_url)
    admin, ana = await people(world, "Ana")
    async with world.app.workshop.work() as work:
        before = work.settings(honours.Settings, 1)
    usage = await admin.says("/honoursetup points many")
    assert usage == snapshot(
        "Like this: <code>/honoursetup points 20</code> (up to 1000), <code>/honoursetup badge 🌟</code>, or <code>off</code> in place of either."
    )
    for words in ("points 1001", "points", "points -3", "what"):
        assert await admin.says(f"/honoursetup {words}") == usage
    assert await admin.says("/honoursetup badge <b>none</b>") == snapshot(
        "There is no badge “&lt;b&gt;none&lt;/b&gt;” that could be given. <code>/badge list</code> shows yours."
    )
    assert await ana.says("/honoursetup points 20") == snapshot("Only admins of this group can do that.")
    async with world.app.workshop.work() as work:
        assert work.settings(honours.Settings, 1) == before
    await admin.says("/honoursetup points 20")
    await admin.says("/honoursetup points off")
    async with world.app.workshop.work() as work:
        assert work.settings(honours.Settings, 1).points == 0
    await world.close()
