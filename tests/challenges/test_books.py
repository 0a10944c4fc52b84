"""Whatever happens, in whichever order and at once: stakes are held or given back, never both, and progress is what was
done."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from itertools import starmap

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.app import settings_models
from bot.features import challenges, checkins, communities, members, points
from bot.features.challenges import Challenge, Plan, State
from bot.features.challenges.reactions import reactions
from bot.features.challenges.rules import Mark, full_days
from bot.features.challenges.service.enrolling import stake_key
from bot.features.challenges.store import enrolments
from bot.features.points.store.ledger import REVERSED
from bot.kit import scheduling
from bot.kit.clock import SetClock
from bot.kit.database import create_engine, is_in_trouble
from bot.kit.routing import Person
from bot.kit.scheduling import DueDoors
from bot.kit.settings import Settings
from bot.kit.work import Refusal, Work, Workshop
from jobs.challenges import schedule
from tests.support.moments import START

ADMIN, MEMBERS = 1000, (1001, 1002, 1003)
STAKE, REWARD, GIFT = 20, 15, 50
DOORS = {f"challenges.{name}": door for name, door in schedule.due_doors.items()}

Act = Callable[[Work, Challenge, int], Awaitable[object]]


async def check_in(work: Work, _one: Challenge, member: int) -> None:
    await checkins.check_in(work, 1, member, work.now)


async def undo(work: Work, _one: Challenge, member: int) -> None:
    await checkins.undo(work, 1, member)


async def spend(work: Work, _one: Challenge, member: int) -> None:
    """So that a reward may be gone by the time it is taken back."""
    key = f"spent:{work.now:%s}:{member}"
    await points.spend(work, 1, member, 30, reason="tests.gift", key=key, day=work.now.date())


ACTS: dict[str, Act] = {
    "join": challenges.enrol,
    "leave": lambda work, one, member: challenges.leave(work, one, member, forget=False),
    "forget": lambda work, one, member: challenges.leave(work, one, member, forget=True),
    "check in": check_in,
    "undo": undo,
    "spend": spend,
    "pause": lambda work, one, _member: challenges.pause(work, 1, one.id),
    "resume": lambda work, one, _member: challenges.resume(work, 1, one.id),
    "call off": lambda work, one, _member: challenges.cancel(work, 1, one.id),
}
OFTEN = ["join", "join", "check in", "check in", "undo", *sorted(set(ACTS) - {"call off"})]
STEP = st.tuples(st.sampled_from(OFTEN), st.sampled_from(MEMBERS))
AT_ONCE = st.lists(STEP, min_size=1, max_size=4)


@pytest.fixture
async def workshop(database_url: str) -> AsyncIterator[Workshop]:
    defaults = {name: model() for name, model in settings_models().items()}
    made = Workshop(create_engine(database_url), SetClock(START), Settings(defaults))
    made.reactions = reactions.by_fact
    async with made.work() as work:
        await communities.of_chat(work, -1, "Reading circle")
        for number in MEMBERS:
            await members.meet(work, 1, Person(number, f"M{number}"), START)
    yield made
    await made.engine.dispose()


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(AT_ONCE, min_size=2, max_size=8), st.integers(0, 2), st.booleans())
async def test_the_books_always_add_up(
    workshop: Workshop, steps: list[list[tuple[str, int]]], steps_a_day: int, is_called_off: bool
) -> None:
    one, doors = await _fresh(workshop), DOORS
    for number, together in enumerate(steps):
        await asyncio.gather(*(_step(workshop, one, *each) for each in together))
        await _adds_up(workshop, one)
        if steps_a_day and number % steps_a_day == 0:
            await _next_day(workshop, doors)
            await _adds_up(workshop, one)
    if is_called_off:
        await _step(workshop, one, "call off", ADMIN)
    await _step(workshop, one, "resume", ADMIN)
    for _ in range(6):
        await _next_day(workshop, doors)
    await _adds_up(workshop, one)
    async with workshop.work() as work:
        ended = await challenges.find(work, 1, one.id)
    assert ended.state in (State.CLOSED, State.CANCELLED)


async def _fresh(workshop: Workshop) -> Challenge:
    """Nobody has anything but points; the challenge begins tomorrow."""
    workshop.clock.set(START)  # type: ignore[attr-defined]
    async with workshop.work() as work:
        for table in ("challenges", "enrolments", "challenge_marks", "checkins", "standings", "milestones",
                      "given_freezes", "ledger", "accounts", "due", "outbox"):  # fmt: skip
            await work.db.execute(text(f"DELETE FROM {table}"))  # noqa: S608
        for member in MEMBERS:
            await points.award(work, 1, member, GIFT, reason="tests.gift", key="gift", day=START.date())
        plan = Plan(title="Run", days=4, goal=2, join_days=4, stake=STAKE, points=REWARD, has_prompts=False)
        made = await challenges.draft(work, 1, ADMIN, plan)
    async with workshop.work() as work:
        return await challenges.publish(work, 1, made.id)


async def _step(workshop: Workshop, one: Challenge, act: str, member: int) -> None:
    """Two on one member at once may stand in each other's way; it is tried again, as the inbox does."""
    for attempt in range(10):
        try:
            with suppress(Refusal):
                async with workshop.work() as work:
                    await ACTS[act](work, await challenges.find(work, 1, one.id), member)
            return
        except DBAPIError as error:
            if attempt == 9 or not is_in_trouble(error):
                raise


async def _next_day(workshop: Workshop, doors: dict[str, DueDoors]) -> None:
    workshop.clock.set(workshop.clock.now() + timedelta(days=1))  # type: ignore[attr-defined]
    await scheduling.run_due(workshop, doors)


async def _adds_up(workshop: Workshop, one: Challenge) -> None:
    async with workshop.work() as work:
        assert (await points.audit(work.db))["problems"] == []
        now = await challenges.find(work, 1, one.id)
        for member in MEMBERS:
            row = await enrolments.find(work.db, 1, one.id, member)
            entries = await work.db.execute(
                text("SELECT key, amount FROM ledger WHERE community_id = 1 AND member_id = :m"), {"m": member}
            )
            amounts = {str(key): int(amount) for key, amount in entries}
            if row is None:
                assert not any("stake:" in key for key in amounts)
                continue
            done = await enrolments.marks_of(work.db, 1, one.id, member)
            assert row.progress == len(full_days(now, starmap(Mark, done))), "progress is what was done"
            stakes = [stake_key(one.id, attempt) for attempt in range(1, row.attempt + 1)]
            assert all(amounts[key] == -STAKE for key in stakes)
            is_back = REVERSED + stakes[-1] in amounts
            if row.is_in:
                should_be = now.state is State.CANCELLED or (now.state is State.CLOSED and row.completed_on is not None)
                assert is_back is should_be, "a stake comes back when it is over, and not before"
            rewards = sum(amount for key, amount in amounts.items() if f"challenge:{one.id}:" in key)
            assert 0 <= rewards <= REWARD, "completion is paid once"
            assert rewards or not row.completed_on or "spent" in str(amounts)
