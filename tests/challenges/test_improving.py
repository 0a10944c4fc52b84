"""Most improved: by each one's own halves."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.features import challenges
from bot.features.challenges import Challenge, Plan, State
from bot.features.challenges.rules import Mark
from bot.features.challenges.rules.improving import Halves, halves, most_improved
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World

DAY = timedelta(days=1)
FIRST = date(2026, 5, 4)
CALLED = {"en": "🎯 Something of our own", "zh-CN": "🎯 自己设计"}


def challenge(days: int, **plan: object) -> Challenge:
    return Challenge(1, 7, State.CLOSED, Plan.model_validate({"days": days, "goal": 1} | plan), FIRST, 1000)


@given(st.integers(1, 40), st.sets(st.integers(0, 45)))
def test_halves_mirror_each_other(days: int, done: set[int]) -> None:
    one = challenge(days)
    mine = halves(one, [Mark(FIRST + n * DAY) for n in done])
    mirrored = halves(one, [Mark(FIRST + (days - 1 - n) * DAY) for n in done])
    if days < 6:
        assert mine is None
        return
    assert mine is not None
    assert mirrored is not None
    assert (mine.first, mine.second) == (mirrored.second, mirrored.first)
    middle = days // 2 in done and days % 2
    assert sum(mine) + middle == sum(n < days for n in done)
    assert mine.first == sum(n < days // 2 for n in done)


@given(st.dictionaries(st.integers(0, 30), st.integers(0, 9000)), st.sets(st.sampled_from(["sat", "sun", "wed"])))
def test_amounts_are_halved_by_when_they_were_told(told: dict[int, int], rest: set[str]) -> None:
    one = challenge(9, kind="total", unit="km", rest=sorted(rest))
    marks = [Mark(FIRST + n * DAY, 0, much) for n, much in told.items() if one.adds_up_on(FIRST + n * DAY)]
    mine = halves(one, marks)
    last_of_first, first_of_second = one.day_of(5), one.day_of(6)
    assert mine is not None
    assert mine.first == sum(mark.amount for mark in marks if mark.day < last_of_first)
    assert mine.second == sum(mark.amount for mark in marks if mark.day >= first_of_second)


@given(st.dictionaries(st.integers(1, 9), st.builds(Halves, st.integers(0, 9), st.integers(0, 9))))
def test_all_who_gained_most_and_nobody_who_did_not(by_member: dict[int, Halves]) -> None:
    found = most_improved(by_member)
    began = {who: mine.gain for who, mine in by_member.items() if mine.first}
    assert all(began[who] > 0 and began[who] == max(began.values()) for who in found)
    assert bool(found) == any(gain > 0 for gain in began.values())


# --- In the group ---


async def run(
    world: "World", admin: "Human", plan: Plan, days_of: "dict[Human, tuple[int, ...]]", say: str = "/checkin"
) -> list[str]:
    """To its end; what was said of it last."""
    async with world.app.workshop.work() as work:
        one = await challenges.draft(work, 1, admin.id, plan)
        one = await challenges.publish(work, 1, one.id)
        for each in days_of:
            await challenges.enrol(work, one, each.id)
    await world.settle()
    for number in range(1, plan.days + 1):
        await world.pass_time(days=1)
        for each, days in days_of.items():
            if number in days:
                await each.says(say)
    since = len(world.said)
    await world.pass_time(days=3)
    over = [each.text for each in world.said[since:] if "is over. Thank you" in each.text or "结束了" in each.text]
    assert over
    return [line for line in over[0].splitlines() if line.startswith("📈")]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_whoever_gained_most_is_named_with_all_who_tie(world: "World", language: str) -> None:
    admin, ana, ben, cem, dan = await people(world, "Ana", "Ben", "Cem", "Dan", language=language)
    days = {ana: (1, 4, 5, 6), ben: (2, 4, 5, 6), cem: (1, 2, 3, 4), dan: (4, 5, 6)}
    lines = await run(world, admin, Plan(days=6, goal=4), days)
    assert (
        lines
        == {
            "en": snapshot(["📈 Most improved, 2 days more in the second half than in the first: Ana, Ben (tied)"]),
            "zh-CN": snapshot(["📈 最大进步（后半程比前半程多 2 天）：Ana、Ben（并列）"]),
        }[language]
    )


async def test_whoever_is_hidden_or_left_is_not_named(world: "World") -> None:
    admin, ana, ben, cem = await people(world, "Ana", "Ben", "Cem")
    await ana.whispers("/hide")
    await ana.says("hello again")
    lines = await run(world, admin, Plan(days=6, goal=4), {ana: (1, 4, 5, 6), ben: (1, 4, 5), cem: (1, 2, 3)})
    assert lines == [], "who gained most would not be named, and nobody takes their place"
    lines = await run(world, admin, Plan(days=6, goal=4), {ben: (1, 4, 5), cem: (1, 2, 3)})
    assert lines == snapshot(["📈 Most improved, one day more in the second half than in the first: Ben"])


async def test_nobody_is_named_where_nobody_improved(world: "World") -> None:
    admin, ana, ben = await people(world, "Ana", "Ben")
    assert await run(world, admin, Plan(days=6, goal=3), {ana: (1, 2, 3, 4, 5), ben: (4, 5, 6)}) == []


async def test_whoever_came_later_is_beside_nobody(world: "World") -> None:
    admin, ana, ben = await people(world, "Ana", "Ben")
    async with world.app.workshop.work() as work:
        one = await challenges.publish(work, 1, (await challenges.draft(work, 1, admin.id, Plan(days=6, goal=3))).id)
        await challenges.enrol(work, one, ana.id)
    await world.settle()
    for number in range(1, 7):
        await world.pass_time(days=1)
        if number == 2:
            async with world.app.workshop.work() as work:
                await challenges.enrol(work, one, ben.id)
        for each, days in ((ana, (1, 2, 4, 5, 6)), (ben, (2, 4, 5, 6))):
            if number in days:
                await each.says("/checkin")
    since = len(world.said)
    await world.pass_time(days=3)
    line = next(line for each in world.said[since:] for line in each.text.splitlines() if line.startswith("📈"))
    assert "Ana" in line
    assert "Ben" not in line, "a day more, and not from the first one on"


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_kilometres_and_ones_own_halves(world: "World", language: str) -> None:
    admin, ana, ben = await people(world, "Ana", "Ben", language=language)
    plan = Plan(days=6, goal=10, kind="total", unit="km")
    lines = await run(world, admin, plan, {ana: (1, 4, 5), ben: (1, 2, 3)}, "/checkin ran 4 km")
    await ana.whispers("/challenges")
    await ana.presses(CALLED[language])
    async with world.app.workshop.work() as work:
        one = (await challenges.everything(work, 1))[0]
    await ana.presses_data(f"challenges:mine:1:{one.id}", world.said[-1])
    own = [line for line in world.said[-1].text.splitlines() if line.startswith("📈")]
    assert [*lines, *own] == {
        "en": snapshot(
            [
                "📈 Most improved, 4 km more in the second half than in the first: Ana",
                "📈 Your halves: 4 km, then 8 km. “Most improved” is whoever was in from the first day, did something in the first half, and gained most from it to the second; each beside themselves.",
            ]
        ),
        "zh-CN": snapshot(
            [
                "📈 最大进步（后半程比前半程多 4 公里）：Ana",
                "📈 你的前半程：4 公里，后半程：8 公里。「最大进步」只和自己比：从第一天就在、前半程也做过，后半程比前半程多得最多的人。",
            ]
        ),
    }[language]
