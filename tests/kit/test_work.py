"""One moment, one transaction: all of it or nothing, on both databases."""

import asyncio
import itertools
import sqlite3
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import event
from sqlalchemy.exc import SQLAlchemyError

from bot.kit import outbox, scheduling
from bot.kit.clock import SetClock
from bot.kit.database import create_engine, driver, in_thread, is_in_trouble, is_sqlite
from bot.kit.outbox import Address, Message, Outgoing
from bot.kit.settings import Settings
from bot.kit.texts import say
from bot.kit.work import Reactions, Refusal, Work, Workshop
from tests.support.databases import fill_up
from tests.support.moments import START


@dataclass(frozen=True)
class Sung:
    song: str


async def planned(workshop: Workshop) -> list[str]:
    async with workshop.engine.connect() as db:
        return [row.key for row in await db.exec_driver_sql("SELECT key FROM due ORDER BY key")]


async def test_a_work_that_raises_leaves_nothing(workshop: Workshop) -> None:
    delivered: list[Outgoing] = []
    workshop.deliver = delivered.extend

    async def breaks() -> None:
        async with workshop.work() as work:
            await work.plan("kit.x", "a", work.now)
            work.answer(Address(1), Message(say("kit.apology")))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await breaks()
    assert await planned(workshop) == []
    assert delivered == []


async def test_after_a_commit_without_an_answer_memory_is_read_anew(workshop: Workshop) -> None:
    """It may have taken effect: what the rooms remember could be behind the database."""
    read: list[str] = []

    async def warm(work: Work) -> None:
        read.append(work.now.isoformat())

    def cut(_connection: object) -> None:
        raise ConnectionResetError("no answer")

    async def write(*, fails: bool = False) -> None:
        async with workshop.work() as work:
            await work.plan("kit.x", "a", work.now)
            if fails:
                raise LookupError

    workshop.warm = warm
    await write()
    with suppress(LookupError):
        await write(fails=True)  # before the end: nothing is in doubt
    await write()
    assert read == []
    event.listen(workshop.engine.sync_engine, "commit", cut)
    with pytest.raises(ConnectionResetError):
        await write()
    event.remove(workshop.engine.sync_engine, "commit", cut)
    await write()
    await write()
    assert len(read) == 1


async def test_what_was_said_is_delivered_only_after_the_commit(workshop: Workshop) -> None:
    delivered: list[Outgoing] = []
    workshop.deliver = delivered.extend
    async with workshop.work() as work:
        work.answer(Address(1), Message(say("kit.apology")))
        assert delivered == []
    assert [row.address for row in delivered] == [Address(1)]


async def test_a_savepoint_undoes_rows_words_and_afterthoughts(workshop: Workshop) -> None:
    delivered: list[Outgoing] = []
    then: list[str] = []
    workshop.deliver = delivered.extend
    async with workshop.work() as work:
        await work.plan("kit.x", "kept", work.now)

        async def refused() -> None:
            async with work.savepoint():
                await work.plan("kit.x", "lost", work.now)
                work.answer(Address(1), Message(say("kit.apology")))
                work.after_commit(lambda: then.append("lost"))
                raise Refusal("kit.admins-only")

        with pytest.raises(Refusal):
            await refused()
        async with work.savepoint(), work.savepoint():
            await work.plan("kit.x", "nested", work.now)
    assert await planned(workshop) == ["kept", "nested"]
    assert (delivered, then) == ([], [])


async def test_a_statement_that_fails_inside_a_savepoint_spoils_nothing_else(workshop: Workshop) -> None:
    async with workshop.work() as work:
        with pytest.raises(Exception, match="nowhere"):
            async with work.savepoint():
                await work.db.exec_driver_sql("SELECT * FROM nowhere")
        await work.plan("kit.x", "kept", work.now)
    assert await planned(workshop) == ["kept"]


async def test_savepoints_nested_in_any_way_undo_what_is_theirs(workshop: Workshop) -> None:
    async with workshop.engine.begin() as db:
        await db.exec_driver_sql("CREATE TABLE written (n INTEGER)")
    random, written = Random(1), itertools.count()

    async def write(work: Work) -> int:
        number = next(written)
        statement = f"INSERT INTO written VALUES ({number})"  # noqa: S608
        if number % 2:
            await work.db.exec_driver_sql(statement)
        elif is_sqlite(work.db):
            await in_thread(work.db, lambda cursor: cursor.execute(statement))
        else:
            await (await driver(work.db)).execute(statement)
        return number

    async def level(work: Work, depth: int, stays: set[int]) -> None:
        """Writes, or goes deeper, a few times; then half of them fail, and what they wrote is gone."""
        mine: set[int] = set()
        for _ in range(random.randrange(4)):
            if depth == 4 or random.random() < 0.4:
                mine.add(await write(work))
                continue
            with suppress(Refusal):
                async with work.savepoint():
                    await level(work, depth + 1, mine)
        if depth and random.random() < 0.5:
            raise Refusal("kit.admins-only")
        stays |= mine

    stays: set[int] = set()
    for _ in range(60):
        async with workshop.work() as work:
            await level(work, 0, stays)
    async with workshop.engine.connect() as db:
        assert {row.n for row in await db.exec_driver_sql("SELECT n FROM written")} == stays
    assert 30 < len(stays) < next(written) - 30


async def test_a_reaction_that_fails_undoes_only_itself(workshop: Workshop) -> None:
    reactions = Reactions()

    @reactions.on(Sung)
    async def falls_over(work: Work, fact: Sung) -> None:
        await work.plan("kit.x", "half done", work.now)
        raise RuntimeError(fact.song)

    @reactions.on(Sung)
    async def applauds(work: Work, fact: Sung) -> None:
        await work.plan("kit.x", f"applause for {fact.song}", work.now)

    workshop.reactions = reactions.by_fact
    async with workshop.work() as work:
        await work.plan("kit.x", "a song", work.now)
        await work.announce(Sung("la"))
    assert await planned(workshop) == ["a song", "applause for la"]


async def test_the_same_announcement_is_said_once(workshop: Workshop) -> None:
    async with workshop.work() as work:
        assert await work.say(say("kit.apology"), key="once", community_id=1)
        assert not await work.say(say("kit.apology"), key="once", community_id=1)
        assert await work.say(say("kit.apology"), key="once", community_id=2)


async def test_nobody_is_disturbed_in_quiet_hours(workshop: Workshop) -> None:
    later = workshop.clock.now().replace(hour=22)

    async def quiet(_work: Work, _member_id: int) -> object:
        return later

    workshop.quiet = quiet  # type: ignore[assignment]
    async with workshop.work() as work:
        await work.say(say("kit.apology"), key="a", member_id=7)
    async with workshop.engine.connect() as db:
        assert await outbox.due(db, workshop.clock.now(), 10) == []
        assert [row.not_before for row in await outbox.due(db, later, 10)] == [later]


async def test_many_works_at_once_take_turns(workshop: Workshop) -> None:
    async def one(number: int) -> None:
        async with workshop.work() as work:
            await work.plan("kit.x", f"{number:02}", work.now)

    await asyncio.gather(*(one(number) for number in range(50)))
    assert len(await planned(workshop)) == 50


async def test_a_plan_with_the_same_key_moves(workshop: Workshop) -> None:
    async with workshop.work() as work:
        await work.plan("kit.x", "a", work.now)
        later = work.now.replace(hour=20)
        await work.plan("kit.x", "a", later)
        assert await scheduling.next_due(work.db) == later
        assert await work.unplan("kit.x", "a")
        assert not await work.unplan("kit.x", "a")


async def test_a_cancelled_bulk_job_leaves_nothing_behind(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path}/one.sqlite3")
    workshop = Workshop(engine, SetClock(START), Settings({}))
    async with engine.begin() as db:
        await db.exec_driver_sql("CREATE TABLE written (n INTEGER)")
    reached, go_on = threading.Event(), threading.Event()

    def job(cursor: sqlite3.Cursor) -> None:
        cursor.execute("INSERT INTO written VALUES (1)")
        reached.set()
        go_on.wait(10)
        cursor.execute("INSERT INTO written VALUES (2)")

    async def bulk() -> None:
        async with workshop.work() as work:
            await in_thread(work.db, job)

    task = asyncio.ensure_future(bulk())
    await asyncio.to_thread(reached.wait, 10)
    task.cancel()
    asyncio.get_running_loop().call_soon(go_on.set)
    with pytest.raises(asyncio.CancelledError):
        await task
    async with engine.connect() as db:
        assert (await db.exec_driver_sql("SELECT count(*) FROM written")).scalar() == 0
    await engine.dispose()


async def test_a_full_disk_is_no_fault_of_a_reaction(workshop: Workshop) -> None:
    reactions = Reactions()

    @reactions.on(Sung)
    async def keep(work: Work, _fact: Sung) -> None:
        await fill_up(work.db)

    workshop.reactions = reactions.by_fact

    async def sing() -> None:
        async with workshop.work() as work:
            await work.plan("kit.x", "a", work.now)
            await work.announce(Sung("aria"))

    with pytest.raises(Exception, match="disk is full") as failed:
        await sing()
    assert is_in_trouble(failed.value)
    assert await planned(workshop) == []


async def test_a_full_disk_is_no_fault_of_what_was_due(workshop: Workshop) -> None:
    async with workshop.work() as work:
        await work.plan("kit.x", "a", work.now)

    schedule = scheduling.Schedule()

    @schedule.due
    async def door(work: Work, _due: scheduling.Due) -> None:
        await fill_up(work.db)

    with pytest.raises(Exception, match="disk is full"):
        await scheduling.run_due(workshop, {"kit.x": schedule.due_doors["door"]})
    async with workshop.engine.connect() as db:
        assert [row.attempts for row in await db.exec_driver_sql("SELECT attempts FROM due")] == [0]


async def test_what_was_asked_wrongly_is_no_trouble_of_the_database(workshop: Workshop) -> None:
    async def ask_wrongly() -> None:
        async with workshop.work() as work:
            await work.db.exec_driver_sql("SELECT nothing FROM nowhere")

    with pytest.raises(SQLAlchemyError) as failed:
        await ask_wrongly()
    assert not is_in_trouble(failed.value)


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
@pytest.mark.parametrize("shows_in", ["a statement", "a savepoint"])
async def test_a_session_that_was_cut_is_trouble_of_the_database(workshop: Workshop, shows_in: str) -> None:
    async def go_on() -> None:
        async with workshop.work() as work:
            pid = (await work.db.exec_driver_sql("SELECT pg_backend_pid()")).scalar_one()
            async with workshop.engine.connect() as other:
                await other.exec_driver_sql(f"SELECT pg_terminate_backend({pid}, 5000)")
            if shows_in == "a statement":
                await work.db.exec_driver_sql("SELECT 1")
            async with work.savepoint():
                await work.db.exec_driver_sql("SELECT 1")

    with pytest.raises(Exception, match=r"clos|terminat|lost") as failed:
        await go_on()
    assert is_in_trouble(failed.value)


async def test_a_cancellation_inside_a_savepoint_stays_one(workshop: Workshop) -> None:
    """PostgreSQL's connection is gone with it: what was tried on it hid the cancellation, and nothing ended."""
    reached = asyncio.Event()

    async def waits() -> None:
        async with workshop.work() as work:
            try:
                async with work.savepoint():
                    await work.plan("kit.x", "a", work.now)
                    reached.set()
                    if is_sqlite(work.db):
                        await asyncio.Event().wait()
                    await work.db.exec_driver_sql("SELECT pg_sleep(60)")
            except Exception as error:  # as a reaction's or an answer's failure is caught
                pytest.fail(f"not cancelled, but {error!r}")

    task = asyncio.create_task(waits())
    await reached.wait()
    if workshop.engine.dialect.name == "postgresql":
        async with workshop.engine.connect() as db:
            asleep = "SELECT count(*) FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(60)' AND state = 'active'"
            while not (await db.exec_driver_sql(asleep)).scalar():
                await db.rollback()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await planned(workshop) == []


async def test_what_is_done_after_a_cancelled_beginning_is_durable(workshop: Workshop) -> None:
    """Whenever it is cancelled, nobody gets a connection on which a commit only seems to be one."""

    async def begin() -> None:
        async with workshop.work():
            await asyncio.Event().wait()

    for steps in range(200):
        task = asyncio.create_task(begin())
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        async with workshop.work() as work:
            await work.plan("room.after", f"{steps:03}", START)
    await workshop.engine.dispose()
    assert await planned(workshop) == [f"{steps:03}" for steps in range(200)]
