"""Days that nobody tells of, and a past that is looked through: quietly, in steps, once."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text

from bot.features import badges, communities
from bot.features.badges import rules
from bot.features.badges.service import walking
from bot.features.communities import CommunitiesMerged
from tests.badges.conftest import Story
from tests.support.moments import START
from tests.support.story import ANA, BEN, CLEO


async def tends(story: Story) -> None:
    async with story.workshop.work() as work:
        await badges.tend(work)
    await story.settles()


async def earned_before(story: Story, days: int) -> None:
    """Members had a life before there were badges."""
    reactions, story.workshop.reactions = story.workshop.reactions, {}
    await story.meets(ANA, BEN, CLEO)
    await story.checks_in_daily(days)
    await story.checks_in(BEN)
    story.workshop.reactions = reactions


async def test_what_the_past_earned_is_granted_quietly(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walking, "PAGE", 1)
    await earned_before(story, 22)
    await tends(story)
    assert {("first", 1), ("regular", 10), ("flame", 7), ("flame", 21)} <= await story.has()
    assert await story.has(BEN) == {("first", 1)}
    assert all(fact.is_quiet for fact in story.facts)
    before = list(story.told)
    await tends(story)
    assert story.told == before, "once it is done, it is done"
    await story.checks_in()
    assert (await story.counted())["checkins"] == 23


async def test_a_new_catalogue_looks_again(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    await tends(story)
    await earned_before(story, 8)
    story.workshop.memory.clear()
    async with story.workshop.work() as work:
        await story.workshop.warm(work)
        await communities.warm(work)
    await tends(story)
    assert await story.has() == set()
    monkeypatch.setattr(rules, "VERSION", rules.VERSION + 1)
    story.workshop.memory.pop(walking.Taken)
    await tends(story)
    assert ("flame", 7) in await story.has()


async def speaks(story: Story, day: date, *members: int, messages: int = 1) -> None:
    """As the room of activity counts it."""
    async with story.workshop.work() as work:
        for member in members:
            await work.db.execute(
                text("INSERT INTO activity_hours VALUES (:c, :d, :m, 9, :n)"),
                {"c": story.community, "d": day if work.db.dialect.name != "sqlite" else day.isoformat(), "m": member}
                | {"n": messages},
            )


async def test_days_are_counted_when_they_are_over(story: Story) -> None:
    first = START.date()
    for n in range(7):
        await speaks(story, first + timedelta(days=n), ANA, *[BEN] * (n % 2), messages=50)
    await tends(story)
    assert (await story.counted()).get("days") is None, "today is not over"
    story.clock.advance(timedelta(days=3))
    await story.settles()
    assert (await story.counted())["days"] == 2
    story.clock.advance(timedelta(days=4, hours=10))
    await story.settles()
    assert (await story.counted(), await story.counted(BEN)) == ({"days": 7}, {"days": 3})
    (fact,) = story.facts
    assert (fact.badge, fact.level, fact.day, fact.is_quiet) == ("present", 7, first + timedelta(days=6), False)


async def test_days_long_ago_are_walked_through_quietly(story: Story) -> None:
    begins = START.date() - timedelta(days=60)
    for n in range(31):
        await speaks(story, begins + timedelta(days=n), ANA)
    await tends(story)
    assert [(fact.level, fact.is_quiet) for fact in story.facts] == [(7, True), (30, True)]
    assert (await story.counted())["days"] == 31
    await speaks(story, START.date(), ANA)
    story.clock.advance(timedelta(days=2))
    await story.settles()
    assert (await story.counted())["days"] == 32


async def test_a_year_with_us(story: Story) -> None:
    await story.meets(ANA, BEN)
    await tends(story)
    story.clock.advance(timedelta(days=364))
    await story.settles()
    assert await story.has() == set()
    async with story.workshop.work() as work:
        await work.db.execute(text("UPDATE memberships SET left_at = first_seen_at WHERE member_id = :m"), {"m": BEN})
    story.clock.advance(timedelta(days=2, hours=10))
    await story.settles()
    assert story.told == [(ANA, "anniversary", 1)], "who left is not congratulated"
    story.clock.advance(timedelta(days=366))  # with a leap day
    await story.settles()
    assert story.told[1:] == [(ANA, "anniversary", 2)]


async def test_two_communities_that_are_one(story: Story) -> None:
    first = START.date() - timedelta(days=10)
    for number, member in ((2, ANA), (1, BEN)):
        await story.opens(number)
        await story.meets(ANA, BEN)
        await tends(story)
        await speaks(story, first, ANA)
        await speaks(story, first + timedelta(days=number), member)
        await story.checks_in(member)
    kept, retired = story.community, 2
    told = list(story.told)
    async with story.workshop.work() as work:
        await work.announce(CommunitiesMerged(kept, retired))
    await story.settles()
    assert story.told == told, "they have what they had, and nobody hears of it again"
    assert await story.has() == await story.has(BEN) == {("first", 1)}
    assert ((await story.counted())["days"], (await story.counted(BEN))["days"]) == (2, 1)
    assert (await story.counted())["checkins"] == 1
    async with story.workshop.work() as work:
        for table in ("badges", "badge_counts", "badge_grants", "badge_rounds"):
            rows = await work.db.execute(text(f"SELECT 1 FROM {table} WHERE community_id = 2"))  # noqa: S608
            assert rows.first() is None
