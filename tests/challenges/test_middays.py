"""A word at midday: only when there is something to tell, and only where it is wanted."""

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.features import challenges
from bot.features.challenges import Challenge, Plan, State, rules
from bot.features.challenges.rules import What
from bot.features.challenges.rules.middays import at_midday
from tests.challenges.conftest import MORE, STARTER
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World

MIDDAY = {"en": "A midday word", "zh-CN": "中午说一声"}
MEMBERS = st.lists(st.tuples(st.none() | st.integers(0, 3), st.booleans()), max_size=12)


@given(MEMBERS)
def test_it_tells_what_is_and_nothing_of_a_single_one(members: list[tuple[int | None, bool]]) -> None:
    found, done = at_midday(members), sum(has_done for _, has_done in members)
    assert (found is None) == (done < 2)
    if found is not None:
        assert (found.done, found.members) == (done, len(members))
        assert found.is_all == all(has_done for _, has_done in members)
        for team in range(4):
            mine = [has_done for each, has_done in members if each == team]
            assert (team in found.teams) == (len(mine) > 1 and all(mine))


@given(st.integers(1, 20), st.booleans(), st.booleans(), st.booleans())
def test_it_comes_once_a_day_between_the_others(days: int, prompts: bool, middays: bool, evenings: bool) -> None:
    plan = Plan(days=days, goal=1, has_prompts=prompts, has_middays=middays, has_evenings=evenings)
    one = Challenge(1, 7, State.LIVE, plan, date(2026, 5, 4), 1000)
    found = list(rules.moments(one, ZoneInfo("Europe/Berlin"), datetime(2026, 5, 1, tzinfo=UTC)))
    assert sum(each.what is What.MIDDAY for each in found) == days * middays
    assert [each.at for each in found] == sorted(each.at for each in found)
    for day in {each.day for each in found}:
        order = ("begin", "prompt", "midday", "evening")
        said = [order.index(each.what) for each in found if each.day == day]
        assert said == sorted(said)


def test_midday_lies_between_the_others() -> None:
    assert rules.changed(Plan(has_middays=True), {"midday_at": time(7)}) is None
    assert rules.changed(Plan(has_middays=True), {"midday_at": time(21)}) is None
    assert rules.changed(Plan(), {"midday_at": time(7)}) is not None, "nobody wants one"


# --- In the group ---


async def begun(world: "World", admin: "Human", who: "list[Human]", **changes: object) -> None:
    async with world.app.workshop.work() as work:
        plan = Plan.model_validate({"days": 3, "goal": 3, "has_middays": True, "title": "Walk", **changes})
        one = await challenges.publish(work, 1, (await challenges.draft(work, 1, admin.id, plan)).id)
        for number, each in enumerate(who):
            await challenges.enrol(work, one, each.id, number % 2 if plan.teams == "chosen" else None)
    await world.settle()
    await world.pass_time(days=1)


async def said(world: "World", **how_long: float) -> list[str]:
    since = len(world.said)
    await world.pass_time(**how_long)
    return [each.text for each in world.said[since:] if "Walk" in each.text]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_how_many_were_there_and_then_all(world: "World", language: str) -> None:
    admin, ana, ben, cem = await people(world, "Ana", "Ben", "Cem", language=language)
    await begun(world, admin, [ana, ben, cem])
    found = []
    for early, late in (([ana], []), ([ana, ben], [cem]), ([ana, ben, cem], [])):
        for each in early:
            await each.says("/checkin")
        midday = await said(world, hours=5)
        for each in late:
            await each.says("/checkin")
        evening = [text for text in await said(world, hours=8) if "🏁" not in text]
        found.append((midday, evening))
        await world.pass_time(hours=11)
    first, second, third = found
    assert first == ([], []), "one alone is no news"
    assert len(second[1]) == 1, "in the evening all have done it"
    assert third[1] == [], "that all have done it was told at midday"
    assert [*second[0], *third[0]] == {
        "en": snapshot(
            [
                """\
<b>🎯 Walk</b> · midday of day 2 of 3
✅ 2 of 3 have done today's already.\
""",
                """\
<b>🎯 Walk</b> · midday of day 3 of 3
✅ All 3 have done today's, and the day is still young!\
""",
            ]
        ),
        "zh-CN": snapshot(
            [
                """\
<b>🎯 Walk</b> · 第 2 天中午，共 3 天
✅ 3 位里已经有 2 位完成了今天的。\
""",
                """\
<b>🎯 Walk</b> · 第 3 天中午，共 3 天
✅ 今天还早，3 位就全都完成了！\
""",
            ]
        ),
    }[language]


async def test_a_team_that_is_complete_is_named_and_nobody_else(world: "World") -> None:
    admin, ana, ben, cem, dan = await people(world, "Ana", "Ben", "Cem", "Dan")
    await begun(world, admin, [ana, ben, cem, dan], teams="chosen", team_count=2)
    for each in (ana, cem):
        await each.says("/checkin")
    assert await said(world, hours=5) == snapshot(
        [
            """\
<b>🎯 Walk</b> · midday of day 1 of 3
✅ 2 of 4 have done today's already.
👥 Everybody is there: 🦊 Foxes\
"""
        ]
    )


async def test_it_is_off_at_first_and_nothing_is_said_then(world: "World") -> None:
    admin, ana, ben = await people(world, "Ana", "Ben")
    await begun(world, admin, [ana, ben], has_middays=False)
    for each in (ana, ben):
        await each.says("/checkin")
    assert await said(world, hours=5) == []
    assert len(await said(world, hours=8)) == 1, "in the evening as ever"


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_it_is_wanted_by_a_tap(world: "World", language: str) -> None:
    admin, _ = await people(world, "Ana", language=language)
    await admin.says("/challenge")
    await admin.presses(STARTER[language])
    await admin.presses(MORE[language])
    await admin.presses(MIDDAY[language])
    await admin.presses({"en": "Midday +", "zh-CN": "中午 +"}[language])
    line = next(line for line in world.said[-1].text.splitlines() if line.startswith("🕐"))
    await admin.presses({"en": "‹ Back", "zh-CN": "‹ 返回"}[language])
    await admin.presses({"en": "Next: what will be said ›", "zh-CN": "下一步：看看会发什么 ›"}[language])
    told = [each for each in world.said[-1].text.splitlines() if "midday" in each or "中午" in each]
    assert [line, told[0], len(told)] == {
        "en": snapshot(
            [
                "🕐 At 14:00, how many were there already, once there are two; never who was not",
                "• 5 May: midday, if there is something to tell",
                6,
            ]
        ),
        "zh-CN": snapshot(
            ["🕐 14:00 说一声已经有多少人完成，满两位才说，从不点名谁还没做", "• 5月5日：中午小结，有可说的才发", 6]
        ),
    }[language]
