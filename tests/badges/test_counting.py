"""As it happens: a count, a level, a grant; and back."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.features import badges, thanks
from bot.features.badges.kinds import KINDS
from bot.features.badges.service import shelf
from bot.features.checkins import CheckedIn
from tests.badges.conftest import Story
from tests.support.moments import START
from tests.support.story import ANA, BEN, CLEO

NUMBERS = count(100)


async def test_the_first_check_in(story: Story) -> None:
    await story.checks_in()
    assert story.told == [(ANA, "first", 1)]
    assert await story.has() == {("first", 1)}
    assert await story.counted() == {"checkins": 1, "streak": 1, "checkins w0": 1}


async def test_what_was_undone_is_taken_back_and_earned_again(story: Story) -> None:
    await story.checks_in(note="20 pages", has_photo=True)
    await story.undoes()
    assert (await story.has(), await story.counted()) == (set(), {})
    await story.checks_in(has_photo=True)
    assert await story.has() == {("first", 1), ("snapshot", 1)}
    assert story.told == [
        (ANA, "first", 1), (ANA, "snapshot", 1), (ANA, "-first", 1), (ANA, "-snapshot", 1),
        (ANA, "first", 1), (ANA, "snapshot", 1),
    ]  # fmt: skip


async def test_a_streak_again_is_no_badge_again(story: Story) -> None:
    await story.checks_in_daily(8)
    story.clock.advance(timedelta(days=3))
    await story.checks_in_daily(8)
    assert [one for one in story.told if one[1] == "flame"] == [(ANA, "flame", 7)]


async def test_levels_come_one_after_the_other(story: Story) -> None:
    await story.checks_in_daily(30)
    assert {level for badge, level in await story.has() if badge == "regular"} == {10, 30}
    assert {level for badge, level in await story.has() if badge == "flame"} == {7, 21}
    assert await story.has(BEN) == set()


async def test_after_a_long_time(story: Story) -> None:
    await story.checks_in()
    story.clock.advance(timedelta(days=14))
    await story.checks_in()
    assert ("comeback", 1) not in await story.has()
    story.clock.advance(timedelta(days=15))
    await story.checks_in()
    assert {("comeback", 1)} <= await story.has()
    await story.undoes()
    assert ("comeback", 1) not in await story.has()


async def test_hours_are_those_on_the_members_wall(story: Story) -> None:
    story.clock.set(START.replace(hour=23, minute=59))
    await story.checks_in_daily(9)
    story.clock.set(story.clock.now() + timedelta(minutes=121))  # 02:00, which is not night any more
    await story.checks_in()
    assert (await story.counted())["checkins h22-2"] == 9
    story.clock.set(story.clock.now() + timedelta(hours=23, minutes=59))
    await story.checks_in()
    assert ("owl", 10) in await story.has()


async def test_a_check_in_heard_late_fills_the_gap(story: Story) -> None:
    """A message from before an outage: the streak jumps over a level, and the badge is there."""
    await story.checks_in_daily(3)
    gap = story.clock.now()
    story.clock.advance(timedelta(days=1))
    await story.checks_in_daily(3)
    assert ("flame", 7) not in await story.has()
    await story.checks_in(at=gap)
    assert ("flame", 7) in await story.has()


async def test_a_badge_that_another_track_earns_is_none(story: Story) -> None:
    await story.checks_in(track="push-ups")
    assert await story.has() == set()


async def test_built_in_badges_can_be_switched_off(story: Story) -> None:
    async with story.workshop.work() as work:
        await work.change_setting(badges.Settings, story.community, "built_in", False)
    await story.checks_in()
    assert story.told == []


deeds = st.tuples(
    st.sampled_from(["checks in", "thinks again", "is late"]),
    st.sampled_from([ANA, BEN]),
    st.integers(1, 40 * 24),  # hours that pass before
    st.booleans(),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(deeds, max_size=25))
async def test_counters_and_grants_are_what_history_says(
    story: Story, history: Sequence[tuple[str, int, int, bool]]
) -> None:
    await story.opens(next(NUMBERS))
    for deed, member, hours, is_rich in history:
        story.clock.advance(timedelta(hours=hours if hours % 3 else hours % 24))
        match deed:
            case "checks in":
                await story.checks_in(member, has_photo=is_rich, note="!" * is_rich)
            case "is late":
                await story.checks_in(member, at=story.clock.now() - timedelta(days=hours % 5), has_photo=is_rich)
            case "thinks again":
                outcome = await story.checks_in(member, has_photo=is_rich)
                if outcome.is_new:
                    await story.undoes(member, outcome.day)
    for member in (ANA, BEN):
        counted, standing = await recounted(story, member)
        assert await story.counted(member) == counted
        assert await story.has(member) == standing


async def recounted(story: Story, member: int) -> tuple[dict[str, int], set[tuple[str, int]]]:
    """From what the room of check-ins noted, and nothing else."""
    counted, standing = {}, set()
    async with story.workshop.work() as work:
        ours = shelf.of(work, story.community)
        for name, criteria in ours.by_kind.items():
            if CheckedIn in KINDS[name].FACTS:
                found = await KINDS[name].count(work, story.community, criteria, [member])
                for one in criteria:
                    if n := found[one].get(member, 0):
                        counted[one.measure] = n
                        standing |= {(b.id, level) for b in ours.by_criterion[one] for level in b.reached(n)}
    return counted, standing


async def test_who_helps_is_recognised_and_taking_thanks_back_counts(story: Story) -> None:
    await story.meets(ANA, BEN, CLEO)

    async def thanked(giver: int, receiver: int, number: int) -> None:
        async with story.workshop.work() as work:
            await thanks.thank(work, story.community, giver, receiver, work.now, number)

    await thanked(ANA, BEN, 1)
    assert ("helper", 1) in await story.has(BEN)
    async with story.workshop.work() as work:
        await thanks.take_back(work, story.community, ANA, BEN)
    assert ("helper", 1) not in await story.has(BEN)
    await thanked(CLEO, BEN, 2)
    assert ("helper", 1) in await story.has(BEN)
    today = story.clock.now().date()
    async with story.workshop.work() as work:
        for since, number in ((today, 1), (today + timedelta(days=1), 0)):
            assert (await thanks.helped_of(work, story.community, None, since=since)).get(BEN, 0) == number
