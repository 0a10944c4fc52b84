"""A line is moved: earlier where its room lets it, to the same hour of the next day, to a time in one's own words."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

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
    assert await admin.presses("An hour earlier") == snapshot()
    assert await in_the_group(world, hours=6, minutes=59) == []
    assert await in_the_group(world, minutes=2) == ["We run"]
    assert "11 May" in await admin.says("/outlook")
    assert await in_the_group(world, days=6) == []
    assert await in_the_group(world, days=1) == ["We run"]


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
    assert await admin.whispers("tomorrow 9am") == snapshot()
    assert await admin.presses("Thursday 7 May at 12:00") == snapshot()
    assert len(await in_the_group(world, days=4)) == 1


async def test_the_next_day_at_the_same_hour_across_a_change_of_clocks(world: "World") -> None:
    [admin] = await people(world)
    await admin.says("/timezone Europe/Berlin")
    await announces(admin, "2026-10-24 10:00 Walk")
    await world.pass_time(days=172)
    await opens(admin)
    told = await admin.presses("Next day, same hour")
    assert "25 October at 10:00" in told
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
    for words in ("whenever you like", "yesterday 9am", "Wednesday 8pm") if is_en else ("随便", "昨天9点", "周三晚8点"):
        said.append(await admin.whispers(words))
        said.append(" | ".join(world.said[-1].buttons))
    assert said == {"en": snapshot(), "zh-CN": snapshot()}[language]
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


async def test_what_is_over_meanwhile_is_not_moved(world: "World") -> None:
    [admin] = await people(world)
    await announces(admin, "today 9:10 Soon")
    await opens(admin)
    await admin.presses("Another time …")
    await world.pass_time(minutes=15)
    assert await admin.whispers("tomorrow 9am") == snapshot()


async def test_no_further_than_a_month(world: "World") -> None:
    [admin] = await people(world)
    await announces(admin, "every friday 18:00 We meet")
    await opens(admin)
    await admin.presses("Another time …")
    assert await admin.whispers("24 December 9am") == snapshot()


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
        [line] = [one for one in await outlook.lines(work, 1) if one.coming.key.startswith("digest:")]
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
