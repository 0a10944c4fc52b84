"""The clock strikes. Days are told from a group that lives in UTC, beginning on Monday at 09:00."""

from datetime import time, timedelta
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import reminders

if TYPE_CHECKING:
    from tests.support.world import Human, World


@pytest.fixture
async def ana(world: "World") -> "Human":
    """At home in the group, her private chat open."""
    ana = await world.person("Ana")
    await ana.says("/me")
    await ana.whispers("/start")
    return ana


async def test_a_line_a_day_until_checked_in(world: "World", ana: "Human") -> None:
    await ana.whispers("/remind 20:00")
    assert await world.pass_time(hours=10) == []
    assert await world.pass_time(hours=2) == snapshot(
        ["You asked me for a word: today's check-in in <b>Reading circle</b> is still open."]
    )
    said = world.said[-1]
    assert said.chat_id == ana.id
    assert said.buttons == snapshot(
        {
            "✅ Check in now": "checkins:go:1",
            "Not today": "reminders:skip:1:2026-05-04",
            "Stop reminding me": "reminders:stop:1:daily",
        }
    )
    await world.pass_time(hours=12)  # Tuesday, 09:00
    await ana.says("/checkin")
    assert await world.pass_time(hours=24) == []
    assert await world.pass_time(hours=24) == snapshot(
        [
            """\
You asked me for a word: today's check-in in <b>Reading circle</b> is still open.
Yesterday you began; today makes it two.\
"""
        ]
    )
    for _ in range(2):
        await ana.says("/checkin")
        await world.pass_time(days=1)
    assert await world.pass_time(days=1) == snapshot(
        [
            """\
You asked me for a word: today's check-in in <b>Reading circle</b> is still open.
2 days in a row so far.\
"""
        ]
    )


async def test_many_at_the_same_hour_each_by_their_own_day(world: "World") -> None:
    """Some have checked in, one lives elsewhere, one has stopped, one has no private line open."""
    people = [await world.person(name) for name in ("Ana", "Ben", "Cem", "Dai", "Eva")]
    for one in people:
        await one.says("/me")
    for one in people[:4]:
        await one.whispers("/start")
    await people[2].whispers("/timezone Asia/Tokyo")
    async with world.app.workshop.work() as work:
        for one in people:
            await reminders.remind_daily(work, 1, one.id, time(20))
    await people[1].says("/checkin")
    await people[3].whispers("/remind off")
    begun = len(world.said)
    await world.pass_time(hours=2)  # 20:00 in Tokyo
    assert [one.chat_id for one in world.said[begun:]] == [people[2].id]
    await world.pass_time(hours=9)
    assert [one.chat_id for one in world.said[begun:]] == [people[2].id, people[0].id]
    await world.pass_time(hours=24)
    told = [one.chat_id for one in world.said[begun + 2 :]]
    assert sorted(told) == sorted(one.id for one in people[:3])


async def test_the_line_in_chinese(world: "World") -> None:
    li = await world.person("小李", language="zh-hans")
    await li.says("/checkin")
    await li.whispers("/start")
    await li.whispers("/remind 早上9点")
    await li.whispers("/remind 连续")
    assert await world.pass_time(hours=36) == snapshot(
        [
            """\
你让我叫你一声：「Reading circle」今天还没打卡。
昨天刚开了个头，今天接上就是两天。\
""",
            "昨天你在「Reading circle」开了个头，今天的卡 00:00 前打都算。",
        ]
    )
    assert [*world.said[-1].buttons] == snapshot(["✅ 现在打卡", "今天先不打", "别再提醒我"])
    assert await li.presses("今天先不打") == snapshot("好，今天就不打了。炉火一直给你留着。")
    await li.whispers("/checkin")
    assert await world.pass_time(hours=24) == snapshot(
        [
            """\
你让我叫你一声：「Reading circle」今天还没打卡。
已经连续 2 天了。\
""",
            "你在「Reading circle」已经连续打卡 2 天，今天的卡 00:00 前打都算。",
        ]
    )
    assert await li.presses("别再提醒我") == snapshot("好，以后不再提醒。想要的时候，随时用 /remind。")


async def test_checking_in_by_the_button_of_the_line(world: "World", ana: "Human") -> None:
    await ana.whispers("/remind 20:00")
    await world.pass_time(hours=12)
    assert "first check-in" in await ana.presses("✅ Check in now")


async def test_a_streak_at_risk_gets_one_line(world: "World", ana: "Human") -> None:
    await ana.whispers("/remind streak")
    assert await world.pass_time(days=1) == []  # there is no streak to lose
    await ana.says("/checkin")
    assert await world.pass_time(hours=12) == []  # checked in
    assert await world.pass_time(hours=24) == snapshot(
        ["Yesterday you began something in <b>Reading circle</b>. Today's check-in is open until 00:00."]
    )
    assert await ana.presses("Stop reminding me") == snapshot(
        "Done, I won't bring it up again. /remind is there whenever you want it back."
    )
    await ana.says("/checkin")
    assert await world.pass_time(days=3) == []


async def test_stop_ends_warnings_and_not_the_hour_they_set(world: "World", ana: "Human") -> None:
    """A warning was asked for, and waits for no answer to the last one; whoever wants nothing more gets none."""
    await ana.whispers("/remind streak")
    for _ in range(2):
        await ana.says("/checkin")
        await world.pass_time(hours=24)
        assert len(await world.pass_time(hours=12)) == 1
        await ana.says("/checkin")
        await world.pass_time(hours=12)
    await ana.says("/checkin")
    await ana.whispers("stop")
    assert await world.pass_time(hours=34) == []  # to the evening of the next day
    await ana.whispers("/remind 20:00")
    assert len(await world.pass_time(hours=24)) == 1


async def test_one_line_where_both_would_come(world: "World", ana: "Human") -> None:
    await ana.says("/checkin")
    await ana.whispers("/remind 19:00")
    await ana.whispers("/remind streak")
    await world.pass_time(hours=23)  # Tuesday, 08:00
    assert await world.pass_time(hours=16) == snapshot(
        [
            """\
You asked me for a word: today's check-in in <b>Reading circle</b> is still open.
Yesterday you began; today makes it two.\
"""
        ]
    )
    await ana.says("/checkin")  # Wednesday, at midnight
    await ana.whispers("/remind 08:00")
    assert len(await world.pass_time(hours=48)) == 2  # in the morning, and a warning in the evening


async def test_not_today_holds_for_the_day(world: "World", ana: "Human") -> None:
    await ana.says("/checkin")
    await ana.whispers("/remind 10:00")
    await ana.whispers("/remind streak")
    await world.pass_time(hours=26)  # Tuesday, 11:00
    line = world.said[-1]
    assert await ana.presses("Not today", line) == snapshot("All right, not today. See you by the fire.")
    assert await world.pass_time(hours=12) == []
    assert len(await world.pass_time(hours=24)) == 1
    assert await ana.presses_data("reminders:skip:1:2026-05-05", line) == snapshot("That day is already over.")


async def test_quiet_hours_put_it_off_or_silence_it(world: "World", ana: "Human") -> None:
    await ana.whispers("/quiet 22-8")
    await ana.whispers("/remind 06:00")
    assert await world.pass_time(hours=22.5) == []  # Tuesday, 07:30
    assert len(await world.pass_time(hours=1)) == 1
    await ana.whispers("/remind 23:00")
    assert await world.pass_time(days=3) == []


async def test_put_off_by_quiet_hours_it_looks_again(world: "World", ana: "Human") -> None:
    await ana.whispers("/quiet 22-8")
    await ana.whispers("/remind 06:00")
    await world.pass_time(hours=22)
    await ana.says("/checkin")
    assert await world.pass_time(hours=3) == []


async def test_after_a_pause_it_comes_late_but_once(world: "World", ana: "Human") -> None:
    await ana.whispers("/remind 20:00")
    world.clock.advance(timedelta(hours=13, minutes=59))  # 22:59
    assert len(await world.pass_time(minutes=0)) == 1
    assert await world.pass_time(hours=20) == []
    world.clock.advance(timedelta(hours=4, minutes=2))  # Tuesday, 23:01: too late to be of use
    assert await world.pass_time(minutes=0) == []
    world.clock.advance(timedelta(days=9))
    assert await world.pass_time(minutes=0) == []  # nine days are not made up for
    assert len(await world.pass_time(hours=24)) == 1


async def test_whoever_moves_takes_the_hour_along_and_is_not_told_twice_a_day(world: "World", ana: "Human") -> None:
    await ana.whispers("/remind 20:00")
    await world.pass_time(hours=12)
    assert world.said[-1].chat_id == ana.id
    await ana.whispers("/timezone New York")  # 17:00 there, still Monday
    assert await world.pass_time(hours=12) == []  # Monday's 20:00 comes again, and she was told
    assert await world.pass_time(hours=14, minutes=59) == []
    assert len(await world.pass_time(minutes=2)) == 1  # Tuesday, 20:00 in New York is Wednesday, 00:00


async def test_the_group_moves_and_takes_along_who_has_no_zone(world: "World", ana: "Human") -> None:
    mod = await world.person("Mod", admin=True)
    ben = await world.person("Ben")
    await ben.says("/me")
    await ben.whispers("/start")
    await ben.whispers("/timezone Lisbon")  # 10:00
    for human in (ana, ben):
        await human.whispers("/remind 20:00")
    await mod.says("/zone Shanghai")  # 17:00
    before = len(world.said)
    await world.pass_time(hours=4)
    assert [one.chat_id for one in world.said[before:]] == [ana.id]
    await world.pass_time(hours=7)
    assert [one.chat_id for one in world.said[before:]] == [ana.id, ben.id]


async def test_who_left_or_closed_the_line_is_left_in_peace(world: "World", ana: "Human") -> None:
    await ana.whispers("/remind 20:00")
    world.telegram.faults.append(
        lambda method, _: (
            403,
            {"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"},
        )
    )
    await world.pass_time(hours=12)
    world.telegram.faults.clear()
    calls = len(world.telegram.calls)
    await world.pass_time(days=2)
    assert len(world.telegram.calls) == calls
    await ana.whispers("/start")
    assert len(await world.pass_time(days=1)) == 1
    await ana.leaves()
    assert await world.pass_time(days=2) == []


@pytest.mark.parametrize("word", ["20:00", "streak"])
async def test_no_word_on_a_vacation_nor_on_a_day_that_is_excused(world: "World", ana: "Human", word: str) -> None:
    """The three days after the first need no check-in; the one after them does."""
    admin = await world.person("Zoe", admin=True)
    await ana.says("/checkin")
    await ana.whispers(f"/remind {word}")
    await ana.says("/vacation 2026-05-05 2026-05-06")
    assert await world.pass_time(days=3) == []
    await admin.says("/excuse 2026-05-07 Power cut")
    await admin.presses("Excuse it")
    assert await world.pass_time(hours=14) == []  # Thursday, 23:00
    (line,) = await world.pass_time(days=1)  # Friday is a day like any other
    assert "Reading circle" in line
