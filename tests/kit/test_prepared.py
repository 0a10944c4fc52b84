"""A prepared statement says what SQLAlchemy says, on both databases, inside savepoints and out."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import Boolean, Column, Date, Integer, MetaData, Table, Text, bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.kit.database import BigId, UTCDateTime, insert
from bot.kit.prepared import Prepared
from bot.kit.work import Refusal, Work, Workshop

_T = Table(
    "prepared_things",
    MetaData(),
    Column("id", BigId, primary_key=True),
    Column("day", Date),
    Column("at", UTCDateTime),
    Column("is_done", Boolean),
    Column("words", Text),
    Column("n", Integer),
)
_NEW = insert(_T).values({column.name: bindparam(column.name) for column in _T.c if column.name != "n"} | {"n": 1})
ADD = Prepared(_NEW.on_conflict_do_update(index_elements=["id"], set_={"n": _T.c.n + 1}).returning(*_T.c))
READ = select(*_T.c).where(_T.c.id.in_([bindparam("id"), bindparam("other")])).order_by(_T.c.id)

AT = datetime(2026, 11, 28, 1, 2, 3, 456_789, tzinfo=UTC)
FULL = {"id": 1 << 51, "day": date(2026, 2, 28), "at": AT, "is_done": True, "words": "l'été 👩‍👩‍👧 \\ ' \" ?1 $1 :id"}
EMPTY = {"id": 2, "day": None, "at": None, "is_done": False, "words": ""}


@pytest.fixture(autouse=True)
async def table(workshop: Workshop) -> None:
    async with workshop.work() as work:
        await work.db.run_sync(_T.create)


async def both(db: AsyncConnection) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    values = {"id": FULL["id"], "other": EMPTY["id"]}
    return await Prepared(READ).all(db, values), [tuple(row) for row in await db.execute(READ, values)]


async def test_reads_and_writes_as_sqlalchemy_does(workshop: Workshop) -> None:
    async with workshop.work() as work:
        assert await ADD.first(work.db, FULL) == (*FULL.values(), 1)
        assert await ADD.all(work.db, EMPTY) == [(*EMPTY.values(), 1)]
        assert await ADD.first(work.db, FULL) == (*FULL.values(), 2)
        ours, theirs = await both(work.db)
        assert ours == theirs == [(*EMPTY.values(), 1), (*FULL.values(), 2)]
        assert [type(value) for row in ours for value in row] == [type(value) for row in theirs for value in row]


async def test_a_moment_is_the_same_whatever_its_zone(workshop: Workshop) -> None:
    elsewhere = FULL | {"at": AT.astimezone(timezone(timedelta(hours=8)))}
    async with workshop.work() as work:
        await ADD.all(work.db, elsewhere)
        ours, theirs = await both(work.db)
        assert ours == theirs == [(*FULL.values(), 1)]


async def test_a_naive_moment_is_refused(workshop: Workshop) -> None:
    async with workshop.work() as work:
        with pytest.raises(ValueError, match="naive"):
            await ADD.all(work.db, FULL | {"at": AT.replace(tzinfo=None)})


async def add_and_refuse(work: Work) -> None:
    async with work.savepoint():
        await ADD.all(work.db, FULL)
        raise Refusal("kit.expired")


async def test_is_undone_with_its_savepoint(workshop: Workshop) -> None:
    async with workshop.work() as work:
        await ADD.all(work.db, EMPTY)
        with pytest.raises(Refusal):
            await add_and_refuse(work)
        async with work.savepoint():
            assert await ADD.first(work.db, EMPTY) == (*EMPTY.values(), 2)
    async with workshop.work() as work:
        ours, theirs = await both(work.db)
        assert ours == theirs == [(*EMPTY.values(), 2)]


async def test_a_forgotten_value_is_an_error(workshop: Workshop) -> None:
    async with workshop.work() as work:
        with pytest.raises(KeyError, match="words"):
            await ADD.all(work.db, {name: value for name, value in FULL.items() if name != "words"})
