"""The data can be spread over a distributed PostgreSQL by `community_id`: asked of the server's own catalogue, which
knows what the migrations really made."""

import pytest
from sqlalchemy import text

from bot.kit.database import create_engine
from tests.support.databases import KINDS

# One courier owns it, and sends in the order of its numbers; it stays with the inbox on the coordinator.
NOT_SPREAD = {"outbox"}

UNIQUE_KEYS = """
    SELECT tables.relname, indexes.relname, array_agg(columns.attname)
    FROM pg_index
    JOIN pg_class AS tables ON tables.oid = indrelid
    JOIN pg_class AS indexes ON indexes.oid = indexrelid
    JOIN pg_namespace ON pg_namespace.oid = tables.relnamespace AND nspname = 'public'
    JOIN pg_attribute AS columns ON columns.attrelid = indrelid AND columns.attnum = ANY(indkey)
    WHERE indisunique AND EXISTS (
        SELECT FROM pg_attribute WHERE attrelid = indrelid AND attname = 'community_id' AND NOT attisdropped
    )
    GROUP BY 1, 2
"""


@pytest.mark.parametrize("database_url", KINDS[1:], indirect=True)
async def test_every_unique_key_of_a_community_names_it(database_url: str) -> None:
    engine = create_engine(database_url)
    async with engine.connect() as db:
        keys = [(table, index, set(columns)) for table, index, columns in await db.execute(text(UNIQUE_KEYS))]
    await engine.dispose()
    assert {"messages", "ledger", "accounts", "checkins", "due"} <= {table for table, *_ in keys}
    without = {table: index for table, index, columns in keys if "community_id" not in columns}
    assert without.keys() == NOT_SPREAD, without


@pytest.mark.parametrize("database_url", KINDS[1:], indirect=True)
async def test_no_foreign_key_leaves_a_community(database_url: str) -> None:
    """Between tables that are spread, a reference must name the community too."""
    query = """
        SELECT conname FROM pg_constraint
        WHERE contype = 'f' AND NOT EXISTS (
            SELECT FROM pg_attribute WHERE attrelid = conrelid AND attnum = ANY(conkey) AND attname = 'community_id'
        ) AND EXISTS (
            SELECT FROM pg_attribute WHERE attrelid = confrelid AND attname = 'community_id' AND NOT attisdropped
        )
    """
    engine = create_engine(database_url)
    async with engine.connect() as db:
        assert (await db.execute(text(query))).all() == []
    await engine.dispose()
