"""A challenge that goes on across both changes of its zone's clocks, and speaks at an hour that comes twice and that
never comes."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.features import challenges, communities
from bot.features.challenges import Challenge, Plan, State
from tests.support.circle import people
from tests.support.world import Human, World
from tests.support.zones import changes

NIGHT, EVENING = time(2, 30), time(20, 30)
# Morocco turns its clocks back for Ramadan and forward again within five weeks.
RUNS = [pytest.param("Africa/Casablanca", date(2026, 2, 12), 42, id="Casablanca")]


@pytest.fixture
def spoken() -> list[tuple[datetime, str]]:
    """What the group heard, and when."""
    return []


@pytest.fixture
async def winter(database_url: str, spoken: list[tuple[datetime, str]], first_day: date) -> AsyncIterator[World]:
    world = await World(database_url, datetime.combine(first_day - timedelta(days=1), time(12), UTC)).open()

    def listens(method: str, parameters: dict[str, Any]) -> None:
        if method == "sendMessage" and parameters["chat_id"] == world.group.chat_id:
            spoken.append((world.clock.now(), parameters["text"]))

    world.telegram.faults.append(listens)
    yield world
    await world.close()


async def begun(world: World, admin: Human, zone: str, first_day: date, days: int) -> Challenge:
    async with world.app.workshop.work() as work:
        await communities.choose_zone(work, communities.get(work, 1), ZoneInfo(zone))
    plan = Plan(title="Night walk", days=days, goal=2, prompt_at=NIGHT, evening_at=EVENING, has_placard=False)
    async with world.app.workshop.work() as work:
        made = await challenges.draft(work, 1, admin.id, plan)
        await challenges.begin_on(work, 1, made.id, first_day)
        return await challenges.publish(work, 1, made.id)


@pytest.mark.parametrize(("zone", "first_day", "days"), RUNS)
async def test_each_day_is_spoken_once(
    winter: World, spoken: list[tuple[datetime, str]], zone: str, first_day: date, days: int
) -> None:
    admin, ana = await people(winter, "Ana")
    one, wall = await begun(winter, admin, zone, first_day, days), ZoneInfo(zone)
    across = [at for at in changes(wall) if first_day <= at.astimezone(wall).date() <= one.last_day]
    assert len(across) == 2, "both changes are in the midst of it"
    gap = next(at for at in across if _shift(at, wall) > timedelta())
    overlap = next(at for at in across if _shift(at, wall) < timedelta())
    async with winter.app.workshop.work() as work:
        await challenges.enrol(work, await challenges.find(work, 1, one.id), ana.id)
    await winter.pass_time(days=days + 4)
    async with winter.app.workshop.work() as work:
        assert (await challenges.find(work, 1, one.id)).state is State.CLOSED
    said = [(at.astimezone(wall), words) for at, words in spoken if "Night walk" in words]
    begins = [at for at, words in said if "begins today" in words]
    prompts = [(at, words) for at, words in said if "· day " in words and "evening" not in words]
    expected = [first_day + timedelta(days=number) for number in range(1, days)]
    assert [at.date() for at in begins] == [first_day]
    assert [at.date() for at, _ in prompts] == expected
    assert [f"· day {number} of {days}" in words for number, (_, words) in enumerate(prompts, 2)] == [True] * (days - 1)
    of_day = {at.date(): at for at, _ in prompts}
    in_gap, in_overlap = (at.astimezone(wall).date() for at in (gap, overlap))
    assert of_day[in_gap].astimezone(UTC) == gap, "where that hour never comes, when the clocks have jumped over it"
    assert (of_day[in_overlap].time(), of_day[in_overlap].fold) == (NIGHT, 0), "the first of the two"
    assert {at.time() for day, at in of_day.items() if day != in_gap} == {NIGHT}
    apart = {after - before for before, after in pairwise(sorted(at.astimezone(UTC) for at in of_day.values()))}
    assert timedelta(hours=22) < min(apart) < max(apart) < timedelta(hours=26)


@pytest.mark.parametrize(("zone", "first_day", "days"), RUNS)
async def test_both_of_the_hours_that_come_twice_are_the_same_day(
    winter: World, zone: str, first_day: date, days: int
) -> None:
    """And the short day and the long one count as one each, to the second."""
    admin, ana = await people(winter, "Ana")
    one, wall = await begun(winter, admin, zone, first_day, days), ZoneInfo(zone)
    async with winter.app.workshop.work() as work:
        await challenges.enrol(work, await challenges.find(work, 1, one.id), ana.id)
    counted = []
    for change in (at for at in changes(wall) if first_day <= at.astimezone(wall).date() <= one.last_day):
        day = change.astimezone(wall).date()
        begins, ends = (
            datetime.combine(each, time(0), wall).astimezone(UTC) for each in (day, day + timedelta(days=1))
        )
        moments = [begins, change - timedelta(seconds=1), change, change + timedelta(minutes=30)]
        for at in (begins - timedelta(seconds=1), *moments, ends - timedelta(seconds=1), ends):
            await winter.pass_time(seconds=max((at - winter.clock.now()).total_seconds(), 0))
            await ana.says("#checkin", at=at)
            async with winter.app.workshop.work() as work:
                counted.append((await challenges.progress_of(work, one, ana.id)).progress)
    assert counted == [1, 2, 2, 2, 2, 2, 3, 4, 5, 5, 5, 5, 5, 6]


def _shift(at: datetime, zone: ZoneInfo) -> timedelta:
    before, after = ((at + each).astimezone(zone).utcoffset() for each in (-timedelta(seconds=1), timedelta()))
    assert before is not None
    assert after is not None
    return after - before
