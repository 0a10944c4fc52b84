"""How freezes are earned and held may be changed: by admins, by the operator. What was counted by then stays."""

from datetime import timedelta
from typing import Any

import pytest

from bot.features import checkins, communities, excuses, points
from bot.features.checkins.service import standings
from bot.features.checkins.store.entries import Who
from bot.kit.settings import Settings
from bot.kit.work import Workshop
from tests.checkins.conftest import ANA, Story
from tests.support.moments import START

DAY = timedelta(days=1)


async def with_a_frozen_day(story: Story) -> None:
    """Ten days in a row, one that a freeze covers, and nine more."""
    for n in [*range(10), *range(11, 20)]:
        await story.checks_in(START + n * DAY)
    assert (await story.standing()).streak == 19


async def counted_anew(story: Story) -> int:
    async with story.workshop.work() as work:
        await standings.add_up(work, Who(1, "daily", ANA))
    return (await story.standing()).streak


async def starts_again(story: Story, **changed: Any) -> None:
    """With the operator's file as it is now."""
    old = story.workshop
    defaults = {
        "checkins": checkins.Settings(**changed),
        "communities": communities.Settings(),
        "excuses": excuses.Settings(),
        "points": points.Settings(),
    }
    story.workshop = Workshop(old.engine, story.clock, Settings(defaults), old.reactions)
    async with story.workshop.work() as work:
        await story.workshop.settings.load(work.db)
        await checkins.warm(work)
        await communities.warm(work)


@pytest.mark.parametrize(
    "changed", [{"freezes": 0}, {"freeze_every_days": 14}, {"freeze_every_days": 30, "freezes": 1}]
)
async def test_what_the_operator_changes_leaves_what_was(story: Story, changed: dict[str, Any]) -> None:
    await starts_again(story)
    await with_a_frozen_day(story)
    story.clock.advance(timedelta(hours=1))
    await starts_again(story, **changed)
    assert await counted_anew(story) == 19
    await starts_again(story, **changed)  # nothing new: nothing is noted
    assert await counted_anew(story) == 19


async def test_from_then_on_the_new_settings_hold(story: Story) -> None:
    await starts_again(story)
    await story.checks_in(START)
    story.clock.advance(timedelta(hours=1))
    await starts_again(story, freeze_every_days=3)
    for n in range(1, 3):
        await story.checks_in(START + n * DAY)
    assert (await story.standing()).freezes == 1
    await counted_anew(story)
    assert (await story.standing()).freezes == 1


@pytest.mark.parametrize("changed", [{"most": 0}, {"every_days": 14}, {"most": 1, "every_days": 30}])
async def test_what_an_admin_changes_leaves_what_was(story: Story, changed: dict[str, int]) -> None:
    """Up to the moment: that very day's check-in was one that used a freeze."""
    for n in [*range(10), 11]:
        await story.checks_in(START + n * DAY)
    story.clock.advance(timedelta(hours=1))
    async with story.workshop.work() as work:
        await checkins.choose_freezes(work, 1, **changed, changed_by_id=ANA)
    assert await counted_anew(story) == 11


async def test_what_a_community_chose_stays_when_the_operator_changes_the_same(story: Story) -> None:
    await starts_again(story)
    async with story.workshop.work() as work:
        await checkins.choose_freezes(work, 1, 1, changed_by_id=ANA)
    story.clock.advance(DAY)
    for n in [*range(1, 11), 12]:
        await story.checks_in(START + n * DAY)
    story.clock.advance(timedelta(hours=1))
    await starts_again(story, freezes=0, freeze_every_days=20)
    assert await counted_anew(story) == 11
    async with story.workshop.work() as work:
        assert standings.freezing_of(work, 1) == (20, 1)
