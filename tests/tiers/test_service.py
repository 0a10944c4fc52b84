"""Rising by points, and what is told of it, on both databases."""

from typing import Any

import pytest
from pydantic import ValidationError
from sqlalchemy import event, select

from bot.features import points, tiers
from bot.features.points import Change
from bot.features.tiers import Privilege, TierReached
from bot.features.tiers.service import judging
from bot.features.tiers.tables import MemberTierRow
from bot.kit import outbox
from bot.kit.work import Workshop
from tests.support.moments import START

DAY = START.date()
ANA = 1001


async def award(workshop: Workshop, amount: int, key: str, community: int = 1, member: int = ANA) -> None:
    async with workshop.work() as work:
        await points.award(work, community, member, amount, reason="tests.award", key=key, day=DAY)


async def reverse(workshop: Workshop, key: str) -> None:
    async with workshop.work() as work:
        await points.reverse(work, 1, ANA, key, reason="tests.undo")


async def rows(workshop: Workshop) -> list[tuple[int, int, str]]:
    table: Any = MemberTierRow.__table__  # type: ignore[attr-defined]
    async with workshop.engine.connect() as db:
        found = await db.execute(select(table.c.community_id, table.c.member_id, table.c.tier).order_by(*table.c))
        return [tuple(row) for row in found]


async def told(workshop: Workshop) -> int:
    async with workshop.engine.connect() as db:
        return (await outbox.census(db))["queued"]


async def tier(workshop: Workshop) -> str:
    async with workshop.work() as work:
        return await tiers.tier_of(work, 1, ANA)


async def test_everybody_begins_as_a_newcomer(workshop: Workshop) -> None:
    assert await tier(workshop) == "newcomer"


async def test_a_rise_is_told_once(workshop: Workshop, reached: list[TierReached]) -> None:
    await award(workshop, 99, "a")
    assert (await rows(workshop), reached) == ([], [])
    await award(workshop, 1, "b")
    assert await rows(workshop) == [(1, ANA, "growing")]
    await award(workshop, 800, "c")
    assert (await told(workshop), reached) == (1, [TierReached(1, ANA, "growing")])
    assert await tier(workshop) == "growing"


async def test_two_steps_at_once_are_told_as_one(workshop: Workshop, reached: list[TierReached]) -> None:
    await award(workshop, 5000, "a")
    assert (await told(workshop), reached) == (1, [TierReached(1, ANA, "expert")])


async def test_what_is_taken_back_takes_no_tier_at_once(workshop: Workshop, reached: list[TierReached]) -> None:
    """An undone check-in is often made again; a look at the whole day decides, and that says so first."""
    await award(workshop, 60, "a")
    await award(workshop, 60, "b")
    for n in range(3):
        await reverse(workshop, "b" if n == 0 else f"b{n}")
        assert await rows(workshop) == [(1, ANA, "growing")]
        await award(workshop, 60, f"b{n + 1}")
    assert (await told(workshop), len(reached)) == (1, 1)


async def test_spending_keeps_the_tier(workshop: Workshop) -> None:
    await award(workshop, 120, "a")
    async with workshop.work() as work:
        await points.spend(work, 1, ANA, 100, reason="tests.spend", key="s", day=DAY)
    assert await tier(workshop) == "growing"


async def test_each_community_has_its_own_ladder(workshop: Workshop, reached: list[TierReached]) -> None:
    async with workshop.work() as work:
        ladder = [{"key": "newcomer"}, {"key": "friend", "title": "Friend", "points": 10}]
        await work.change_setting(tiers.Settings, 2, "ladder", ladder)
    await award(workshop, 20, "a")
    await award(workshop, 20, "a", community=2)
    assert reached == [TierReached(2, ANA, "friend")]
    async with workshop.work() as work:
        assert tiers.keys(work, 1) == ("newcomer", "growing", "expert")
        assert tiers.keys(work, 2) == ("newcomer", "friend")


async def test_many_who_rise_at_once_are_named_together(workshop: Workshop, reached: list[TierReached]) -> None:
    for n in range(11):
        await award(workshop, 99, "a", member=n)
    assert (await told(workshop), reached) == (0, [])
    async with workshop.work() as work:
        await work.change_setting(tiers.Settings, 1, "ladder", [{"key": "newcomer"}, {"key": "growing", "points": 50}])
    async with workshop.work() as work:
        await judging.look_at(work, 1, range(11))
    assert (await told(workshop), len(reached)) == (1, 11)


@pytest.mark.parametrize(
    ("ladder", "complaint"),
    [
        ([{"key": "newcomer"}], "2 to 8 steps"),
        ([{"key": "newcomer"}] * 2, "a key of its own"),
        ([{"key": "newcomer", "points": 1}, {"key": "growing", "points": 2}], "asks for nothing"),
        ([{"key": "newcomer"}, {"key": "growing", "points": 5}, {"key": "expert", "points": 5}], "must ask for more"),
        (
            [{"key": "newcomer"}, {"key": "growing", "active_days": 5}, {"key": "expert", "points": 50}],
            "nothing less",
        ),
        ([{"key": "newcomer"}, {"key": "growing", "active_days": 31}], "more active days"),
        ([{"key": "newcomer"}, {"key": "friend", "points": 5}], "needs a title"),
    ],
)
async def test_a_ladder_goes_up(workshop: Workshop, ladder: list[dict[str, Any]], complaint: str) -> None:
    async with workshop.work() as work:
        with pytest.raises(ValidationError, match=complaint):
            await work.change_setting(tiers.Settings, 1, "ladder", ladder)


async def test_privileges_go_with_all_steps_above(workshop: Workshop) -> None:
    ladder = [
        {"key": "newcomer"},
        {"key": "growing", "points": 10, "privileges": ["hosting", "early"]},
        {"key": "expert", "points": 20, "privileges": ["booking"]},  # kept from when it was on offer
    ]
    async with workshop.work() as work:
        await work.change_setting(tiers.Settings, 1, "ladder", ladder)
    allowed = []
    for amount in (1, 9, 10):
        await award(workshop, amount, str(amount))
        async with workshop.work() as work:
            allowed.append([one.value for one in Privilege if await tiers.may(work, 1, ANA, one)])
    assert allowed == [[], ["early"], ["early"]]


async def test_a_thousand_changes_below_a_threshold_cost_no_statement(workshop: Workshop) -> None:
    changes = [Change(1, n, 1, 10, 11, "points.for-message") for n in range(1000)]
    statements: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        statements.append(statement)

    async with workshop.work() as work:
        event.listen(workshop.engine.sync_engine, "before_cursor_execute", note)
        await judging.follow(work, changes)
        event.remove(workshop.engine.sync_engine, "before_cursor_execute", note)
    assert statements == []
