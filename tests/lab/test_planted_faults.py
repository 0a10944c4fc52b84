"""The checker that every scenario trusts: it is content with a good run, and sees each fault that we plant."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from lab.checker import DATABASE_AWAY, check
from sandbox import Options, Sandbox, serve
from tests.support.stage import GROUP, Stage
from tests.support.zygote import zygote


@pytest.fixture(scope="module")
def starter() -> Iterator[Any]:
    with zygote() as one:
        yield one


@pytest.fixture
async def stage(database_url: str, tmp_path: Path, starter: Any) -> AsyncIterator[Stage]:
    """A bot that has lived a little, and has ended."""
    sandbox = Sandbox(Options(limits="off", privacy=False))
    async with serve(sandbox) as address:
        stage = Stage(address, sandbox.token, database_url, tmp_path, starter)
        stage.sandbox = sandbox
        people = await stage.open_group(3)
        stage.start()
        await stage.say((people[0], "/checkin"), (people[1], "good evening to all of you"), (people[2], "/checkin"))
        await stage.settled()
        await stage.terminate()
        yield stage
        await stage.http.aclose()


@pytest.fixture
async def engine(stage: Stage) -> AsyncIterator[AsyncEngine]:
    engine = create_async_engine(stage.database_url)
    yield engine
    await engine.dispose()


def loose(table: str) -> str:
    """Without its keys, as after a migration that lost them."""
    return (
        f"CREATE TABLE loose AS SELECT * FROM {table};"  # noqa: S608
        f"DROP TABLE {table};"
        f"ALTER TABLE loose RENAME TO {table};"
        f"INSERT INTO {table} SELECT * FROM {table} LIMIT 1"
    )


IN_THE_DATABASE = {
    "I5: outbox rows without an end": "UPDATE outbox SET state = 'queued' WHERE id = (SELECT min(id) FROM outbox)",
    "I3": "UPDATE ledger SET amount = 2 * amount",
    "I1: 1 of": "DELETE FROM messages WHERE message_id = (SELECT max(message_id) - 1 FROM messages)",
    "I1: 2 of": "DELETE FROM updates WHERE update_id = (SELECT min(update_id) FROM updates)",
    "I6": loose("checkins"),
    "I2 ledger": loose("ledger"),
    "I2 effects": loose("updates"),
    "I4": "; ".join((loose("outbox"), "UPDATE outbox SET key = 'news'")),
}


async def test_each_fault_in_the_database_is_found(stage: Stage, engine: AsyncEngine) -> None:
    report = await stage.doctor()
    found = await check(stage, report)
    assert (found.problems, found.lost, found.doubled) == ([], 0, 0)
    assert found.updates >= 5
    seen: set[str] = set()
    for problem, statements in IN_THE_DATABASE.items():
        async with engine.begin() as db:
            for statement in statements.split(";"):
                await db.execute(text(statement))
        problems = set((await check(stage, report)).problems)
        assert any(new.startswith(problem) for new in problems - seen), (problem, problems - seen)
        seen |= problems


BROKEN_FILES = {
    "sqlite": (
        "PRAGMA writable_schema = ON; "
        "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'standings') "
        "WHERE name = 'messages'; PRAGMA writable_schema = OFF"
    ),
    "postgresql": "UPDATE pg_class SET relfilenode = 4294967000 WHERE relname = 'reminders'",
}


async def test_a_broken_file_of_the_database_is_found(stage: Stage, engine: AsyncEngine) -> None:
    report = await stage.doctor()
    async with engine.connect() as db:
        db = await db.execution_options(isolation_level="AUTOCOMMIT")
        for statement in BROKEN_FILES[engine.dialect.name].split(";"):
            await db.exec_driver_sql(statement)
    problems = (await check(stage, report)).problems
    assert any(problem.startswith("I7: ") for problem in problems), problems


async def test_each_fault_elsewhere_is_found(stage: Stage) -> None:
    report = await stage.doctor()

    async def problems(*excused: str) -> list[str]:
        return (await check(stage, report, excused=excused)).problems

    for _ in range(2):
        stage.sandbox.log.call("sendMessage", {"chat_id": GROUP, "text": "announcement 7"}, b"{}", None)
    twice = "1 announcements said more than once"
    assert await problems() == [twice]

    (stage.folder / "debug.txt").write_text(f"GET /bot{stage.token}/getMe")
    token = "I8: the token is in debug.txt"
    assert await problems() == [twice, token]

    report["inbox"]["quarantined"] = 2
    report["problems"] = ["the books do not balance"]
    doctor = ["doctor: the books do not balance", "2 updates in quarantine"]
    assert await problems() == [twice, token, *doctor]

    with stage.log.open("a") as log:
        log.write("2026-01-01T00:00:00Z [error] cannot store updates, so they stay unconfirmed\n")
        log.write("Traceback (most recent call last):\nOSError: away\n")
    assert await problems(*DATABASE_AWAY) == [twice, token, *doctor]
    [crash] = set(await problems()) - {twice, token, *doctor}
    assert crash.startswith("I9: 1 tracebacks")
    with stage.log.open("a") as log:
        log.write("2026-01-01T00:00:01Z [error] delivery failed\nTraceback (most recent call last):\nKeyError: 7\n")
    [crash] = set(await problems(*DATABASE_AWAY)) - {twice, token, *doctor}
    assert "delivery failed" in crash
