"""Due rows: oldest first, once each, together with what they cause."""

from datetime import timedelta

from bot.kit import scheduling
from bot.kit.clock import SetClock
from bot.kit.scheduling import CLAIM, RETRY, Due
from bot.kit.work import Work, Workshop


async def test_due_rows_run_once_oldest_first(workshop: Workshop, clock: SetClock) -> None:
    ran: list[Due] = []

    async def door(_work: Work, due: Due) -> None:
        ran.append(due)

    async with workshop.work() as work:
        for number in range(CLAIM + 5):
            await work.plan("kit.door", f"{number}", work.now - timedelta(seconds=number), number=number)
        await work.plan("kit.door", "later", work.now + timedelta(seconds=1))
    assert await scheduling.run_due(workshop, {"kit.door": door}) == CLAIM + 5
    assert [due.data["number"] for due in ran] == list(reversed(range(CLAIM + 5)))
    assert await scheduling.run_due(workshop, {"kit.door": door}) == 0
    clock.advance(timedelta(seconds=1))
    assert await scheduling.run_due(workshop, {"kit.door": door}) == 1


async def test_a_door_may_plan_its_own_next_time(workshop: Workshop, clock: SetClock) -> None:
    async def daily(work: Work, due: Due) -> None:
        await work.plan("kit.daily", due.key, due.at + timedelta(days=1))

    async with workshop.work() as work:
        await work.plan("kit.daily", "ana", work.now)
    assert await scheduling.run_due(workshop, {"kit.daily": daily}) == 1
    async with workshop.work() as work:
        assert await scheduling.next_due(work.db) == clock.now() + timedelta(days=1)


async def test_a_door_that_fails_keeps_its_row_and_harms_no_other(workshop: Workshop, clock: SetClock) -> None:
    ran: list[str] = []

    async def door(work: Work, due: Due) -> None:
        await work.plan("kit.other", f"by {due.key}", work.now + timedelta(days=9))
        if due.key == "bad" and len(ran) < 2:
            ran.append("failed")
            raise RuntimeError
        ran.append(due.key)

    async with workshop.work() as work:
        await work.plan("kit.door", "bad", work.now - timedelta(seconds=1))
        await work.plan("kit.door", "good", work.now)
    await scheduling.run_due(workshop, {"kit.door": door})
    assert ran == ["failed", "good"]
    clock.advance(RETRY)
    await scheduling.run_due(workshop, {"kit.door": door})
    assert ran == ["failed", "good", "bad"]


async def test_a_row_of_a_dark_room_waits(workshop: Workshop, clock: SetClock) -> None:
    async with workshop.work() as work:
        await work.plan("gone.door", "a", work.now)
    await scheduling.run_due(workshop, {})
    async with workshop.work() as work:
        assert await scheduling.next_due(work.db) == clock.now() + RETRY
