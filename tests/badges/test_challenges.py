"""Challenges that were completed: whoever runs them tells, and badges keep the number."""

from datetime import date, timedelta

from bot.features import badges
from bot.features.badges import ChallengesCompleted
from bot.features.badges.store import counts
from bot.features.communities import CommunitiesMerged
from tests.badges.conftest import Story
from tests.support.moments import START
from tests.support.story import ANA, BEN

TODAY = START.date()
EARLIER = TODAY - timedelta(days=40)


async def completes(story: Story, *days: date, member: int = ANA, community: int = 0) -> None:
    async with story.workshop.work() as work:
        await work.announce(ChallengesCompleted(community or story.community, member, days, TODAY))


async def makes(story: Story, words: str, *, from_now: bool = False) -> str:
    async with story.workshop.work() as work:
        drafted = await badges.draft(work, story.community, BEN, words)
        badge = await badges.save(work, story.community, drafted.badge.id, from_now=from_now)
    await story.settles()
    assert badge
    return badge.id


async def number_of(story: Story, community: int, member: int = ANA) -> int:
    async with story.workshop.work() as work:
        return (await counts.own(work.db, community, member, ["challenges"])).get("challenges", 0)


async def test_levels_come_and_go_with_the_challenges(story: Story) -> None:
    badge = await makes(story, "🏁 Finisher challenges 1/3 revocable")
    await completes(story, TODAY)
    assert story.told == [(ANA, badge, 1)]
    await completes(story, EARLIER, EARLIER, TODAY)
    assert story.told[1:] == [(ANA, badge, 3)]
    await completes(story, EARLIER, TODAY)
    assert story.told[2:] == [(ANA, f"-{badge}", 3)]
    assert await story.has() == {(badge, 1)}


async def test_a_badge_that_comes_later_knows_of_those_before(story: Story) -> None:
    await story.meets(ANA, BEN)
    await completes(story, EARLIER, TODAY)
    badge = await makes(story, "🏁 Finisher challenges 2")
    assert await story.has() == {(badge, 2)}
    assert await story.has(BEN) == set()


async def test_from_now_on_counts_what_is_completed_from_now_on(story: Story) -> None:
    await completes(story, EARLIER)
    badge = await makes(story, "🏁 Finisher challenges 1", from_now=True)
    await completes(story, EARLIER, EARLIER)
    assert await story.has() == set()
    await completes(story, EARLIER, EARLIER, TODAY)
    assert await story.has() == {(badge, 1)}


async def test_two_communities_that_are_one_have_the_challenges_of_both(story: Story) -> None:
    kept = story.community
    await completes(story, EARLIER)
    await story.opens(2)
    await story.meets(ANA)
    await completes(story, EARLIER, TODAY, community=2)
    async with story.workshop.work() as work:
        await work.announce(CommunitiesMerged(kept, 2))
    await story.settles()
    assert (await number_of(story, kept), await number_of(story, 2)) == (3, 0)
