"""A book over a challenge's days, and over those that are left."""

from typing import TYPE_CHECKING

from tests.challenges.conftest import STARTER, published
from tests.challenges.test_amending import DAYS, SAVE, opens, plan_of
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import World


async def test_chapters_are_spread_over_the_days_that_are_left(world: "World") -> None:
    admin, *_ = await people(world, "Ana")
    number = await published(world, admin, STARTER["en"], "days 4", "goal 2", "content chapters 8")
    assert (await plan_of(world, number)).content == ("Chapters 1–2", "Chapters 3–4", "Chapters 5–6", "Chapters 7–8")
    await world.pass_time(days=1)
    await opens(world, admin)
    await admin.presses(DAYS["en"])
    await admin.whispers("chapters 3-11")
    await admin.presses(SAVE["en"])
    spread = ("Chapters 1–2", "Chapters 3–5", "Chapters 6–8", "Chapters 9–11")
    assert (await plan_of(world, number)).content == spread
