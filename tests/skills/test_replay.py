"""Whatever comes in whichever order, and however often: in the end a skill is what was done."""

import asyncio
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.features import skills
from bot.features.skills import Fed
from bot.features.skills.rules import level_at
from tests.support.story import ANA, BEN, CLEO

if TYPE_CHECKING:
    from tests.skills.conftest import Story


@pytest.mark.parametrize("seed", range(5))
async def test_feeding_and_taking_back_in_any_order_is_what_stands_in_the_end(story: "Story", seed: int) -> None:
    rng = Random(seed)
    reading = await story.plants("reading 📖 from checkins")
    await story.settles()
    skill = await story.named("reading")
    done: dict[tuple[int, str], int] = {}
    for _ in range(40):
        batch = {
            (rng.choice((ANA, BEN, CLEO)), f"thing:{rng.randrange(12)}"): rng.choice((0, 0, 5, 10, 60))
            for _ in range(rng.randint(1, 4))
        }
        done |= batch
        async with story.workshop.work() as work:
            await skills.feed(work, 1, skill, [Fed(*what, worth) for what, worth in batch.items()])
    for member in (ANA, BEN, CLEO):
        total = sum(worth for (one, _), worth in done.items() if one == member)
        assert await story.stands(member) == ({reading: (total, level_at(total))} if total else {})
        gained = [(level, how) for one, _, level, how in story.told if one == member]
        standing = {level for level, how in gained if gained.count((level, "")) > gained.count((level, "lost"))}
        assert standing == set(range(1, level_at(total) + 1))
    assert await story.is_sound()


async def test_what_happens_meanwhile_counts_once(story: "Story") -> None:
    """The past is looked through while members check in, take back and are fed from elsewhere."""
    await story.checks_in_daily(6)
    await story.checks_in_daily(2, BEN)
    reading = await story.plants("reading 📖 from checkins")
    skill = await story.named("reading")

    async def look() -> None:
        async with story.workshop.work() as work:
            await skills.backfill(work, 1, reading, 0)

    async def bring(number: int) -> None:
        async with story.workshop.work() as work:
            await skills.feed(work, 1, skill, [Fed(ANA, f"thing:{number}", 5), Fed(BEN, f"thing:{number % 2}", 5)])

    await story.checks_in(BEN)
    await asyncio.gather(
        look(), story.checks_in(), story.undoes(BEN), look(), story.checks_in(CLEO), *map(bring, range(6)), look()
    )
    await story.settles()
    story.clock.advance(timedelta(days=1))
    assert (await story.stands())[reading][0] == 7 * 10 + 6 * 5
    assert (await story.stands(BEN))[reading][0] == 2 * 10 + 2 * 5
    assert (await story.stands(CLEO))[reading][0] == 10
    assert await story.is_sound()
