"""Whoever began it is gone, a badge's maker is, the points are not there, the group is no more: it goes on or ends well."""

from typing import TYPE_CHECKING, Any

import pytest
from inline_snapshot import snapshot
from sqlalchemy import text

from bot.features import badges, challenges, points
from bot.features.challenges import Plan, State
from tests.challenges.conftest import JOIN, MINE
from tests.challenges.test_edges import balance, gets, state_of, with_stake
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World


async def second_admin(world: "World") -> "Human":
    eve = await world.person("Eve", admin=True)
    await eve.says("hello")
    await eve.opens_private_chat()
    return eve


async def leaves_for_good(world: "World", who: "Human") -> None:
    world.telegram.roles[world.group.chat_id, who.id] = "left"
    await who.leaves()


async def runs(world: "World", by: "Human", **plan: Any) -> int:
    """Begins tomorrow."""
    async with world.app.workshop.work() as work:
        made = await challenges.draft(work, 1, by.id, Plan(**{"title": "Walk", "days": 3, "goal": 2} | plan))
        await challenges.publish(work, 1, made.id)
    await world.settle()
    return made.id


# --- Points that are not there ---


async def test_a_stake_above_ones_balance_leaves_nothing_behind(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    number = await with_stake(world, admin)
    await gets(world, ana, 18)
    assert await balance(world, ana) == 19
    for _ in range(2):
        assert await ana.presses("I'm in (20 points)") == snapshot("That takes 20 points, and you have 19.")
    async with world.app.workshop.work() as work:
        held = [
            (await work.db.execute(text(statement), {"m": ana.id})).scalar_one()
            for statement in (
                "SELECT count(*) FROM enrolments WHERE member_id = :m",
                "SELECT count(*) FROM ledger WHERE member_id = :m AND key LIKE 'stake:%'",
            )
        ]
        assert held == [0, 0]
        assert (await points.audit(work.db))["problems"] == []
        one = await challenges.find(work, 1, number)
        assert not await challenges.is_in(work, one, ana.id)
    assert await balance(world, ana) == 19
    await gets(world, ana, 1)
    await ana.presses("I'm in (20 points)")
    assert await balance(world, ana) == 0
    await world.pass_time(days=1)
    await ana.says("/checkin")
    assert await ana.presses(MINE["en"]) == snapshot("You: one day done, goal 5. Day 1 of 7 is done ✅")


async def test_a_stake_is_not_borrowed_from_another_one(world: "World") -> None:
    """Two challenges, and points for one of them."""
    admin, ana = await people(world, "Ana")
    first, second = await runs(world, admin, stake=20), await runs(world, admin, stake=20, title="Swim")
    await gets(world, ana, 30)
    here = world.telegram.message_in(world.group.chat_id)
    await ana.presses_data(f"challenges:join:1:{first}", here)
    assert await ana.presses_data(f"challenges:join:1:{second}", here) == snapshot(
        "That takes 20 points, and you have 11."
    )
    async with world.app.workshop.work() as work:
        await challenges.cancel(work, 1, first)
    await ana.presses_data(f"challenges:join:1:{second}", here)
    assert await balance(world, ana) == 11


# --- People who are not there ---


async def test_its_creator_leaves_and_it_goes_on_to_its_end(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    eve = await second_admin(world)
    await gets(world, ana, 30)
    number = await runs(world, eve, stake=20, points=15)
    await ana.presses("I'm in (20 points)")
    before = await balance(world, ana)
    await world.pass_time(days=1)
    await ana.says("/checkin")
    await leaves_for_good(world, eve)
    since = len(world.said)
    await world.pass_time(days=1)
    await ana.says("/checkin")
    await world.pass_time(days=4)
    assert await state_of(world, number) is State.CLOSED
    assert await balance(world, ana) == before + 5 + 5 + 15 + 20
    heard = [one for one in world.said[since:] if "Walk" in one.text]
    assert {one.chat_id for one in heard} == {world.group.chat_id, admin.id}, "who left hears nothing more"
    assert any("is over. Thank you" in one.text for one in heard)
    assert any("in numbers" in one.text for one in heard if one.chat_id == admin.id)


async def test_who_is_left_looks_after_it(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    eve = await second_admin(world)
    number = await runs(world, eve, prompt_at="08:00")
    await ana.presses(JOIN["en"])
    await leaves_for_good(world, eve)
    await world.pass_time(days=1)
    here = world.telegram.message_in(admin.id)
    for action in ("pause", "resume", "extend"):
        await admin.presses_data(f"challenges:{action}:1:{number}" + (":1" if action == "extend" else ""), here)
    async with world.app.workshop.work() as work:
        one = await challenges.find(work, 1, number)
    assert (one.plan.days, one.paused_on, one.made_by) == (4, None, eve.id)
    gone = world.telegram.message_in(eve.id)
    assert await eve.presses_data(f"challenges:cancel:1:{number}", gone) == snapshot(
        "Only admins of this group can do that."
    )
    assert await state_of(world, number) is State.LIVE


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_a_badge_comes_although_its_maker_is_gone(world: "World", language: str) -> None:
    _, ana = await people(world, "Ana", language=language)
    eve = await second_admin(world)
    await eve.says('/badge new 🏁 "Finisher"')
    await eve.presses(next(label for label, data in world.said[-1].buttons.items() if ":save" in data))
    await runs(world, eve, badge="🏁", goal=1)
    await ana.presses(JOIN[language])
    await leaves_for_good(world, eve)
    await world.pass_time(days=1)
    await ana.says("/checkin")
    async with world.app.workshop.work() as work:
        badge = badges.find(work, 1, "🏁")
        assert badge is not None
        holders = (await work.db.execute(
            text("SELECT member_id, granted_by FROM badge_grants WHERE badge = :b"), {"b": badge.id}
        )).all()  # fmt: skip
    assert [tuple(one) for one in holders] == [(ana.id, eve.id)]
    assert "🏁 Finisher" in await ana.says("/badges")


async def test_a_badge_that_was_retired_meanwhile_is_left_out_and_the_points_come(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await admin.says('/badge new 🏁 "Finisher"')
    await admin.presses(next(label for label, data in world.said[-1].buttons.items() if ":save" in data))
    await runs(world, admin, badge="🏁", goal=1, points=15)
    await ana.presses(JOIN["en"])
    async with world.app.workshop.work() as work:
        badge = badges.find(work, 1, "🏁")
        assert badge is not None
        await badges.retire(work, 1, badge, admin.id, is_retired=True)
    await world.pass_time(days=1)
    before = await balance(world, ana)
    await ana.says("/checkin")
    assert await balance(world, ana) == before + 5 + 15
    assert "Finisher" not in await ana.says("/badges")


# --- A group that is not there ---


async def test_a_group_that_was_deleted_gives_all_stakes_back(world: "World") -> None:
    """Nobody tells the bot: it hears of it when it wants to speak."""
    admin, ana, ben = await people(world, "Ana", "Ben")
    number = await with_stake(world, admin)
    before = {}
    for one in (ana, ben):
        await gets(world, one, 30)
        before[one.id] = await balance(world, one)
        await one.presses("I'm in (20 points)")
    await world.pass_time(days=2)
    await ana.says("/checkin")
    earned = await balance(world, ana) - (before[ana.id] - 20)

    def deleted(_method: str, parameters: dict[str, Any]) -> tuple[int, dict[str, Any]] | None:
        if parameters.get("chat_id") != world.group.chat_id:
            return None
        return 403, {"ok": False, "error_code": 403, "description": "Forbidden: the group chat was deleted"}

    world.telegram.faults.append(deleted)
    since = len(world.said)
    await world.pass_time(days=20)
    assert await state_of(world, number) in (State.CLOSED, State.CANCELLED)
    assert await balance(world, ana) == before[ana.id] + earned
    assert await balance(world, ben) == before[ben.id]
    assert world.said[since:] == [], "and nobody is written to about it"
    async with world.app.workshop.work() as work:
        waiting = await work.db.execute(text("SELECT kind FROM due WHERE kind LIKE 'challenges.%'"))
        assert [kind for (kind,) in waiting] == []
