"""Who has how much in a period. Such a board looks through one community's accounts, which lie side by side."""

import json
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ARRAY, BigInteger, ColumnElement, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.points.tables import PERIODS, AccountRow
from bot.kit.database import is_sqlite

_A: Any = AccountRow.__table__  # type: ignore[attr-defined]


class Standing(NamedTuple):
    member_id: int
    points: int


class _Board:
    """The queries of one period ("all" or a period's column) in the words of one database."""

    def __init__(self, period: str, hidden: ColumnElement[bool]) -> None:
        self.points = points = _A.c.lifetime if period == "all" else _A.c[f"{period}_points"]
        shown = [_A.c.community_id == bindparam("c"), points > 0, ~hidden]
        if period != "all":
            shown.append(_A.c[period] == bindparam("since"))
        rows = select(_A.c.member_id, points).where(*shown).limit(bindparam("n"))
        tied = points == bindparam("points")
        above = (points > bindparam("points")) | (tied & (_A.c.member_id < bindparam("m")))
        below = (points < bindparam("points")) | (tied & (_A.c.member_id > bindparam("m")))
        down, up = (points.desc(), _A.c.member_id), (points, _A.c.member_id.desc())
        self.top = rows.order_by(*down)
        self.mine = select(_A.c.member_id, points).where(*shown, _A.c.member_id == bindparam("m"))
        self.above = rows.where(above).order_by(*up)
        self.below = rows.where(below).order_by(*down)
        self.more = select(func.count()).where(*shown, points > bindparam("points"))


def _boards(hidden: ColumnElement[bool]) -> dict[str, _Board]:
    return {period: _Board(period, hidden) for period in ("all", *PERIODS)}


# However many are hidden, they are one parameter: databases limit how many a statement may have.
_SQLITE_BOARDS = _boards(_A.c.member_id.in_(select(func.json_each(bindparam("hidden")).table_valued("value").c.value)))
_POSTGRES_BOARDS = _boards(_A.c.member_id.in_(select(func.unnest(bindparam("hidden", type_=ARRAY(BigInteger))))))


class Board:
    """Members of a community by what they earned in a period, without those who are hidden."""

    def __init__(
        self, db: AsyncConnection, community_id: int, period: str, since: date, hidden: Collection[int]
    ) -> None:
        self._db = db
        self._queries = (_SQLITE_BOARDS if is_sqlite(db) else _POSTGRES_BOARDS)[period]
        ids = json.dumps(list(hidden)) if is_sqlite(db) else list(hidden)
        self._values = {"c": community_id, "hidden": ids} | ({} if period == "all" else {"since": since})

    async def top(self, limit: int) -> list[Standing]:
        return self._standings(await self._db.execute(self._queries.top, self._values | {"n": limit}))

    async def standing_of(self, member_id: int) -> Standing | None:
        row = (await self._db.execute(self._queries.mine, self._values | {"m": member_id})).first()
        return Standing(row[0], row[1]) if row else None

    async def around(self, me: Standing, reach: int) -> list[Standing]:
        """In falling order, `me` among them."""
        values = self._values | {"m": me.member_id, "points": me.points, "n": reach}
        above = self._standings(await self._db.execute(self._queries.above, values))
        below = self._standings(await self._db.execute(self._queries.below, values))
        return [*reversed(above), me, *below]

    async def with_more(self, points: int) -> int:
        found: int = (await self._db.execute(self._queries.more, self._values | {"points": points})).scalar_one()
        return found

    @staticmethod
    def _standings(rows: Iterable[Any]) -> list[Standing]:
        return [Standing(row[0], row[1]) for row in rows]
