"""Rising, falling and what is told of it, on both databases."""

from typing import Any

import pytest
from pydantic import ValidationError
from sqlalchemy import event, select

from bot.features import points, tiers
from bot.features.points import Change
from bot.features.tiers import Tier, TierReached, service
from bot.features.tiers.tables import MemberTierRow
from bot.kit import outbox
from bot.kit.work import Workshop
from tests.support.moments import START

DAY = START.date()
ANA = 1001


async def award(workshop: Workshop, amount: int, key: str, community: int = 1) -> None:
    async with workshop.work() as work:
        await points.award(work, community, ANA, amount, reason="tests.award", key=key, day=DAY)


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


async def tier(workshop: Workshop) -> Tier:
    async with workshop.work() as work:
        return await tiers.tier_of(work, 1, ANA)


async def test_everybody_begins_as_a_newcomer(workshop: Workshop) -> None:
    assert await tier(workshop) is Tier.NEWCOMER


async def test_a_rise_is_told_once(workshop: Workshop, reached: list[TierReached]) -> None:
    await award(workshop, 99, "a")
    assert (await rows(workshop), reached) == ([], [])
    await award(workshop, 1, "b")
    assert await rows(workshop) == [(1, ANA, "growing")]
    await award(workshop, 800, "c")
    assert (await told(workshop), reached) == (1, [TierReached(1, ANA, Tier.GROWING)])
    assert await tier(workshop) is Tier.GROWING


async def test_two_steps_at_once_are_told_as_one(workshop: Workshop, reached: list[TierReached]) -> None:
    await award(workshop, 5000, "a")
    assert (await told(workshop), reached) == (1, [TierReached(1, ANA, Tier.EXPERT)])


async def test_a_fall_is_not_told_and_a_second_rise_neither(workshop: Workshop, reached: list[TierReached]) -> None:
    await award(workshop, 60, "a")
    await award(workshop, 60, "b")
    for n in range(3):
        await reverse(workshop, "b" if n == 0 else f"b{n}")
        assert await tier(workshop) is Tier.NEWCOMER
        assert await rows(workshop) == [(1, ANA, "newcomer")]
        await award(workshop, 60, f"b{n + 1}")
        assert await tier(workshop) is Tier.GROWING
    assert (await told(workshop), len(reached)) == (1, 1)


async def test_spending_keeps_the_tier(workshop: Workshop) -> None:
    await award(workshop, 120, "a")
    async with workshop.work() as work:
        await points.spend(work, 1, ANA, 100, reason="tests.spend", key="s", day=DAY)
    assert await tier(workshop) is Tier.GROWING


async def test_each_community_has_its_own_ladder(workshop: Workshop, reached: list[TierReached]) -> None:
    async with workshop.work() as work:
        await work.change_setting(tiers.Settings, 2, "growing_at", 10)
    await award(workshop, 20, "a")
    await award(workshop, 20, "a", community=2)
    assert reached == [TierReached(2, ANA, Tier.GROWING)]


async def test_a_ladder_rises(workshop: Workshop) -> None:
    async with workshop.work() as work:
        with pytest.raises(ValidationError, match="above growing_at"):
            await work.change_setting(tiers.Settings, 1, "growing_at", 1000)


async def test_a_thousand_changes_below_a_threshold_cost_no_statement(workshop: Workshop) -> None:
    changes = [Change(1, n, 1, 10, 11, "points.for-message") for n in range(1000)]
    statements: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        statements.append(statement)

    async with workshop.work() as work:
        event.listen(workshop.engine.sync_engine, "before_cursor_execute", note)
        await service.follow(work, changes)
        event.remove(workshop.engine.sync_engine, "before_cursor_execute", note)
    assert statements == []
