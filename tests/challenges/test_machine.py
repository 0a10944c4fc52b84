"""A challenge of any kind, whatever members and admins do to it and in whichever order, also while its group becomes a
supergroup: the books add up, what is held is what enrolments say, and progress is what was done."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import date, timedelta
from itertools import starmap
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import text
from sqlmodel import SQLModel

from bot.app import settings_models
from bot.features import amounts, challenges, checkins, communities, members, points
from bot.features.challenges import KINDS, Challenge, Plan, State
from bot.features.challenges.rules import Mark
from bot.features.challenges.service.enrolling import stake_key
from bot.features.challenges.store import enrolments
from bot.features.points.store.ledger import REVERSED
from bot.kit import scheduling
from bot.kit.clock import SetClock
from bot.kit.database import create_engine
from bot.kit.routing import Person
from bot.kit.settings import Settings
from bot.kit.work import Refusal, Work, Workshop
from tests.support.moments import START
from tests.support.story import HOUSE

ADMIN, MEMBERS = 1000, (1001, 1002)
STAKE, REWARD, GIFT = 5, 15, 300
DAY = timedelta(days=1)
PLANS: dict[str, dict[str, Any]] = {
    "days": {"days": 5, "goal": 2},
    "weekly": {"days": 8, "goal": 2},  # a last week of one day
    "total": {"days": 5, "goal": 12, "unit": "km"},
}
WHO = st.sampled_from(MEMBERS)
KILOMETRES = st.integers(1, 9)


class ChallengeMachine(RuleBasedStateMachine):
    database_url: str

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        defaults = {room: model() for room, model in settings_models().items()}
        self.clock = SetClock(START)
        self.chat = -1
        self.number = 0

        async def open_it() -> Workshop:
            shop = Workshop(create_engine(self.database_url), self.clock, Settings(defaults))
            shop.reactions = HOUSE.reactions
            async with shop.work() as work:
                for table in reversed(SQLModel.metadata.sorted_tables):
                    await work.db.execute(table.delete())
            async with shop.work() as work:
                await self._opens(work)
            return shop

        self.workshop = self.runner.run(open_it())

    async def _opens(self, work: Work) -> None:
        here = (await communities.of_chat(work, self.chat, "Reading circle")).id
        for member in MEMBERS:
            await members.meet(work, here, Person(member, f"M{member}"), work.now)
            await points.award(work, here, member, GIFT, reason="tests.gift", key="gift", day=START.date())

    def do(self, deed: Callable[[Work, Challenge], Awaitable[object]]) -> None:
        """A refusal is an answer, too."""

        async def whole() -> None:
            with suppress(Refusal):
                async with self.workshop.work() as work:
                    await deed(work, await self.one(work))

        self.runner.run(whole())

    def here(self, work: Work) -> int:
        return communities.community_in(work.memory(communities.Directory), self.chat)

    async def one(self, work: Work) -> Challenge:
        return await challenges.find(work, self.here(work), self.number)

    @initialize(kind=st.sampled_from(sorted(KINDS)), begins_in=st.integers(0, 1), gone=st.lists(WHO, max_size=8))
    def is_published(self, kind: str, begins_in: int, gone: list[int]) -> None:
        """And some days of it may be over."""

        async def whole() -> None:
            async with self.workshop.work() as work:
                more = {"title": "Run", "stake": STAKE, "points": REWARD, "join_days": 30}
                plan = Plan(kind=kind, **PLANS[kind], **more)
                made = await challenges.draft(work, self.here(work), ADMIN, plan)
                await challenges.begin_on(work, self.here(work), made.id, START.date() + begins_in * DAY)
                await challenges.publish(work, self.here(work), made.id)
            self.number = made.id

        self.runner.run(whole())
        for member in MEMBERS if gone else ():
            self.joins(member)
        self.days_pass(gone, 3)

    # --- Members ---

    @rule(member=WHO)
    def joins(self, member: int) -> None:
        self.do(lambda work, one: challenges.enrol(work, one, member))

    @rule(member=WHO, forget=st.booleans())
    def leaves(self, member: int, forget: bool) -> None:
        self.do(lambda work, one: challenges.leave(work, one, member, forget=forget))

    @rule(member=WHO, km=KILOMETRES)
    def checks_in(self, member: int, km: int) -> None:
        self.do(lambda work, one: checkins.check_in(work, one.community_id, member, work.now, note=f"{km} km"))

    @rule(member=WHO)
    def undoes(self, member: int) -> None:
        self.do(lambda work, one: checkins.undo(work, one.community_id, member))

    @rule(member=WHO, km=KILOMETRES)
    def corrects(self, member: int, km: int) -> None:
        self.do(lambda work, one: amounts.correct(work, one.community_id, member, f"{km} km"))

    @rule(member=WHO, km=KILOMETRES, is_undone=st.booleans())
    def is_away_for_a_moment(self, member: int, km: int, is_undone: bool) -> None:
        self.leaves(member, forget=False)
        if is_undone:
            self.undoes(member)
        else:
            self.corrects(member, km)
        self.joins(member)

    @rule(who=st.lists(WHO, max_size=7), km=KILOMETRES)
    def days_pass(self, who: list[int], km: int) -> None:
        """Somebody comes on each."""
        for member in who:
            self.checks_in(member, km)
            self.sleeps()

    # --- Admins, and time ---

    @rule()
    def pauses(self) -> None:
        self.do(lambda work, one: challenges.pause(work, one.community_id, one.id))

    @rule()
    def resumes(self) -> None:
        self.do(lambda work, one: challenges.resume(work, one.community_id, one.id))

    @rule(days=st.sampled_from(challenges.EXTENSIONS))
    def is_extended(self, days: int) -> None:
        self.do(lambda work, one: challenges.extend(work, one.community_id, one.id, days))

    @rule()
    def sleeps(self) -> None:
        self.clock.set(self.clock.now() + DAY)
        self.runner.run(self._settles())

    async def _settles(self) -> None:
        while await scheduling.run_due(self.workshop, HOUSE.due_doors):
            pass

    @precondition(lambda self: self.chat > -4)
    @rule(is_seen_first=st.booleans())
    def becomes_a_supergroup(self, is_seen_first: bool) -> None:
        """The new chat may be heard of before it is known to be the old one's."""
        old, self.chat = self.chat, self.chat - 1

        async def whole() -> None:
            if is_seen_first:
                async with self.workshop.work() as work:
                    here = (await communities.of_chat(work, self.chat, "Reading circle")).id
                    await members.meet(work, here, Person(MEMBERS[0], "M"), work.now)
                async with self.workshop.work() as work:
                    with suppress(Refusal):
                        await checkins.check_in(work, self.here(work), MEMBERS[0], work.now, note="4 km")
            async with self.workshop.work() as work:
                await communities.moved(work, old, self.chat)
            await self._settles()

        self.runner.run(whole())

    # --- The end ---

    @precondition(lambda self: self.clock.now() > START + 3 * DAY)
    @rule(sure=st.integers(0, 9))
    def is_called_off(self, sure: int) -> None:
        if sure < 9:
            return
        self.do(lambda work, one: challenges.cancel(work, one.community_id, one.id))

    @precondition(lambda self: self.clock.now() > START + 4 * DAY)
    @rule(sure=st.integers(0, 9))
    def comes_to_its_end(self, sure: int) -> None:
        if sure < 9:
            return
        self.resumes()
        for _ in range(40):
            self.sleeps()
            if self.runner.run(self._state()) is not State.LIVE:
                return
        raise AssertionError("it never ends")

    async def _state(self) -> State:
        async with self.workshop.work() as work:
            return (await self.one(work)).state

    # --- What is always so ---

    @invariant()
    def all_is_well(self) -> None:
        self.runner.run(self._looks())

    async def _looks(self) -> None:
        async with self.workshop.work() as work:
            found = await points.audit(work.db)
            assert found["problems"] == []
            assert found["ledger"]["sum"] == found["balances"]["sum"]
            if self.number:
                one = await self.one(work)
                rows = await enrolments.of_challenge(work.db, one.community_id, one.id, is_in=False)
                await what_is_held_is_what_enrolments_say(work, one, rows)
                await progress_is_what_was_done(work, one, rows)

    def teardown(self) -> None:
        self.runner.run(self.workshop.engine.dispose())
        self.runner.close()


async def what_is_held_is_what_enrolments_say(work: Work, one: Challenge, rows: Sequence[Any]) -> None:
    entries = await work.db.execute(
        text("SELECT member_id, key, amount FROM ledger WHERE community_id = :c"), {"c": one.community_id}
    )
    ledger = {(int(member), str(key)): int(amount) for member, key, amount in entries}
    waiting = await work.db.execute(text("SELECT count(*) FROM due WHERE kind = 'challenges.strike'"))
    strikes = int(waiting.scalar_one())

    def held(row: Any) -> int:
        """In the ledger, of the stake of a member's present attempt."""
        key = stake_key(one.id, row.attempt)
        return -ledger[row.member_id, key] - ledger.get((row.member_id, REVERSED + key), 0)

    inside = [row for row in rows if row.is_in]
    assert all(row.stake == STAKE * row.is_in for row in rows)
    if one.state is State.LIVE:
        assert sum(map(held, inside)) == sum(row.stake for row in inside)
        assert strikes == (one.paused_on is None), "something is always still to come, unless it rests"
    else:
        assert strikes == 0
        lost = [row for row in inside if one.state is State.CLOSED and row.completed_on is None]
        assert {row.member_id: held(row) for row in inside if held(row)} == {row.member_id: STAKE for row in lost}
    for member in MEMBERS:
        paid = sum(amount for (who, key), amount in ledger.items() if who == member and f"challenge:{one.id}:" in key)
        is_there = any(row.member_id == member and row.completed_on for row in rows)
        assert paid == REWARD * is_there, "completion is paid once, and only to whoever is at the goal"


async def progress_is_what_was_done(work: Work, one: Challenge, rows: Sequence[Any]) -> None:
    kind, here = KINDS[one.plan.kind], one.community_id
    marks = await enrolments.all_marks(work.db, here, one.id)
    told: dict[int, dict[date, int]] = {member: {} for member in MEMBERS}
    if kind.COUNTS_AMOUNTS:
        for member, track, day, amount in await amounts.every_day_of(work, here, "km", MEMBERS):
            if track == checkins.DAILY and amount:
                told[member][day] = amount
    else:
        for member, day in await checkins.every_day_of(work, here, MEMBERS):
            told[member][day] = 0
    for row in rows:
        mine = list(starmap(Mark, marks.get(row.member_id, ())))
        assert row.progress == kind.progress(one, mine)
        if one.state is not State.LIVE:
            continue
        done = {mark.day: mark.amount for mark in mine if mark.amount or not kind.COUNTS_AMOUNTS}
        facts = told[row.member_id]
        assert all(day in facts and amount <= facts[day] for day, amount in done.items()), "nothing else counts"
        if not row.is_in:
            continue
        assert row.completed_on is not None or row.progress < kind.target(one.plan)
        assert {day: facts[day] for day in done} == done
        assert {day for day in facts if one.number_of(day)} <= set(done), "all that was done on its days counts"


def test_whatever_happens_to_a_challenge(database_url: str) -> None:
    machine = type("Machine", (ChallengeMachine,), {"database_url": database_url})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=10, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
