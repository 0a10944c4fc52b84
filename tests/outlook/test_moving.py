"""A line is moved: earlier where its room lets it, to the same hour of the next day, to a time in one's own words."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from inline_snapshot import snapshot

from bot.features import communities, outlook
from bot.features.communities import CommunitiesMerged
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World


async def in_the_group(world: "World", **how_long: float) -> list[str]:
    since = len(world.said)
    await world.pass_time(**how_long)
    return [one.text for one in world.said[since:] if one.chat_id == world.group.chat_id]


async def announces(admin: "Human", words: str) -> None:
    await admin.says(f"/announce {words}")
    await admin.presses("✅ Publish")


async def opens(admin: "Human", number: str = "1") -> str:
    await admin.says("/outlook")
    return await admin.presses(number)


async def test_an_hour_earlier_and_not_again_at_its_time(world: "World") -> None:
    [admin] = await people(world)
    await announces(admin, "every monday 18:00 We run")
    await opens(admin)
    await admin.presses("An hour earlier")
    assert await admin.presses("An hour earlier") == snapshot("""\
Moved: 📣 #1 We run
It comes on 4 May at 16:00 (UTC).
To the whole group.
An admin planned it: <code>/announce 1</code>.\
""")
    assert await in_the_group(world, hours=6, minutes=59) == []
    assert await in_the_group(world, minutes=2) == ["We run"]
    assert "11 May" in await admin.says("/outlook")
    assert await in_the_group(world, days=6) == []
    assert await in_the_group(world, days=1, hours=2) == ["We run"]


async def test_earlier_survives_a_restart_and_a_second_thought(world: "World") -> None:
    [admin] = await people(world)
    await announces(admin, "today 18:00 Once")
    await announces(admin, "today 19:00 Twice")
    await opens(admin, "1")
    await admin.presses("An hour earlier")
    await admin.presses("As planned after all")
    await opens(admin, "2")
    for _ in range(3):
        await admin.presses("An hour earlier")
    async with world.app.workshop.work() as work:
        await world.app.warm(work)
    assert await in_the_group(world, hours=7, minutes=30) == ["Twice"]
    assert await in_the_group(world, minutes=60) == []
    assert await in_the_group(world, days=2) == ["Once"]


async def test_brought_forward_and_then_skipped(world: "World") -> None:
    [admin] = await people(world)
    await announces(admin, "today 18:00 Once")
    await opens(admin)
    await admin.presses("An hour earlier")
    await admin.presses("Skip it")
    assert await in_the_group(world, days=2) == []


async def test_what_belongs_to_its_hour_is_not_offered_earlier(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await ana.whispers("/birthday 7 May")
    await opens(admin)
    assert "An hour earlier" not in world.said[-1].buttons
    await admin.presses("Another time …")
    assert await admin.whispers("tomorrow 9am") == snapshot("""\
So early it cannot be said: 7 May, 09:00 is the earliest.
Write me another time, such as <code>tomorrow 9am</code>, or tap one.\
""")
    assert await admin.presses("Thursday 7 May at 12:00") == snapshot("""\
Moved: A birthday greeting to Ana
It comes on 7 May at 12:00 (UTC).
To the whole group.
It is their day, and they like to be greeted here; <code>/birthdaysetup</code> changes how.\
""")
    assert len(await in_the_group(world, days=4)) == 1


async def test_the_next_day_at_the_same_hour_across_a_change_of_clocks(world: "World") -> None:
    [admin] = await people(world)
    async with world.app.workshop.work() as work:
        await communities.choose_zone(work, communities.get(work, 1), ZoneInfo("Europe/Berlin"))
    await announces(admin, "2026-10-24 10:00 Walk")
    await world.pass_time(days=172)
    await opens(admin)
    told = await admin.presses("Next day, same hour")
    assert "25 Oct at 10:00 (Berlin)" in told
    await world.pass_time(seconds=(datetime(2026, 10, 25, 8, 59, tzinfo=UTC) - world.clock.now()).total_seconds())
    assert await in_the_group(world, minutes=2) == ["Walk"]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_a_time_in_ones_own_words(world: "World", language: str) -> None:
    [admin] = await people(world, language=language)
    is_en = language == "en"
    await admin.says("/announce every friday 18:00 We meet" if is_en else "/announce 每周五 18:00 湖边见")
    await admin.presses("✅ Publish" if is_en else "✅ 发布")
    await opens(admin)
    said = [await admin.presses("Another time …" if is_en else "换个时间…")]
    tries = {
        "en": ("whenever you like", "yesterday 9am", "2026-05-03 9:00", "Wednesday 8pm"),
        "zh-CN": ("随便", "昨天9点", "2026-05-03 9:00", "周三晚8点"),
    }
    for words in tries[language]:
        said.append(await admin.whispers(words))
        said.append(" | ".join(world.said[-1].buttons))
    assert (
        said
        == {
            "en": snapshot(
                [
                    """\
When shall it come? Write me a time, such as <code>tomorrow 9am</code> or <code>Wednesday 8pm</code>.
📣 #1 We meet\
""",
                    """\
I found no time in “whenever you like”.
Write me another time, such as <code>tomorrow 9am</code>, or tap one.\
""",
                    "Friday 8 May at 21:00 | Saturday 9 May at 18:00 | Leave it as it is",
                    """\
I do not know what “yesterday” is to say about the time.
Write me another time, such as <code>tomorrow 9am</code>, or tap one.\
""",
                    "Tuesday 5 May at 09:00 | Leave it as it is",
                    """\
That time is over. Did you mean <b>Monday 3 May 2027 at 09:00</b>?
Write me another time, such as <code>tomorrow 9am</code>, or tap one.\
""",
                    "Friday 8 May at 21:00 | Saturday 9 May at 18:00 | Leave it as it is",
                    """\
Moved: 📣 #1 We meet
It comes on 6 May at 20:00 (UTC).
To the whole group.
An admin planned it: <code>/announce 1</code>.\
""",
                    "Skip it | An hour earlier | One hour later | 3 hours later | Next day, same hour | Another time … | As planned after all | ‹ All that is coming",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
改到什么时候？写个时间给我，比如 <code>明天9点</code>、<code>周三晚8点</code>。
📣 #1 湖边见\
""",
                    """\
“随便”里没看出时间。
再写一个时间，比如 <code>明天9点</code>，或者点一个。\
""",
                    "5月8日周五 21:00 | 5月9日周六 18:00 | 不改了",
                    """\
“昨天”我没看懂。
再写一个时间，比如 <code>明天9点</code>，或者点一个。\
""",
                    "5月4日周一 21:00 | 不改了",
                    """\
这个时间已经过了。是不是指<b>2027年5月3日周一 09:00</b>？
再写一个时间，比如 <code>明天9点</code>，或者点一个。\
""",
                    "5月8日周五 21:00 | 5月9日周六 18:00 | 不改了",
                    """\
已改时间：📣 #1 湖边见
改在5月6日 20:00（UTC时间）。
发到群里。
管理员安排的：<code>/announce 1</code>。\
""",
                    "跳过 | 早一小时 | 晚 1 小时 | 晚 3 小时 | 第二天同一时间 | 换个时间… | 还是按原计划 | ‹ 全部安排",
                ]
            ),
        }[language]
    )
    assert await in_the_group(world, days=2, hours=10, minutes=59) == []
    assert len(await in_the_group(world, minutes=2)) == 1
    assert await in_the_group(world, days=4) == []


async def test_words_go_where_they_were_asked_for_last(world: "World") -> None:
    [admin] = await people(world)
    await announces(admin, "every friday 18:00 We meet")
    await opens(admin)
    await admin.presses("Another time …")
    await admin.presses("Leave it as it is")
    since = len(world.said)
    await admin.whispers("tomorrow 9am")
    assert not any("Moved" in one.text for one in world.said[since:])
    await opens(admin)
    await admin.presses("Another time …")
    assert "8 May" in await admin.whispers("cancel")
    await opens(admin)
    await admin.presses("Another time …")
    await world.pass_time(minutes=31)
    since = len(world.said)
    await admin.whispers("tomorrow 9am")
    assert not any("Moved" in one.text for one in world.said[since:])


async def test_who_stands_down_has_their_words_to_themselves(world: "World") -> None:
    [admin] = await people(world)
    await announces(admin, "today 18:00 We run")
    await opens(admin)
    await admin.presses("Another time …")
    await admin.stands_down()
    assert await admin.whispers("tomorrow 9am") == ""
    assert await in_the_group(world, hours=9) == ["We run"]


async def test_what_is_over_meanwhile_is_not_moved(world: "World") -> None:
    [admin] = await people(world)
    await announces(admin, "today 9:10 Soon")
    await opens(admin)
    await admin.presses("Another time …")
    await world.pass_time(minutes=15)
    assert await admin.whispers("tomorrow 9am") == snapshot(
        "That has been said already, or is not going to be any more. /outlook shows what is coming."
    )


async def test_no_further_than_a_month(world: "World") -> None:
    [admin] = await people(world)
    await announces(admin, "every friday 18:00 We meet")
    await opens(admin)
    await admin.presses("Another time …")
    assert await admin.whispers("24 December 9am") == snapshot("""\
That is too far away: 31 days at most.
Write me another time, such as <code>tomorrow 9am</code>, or tap one.\
""")


async def test_celebrations_are_brought_forward(world: "World") -> None:
    """What comes behind them waits for the next evening."""
    admin, ana, ben = await people(world, "Ana", "Ben")
    await ana.says("/checkin")
    await opens(admin)
    await admin.presses("Another time …")
    await admin.whispers("today 15:00")
    told = await in_the_group(world, hours=6, minutes=1)
    assert "Ana" in "".join(told)
    await ben.says("/checkin")
    assert await in_the_group(world, hours=12) == []
    assert "Ben" in "".join(await in_the_group(world, days=1))


async def test_a_digest_with_nothing_in_it_comes_as_planned(world: "World") -> None:
    [admin] = await people(world)
    await admin.says("/digest")
    await admin.presses("Turn on")
    async with world.app.workshop.work() as work:
        line = next(one for one in await outlook.lines(work, 1) if one.coming.key.startswith("digest:"))
        await outlook.move(work, 1, line.token, work.now + timedelta(minutes=1), admin.id)
    since = await in_the_group(world, minutes=2)
    async with world.app.workshop.work() as work:
        left = [one for one in await outlook.lines(work, 1) if one.coming.key == line.coming.key]
    assert [one.until for one in left] == [None] if not since else left == []


async def test_two_groups_become_one(world: "World") -> None:
    [admin] = await people(world)
    await announces(admin, "every friday 18:00 We meet")
    await opens(admin)
    await admin.presses("Another time …")
    async with world.app.workshop.work() as work:
        other = await communities.of_chat(work, -1002, "Another")
    async with world.app.workshop.work() as work:
        await work.announce(CommunitiesMerged(other.id, 1))
    since = len(world.said)
    await admin.whispers("tomorrow 9am")
    assert not any("Moved" in one.text for one in world.said[since:])
