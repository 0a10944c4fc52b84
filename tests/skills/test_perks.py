"""A badge that comes with a level, and challenges that make a skill grow; on both databases."""

from datetime import timedelta

from bot.features import badges, skills
from bot.features.badges import ChallengesCompleted
from tests.skills.conftest import Story
from tests.support.story import ANA, CLEO


async def has(story: Story, badge_id: str) -> list[tuple[int, int | None]]:
    async with story.workshop.work() as work:
        held = (await badges.collection(work, story.community, ANA)).held
    return [(one.level, one.giver_id) for one in held if one.badge.id == badge_id]


async def completes(story: Story, number: int) -> None:
    day = story.clock.now().date()
    async with story.workshop.work() as work:
        days = [day - timedelta(days=one) for one in range(number)]
        await work.announce(ChallengesCompleted(story.community, ANA, days, day))


async def perk(story: Story, skill: str, words: str) -> None:
    found = await story.named(skill)  # before, for one transaction does not wait in another
    async with story.workshop.work() as work:
        await skills.bring(work, story.community, found, words, changed_by_id=1)


async def test_challenges_make_a_skill_grow_and_count_once(story: Story) -> None:
    planted = await story.plants("daring ⛰ from challenges")
    await completes(story, 1)
    await completes(story, 1)
    assert (await story.stands())[planted] == (50, 1)
    await completes(story, 2)
    assert (await story.stands())[planted] == (100, 2)
    await completes(story, 1)
    assert (await story.stands())[planted] == (50, 1)


async def test_a_badge_goes_with_the_level_it_came_with(story: Story) -> None:
    await story.plants("daring ⛰ from challenges")
    await perk(story, "daring", "1 badge ✨")
    await completes(story, 1)
    assert await has(story, "spark") == [(0, None)]
    await completes(story, 0)
    assert await has(story, "spark") == []
    await completes(story, 1)
    assert await has(story, "spark") == [(0, None)]


async def test_it_stays_while_another_level_brings_it(story: Story) -> None:
    await story.plants("daring ⛰ from challenges")
    await perk(story, "daring", "1 badge ✨")
    await perk(story, "daring", "2 badge ✨")
    await completes(story, 2)
    await completes(story, 1)
    assert await has(story, "spark") == [(0, None)]
    await completes(story, 0)
    assert await has(story, "spark") == []


async def test_what_a_person_gave_stays(story: Story) -> None:
    await story.plants("daring ⛰ from challenges")
    await perk(story, "daring", "1 badge ✨")
    async with story.workshop.work() as work:
        spark = badges.find(work, story.community, "✨")
        assert spark is not None
        await badges.give(work, story.community, ANA, spark, by=CLEO, reason="kind")
    await completes(story, 1)
    await completes(story, 0)
    assert await has(story, "spark") == [(0, CLEO)]


async def test_a_counted_badge_that_came_with_a_level_is_not_counted_away(story: Story) -> None:
    await story.plants("daring ⛰ from challenges")
    await perk(story, "daring", "1 badge 🧱")
    await completes(story, 1)
    async with story.workshop.work() as work:
        regular = badges.BUILT_IN["regular"]
        from bot.features.badges.service.granting import settle

        await settle(work, story.community, [ANA], [regular], is_quiet=True)
    assert await has(story, "regular") == [(0, None)]
