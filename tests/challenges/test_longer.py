"""More days than were promised, and a member who was out for a while: what was done stays done, and nothing more."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.features import amounts, challenges, checkins
from bot.features.challenges import Plan
from tests.challenges.test_edges import balance
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World


async def runs(world: "World", by: "Human", who: "Human", **plan: Any) -> int:
    """Begins today, and one member is in it."""
    async with world.app.workshop.work() as work:
        made = await challenges.draft(work, 1, by.id, Plan(title="Walk", points=15, **plan))
        await challenges.begin_on(work, 1, made.id, challenges.today_in(work, 1))
        await challenges.enrol(work, await challenges.publish(work, 1, made.id), who.id)
    return made.id


async def stands(world: "World", number: int, who: "Human") -> tuple[int, bool]:
    async with world.app.workshop.work() as work:
        found = await challenges.progress_of(work, await challenges.find(work, 1, number), who.id)
    return found.progress, found.completed_on is not None


async def extends(world: "World", number: int, days: int) -> None:
    async with world.app.workshop.work() as work:
        await challenges.extend(work, 1, number, days)


async def test_a_week_that_grows_takes_nobody_from_the_goal(world: "World") -> None:
    """On two days a week, and the second week has a single day: until it is given more."""
    admin, ana = await people(world, "Ana")
    number = await runs(world, admin, ana, kind="weekly", days=8, goal=2)
    for hours in (24, 24, 5 * 24):
        await ana.says("/checkin")
        await world.pass_time(hours=hours)
    await ana.says("/checkin")
    assert await stands(world, number, ana) == (2, True)
    before = await balance(world, ana)
    await extends(world, number, 1)
    assert await stands(world, number, ana) == (1, True)
    await world.pass_time(days=1)
    await ana.says("/checkin")
    assert await stands(world, number, ana) == (2, True)
    assert await balance(world, ana) == before + 5, "and what it brought stays"


async def test_a_day_that_was_over_before_it_was_given_counts(world: "World") -> None:
    """A check-in after the last day, and then the admin gives a week: nobody could make another one."""
    admin, ana = await people(world, "Ana")
    number = await runs(world, admin, ana, days=2, goal=2)
    await ana.says("/checkin")
    await world.pass_time(days=2)
    await ana.says("/checkin")
    assert await stands(world, number, ana) == (1, False)
    await extends(world, number, 7)
    assert await stands(world, number, ana) == (2, True)


async def test_what_is_taken_back_outside_does_not_come_back_inside(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    number = await runs(world, admin, ana, kind="total", unit="km", days=9, goal=50)
    await ana.says("/checkin 30 km")
    async with world.app.workshop.work() as work:
        await challenges.leave(work, await challenges.find(work, 1, number), ana.id, forget=False)
    async with world.app.workshop.work() as work:
        await amounts.correct(work, 1, ana.id, "5 km")
    assert await stands(world, number, ana) == (5000, False)
    async with world.app.workshop.work() as work:
        await amounts.correct(work, 1, ana.id, "45 km")
    assert await stands(world, number, ana) == (5000, False), "who is out adds nothing"
    async with world.app.workshop.work() as work:
        await challenges.enrol(work, await challenges.find(work, 1, number), ana.id)
    assert await stands(world, number, ana) == (45_000, False)
    async with world.app.workshop.work() as work:
        await challenges.leave(work, await challenges.find(work, 1, number), ana.id, forget=False)
        await checkins.undo(work, 1, ana.id, work.now.date())
        await challenges.enrol(work, await challenges.find(work, 1, number), ana.id)
    assert await stands(world, number, ana) == (0, False)
    await world.pass_time(hours=timedelta(days=1).total_seconds() / 3600)
    await ana.says("/checkin 4 km")
    assert await stands(world, number, ana) == (4000, False)
