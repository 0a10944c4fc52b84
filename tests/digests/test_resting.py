"""A week is told on a Sunday, and a challenge that rests on Sundays goes on all the same."""

from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from bot.features import challenges
from bot.features.challenges import Plan
from tests.digests.test_digest import goes_to, lives
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import World


async def test_a_challenge_that_rests_on_sundays_is_told_of(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    async with world.app.workshop.work() as work:
        plan = Plan(title="Walk", days=10, goal=5, rest=("sat", "sun"))
        await challenges.publish(work, 1, (await challenges.draft(work, 1, admin.id, plan)).id)
    await lives(world, ana, days=4)
    await goes_to(world, 10)
    told = await admin.says("/digest")
    assert [line for line in told.splitlines() if "Walk" in line] == snapshot(["🎯 Walk: day 4 of 10"])
