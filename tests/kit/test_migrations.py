"""One straight history: up, down and up again on both databases, and nothing that the code says otherwise."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlmodel import SQLModel

from bot.app import load_tables
from bot.kit.database import create_engine
from bot.migrating import HISTORY, heads, migrate


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, SQLModel.metadata))


async def test_the_history_says_what_the_tables_say(database_url: str) -> None:
    load_tables()
    engine = create_engine(database_url)
    async with engine.connect() as db:
        assert await db.run_sync(_differences) == []
    await engine.dispose()


async def test_every_step_goes_up_and_down_and_up(empty_database_url: str) -> None:
    revisions = [step.revision for step in ScriptDirectory(str(HISTORY)).walk_revisions()][::-1]
    for revision in revisions:
        await migrate(empty_database_url, revision)
        await migrate(empty_database_url, "-1")
        await migrate(empty_database_url, revision)
    await migrate(empty_database_url)


def test_the_history_is_straight() -> None:
    script = ScriptDirectory(str(HISTORY))
    assert len(script.get_heads()) == 1
    assert heads() == set(script.get_heads()), "what is read without Alembic is what Alembic reads"
    assert len(script.get_bases()) == 1
