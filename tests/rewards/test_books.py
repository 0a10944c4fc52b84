"""Whatever happens in whatever order, at once or one after the other: stock, points and limits add up."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from bot.features import points, rewards
from bot.features.rewards.rules import COUNTED
from bot.kit.work import Refusal, Work
from tests.rewards.conftest import ADMIN, Story

MEMBERS = (2001, 2002)
BALANCE, PRICE, STOCK, LIMIT = 70, 30, 3, 2

Act = Callable[[Work, int, int, int], Awaitable[object]]
ACTS: dict[str, Act] = {
    "take": lambda work, reward, member, number: rewards.redeem(work, 1, member, reward, number, PRICE),
    "give": lambda work, reward, member, _number: rewards.give(work, 1, member, reward),
    "approve": lambda work, reward, member, number: rewards.approve(work, 1, reward, member, number, ADMIN),
    "decline": lambda work, reward, member, number: rewards.decline(work, 1, reward, member, number, ADMIN, "talk"),
    "cancel": lambda work, reward, member, number: rewards.cancel(work, 1, reward, member, number),
    "hand over": lambda work, reward, member, number: rewards.hand_over(work, 1, reward, member, number, ADMIN),
    "take back": lambda work, reward, member, number: rewards.take_back(work, 1, reward, member, number, ADMIN),
    "change": lambda work, _reward, _member, number: rewards.change(
        work, 1, f"Coffee valid {number}", changed_by_id=ADMIN
    ),
    "pause": lambda work, reward, _member, _number: rewards.show(
        work, 1, reward, rewards.Shown.PAUSED, changed_by_id=ADMIN
    ),
    "bring back": lambda work, reward, _member, _number: rewards.show(
        work, 1, reward, rewards.Shown.ACTIVE, changed_by_id=ADMIN
    ),
    "one more": lambda work, reward, _member, _number: rewards.move_stock(work, 1, reward, 1, changed_by_id=ADMIN),
    "one less": lambda work, reward, _member, _number: rewards.move_stock(work, 1, reward, -1, changed_by_id=ADMIN),
    "expire": lambda work, reward, member, number: rewards.expire(work, 1, reward, member, number),
}
STEP = st.tuples(st.sampled_from(["take"] * 4 + sorted(ACTS)), st.sampled_from(MEMBERS), st.integers(1, 3))
MOVES = {"one more": 1, "one less": -1}
AT_ONCE = st.lists(STEP, min_size=1, max_size=4)


@pytest.mark.parametrize("with_codes", [False, True])
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.booleans(), st.lists(AT_ONCE, min_size=3, max_size=12), st.booleans())
async def test_the_books_always_add_up(
    story: Story, with_codes: bool, asks: bool, steps: list[list[tuple[str, int, int]]], days_pass: bool
) -> None:
    reward = await _fresh(story, asks=asks, codes=STOCK if with_codes else 0)
    stock = STOCK
    for together in steps:
        # Codes are counted by themselves; of them there are as many as there were.
        acts = [one for one in together if not (with_codes and one[0] in MOVES)]
        done = await asyncio.gather(*(_step(story, reward, *one) for one in acts))
        stock += sum(MOVES.get(act, 0) for (act, _, _), is_done in zip(acts, done, strict=True) if is_done)
        if days_pass:
            story.clock.set(story.clock.now() + timedelta(days=2))
        await _adds_up(story, reward, stock)


async def _fresh(story: Story, *, asks: bool, codes: int) -> int:
    """Nobody has anything but points."""
    async with story.workshop.work() as work:
        for table in ("rewards", "reward_codes", "redemptions", "ledger", "accounts", "due"):
            await work.db.execute(text(f"DELETE FROM {table}"))  # noqa: S608
    for member in MEMBERS:
        await story.earns(BALANCE, member)
    words = f"Coffee {PRICE} stock {STOCK} limit {LIMIT} valid 3 {'approve' if asks else ''}"
    reward = await story.offers(words)
    if codes:
        async with story.workshop.work() as work:
            await rewards.begin_filling(work, 1, reward.id, ADMIN)
            await rewards.fill(work, ADMIN, "\n".join(map(str, range(codes))))
    return reward.id


async def _step(story: Story, reward: int, act: str, member: int, number: int) -> bool:
    """False when it was refused."""
    try:
        async with story.workshop.work() as work:
            await ACTS[act](work, reward, member, number)
    except Refusal:
        return False
    return True


async def _adds_up(story: Story, reward_id: int, stock: int) -> None:
    async with story.workshop.work() as work:
        assert (await points.audit(work.db))["problems"] == []
        reward = await rewards.reward_of(work, 1, reward_id)
        everybody = [await rewards.mine(work, 1, member) for member in MEMBERS]
        balances = [(await points.account_of(work, 1, member)).balance for member in MEMBERS]
        codes = (await work.db.execute(text("SELECT code, member_id, number FROM reward_codes"))).all()
    every = [one for of_one in everybody for one in of_one]
    handed_out = {(row.member_id, row.number) for row in codes if row.member_id}
    # A code that was shown cannot be put back; an admin may return the points for it all the same.
    issued = sum(one.state in COUNTED or (one.member_id, one.number) in handed_out for one in every)
    assert reward.terms.stock is not None
    assert reward.terms.stock + issued == stock
    for taken, balance in zip(everybody, balances, strict=True):
        standing = [one for one in taken if one.state in COUNTED]
        assert balance == BALANCE - sum(one.price for one in standing)
        assert sum(one.price > 0 for one in standing) <= LIMIT
        assert sorted(one.number for one in taken) == list(range(1, len(taken) + 1))
    if codes:
        assert reward.free_codes == reward.terms.stock
        assert len(handed_out) == issued
