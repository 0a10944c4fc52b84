"""The databases that tests get are real, fresh, and the same in both kinds."""

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine


async def _ask(url: str, *statements: str) -> object:
    engine = create_async_engine(url)
    try:
        async with engine.begin() as connection:
            for statement in statements:
                result = await connection.execute(text(statement))
            return result.scalar() if result.returns_rows else None
    finally:
        await engine.dispose()


@pytest.mark.parametrize("turn", [1, 2])
async def test_every_test_gets_a_database_of_its_own(empty_database_url: str, turn: int) -> None:
    assert await _ask(empty_database_url, "CREATE TABLE mine (turn int)", "SELECT count(*) FROM mine") == 0
