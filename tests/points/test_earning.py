"""Earning by the rules, in bulk: what one at a time gives, any batches give, on both databases."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule
from sqlalchemy import text

from bot.features import communities, points
from bot.features.points import Earning, Rule
from bot.kit.clock import SetClock
from bot.kit.database import create_engine
from bot.kit.settings import Settings
from bot.kit.work import Refusal, Work, Workshop
from tests.points.conftest import Witness
from tests.support.moments import START

DAY = START.date()


def message(number: int, seconds: float, member: int = 1, group: int = 1, day: date = DAY) -> Earning:
    return Earning(group, member, "message", f"m:{number}", day, START + timedelta(seconds=seconds), number)


async def earn(workshop: Workshop, *earnings: Earning) -> list[bool]:
    async with workshop.work() as work:
        return list(await points.earn_many(work, earnings))


async def test_a_cooldown_holds_within_a_batch_and_across(workshop: Workshop) -> None:
    assert await earn(workshop, message(1, 0), message(2, 59), message(3, 60)) == [True, False, True]
    assert await earn(workshop, message(4, 119), message(5, 120)) == [False, True]


async def test_a_daily_cap_holds_within_a_batch_and_across(workshop: Workshop) -> None:
    first = [message(number, number * 60) for number in range(8)]
    assert await earn(workshop, *first) == [True] * 8
    more = [message(number, number * 60) for number in range(8, 12)]
    tomorrow = message(99, 90_000, day=DAY + timedelta(days=1))
    assert await earn(workshop, *more, tomorrow) == [True, True, False, False, True]


async def test_an_older_day_does_not_open_a_new_cap(workshop: Workshop) -> None:
    """Changing one's zone back and forth earns nothing."""
    await earn(workshop, *(message(number, number * 60) for number in range(10)))
    west = message(50, 5000, day=DAY - timedelta(days=1))
    east = message(51, 6000, day=DAY)
    assert await earn(workshop, west, east) == [False, False]


async def test_the_same_key_is_paid_once(workshop: Workshop) -> None:
    again = message(1, 3600)
    assert await earn(workshop, message(1, 0), again) == [True, False]
    assert await earn(workshop, again, message(2, 3600)) == [False, True], "a repeat uses up no cooldown"


async def test_kinds_have_rules_of_their_own(workshop: Workshop, witness: Witness) -> None:
    earnings = [message(1, 0), *(Earning(1, 1, "reply", f"r:{n}", DAY, START, n) for n in range(3))]
    assert await earn(workshop, *earnings) == [True] * 4
    (fact,) = witness.facts
    assert [(change.amount, change.lifetime_before, change.lifetime_after) for change in fact.changes] == [
        (1, 0, 1), (2, 1, 3), (2, 3, 5), (2, 5, 7),
    ]  # fmt: skip
    assert {change.reason for change in fact.changes} == {"points.for-message", "points.for-reply"}


async def test_a_community_has_its_own_rules(workshop: Workshop) -> None:
    async with workshop.work() as work:
        await work.change_setting(points.Settings, 2, "message", {"points": 3, "cooldown_seconds": 0, "daily_cap": 7})
        await work.change_setting(points.Settings, 3, "message", {"points": 0, "daily_cap": 10})
        await work.change_setting(points.Settings, 4, "message", {"points": 5, "daily_cap": 4})
    batch = [message(number, 0, group=group) for group in (1, 2, 3, 4) for number in range(4)]
    paid = await earn(workshop, *batch)
    assert [sum(paid[at : at + 4]) for at in range(0, 16, 4)] == [1, 2, 0, 0]
    async with workshop.work() as work:
        assert (await points.account_of(work, 2, 1)).balance == 6


async def test_nothing_earned_announces_nothing(workshop: Workshop, witness: Witness) -> None:
    assert await earn(workshop) == []
    await earn(workshop, message(1, 0))
    await earn(workshop, message(2, 1))
    assert len(witness.facts) == 1


async def test_two_bots_at_once_pay_once(workshop: Workshop) -> None:
    batches = await asyncio.gather(*(earn(workshop, *(message(n, 0, member=n) for n in range(40))) for _ in range(8)))
    assert [sum(column) for column in zip(*batches, strict=True)] == [1] * 40
    await sound(workshop)


async def test_two_bots_at_once_pay_a_key_once_though_there_is_no_cooldown(workshop: Workshop) -> None:
    replies = [Earning(1, n, "reply", "r:1", DAY, START, 1) for n in range(40)]
    batches = await asyncio.gather(*(earn(workshop, *replies) for _ in range(8)))
    assert [sum(column) for column in zip(*batches, strict=True)] == [1] * 40
    await sound(workshop)


async def test_a_broken_promise_that_all_is_new_breaks_no_book(workshop: Workshop) -> None:
    reply = Earning(1, 1, "reply", "r:1", DAY, START, 1)
    await earn(workshop, reply)
    async with workshop.work() as work:
        assert await points.earn_many(work, [reply, reply._replace(key="r:2")], are_new=True) == [False, True]
        assert (await points.account_of(work, 1, 1)) == points.Account(4, 4, 4, 4, 4)
    await sound(workshop)


async def test_an_award_opens_the_caps_of_its_day(workshop: Workshop) -> None:
    await earn(workshop, *(message(number, number * 60) for number in range(10)))
    tomorrow = DAY + timedelta(days=1)
    async with workshop.work() as work:
        await points.award(work, 1, 1, 5, reason="tests.award", key="k", day=tomorrow)
    assert await earn(workshop, message(20, 5000), message(21, 90_000, day=tomorrow)) == [True, True]


async def test_an_explanation_has_the_numbers(workshop: Workshop) -> None:
    asked = [message(1, 0), message(2, 20), *(message(n, n * 60) for n in range(3, 15))]
    await earn(workshop, *asked)
    async with workshop.work() as work:
        paid, soon, *_, late = [await points.explain(work, one) for one in asked]
    assert isinstance(paid, points.Entry)
    assert isinstance(soon, points.Decision)
    assert isinstance(late, points.Decision)
    assert (soon.why, soon.seconds, soon.terms.cooldown_seconds) == ("cooldown", 20, 60)
    assert (late.why, late.used, late.terms.daily_cap) == ("cap", 10, 10)


async def empty(work: Work) -> None:
    for statement in ("DELETE FROM ledger", "DELETE FROM accounts", "DELETE FROM pairs"):
        await work.db.execute(text(statement))


async def sound(workshop: Workshop) -> None:
    async with workshop.work() as work:
        assert (await points.audit(work.db))["problems"] == []


# --- By property ---

moves = st.lists(
    st.tuples(
        st.integers(1, 2),  # community
        st.integers(1, 3),  # member
        st.sampled_from(["message", "media", "reply", "reaction", "thanks"]),
        st.integers(0, 25),  # what it is for; few, so that keys come again
        st.integers(0, 90),  # seconds since the one before
        st.sampled_from([0, 0, 0, 1, -1]),  # days off the common day, by zone
        st.sampled_from([None, 1, 2, 3]),  # whose doing it was
    ),
    max_size=40,
)
cuts = st.sets(st.integers(0, 40), max_size=6)


Move = tuple[int, int, str, int, int, int, int | None]


def story(moves: Sequence[Move]) -> list[Earning]:
    at, earnings = START, []
    for group, member, kind, number, seconds, days, giver in moves:
        at += timedelta(seconds=seconds)
        day = DAY + timedelta(days=days)
        giver = None if giver == member or kind in ("message", "media") else giver
        earnings.append(Earning(group, member, kind, f"{kind[:3]}:{number}", day, at, number, giver))
    return earnings


class Model:
    """The rules in plain Python, one at a time."""

    def __init__(self, rules: points.Settings) -> None:
        self.rules = rules
        self.keys: set[Any] = set()
        self.days: dict[Any, date] = {}
        self.used: dict[Any, int] = defaultdict(int)
        self.last: dict[Any, datetime] = {}
        self.given: dict[Any, int] = defaultdict(int)

    def pays(self, one: Earning) -> int:
        rule: Rule = getattr(self.rules, one.kind)
        key, who, what = (*one[:2], one.key), one[:2], one[:3]
        there, back = ((one.community_id, one.day, *pair) for pair in self._ways(one))
        is_new_day = who not in self.days or one.day > self.days[who]
        used = 0 if is_new_day else self.used[what]
        amount = rule.points_after if rule.full_until and used >= rule.full_until else rule.points
        last = self.last.get(what)
        cools = rule.cooldown_seconds and last and (one.at - last).total_seconds() < rule.cooldown_seconds
        many = one.giver_id and (
            self.given[there] >= self.rules.pair_daily
            or self.given[there] + self.given[back] >= self.rules.pair_both_daily
        )
        if key in self.keys or cools or many or amount == 0 or used + amount > rule.daily_cap:
            return 0
        if is_new_day:
            self.days[who] = one.day
            for kind in points.KINDS:
                self.used[*who, kind] = 0
        self.keys.add(key)
        self.used[what] += amount
        self.last[what] = one.at
        self.given[there] += bool(one.giver_id)
        return amount

    def _ways(self, one: Earning) -> tuple[tuple[Any, Any], tuple[Any, Any]]:
        return (one.giver_id, one.member_id), (one.member_id, one.giver_id)


TIGHT = points.Settings(
    message=Rule(points=1, cooldown_seconds=60, daily_cap=3),
    media=Rule(points=3, cooldown_seconds=20, daily_cap=7, full_until=3, points_after=2),
    reply=Rule(points=2, cooldown_seconds=0, daily_cap=7, full_until=4, points_after=1),
    reaction=Rule(points=1, cooldown_seconds=10, daily_cap=4),
    thanks=Rule(points=2, daily_cap=8, full_until=2, points_after=0),
    pair_daily=2,
    pair_both_daily=3,
)


@pytest.mark.parametrize("many", [False, True], ids=["inline", "in a thread"])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=moves, cuts=cuts)
async def test_any_batches_pay_what_one_at_a_time_pays(
    database_url: str, many: bool, moves: list[Move], cuts: set[int]
) -> None:
    earnings = story(moves)
    if many and earnings:  # the same story in many communities, so that a batch is worth a thread
        earnings = [one._replace(community_id=one.community_id + 10 * n) for one in earnings for n in range(8)]
        cuts = {8 * cut for cut in cuts}
    model = Model(TIGHT)
    expected = [model.pays(one) for one in earnings]
    engine = create_engine(database_url)
    defaults = {"points": TIGHT, "communities": communities.Settings()}
    workshop = Workshop(engine, SetClock(START), Settings(defaults))
    try:
        async with workshop.work() as work:
            await empty(work)
        bounds = sorted({0, len(earnings), *(cut for cut in cuts if cut < len(earnings))})
        paid: list[bool] = []
        for start, end in pairwise(bounds):
            paid += await earn(workshop, *earnings[start:end])
        assert paid == [amount > 0 for amount in expected]
        totals: dict[tuple[int, int], int] = defaultdict(int)
        for one, amount in zip(earnings, expected, strict=True):
            totals[one[:2]] += amount
        async with workshop.work() as work:
            rows = await work.db.execute(text("SELECT community_id, member_id, balance, lifetime FROM accounts"))
            assert {row[:2]: row[2:] for row in rows} == {who: (n, n) for who, n in totals.items() if n}
            assert (await points.audit(work.db))["problems"] == []
    finally:
        await engine.dispose()


class LedgerMachine(RuleBasedStateMachine):
    """Whatever is awarded, spent and taken back, in whatever order: the books add up and nobody owes."""

    keys = Bundle("keys")
    database_url: str

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.number = 0
        defaults = {"points": points.Settings(), "communities": communities.Settings()}

        async def open_it() -> Workshop:
            shop = Workshop(create_engine(self.database_url), SetClock(START), Settings(defaults))
            async with shop.work() as work:
                await empty(work)
            return shop

        self.workshop = self.runner.run(open_it())

    def do(self, deed: Any) -> Any:
        async def whole() -> Any:
            async with self.workshop.work() as work:
                return await deed(work)

        return self.runner.run(whole())

    @rule(target=keys, amount=st.integers(1, 20), member=st.integers(1, 2), back=st.integers(0, 40))
    def award(self, amount: int, member: int, back: int) -> tuple[int, str]:
        self.number += 1
        key, day = f"k{self.number}", DAY - timedelta(days=back)
        self.do(lambda work: points.award(work, 1, member, amount, reason="tests.award", key=key, day=day))
        return member, key

    @rule(known=keys)
    def award_again(self, known: tuple[int, str]) -> None:
        member, key = known
        self.do(lambda work: points.award(work, 1, member, 7, reason="tests.award", key=key, day=DAY))

    @rule(target=keys, amount=st.integers(1, 30), member=st.integers(1, 2))
    def spend(self, amount: int, member: int) -> tuple[int, str]:
        self.number += 1
        key = f"k{self.number}"

        async def deed(work: Work) -> None:
            with suppress(Refusal):
                await points.spend(work, 1, member, amount, reason="tests.spend", key=key, day=DAY)

        self.do(deed)
        return member, key

    @rule(known=consumes(keys))
    def undo(self, known: tuple[int, str]) -> None:
        member, key = known
        first, second = (
            self.do(lambda work: points.reverse(work, 1, member, key, reason="tests.undo")) for _ in range(2)
        )
        assert not second.is_new
        assert first.missing >= 0

    @invariant()
    def the_books_add_up(self) -> None:
        async def look(work: Work) -> Any:
            await_negative = text(
                "SELECT count(*) FROM accounts WHERE balance < 0 OR lifetime < 0 OR day_points < 0 OR week_points < 0"
                " OR month_points < 0 OR lifetime < month_points"
            )
            return await points.audit(work.db), (await work.db.execute(await_negative)).scalar_one()

        found, wrong = self.do(look)
        assert found["problems"] == []
        assert found["ledger"]["sum"] == found["balances"]["sum"]
        assert wrong == 0

    def teardown(self) -> None:
        self.runner.run(self.workshop.engine.dispose())
        self.runner.close()


def test_the_books_add_up_whatever_is_done(database_url: str) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    machine = type("Machine", (LedgerMachine,), {"database_url": database_url})
    run_state_machine_as_test(machine, settings=settings(max_examples=25, stateful_step_count=25, deadline=None))
