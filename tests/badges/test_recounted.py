"""Badges follow streaks that are counted anew: an excuse that comes later, and its taking back."""

from datetime import date, timedelta

from bot.features import checkins, excuses, points
from tests.badges.conftest import Story
from tests.support.moments import START
from tests.support.story import ANA

DAY = timedelta(days=1)


async def excuse(story: Story, day: date, *ids: int) -> int:
    async with story.workshop.work() as work:
        number = (await excuses.propose(work, story.community, 7, f"{day} power cut", ids)).number
        await excuses.excuse(work, story.community, number)
    return number


async def take_back(story: Story, number: int) -> None:
    async with story.workshop.work() as work:
        await excuses.take_back(work, story.community, number)


async def test_a_restored_streak_brings_its_badge_and_a_lost_one_takes_it(story: Story) -> None:
    for n in [*range(4), *range(5, 9)]:
        story.clock.set(START + n * DAY)
        await story.checks_in()
    assert ("flame", 7) not in await story.has()
    number = await excuse(story, (START + 4 * DAY).date())
    assert ("flame", 7) in await story.has()
    await take_back(story, number)
    assert ("flame", 7) not in await story.has()
    assert (await story.counted())["streak"] == 4
    await excuse(story, (START + 4 * DAY).date(), ANA)
    assert ("flame", 7) in await story.has()
    assert (await story.counted())["streak"] == 8


async def test_a_day_that_was_made_up_for_was_said_at_no_hour(story: Story) -> None:
    """It stands at the last minute of its day, which is nobody's late evening."""
    for n in (0, 2):
        story.clock.set(START + n * DAY)
        await story.checks_in()
    async with story.workshop.work() as work:
        await points.award(work, story.community, ANA, 50, reason="tests.given", key="g", day=START.date())
        await checkins.make_up(work, story.community, ANA)
    counted = await story.counted()
    assert counted["checkins"] == 3
    assert (counted.get("checkins h22-2", 0), counted.get("checkins h3-5", 0)) == (0, 0)
