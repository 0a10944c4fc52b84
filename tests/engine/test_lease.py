"""Of several processes on one database one serves; the next is there the moment it dies."""

import asyncio

import pytest
from sqlalchemy import text

from bot.engine import lease as module
from bot.engine.lease import Lease, LeaseLost
from bot.kit.database import create_engine
from tests.support.databases import KINDS


async def test_one_serves_and_another_may_when_it_let_go(database_url: str) -> None:
    first, second = Lease(database_url), Lease(database_url)
    assert await first.try_acquire()
    assert not await second.try_acquire()
    waiting = asyncio.create_task(second.acquire())
    await first.release()
    async with asyncio.timeout(10):
        await waiting
    assert not await first.try_acquire()
    await second.release()


async def test_different_duties_do_not_meet(database_url: str) -> None:
    first, second = Lease(database_url, "serve"), Lease(database_url, "restore")
    assert await first.try_acquire()
    assert await second.try_acquire()
    await first.release()
    await second.release()


@pytest.mark.parametrize("database_url", KINDS[1:], indirect=True)
async def test_who_loses_the_session_loses_the_lease_to_the_quicker(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BEAT", 0.01)
    first, second = Lease(database_url), Lease(database_url)
    assert await first.try_acquire()
    await _end_other_sessions(database_url)
    assert await second.try_acquire()
    with pytest.raises(LeaseLost):
        await first.keep()
    await second.release()


@pytest.mark.parametrize("database_url", KINDS[1:], indirect=True)
async def test_who_loses_the_session_goes_on_when_nobody_was_quicker(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BEAT", 0.01)
    lease = Lease(database_url)
    assert await lease.try_acquire()
    before = await _holders(database_url)
    keeping = asyncio.create_task(lease.keep())
    await _end_other_sessions(database_url)
    async with asyncio.timeout(10):
        while (now := await _holders(database_url)) == before or not now:  # noqa: ASYNC110 - a server has no event
            await asyncio.sleep(0.02)
    assert not keeping.done()
    keeping.cancel()
    await lease.release()


async def _holders(url: str) -> list[int]:
    """The sessions that hold an advisory lock."""
    engine = create_engine(url)
    async with engine.connect() as db:
        rows = await db.execute(
            text(
                "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = "
                "(SELECT oid FROM pg_database WHERE datname = current_database())"
            )
        )
        found = [pid for (pid,) in rows]
    await engine.dispose()
    return found


async def _end_other_sessions(url: str) -> None:
    engine = create_engine(url)
    async with engine.connect() as db:
        await db.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    await engine.dispose()
