"""Due rows: oldest first, once each, together with what they cause."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.kit import scheduling
from bot.kit.clock import SetClock
from bot.kit.database import create_engine
from bot.kit.scheduling import CLAIM, LOOK, RETRY, Due, Schedule
from bot.kit.settings import Settings
from bot.kit.work import Work, Workshop


class Bell:
    """A schedule whose doors note what they are opened for."""

    def __init__(self) -> None:
        self.rang: list[Due] = []
        self.crowds: list[int] = []
        self.spoilt: set[str] = set()
        self.schedule = Schedule()
        self.schedule.due(self.one)
        self.schedule.due_many(self.many)

    async def one(self, work: Work, due: Due) -> None:
        await self.many(work, [due])

    async def many(self, work: Work, dues: Sequence[Due]) -> None:
        for due in dues:
            await work.plan("kit.other", f"by {due.key}", work.now + timedelta(days=9))
            if due.key in self.spoilt:
                raise RuntimeError(due.key)
        self.rang += dues
        self.crowds.append(len(dues))

    async def ring(self, workshop: Workshop) -> int:
        doors = {f"kit.{name}": door for name, door in self.schedule.due_doors.items()}
        return await scheduling.run_due(workshop, doors)


@pytest.fixture
def bell() -> Bell:
    return Bell()


@pytest.mark.parametrize("kind", ["kit.one", "kit.many"])
async def test_due_rows_run_once_oldest_first(workshop: Workshop, clock: SetClock, bell: Bell, kind: str) -> None:
    async with workshop.work() as work:
        for number in range(50):
            await work.plan(kind, f"{number}", work.now - timedelta(seconds=number), number=number)
        await work.plan(kind, "later", work.now + timedelta(seconds=1))
    assert await bell.ring(workshop) == 50
    assert [due.data["number"] for due in bell.rang] == list(reversed(range(50)))
    assert await bell.ring(workshop) == 0
    clock.advance(timedelta(seconds=1))
    assert await bell.ring(workshop) == 1


async def test_thousands_are_received_together(workshop: Workshop, bell: Bell) -> None:
    async with workshop.work() as work:
        await work.plan_all([Due("kit.many", n % 7, f"{n}", work.now, {"n": n}) for n in range(CLAIM + 5)])
    assert await bell.ring(workshop) == CLAIM + 5
    assert sorted(due.data["n"] for due in bell.rang) == list(range(CLAIM + 5))
    assert max(bell.crowds) >= scheduling.FEW


@pytest.mark.parametrize("others", [0, 30])
async def test_of_two_plans_for_one_thing_the_last_one_holds(
    workshop: Workshop, clock: SetClock, bell: Bell, others: int
) -> None:
    async with workshop.work() as work:
        await work.plan_all([Due("kit.many", 1, f"other {n}", work.now, {}) for n in range(others)])
        later = work.now + timedelta(hours=1)
        await work.plan_all(
            [Due("kit.many", 1, "it", at, {"n": n}) for n, at in ((1, work.now), (2, later))]
            + [Due("kit.many", 1, f"other {n}", later, {}) for n in range(others)]
        )
    assert await bell.ring(workshop) == 0
    clock.advance(timedelta(hours=1))
    assert await bell.ring(workshop) == others + 1
    assert [due.data for due in bell.rang if due.key == "it"] == [{"n": 2}]


async def test_a_door_may_plan_its_own_next_time(workshop: Workshop, clock: SetClock) -> None:
    schedule = Schedule()

    @schedule.due
    async def daily(work: Work, due: Due) -> None:
        await work.plan("daily", due.key, due.at + timedelta(days=1))

    async with workshop.work() as work:
        await work.plan("daily", "ana", work.now)
    assert await scheduling.run_due(workshop, schedule.due_doors) == 1
    async with workshop.work() as work:
        assert await scheduling.next_due(work.db) == clock.now() + timedelta(days=1)


async def test_a_door_that_plans_for_now_is_opened_once_a_tick(workshop: Workshop) -> None:
    schedule, opened = Schedule(), []

    @schedule.due
    async def restless(work: Work, due: Due) -> None:
        opened.append(due)
        await work.plan("restless", due.key, work.now)

    async with workshop.work() as work:
        await work.plan("restless", "ana", work.now)
    for tick in range(1, 4):
        await scheduling.run_due(workshop, schedule.due_doors)
        assert len(opened) == tick


@pytest.mark.parametrize("kind", ["kit.one", "kit.many"])
async def test_a_door_that_fails_keeps_its_row_and_harms_no_other(
    workshop: Workshop, clock: SetClock, bell: Bell, kind: str
) -> None:
    bell.spoilt.add("bad")
    async with workshop.work() as work:
        for seconds, key in enumerate(("good", "bad", "better")):
            await work.plan(kind, key, work.now + timedelta(seconds=seconds - 9), name=key)
    await bell.ring(workshop)
    assert [due.key for due in bell.rang] == ["good", "better"]
    async with workshop.work() as work:
        assert await scheduling.next_due(work.db) == work.now + RETRY
        assert not await work.unplan("kit.other", "by bad"), "what a failed door did is undone"
        assert await work.unplan("kit.other", "by good")
    clock.advance(RETRY)
    await bell.ring(workshop)
    assert len(bell.rang) == 2
    clock.advance(2 * RETRY)
    bell.spoilt.clear()
    await bell.ring(workshop)
    last = bell.rang[-1]
    assert (last.key, last.attempts, last.data) == ("bad", 2, {"name": "bad"})


async def test_a_row_of_a_dark_room_waits(workshop: Workshop, clock: SetClock) -> None:
    async with workshop.work() as work:
        await work.plan("gone.door", "a", work.now)
    await scheduling.run_due(workshop, {})
    async with workshop.work() as work:
        assert await scheduling.next_due(work.db) == clock.now() + RETRY


async def test_several_workers_share_what_is_due(database_url: str, clock: SetClock, bell: Bell) -> None:
    engines = [create_engine(database_url) for _ in range(4)]
    workers = [Workshop(engine, clock, Settings({})) for engine in engines]
    async with workers[0].work() as work:
        await work.plan_all([Due("kit.many", 1, f"{n}", work.now, {}) for n in range(3_000)])
    for _ in range(2):
        await asyncio.gather(*(bell.ring(worker) for worker in workers))
    keys = [due.key for due in bell.rang]
    assert len(keys) == len(set(keys)) == 3_000
    for engine in engines:
        await engine.dispose()


async def test_nobody_looks_for_what_is_known_not_to_be_due(
    workshop: Workshop, clock: SetClock, bell: Bell, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr("bot.kit.scheduling.time.monotonic", lambda: now)
    other = Workshop(workshop.engine, clock, Settings({}))
    assert await bell.ring(workshop) == 0
    async with other.work() as work:
        await work.plan("kit.one", "of another process", work.now)
    assert await bell.ring(workshop) == 0
    now += LOOK
    assert await bell.ring(workshop) == 1
    async with workshop.work() as work:
        await work.plan("kit.one", "of this one", work.now)
    assert await bell.ring(workshop) == 1


async def test_after_a_look_that_failed_there_is_another(workshop: Workshop, bell: Bell) -> None:
    assert await bell.ring(workshop) == 0
    async with workshop.work() as work:
        await work.plan("kit.one", "a", work.now)
    async with workshop.engine.begin() as db:
        await db.execute(text("ALTER TABLE due RENAME TO away"))
    with pytest.raises(Exception, match="due"):
        await bell.ring(workshop)
    async with workshop.engine.begin() as db:
        await db.execute(text("ALTER TABLE away RENAME TO due"))
    assert await bell.ring(workshop) == 1
