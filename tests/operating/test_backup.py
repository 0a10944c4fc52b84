"""A backup is whole or is none; restored, it has everything and says nothing by itself."""

import sqlite3
import zipfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import text
from sqlmodel import SQLModel

from bot import config
from bot.app import settings_models
from bot.doctor import examine as doctor
from bot.kit.database import create_engine
from bot.operating import Halt, archive
from bot.operating.backup import back_up
from bot.operating.release import DROPPED, held, release
from bot.operating.restore import restore
from tests.support.databases import KINDS, fresh
from tests.support.moments import START
from tests.support.world import Human, World


async def report(url: str) -> dict[str, object]:
    return await doctor(config.load(None, settings_models(), database={"url": url}))


async def execute(url: str, *statements: str) -> Sequence[object]:
    engine = create_engine(url)
    async with engine.begin() as db:
        found = [await db.execute(text(statement)) for statement in statements]
        values = [row for result in found if result.returns_rows for row in result.all()]
    await engine.dispose()
    return values


@pytest.fixture
async def backed_up(world: World, ana: Human, tmp_path: Path) -> Path:
    """A backup with a message that waits, one on its way, a plan that is due and an update nobody got to."""
    url = world.app.config.database.url
    async with world.app.workshop.work() as work:
        await work.plan("reminders.daily", str(ana.id), START, community_id=1)
    with_states = "UPDATE outbox SET state = '{}' WHERE id = (SELECT {}(id) FROM outbox)"
    await execute(url, with_states.format("queued", "min"), with_states.format("sending", "max"))
    message = world.message(world.group.chat, ana.user, text="/checkin")
    await world.app.inbox.take([b'{"update_id":9000,"message":' + msgspec.json.encode(message) + b"}"])
    await world.close()
    file = tmp_path / "copies" / "hearth.zip"
    await back_up(url, file, START)
    return file


def archive_json(value: object) -> bytes:
    import msgspec

    return msgspec.json.encode(value)


@pytest.mark.parametrize("kind", KINDS)
async def test_it_comes_back_whole_in_either_database(backed_up: Path, world: World, kind: str, tmp_path: Path) -> None:
    before = await report(world.app.config.database.url)
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    with fresh(kind, folder, empty=True) as url:
        manifest, former = await restore(url, backed_up, START)
        after = await report(url)
        assert (former, manifest.rows["ledger"]) == ("", before["ledger"]["entries"])  # type: ignore[index]
        outbox, inbox, *_ = before.pop("outbox"), before.pop("inbox"), before.pop("advice"), after.pop("advice")
        assert after.pop("outbox") == {**outbox, "queued": 0, "held": 2}  # type: ignore[dict-item]
        assert after.pop("inbox") == {**inbox, "pending": 0, "quarantined": 1}  # type: ignore[dict-item]
        assert after == before
        assert await rows_of(url) == await rows_of(world.app.config.database.url)


async def rows_of(url: str) -> list[object]:
    """All that a backup must not change, in values of either database."""
    engine = create_engine(url)
    rows: list[object] = []
    async with engine.connect() as db:
        for table in SQLModel.metadata.sorted_tables:
            if table.name not in {"outbox", "due", "deliveries", "updates"}:
                rows += [
                    table.name,
                    *(tuple(row) for row in await db.execute(table.select().order_by(*table.primary_key))),
                ]
    await engine.dispose()
    return rows


async def test_a_restored_bot_says_nothing_by_itself(backed_up: Path, world: World, ana: Human) -> None:
    url = world.app.config.database.url
    _, former = await restore(url, backed_up, START)
    assert former
    again = await World(url).open()
    await again.app.inbox.recover()
    assert await again.pass_time(minutes=5) == []
    async with again.app.workshop.work() as work:
        waiting = await held(work.db, work.now)
        assert [one.what for one in waiting][-1] == f"plan reminders.daily {ana.id}"
        assert len(waiting) == 3
        await release(work.db, work.now, drop=False)
    heard = await again.pass_time(minutes=5)
    assert len(heard) == 2
    async with again.app.workshop.work() as work:
        assert await held(work.db, work.now) == []
    await again.close()


async def test_what_is_dropped_is_never_said(backed_up: Path, world: World) -> None:
    url = world.app.config.database.url
    await restore(url, backed_up, START)
    again = await World(url).open()
    async with again.app.workshop.work() as work:
        await release(work.db, work.now, drop=True)
    assert await again.pass_time(minutes=5) == []
    await again.close()
    assert await execute(url, "SELECT error FROM outbox WHERE state = 'failed'") == [(DROPPED,)] * 2


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_only_its_owner_may_read_it(backed_up: Path) -> None:
    assert backed_up.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in backed_up.parent.iterdir()] == [backed_up.name]


@pytest.mark.parametrize("where", [0.0, 0.3, 0.5, 0.99])
async def test_a_truncated_one_is_refused_and_changes_nothing(backed_up: Path, world: World, where: float) -> None:
    content = backed_up.read_bytes()
    backed_up.write_bytes(content[: int(len(content) * where)])
    await refused(backed_up, world)


async def test_a_tampered_one_is_refused_and_changes_nothing(backed_up: Path, world: World) -> None:
    content = bytearray(backed_up.read_bytes())
    content[len(content) // 3] ^= 0xFF
    backed_up.write_bytes(content)
    await refused(backed_up, world)


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
def test_no_flipped_bit_gives_another_database(backed_up: Path, tmp_path: Path) -> None:
    """One in a run of zeros may well give the same; none gives another."""
    content = backed_up.read_bytes()
    original = archive.unpack(backed_up, tmp_path / "original")
    refused = 0
    for position in range(0, len(content), len(content) // 100):
        spoilt = tmp_path / f"{position}.zip"
        spoilt.write_bytes(content[:position] + bytes([content[position] ^ 0x10]) + content[position + 1 :])
        try:
            assert archive.unpack(spoilt, tmp_path / f"{position}.sqlite3") == original
        except Halt:
            refused += 1
    assert refused > 50


async def refused(file: Path, world: World, why: str = "damaged") -> None:
    url = world.app.config.database.url
    before = await report(url)
    with pytest.raises(Halt, match=why):
        await restore(url, file, START)
    assert await report(url) == before


async def test_books_that_do_not_balance_are_refused(backed_up: Path, world: World) -> None:
    """Packed anew by a careful hand, so that no checksum tells."""
    repack(backed_up, "UPDATE accounts SET balance = balance + 1")
    await refused(backed_up, world, "books: member")


async def test_rows_that_are_missing_are_noticed(backed_up: Path, world: World) -> None:
    repack(backed_up, "DELETE FROM checkins")
    await refused(backed_up, world, "checkins: 0 rows, and 1 were written down")


async def test_a_schema_of_the_future_is_refused(backed_up: Path, world: World) -> None:
    repack(backed_up, schema="20990101_jetpacks")
    await refused(backed_up, world, "unknown to this one")


def repack(file: Path, statement: str = "SELECT 1", **changes: str) -> None:
    database = file.with_name("inside.sqlite3")
    manifest = archive.unpack(file, database)
    with closing(sqlite3.connect(database)) as db, db:
        db.execute(statement)
    file.unlink()
    facts = {name: getattr(manifest, name) for name in ("hearth", "schema", "source", "made_at", "rows")} | changes
    with archive.create(file) as to:
        archive.pack(database, facts, to)
    database.unlink()


async def test_while_the_bot_runs_nothing_is_replaced(backed_up: Path, world: World) -> None:
    url = world.app.config.database.url
    other = await World(url).open()
    try:
        await refused(backed_up, world, "stop the bot first")
    finally:
        await other.close()


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_an_old_write_ahead_log_spoils_nothing(backed_up: Path, world: World, tmp_path: Path) -> None:
    """A killed bot leaves one, and beside another file it would be applied to it."""
    database = Path(world.app.config.database.url.partition("///")[2])
    with closing(sqlite3.connect(database)) as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("DELETE FROM ledger")
        db.execute("COMMIT")
        log = Path(f"{database}-wal").read_bytes()
        whole = database.read_bytes()
    database.write_bytes(whole)
    Path(f"{database}-wal").write_bytes(log)
    await restore(world.app.config.database.url, backed_up, START)
    assert not Path(f"{database}-wal").exists()
    assert (await report(world.app.config.database.url))["ok"]


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_a_damaged_database_is_replaced_and_kept(backed_up: Path, world: World) -> None:
    database = Path(world.app.config.database.url.partition("///")[2])
    database.write_bytes(b"no database at all" * 1000)
    _, former = await restore(world.app.config.database.url, backed_up, START)
    assert Path(former).read_bytes().startswith(b"no database")
    assert (await report(world.app.config.database.url))["ok"]


async def test_no_copy_that_does_not_hold_gets_a_name(world: World, ana: Human, tmp_path: Path) -> None:
    url = world.app.config.database.url
    await world.close()
    await execute(url, "UPDATE accounts SET balance = balance + 1")
    with pytest.raises(Halt, match="books: member"):
        await back_up(url, tmp_path / "copies" / "hearth.zip", START)
    assert list((tmp_path / "copies").iterdir()) == []


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_it_is_a_common_archive(backed_up: Path) -> None:
    with zipfile.ZipFile(backed_up) as found:
        assert found.namelist() == [archive.DATA, archive.MANIFEST]
