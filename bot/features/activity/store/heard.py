"""Marks of what was said in the last hour, a row for what came together in a community."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.activity.tables import HeardRow
from bot.kit.database import insert

_L: Any = HeardRow.__table__  # type: ignore[attr-defined]
MOST = 2_000  # rows of a community that is heard of for the first time


class Mark(NamedTuple):
    member_id: int
    number: int  # of the message
    mark: int


_ADD = insert(_L).values({column.name: bindparam(column.name) for column in _L.c}).on_conflict_do_nothing()
_SINCE = select(_L.c.marks).where(_L.c.community_id == bindparam("c"), _L.c.at > bindparam("since"))
_SINCE = _SINCE.order_by(_L.c.at.desc(), _L.c.first_id.desc()).limit(MOST)
_FORGET = delete(_L).where(_L.c.at < bindparam("before"))


async def add(db: AsyncConnection, at: datetime, marks: Mapping[int, Sequence[Mark]]) -> None:
    """By community; all that one batch brought."""
    rows = [
        {"community_id": one, "first_id": theirs[0].number, "at": at, "marks": json.dumps(theirs)}
        for one, theirs in sorted(marks.items())
    ]
    if rows:
        await db.execute(_ADD, rows)


async def since(db: AsyncConnection, community_id: int, moment: datetime) -> Iterable[Mark]:
    """Oldest first."""
    rows = (await db.execute(_SINCE, {"c": community_id, "since": moment})).scalars().all()
    return [Mark(*mark) for row in reversed(rows) for mark in json.loads(row)]


async def forget(db: AsyncConnection, before: datetime) -> None:
    await db.execute(_FORGET, {"before": before})
