"""Boards of large communities: who has how much in a period, in order, and how many stand on each rung.

An account changes with every message, so it carries no index. A large community's scores are kept beside them, brought
up to date once for all members that a batch concerned. A rank is the number of members on the rungs above, and of those
on one's own rung with more: it costs the same among a thousand and among a million.
"""

import json
import sqlite3
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Date, bindparam, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.points.store.boards import Standing
from bot.features.points.store.ledger import periods
from bot.features.points.tables import BoardRow
from bot.kit.database import driver, is_sqlite

ALWAYS = date(1970, 1, 1)  # since when everything counts
_FINE = 7  # a rung is no wider than 1/128 of its points


class Board(NamedTuple):
    community_id: int
    filled_to: int | None
    kept_since: date

    def keeps(self, period: str, since: date) -> bool:
        """Whether the rungs of a period are still there."""
        return period == "all" or since >= periods(self.kept_since)[period]


def rung_of(points: int) -> int:
    """Up to 255 points each number has a rung of its own; above, each doubling has 128 of them."""
    shift = max(0, points.bit_length() - _FINE - 1)
    return (shift << _FINE) + (points >> shift)


def end_of(rung: int) -> int:
    """The fewest points that are above it."""
    shift = max(0, (rung >> _FINE) - 1)
    return (rung - (shift << _FINE) + 1) << shift


# --- Becoming large, and letting go ---

_SQLITE_LOCK = """
    SELECT community_id, filled_to, kept_since FROM boards
    WHERE community_id IN (SELECT value FROM json_each(?1)) ORDER BY community_id
"""
_POSTGRES_LOCK = """
    SELECT community_id, filled_to, kept_since FROM boards
    WHERE community_id = ANY($1::bigint[]) ORDER BY community_id FOR UPDATE
"""

_B: Any = BoardRow.__table__  # type: ignore[attr-defined]
_CLAIM = select(_B).where(_B.c.community_id == bindparam("c")).with_for_update(skip_locked=True)
_BOARD = text("SELECT community_id, filled_to, kept_since FROM boards WHERE community_id = :c").columns(kept_since=Date)
_FILLING = text("SELECT community_id, filled_to FROM boards WHERE filled_to IS NOT NULL ORDER BY community_id LIMIT 1")
_OF_MEMBER = text(
    "SELECT community_id FROM boards JOIN accounts USING (community_id) WHERE member_id = :m ORDER BY community_id"
)
_IS_LARGE = text("SELECT 1 FROM accounts WHERE community_id = :c LIMIT 1 OFFSET :n")
_WANT = text(
    "INSERT INTO boards (community_id, filled_to, kept_since) VALUES (:c, 0, :since) ON CONFLICT DO NOTHING"
).bindparams(bindparam("since", type_=Date))
_NEXT = text(
    "SELECT member_id FROM accounts WHERE community_id = :c AND member_id > :after ORDER BY member_id LIMIT :n"
)
_FILLED = text("UPDATE boards SET filled_to = :to WHERE community_id = :c")
_BEHIND = select(_B.c.community_id).where(_B.c.kept_since < bindparam("day")).limit(1).with_for_update(skip_locked=True)
_KEEP = text("UPDATE boards SET kept_since = :day WHERE community_id = :c").bindparams(bindparam("day", type_=Date))
_LET_GO = text("DELETE FROM rungs WHERE community_id = :c AND period = :p AND since < :since").bindparams(
    bindparam("since", type_=Date)
)
_REMOVE = [text(f"DELETE FROM {table} WHERE community_id = :c") for table in ("rungs", "scores", "boards")]  # noqa: S608


async def board_of(db: AsyncConnection, community_id: int) -> Board | None:
    row = (await db.execute(_BOARD, {"c": community_id})).first()
    return Board(*row) if row else None


async def boards_of(db: AsyncConnection, member_id: int) -> Sequence[int]:
    """The large communities in which somebody has an account."""
    return (await db.execute(_OF_MEMBER, {"m": member_id})).scalars().all()


async def is_large(db: AsyncConnection, community_id: int, more_than: int) -> bool:
    return (await db.execute(_IS_LARGE, {"c": community_id, "n": more_than})).first() is not None


async def want(db: AsyncConnection, community_id: int, kept_since: date) -> None:
    """From here on it is kept up; the members it has are still to be filled in."""
    await db.execute(_WANT, {"c": community_id, "since": kept_since})


async def fill_again(db: AsyncConnection, community_id: int) -> None:
    await db.execute(_FILLED, {"c": community_id, "to": 0})


async def fill_next(db: AsyncConnection, limit: int) -> tuple[Board, Sequence[int]] | None:
    """A board that lacks members, as it is when they are on it, and the next of them; None when there is none that
    can be had."""
    found = (await db.execute(_FILLING)).first()
    if found is None:
        return None
    if found.filled_to == 0 and not is_sqlite(db):
        # Who is writing now may not have seen that this board is wanted: wait for them, and let nobody begin before.
        await db.execute(text("LOCK TABLE accounts IN SHARE ROW EXCLUSIVE MODE"))
    row = (await db.execute(_CLAIM, {"c": found.community_id})).first()
    if row is None:  # somebody else has it, and may be waiting for us
        return None
    board = Board(*row)
    values = {"c": board.community_id, "after": board.filled_to or 0, "n": limit}
    members = (await db.execute(_NEXT, values)).scalars().all()
    filled_to = members[-1] if len(members) == limit else None
    await db.execute(_FILLED, {"c": board.community_id, "to": filled_to})
    return board._replace(filled_to=filled_to), members


async def let_go(db: AsyncConnection, day: date) -> bool:
    """Removes the rungs of what was over by `day` in one community; False when none has any."""
    community_id = (await db.execute(_BEHIND, {"day": day})).scalar()
    if community_id is None:
        return False
    await db.execute(_KEEP, {"c": community_id, "day": day})
    for period, since in periods(day).items():
        await db.execute(_LET_GO, {"c": community_id, "p": period, "since": since})
    return True


async def remove(db: AsyncConnection, community_id: int) -> None:
    for statement in _REMOVE:
        await db.execute(statement, {"c": community_id})


async def lock(db: AsyncConnection, communities: Collection[int]) -> list[Board]:
    """The boards of those that are large; nobody else changes them until this transaction ends."""
    if is_sqlite(db):
        rows = (await driver(db)).cursor(sqlite3.Cursor).execute(_SQLITE_LOCK, (json.dumps(list(communities)),))
        return [Board(community, filled_to, date.fromisoformat(since)) for community, filled_to, since in rows]
    return [Board(*row) for row in await (await driver(db)).fetch(_POSTGRES_LOCK, list(communities))]


# --- Reading ---


class _Queries:
    """In the words of one database: SQLite has to be told which index, or it walks through members by their ids."""

    def __init__(self, hint: str) -> None:
        shown = f"FROM scores {hint} WHERE community_id = :c AND period = :p AND since = :since AND is_shown"
        rows = f"SELECT member_id, points {shown}"
        tied = f"SELECT * FROM ({rows} AND points = :points AND member_id"  # noqa: S608
        self.top = self._query(f"{rows} ORDER BY points DESC, member_id LIMIT :n")
        self.above = self._query(
            f"{tied} < :m ORDER BY member_id DESC LIMIT :n) AS tied UNION ALL "  # noqa: S608
            f"SELECT * FROM ({rows} AND points > :points ORDER BY points, member_id DESC LIMIT :n) AS more"
        )
        self.below = self._query(
            f"{tied} > :m ORDER BY member_id LIMIT :n) AS tied UNION ALL "  # noqa: S608
            f"SELECT * FROM ({rows} AND points < :points ORDER BY points DESC, member_id LIMIT :n) AS less"
        )
        higher = "FROM rungs WHERE community_id = :c AND period = :p AND since = :since AND rung > :rung"
        self.more = self._query(
            f"SELECT (SELECT coalesce(sum(members), 0) {higher}) "
            f"+ (SELECT count(*) {shown} AND points > :points AND points < :end)"
        )

    @staticmethod
    def _query(sql: str) -> Any:
        return text(sql).bindparams(bindparam("since", type_=Date))


_SQLITE = _Queries("INDEXED BY ix_scores_in_order")
_POSTGRES = _Queries("")
_MINE = text(
    "SELECT member_id, points FROM scores WHERE community_id = :c AND member_id = :m AND period = :p "
    "AND since = :since AND is_shown"
).bindparams(bindparam("since", type_=Date))


class Ladder:
    """The board of a large community in one period; asked like `boards.Board`."""

    def __init__(self, db: AsyncConnection, community_id: int, period: str, since: date) -> None:
        self._db = db
        self._queries = _SQLITE if is_sqlite(db) else _POSTGRES
        self._values = {"c": community_id, "p": period, "since": ALWAYS if period == "all" else since}

    async def top(self, limit: int) -> list[Standing]:
        return await self._standings(self._queries.top, n=limit)

    async def standing_of(self, member_id: int) -> Standing | None:
        return next(iter(await self._standings(_MINE, m=member_id)), None)

    async def around(self, me: Standing, reach: int) -> list[Standing]:
        """In falling order, `me` among them."""
        values = {"m": me.member_id, "points": me.points, "n": reach}
        above = await self._standings(self._queries.above, **values)
        below = await self._standings(self._queries.below, **values)

        def place(one: Standing) -> tuple[int, int]:
            return -one.points, one.member_id

        return [*sorted(above, key=place)[max(0, len(above) - reach) :], me, *sorted(below, key=place)[:reach]]

    async def with_more(self, points: int) -> int:
        rung = rung_of(points)
        values = {"rung": rung, "points": points, "end": end_of(rung)}
        return int((await self._db.execute(self._queries.more, self._values | values)).scalar_one())

    async def _standings(self, query: Any, **values: Any) -> list[Standing]:
        return [Standing(*row) for row in await self._db.execute(query, self._values | values)]
