"""Awarding, spending and taking back, on both databases."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.features import points, preferences
from bot.features.points import Period
from bot.kit.work import Refusal, Work, Workshop
from tests.points.conftest import Witness
from tests.support.moments import START

DAY = START.date()
BIG_GROUP, BIG_PERSON = 2**51 + 7, 2**52 - 1


async def award(
    work: Work, amount: int, key: str = "k", member: int = 1, day: date = DAY, group: int = 1
) -> points.Award:
    return await points.award(work, group, member, amount, reason="tests.award", key=key, day=day)


async def spend(work: Work, amount: int, key: str = "s", member: int = 1) -> points.Spending:
    return await points.spend(work, 1, member, amount, reason="tests.spend", key=key, day=DAY)


async def undo(work: Work, key: str = "k", member: int = 1) -> points.Reversal:
    return await points.reverse(work, 1, member, key, reason="tests.undo")


async def sound(workshop: Workshop) -> dict[str, Any]:
    async with workshop.work() as work:
        found = await points.audit(work.db)
    assert found["problems"] == []
    assert found["ledger"]["sum"] == found["balances"]["sum"]
    return found


async def at_once(workshop: Workshop, times: int, deed: Callable[[Work], Awaitable[Any]]) -> list[Any]:
    async def one() -> Any:
        async with workshop.work() as work:
            return await deed(work)

    return await asyncio.gather(*(one() for _ in range(times)), return_exceptions=True)


async def test_a_key_is_awarded_once(workshop: Workshop, witness: Witness) -> None:
    async with workshop.work() as work:
        assert await award(work, 5) == points.Award(True, 5, 5)
        assert await award(work, 5) == points.Award(False, 5, 5)
        assert await award(work, 3, "other") == points.Award(True, 8, 8)
    assert [change[2:] for fact in witness.facts for change in fact.changes] == [
        (5, 0, 5, "tests.award"),
        (3, 5, 8, "tests.award"),
    ]
    await sound(workshop)


async def test_communities_and_members_are_apart(workshop: Workshop) -> None:
    async with workshop.work() as work:
        await award(work, 5, group=1, member=1)
        await award(work, 6, group=2, member=1)
        await award(work, 7, group=1, member=2)
        accounts = [await points.account_of(work, 1, member) for member in (1, 2, 3)]
    assert [account.balance for account in accounts] == [5, 7, 0]


async def test_ids_of_64_bits(workshop: Workshop) -> None:
    async with workshop.work() as work:
        done = await points.award(
            work, BIG_GROUP, BIG_PERSON, 2**40, reason="tests.award", key="k", day=DAY, ref=2**52 - 1
        )
        earned = points.Earning(BIG_GROUP, BIG_PERSON, "message", "m:1", DAY, START, 2**52 - 1)
        assert await points.earn_many(work, [earned]) == [True]
        (entry, _) = await points.entries_of(work, BIG_GROUP, BIG_PERSON)
    assert (done.balance, entry.ref) == (2**40, 2**52 - 1)
    await sound(workshop)


async def test_fifty_at_once_are_one_entry(workshop: Workshop) -> None:
    outcomes = await at_once(workshop, 50, lambda work: award(work, 5))
    assert Counter(outcome.is_new for outcome in outcomes) == {True: 1, False: 49}
    assert await sound(workshop) == {
        "ledger": {"entries": 1, "sum": 5}, "balances": {"sum": 5}, "problems": [], "repairs": [],
    }  # fmt: skip


async def test_two_hundred_awards_at_once_lose_nothing(workshop: Workshop) -> None:
    keys = iter(range(200))
    await at_once(workshop, 200, lambda work: award(work, 1, f"k{next(keys)}"))
    assert (await sound(workshop))["balances"]["sum"] == 200


async def test_spending_lowers_the_balance_and_not_what_was_earned(workshop: Workshop) -> None:
    async with workshop.work() as work:
        await award(work, 10)
        assert await spend(work, 4) == points.Spending(True, 6)
        assert await spend(work, 4) == points.Spending(False, 6)
        account = await points.account_of(work, 1, 1)
    assert (account.balance, account.lifetime, account.today) == (6, 10, 10)
    await sound(workshop)


async def test_who_has_too_little_is_refused_and_loses_nothing(workshop: Workshop) -> None:
    async with workshop.work() as work:
        await award(work, 3)
        with pytest.raises(Refusal) as refusal:
            await spend(work, 4)
        with pytest.raises(Refusal):
            await spend(work, 1, member=2)
        assert dict(refusal.value.text.values) == {"balance": 3, "needed": 4}
        assert (await spend(work, 3)).is_new, "a refused key is free"
    assert (await sound(workshop))["ledger"] == {"entries": 2, "sum": 0}


async def test_ten_redemptions_at_once_of_all_one_has(workshop: Workshop) -> None:
    async with workshop.work() as work:
        await award(work, 100)
    keys = iter(range(10))
    outcomes = await at_once(workshop, 10, lambda work: spend(work, 60, f"s{next(keys)}"))
    assert Counter(type(outcome) for outcome in outcomes) == {points.Spending: 1, Refusal: 9}
    assert (await sound(workshop))["balances"]["sum"] == 40


async def test_the_database_itself_refuses_a_debt(workshop: Workshop) -> None:
    async with workshop.work() as work:
        await award(work, 1)
    with pytest.raises(DBAPIError):
        async with workshop.work() as work:
            await work.db.execute(text("UPDATE accounts SET balance = balance - 2"))


async def test_an_award_is_taken_back_once_and_on_its_own_day(workshop: Workshop) -> None:
    async with workshop.work() as work:
        await award(work, 5, "old", day=DAY - timedelta(days=7))
        await award(work, 3, "new")
        assert await undo(work, "old") == points.Reversal(True, -5, 0, 3, 3)
        assert await undo(work, "old") == points.Reversal(False, 0, 0, 3, 3)
        assert not (await award(work, 5, "old")).is_new
        account = await points.account_of(work, 1, 1)
        entries = {entry.key: entry for entry in await points.entries_of(work, 1, 1)}
    assert (account.today, account.this_week, account.this_month) == (3, 3, 3)
    assert entries["reverse:old"].day == DAY - timedelta(days=7)
    await sound(workshop)


async def test_undoing_todays_award_takes_it_off_every_period(workshop: Workshop) -> None:
    async with workshop.work() as work:
        await award(work, 5, "a")
        await award(work, 2, "b")
        await undo(work, "a")
        account = await points.account_of(work, 1, 1)
    assert account == points.Account(2, 2, 2, 2, 2)


async def test_what_was_spent_cannot_be_taken_back_and_is_told(workshop: Workshop) -> None:
    async with workshop.work() as work:
        await award(work, 5)
        await spend(work, 4)
        assert await undo(work) == points.Reversal(True, -1, 4, 0, 0)
    await sound(workshop)


async def test_a_spending_is_given_back(workshop: Workshop, witness: Witness) -> None:
    async with workshop.work() as work:
        await award(work, 5)
        await spend(work, 4)
        assert await undo(work, "s") == points.Reversal(True, 4, 0, 5, 5)
    assert witness.facts[-1].changes[0][2:] == (4, 5, 5, "tests.undo")
    await sound(workshop)


async def test_nothing_to_take_back(workshop: Workshop) -> None:
    async with workshop.work() as work:
        assert not (await undo(work)).is_new
        await award(work, 5)
        assert not (await undo(work, "never")).is_new
        await undo(work)
        assert not (await undo(work, "reverse:k")).is_new, "an undo is not undone: award anew"


async def test_fifty_at_once_take_back_once(workshop: Workshop) -> None:
    async with workshop.work() as work:
        await award(work, 5)
        await award(work, 5, "other")
    outcomes = await at_once(workshop, 50, undo)
    assert Counter(outcome.is_new for outcome in outcomes) == {True: 1, False: 49}
    assert (await sound(workshop))["balances"]["sum"] == 5


@pytest.mark.parametrize("amount", [0, -1])
async def test_an_amount_is_at_least_one(workshop: Workshop, amount: int) -> None:
    async with workshop.work() as work:
        with pytest.raises(ValueError, match="1 or more"):
            await award(work, amount)
        with pytest.raises(ValueError, match="1 or more"):
            await spend(work, amount)


async def test_nobody_takes_the_key_of_an_undo(workshop: Workshop) -> None:
    async with workshop.work() as work:
        with pytest.raises(ValueError, match="reverse:k"):
            await award(work, 5, "reverse:k")


async def test_an_older_day_never_resets_a_newer_period(workshop: Workshop) -> None:
    async with workshop.work() as work:
        await award(work, 1, "today")
        await award(work, 10, "yesterday", day=DAY - timedelta(days=1))  # a Sunday, last week, another month not
        await award(work, 100, "long ago", day=date(2025, 1, 1))
        account = await points.account_of(work, 1, 1)
    assert account == points.Account(111, 111, 1, 1, 11)


async def test_a_rollback_leaves_nothing(workshop: Workshop) -> None:
    """Statements that pass SQLAlchemy by are in the transaction too."""

    async def fail() -> None:
        async with workshop.work() as work:
            await points.earn_many(work, [points.Earning(1, 1, "message", "m:1", DAY, START)])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert (await sound(workshop))["ledger"]["entries"] == 0


async def test_the_audit_names_who_does_not_add_up(workshop: Workshop) -> None:
    async with workshop.work() as work:
        await award(work, 5, member=1)
        await award(work, 5, member=2)
        await work.db.execute(text("UPDATE accounts SET balance = 6 WHERE member_id = 2"))
        (problem,) = (await points.audit(work.db))["problems"]
        assert "member 2 of community 1" in problem
        await work.db.execute(text("DELETE FROM accounts WHERE member_id = 1"))
        assert len((await points.audit(work.db))["problems"]) == 2


# --- Boards ---


async def board(work: Work) -> None:
    for member, amount in {1: 50, 2: 30, 3: 30, 4: 20, 5: 10, 6: 40}.items():
        await award(work, amount, member=member)
    await award(work, 99, member=7, day=DAY - timedelta(days=60))
    await award(work, 99, member=1, group=2)


async def hide(workshop: Workshop, *ids: int) -> None:
    async with workshop.work() as work:
        for member in range(1, 8):
            await preferences.hide(work, member, member in ids)


async def test_the_top_of_a_period(workshop: Workshop) -> None:
    async with workshop.work() as work:
        await board(work)
    await hide(workshop, 6)
    async with workshop.work() as work:
        today = await points.top(work, 1, Period.DAY, DAY, limit=4)
        always = await points.top(work, 1, Period.ALL, DAY, limit=2)
        tomorrow = await points.top(work, 1, Period.DAY, DAY + timedelta(days=1))
        week = await points.top(work, 1, Period.WEEK, DAY + timedelta(days=6), limit=1)
    assert today == [(1, 1, 50), (2, 2, 30), (2, 3, 30), (4, 4, 20)]
    assert always == [(1, 7, 99), (2, 1, 50)]
    assert tomorrow == []
    assert week == [(1, 1, 50)]


async def test_ones_rank_and_neighbours(workshop: Workshop) -> None:
    async with workshop.work() as work:
        await board(work)
        for period in (Period.DAY, Period.WEEK, Period.MONTH):
            assert await points.rank_of(work, 1, 3, period, DAY) == (3, 3, 30)
        assert await points.rank_of(work, 1, 7, Period.DAY, DAY) is None
        around = await points.neighbours(work, 1, 3, Period.DAY, DAY, reach=1)
        assert around == [(3, 2, 30), (3, 3, 30), (5, 4, 20)]
        assert await points.neighbours(work, 1, 1, Period.DAY, DAY, reach=1) == [(1, 1, 50), (2, 6, 40)]
        assert await points.neighbours(work, 1, 7, Period.DAY, DAY) == []


async def test_who_is_hidden_takes_no_place(workshop: Workshop) -> None:
    async with workshop.work() as work:
        await board(work)
    await hide(workshop, 6, 7)
    async with workshop.work() as work:
        assert await points.rank_of(work, 1, 3, Period.DAY, DAY) == (2, 3, 30)
    await hide(workshop, 3)
    async with workshop.work() as work:
        assert await points.rank_of(work, 1, 3, Period.DAY, DAY) is None
    await hide(workshop, 6, 2)
    async with workshop.work() as work:
        assert await points.neighbours(work, 1, 4, Period.DAY, DAY, reach=1) == [
            (2, 3, 30), (3, 4, 20), (4, 5, 10),
        ]  # fmt: skip
