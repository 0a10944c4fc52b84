"""One group that was two: check-ins of the same day, and their points, however often each was taken back."""

from collections.abc import Sequence
from itertools import product

import pytest

from bot.features import checkins, points
from bot.features.checkins.reactions import reactions as of_checkins
from bot.features.communities import CommunitiesMerged
from bot.features.points.reactions import reactions as of_points
from bot.kit.work import Reaction
from tests.checkins.conftest import Story
from tests.support.moments import START

DAY = START.date()
KEPT, RETIRED = 1, 2
# How often somebody checked in on that day, and whether the last time stands.
LIVES = [(0, False), (1, True), (1, False), (2, True), (2, False), (3, True)]


@pytest.mark.parametrize("points_first", [False, True])
async def test_a_day_is_paid_once_whatever_was_taken_back(story: Story, points_first: bool) -> None:
    """And from then on it can be taken back and made again as ever."""
    reacting: Sequence[Reaction] = [
        *of_checkins.by_fact[CommunitiesMerged],
        *of_points.by_fact[CommunitiesMerged],
    ]
    story.workshop.reactions = {CommunitiesMerged: reacting[::-1] if points_first else reacting}
    for member, (here, there) in enumerate(product(LIVES, LIVES)):
        await lives_once(story, 5000 + member, here, there)


async def lives_once(story: Story, member: int, here: tuple[int, bool], there: tuple[int, bool]) -> None:
    """One member after the other: each merging finds the communities as the one before left them."""
    case = f"{here} and {there}"
    for community, (times, stands) in ((KEPT, here), (RETIRED, there)):
        for attempt in range(times):
            async with story.workshop.work() as work:
                assert (await checkins.check_in(work, community, member, START)).is_new, case
                if not stands or attempt + 1 < times:
                    await checkins.undo(work, community, member)
    async with story.workshop.work() as work:
        for _ in range(2):
            await work.announce(CommunitiesMerged(KEPT, RETIRED))
    is_there = here[1] or there[1]
    assert await figures(story, member) == (5 * is_there, int(is_there)), case
    if is_there:
        async with story.workshop.work() as work:
            assert await checkins.undo(work, KEPT, member) == DAY
    assert await figures(story, member) == (0, 0), case
    assert (await story.checks_in(member=member)).is_new, case
    assert await figures(story, member) == (5, 1), case


async def figures(story: Story, member: int) -> tuple[int, int]:
    """Points, and days checked in."""
    async with story.workshop.work() as work:
        assert (await points.audit(work.db))["problems"] == []
        account = await points.account_of(work, KEPT, member)
        assert account == points.Account(*[account.balance] * 5)
        return account.balance, (await checkins.standing_of(work, KEPT, member)).total
