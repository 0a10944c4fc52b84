"""What members have agrees with what is counted; what a person decided stays; and a preview says what will happen."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features import badges
from bot.features.badges.rules import Badge, Criterion, Had, comes_to, to_settle
from bot.features.badges.rules.written import Written
from bot.features.badges.service.previewing import preview
from tests.badges.conftest import Story
from tests.support.story import ANA, BEN, CLEO

LEVELS = st.lists(st.integers(1, 8), min_size=1, max_size=4, unique=True).map(lambda some: tuple(sorted(some)))
BADGES = st.builds(
    Badge, st.just("x"), st.just("🌙"), st.just(Criterion("days")), LEVELS, is_revocable=st.booleans(),
    is_retired=st.booleans(),
)  # fmt: skip
HAD = st.dictionaries(st.integers(0, 8), st.tuples(st.booleans(), st.booleans())).map(
    lambda some: [Had(level, stands, by_hand or not level) for level, (stands, by_hand) in some.items()]
)


@given(BADGES, st.integers(0, 10), HAD)
def test_settled_once_is_settled(badge: Badge, count: int, had: list[Had]) -> None:
    due, taken = to_settle(badge, count, had)
    after = {one.level: one for one in had}
    after |= {level: Had(level, stands=True, is_by_hand=False) for level in due}
    after |= {level: replace(after[level], stands=False) for level in taken}
    assert to_settle(badge, count, list(after.values())) == ([], [])
    for one in had:
        if one.is_by_hand:
            assert after[one.level] == one, "what a person decided stays"
        elif one.stands and not badge.is_revocable:
            assert after[one.level].stands
    if not badge.is_retired:
        earned = {one.level for one in after.values() if one.stands and not one.is_by_hand}
        barred = {one.level for one in had if one.is_by_hand}
        assert earned >= set(badge.reached(count)) - barred
        assert not badge.is_revocable or earned <= set(badge.reached(count))
    highest = [max((one.level for one in some if one.stands), default=-1) for some in (had, after.values())]
    if len(badge.levels) == 1:  # either they have it or they do not
        highest = [min(level, 0) for level in highest]
    assert comes_to(badge, count, had) == (highest[1] > highest[0]) - (highest[1] < highest[0])


@pytest.mark.parametrize(
    ("after", "meant"),
    [
        ({"levels": [2, 5]}, (2, 0)),  # Ben comes to it, Ana goes on to 5
        ({"levels": [4, 7]}, (1, 0)),  # Ana goes on to 7, Cleo keeps what she has
        ({"levels": [4, 7], "revocable": True}, (1, 1)),
        ({"levels": [2], "revocable": True}, (1, 0)),  # Ana and Cleo have it as before
        ({"levels": [8]}, (0, 0)),
        ({"levels": [8], "revocable": True}, (0, 2)),
        ({"counts": "days", "revocable": True}, (0, 2)),
        ({"counts": "by hand"}, (0, 0)),
        ({"note": True}, (0, 0)),
        ({"note": True, "revocable": True}, (0, 2)),
        ({"retired": True, "revocable": True}, (0, 0)),
    ],
)
async def test_a_preview_says_what_will_happen(story: Story, after: dict[str, object], meant: tuple[int, int]) -> None:
    """Ana has checked in seven times, Cleo three times, Ben twice; three were asked for, of each of them."""
    await story.meets(ANA, BEN, CLEO)
    for day in range(7):
        for member, days in ((ANA, 7), (CLEO, 3), (BEN, 2)):
            if day < days:
                await story.checks_in(member)
        story.clock.advance(timedelta(days=1))
    before: dict[str, object] = {"emoji": "🌙", "name": "Reader", "counts": "checkins", "levels": [3]}
    await brings(story, before)
    held = [await story.has(one) for one in (ANA, BEN, CLEO)]
    assert [("x", 3) in one for one in held] == [True, False, True]
    if after.get("counts") == "by hand":
        del before["levels"]
    wanted = Written.model_validate(before | after)
    async with story.workshop.work() as work:
        seen = await preview(work, story.community, wanted.as_badge("x"))
    assert (seen.have, seen.get, seen.lose) == (2, *meant)
    story.facts.clear()
    await brings(story, before | after)
    now = [await story.has(one) for one in (ANA, BEN, CLEO)]
    highest = [
        [max((level for badge, level in one if badge == "x"), default=-1) for one in some] for some in (held, now)
    ]
    if len(wanted.levels) == 1:
        highest = [[min(level, 0) for level in some] for some in highest]
    assert sum(new > old for old, new in zip(*highest, strict=True)) == seen.get
    assert sum(new < old for old, new in zip(*highest, strict=True)) == seen.lose
    assert all(fact.is_quiet for fact in story.facts if isinstance(fact, badges.BadgeGranted))


async def brings(story: Story, table: Mapping[str, object]) -> None:
    async with story.workshop.work() as work:
        found = await badges.compare(work, story.community, {"x": badges.read_table("x", table)})
        assert await badges.bring(work, story.community, found, ANA)
    await story.settles()


async def test_levels_that_are_no_more_take_their_points_along(story: Story) -> None:
    """Whoever had 2 and has 3 now is paid for 3 only, and whoever spent nothing loses nothing twice."""
    table: dict[str, object] = {"emoji": "🌙", "name": "R", "counts": "checkins", "points": 10, "revocable": True}
    await story.meets(ANA)
    await story.checks_in_daily(3)
    before = await story.balance()
    await brings(story, table | {"levels": [2]})
    assert await story.balance() == before + 10
    await brings(story, table | {"levels": [3]})
    assert ({("x", 3)}, before + 10) == ({one for one in await story.has() if one[0] == "x"}, await story.balance())
    await brings(story, table | {"levels": [2]})
    assert ({("x", 2)}, before + 10) == ({one for one in await story.has() if one[0] == "x"}, await story.balance())
    await brings(story, table | {"levels": [9]})
    assert await story.balance() == before


async def test_years_are_previewed_without_those_that_come_along(story: Story) -> None:
    await story.meets(ANA, BEN)
    story.clock.advance(timedelta(days=400))
    await story.meets(CLEO)
    async with story.workshop.work() as work:
        await work.change_setting(badges.Settings, story.community, "built_in", False)
    table = {"emoji": "🌳", "name": "Old tree", "counts": "years"}
    async with story.workshop.work() as work:
        seen = await preview(work, story.community, Written.model_validate(table).as_badge("x"))
    assert (seen.get, [one for one, _ in seen.first]) == (2, [ANA, BEN])
    await brings(story, table)
    assert [await story.has(one) for one in (ANA, BEN, CLEO)] == [{("x", 1)}, {("x", 1)}, set()]
