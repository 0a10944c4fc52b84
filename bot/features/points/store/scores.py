"""Scores and rungs follow the accounts: what changed for the members of a batch is written once, in one go."""

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Date, bindparam, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.points.store.ladder import ALWAYS, Board, rung_of
from bot.features.points.tables import PERIODS
from bot.kit.database import driver, in_thread, is_sqlite

FEW = 10  # members whose scores take less time than going to a thread and back


class Score(NamedTuple):
    member_id: int
    period: str
    since: date
    points: int
    is_shown: bool


_Rung = tuple[str, date, int]


_AMONG = {True: "IN (SELECT value FROM json_each($2))", False: "= ANY($2::bigint[])"}
_ACCOUNTS = """
    SELECT member_id, lifetime, day, day_points, week, week_points, month, month_points
    FROM accounts WHERE community_id = $1 AND member_id {among}
"""
_SCORES = "SELECT member_id, period, since, points, is_shown FROM scores WHERE community_id = $1 AND member_id {among}"
_PUT = """
    INSERT INTO scores (community_id, member_id, period, since, points, is_shown) {rows}
    ON CONFLICT (community_id, member_id, period)
    DO UPDATE SET since = excluded.since, points = excluded.points, is_shown = excluded.is_shown
"""
_CLIMB = """
    INSERT INTO rungs (community_id, period, since, rung, members) {rows}
    ON CONFLICT (community_id, period, since, rung) DO UPDATE SET members = rungs.members + excluded.members
"""

_SQLITE_ACCOUNTS, _SQLITE_SCORES = (one.format(among=_AMONG[True]).replace("$", "?") for one in (_ACCOUNTS, _SCORES))
_SQLITE_PUT = _PUT.format(rows="VALUES (?, ?, ?, ?, ?, ?)")
_SQLITE_DROP = "DELETE FROM scores WHERE community_id = ? AND member_id = ? AND period = ?"
_SQLITE_CLIMB = _CLIMB.format(rows="VALUES (?, ?, ?, ?, ?)")

_POSTGRES_ACCOUNTS, _POSTGRES_SCORES = (one.format(among=_AMONG[False]) for one in (_ACCOUNTS, _SCORES))
_POSTGRES_PUT = _PUT.format(
    rows="SELECT $1::bigint, * FROM unnest($2::bigint[], $3::text[], $4::date[], $5::bigint[], $6::boolean[])"
)
_POSTGRES_DROP = """
    DELETE FROM scores USING unnest($2::bigint[], $3::text[]) AS gone (member_id, period)
    WHERE scores.community_id = $1 AND scores.member_id = gone.member_id AND scores.period = gone.period
"""
_POSTGRES_CLIMB = _CLIMB.format(rows="SELECT $1::bigint, * FROM unnest($2::text[], $3::date[], $4::int[], $5::int[])")


async def follow(db: AsyncConnection, board: Board, members: Collection[int], unseen: Collection[int]) -> None:
    """Brings the scores of these members up to their accounts; those `unseen` have no place."""
    connection = await driver(db)
    if is_sqlite(db):

        def job(cursor: sqlite3.Cursor) -> None:
            _follow_sqlite(cursor, board, members, unseen)

        if len(members) <= FEW:
            job(connection.cursor(sqlite3.Cursor))
        else:
            await in_thread(db, job)
        return
    community, ids = board.community_id, list(members)
    had = [Score(*row) for row in await connection.fetch(_POSTGRES_SCORES, community, ids)]
    has = _scores_of(await connection.fetch(_POSTGRES_ACCOUNTS, community, ids), unseen)
    puts, drops, rungs = _difference(board, had, has)
    for statement, rows in ((_POSTGRES_PUT, puts), (_POSTGRES_DROP, drops), (_POSTGRES_CLIMB, rungs)):
        if rows:
            await connection.execute(statement, community, *zip(*rows, strict=True))


def _follow_sqlite(cursor: sqlite3.Cursor, board: Board, members: Collection[int], unseen: Collection[int]) -> None:
    asked = (board.community_id, json.dumps(list(members)))
    had = [
        Score(member_id, period, date.fromisoformat(since), points, bool(is_shown))
        for member_id, period, since, points, is_shown in cursor.execute(_SQLITE_SCORES, asked)
    ]
    accounts = [
        (member_id, lifetime, *(date.fromisoformat(one) if isinstance(one, str) else one for one in by_period))
        for member_id, lifetime, *by_period in cursor.execute(_SQLITE_ACCOUNTS, asked)
    ]
    puts, drops, rungs = _difference(board, had, _scores_of(accounts, unseen))
    changes: tuple[tuple[str, Sequence[tuple[Any, ...]]], ...] = (
        (_SQLITE_PUT, puts), (_SQLITE_DROP, drops), (_SQLITE_CLIMB, rungs),
    )  # fmt: skip
    for statement, rows in changes:
        cursor.executemany(statement, [(board.community_id, *map(_plain, row)) for row in rows])


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _scores_of(accounts: Iterable[Any], unseen: Collection[int]) -> list[Score]:
    return [
        Score(member_id, period, since, points, member_id not in unseen)
        for member_id, lifetime, *by_period in accounts
        for period, since, points in (
            ("all", ALWAYS, lifetime),
            *zip(PERIODS, by_period[::2], by_period[1::2], strict=True),
        )
        if points > 0
    ]


def _difference(
    board: Board, had: Iterable[Score], has: Iterable[Score]
) -> tuple[list[Score], list[tuple[int, str]], list[tuple[str, date, int, int]]]:
    """What to write, what to remove, and by how many members each rung grows; all in the order of their keys."""
    before, after = ({(one.member_id, one.period): one for one in scores} for scores in (had, has))
    puts = [one for key, one in sorted(after.items()) if before.get(key) != one]
    drops = sorted(before.keys() - after.keys())
    growth: Counter[tuple[str, date, int]] = Counter()
    for key in (*((one.member_id, one.period) for one in puts), *drops):
        for scores, change in ((before, -1), (after, 1)):
            one = scores.get(key)
            if one and one.is_shown and board.keeps(one.period, one.since):
                growth[one.period, one.since, rung_of(one.points)] += change
    return puts, drops, [(*rung, change) for rung, change in sorted(growth.items()) if change]


# --- Whether it is right ---

_MISTAKEN = text(
    """
    SELECT scores.community_id, scores.member_id, scores.period
    FROM scores JOIN boards USING (community_id) LEFT JOIN accounts USING (community_id, member_id)
    WHERE (filled_to IS NULL OR scores.member_id <= filled_to)
    AND (
        accounts.member_id IS NULL
        OR points <> CASE period WHEN 'day' THEN day_points WHEN 'week' THEN week_points
                                 WHEN 'month' THEN month_points ELSE lifetime END
        OR since <> CASE period WHEN 'day' THEN day WHEN 'week' THEN week WHEN 'month' THEN month ELSE :always END
    )
    LIMIT 20
    """
).bindparams(bindparam("always", type_=Date))
_COUNTS = text(
    """
    SELECT boards.community_id,
           (SELECT count(*) FROM scores WHERE scores.community_id = boards.community_id
                   AND (filled_to IS NULL OR scores.member_id <= filled_to)),
           (SELECT coalesce(sum(CASE WHEN lifetime > 0 THEN 1 ELSE 0 END + CASE WHEN day_points > 0 THEN 1 ELSE 0 END
                              + CASE WHEN week_points > 0 THEN 1 ELSE 0 END
                              + CASE WHEN month_points > 0 THEN 1 ELSE 0 END), 0)
            FROM accounts WHERE accounts.community_id = boards.community_id
                   AND (filled_to IS NULL OR accounts.member_id <= filled_to))
    FROM boards ORDER BY 1
    """
)
_STAND = text(
    "SELECT community_id, period, since, points, count(*) FROM scores WHERE is_shown GROUP BY 1, 2, 3, 4"
).columns(since=Date)
_COUNTED = text("SELECT community_id, period, since, rung, members FROM rungs WHERE members <> 0").columns(since=Date)
_BOARDS = text("SELECT community_id, filled_to, kept_since FROM boards").columns(kept_since=Date)


async def mistakes(db: AsyncConnection) -> list[str]:
    """Where the scores are not those of the accounts, or the rungs not those of the scores; the first few."""
    found = [
        f"points: member {member} of community {community}: the score of their {period} is not what they earned"
        for community, member, period in await db.execute(_MISTAKEN, {"always": ALWAYS})
    ]
    found += [
        f"points: community {community}: {scores} scores for {expected} sums in accounts"
        for community, scores, expected in await db.execute(_COUNTS)
        if scores != expected
    ]
    boards = {row.community_id: Board(*row) for row in await db.execute(_BOARDS)}
    rungs: Counter[tuple[int, str, date, int]] = Counter()
    for community, period, since, points, members in await db.execute(_STAND):
        if boards[community].keeps(period, since):
            rungs[community, period, since, rung_of(points)] += members
    counted = {tuple(row[:4]): row.members for row in await db.execute(_COUNTED)}
    found += [
        f"points: community {key[0]}: {counted.get(key, 0)} members on rung {key[3]} of {key[1]} {key[2]}, "
        f"where {rungs[key]} stand"
        for key in sorted(rungs.keys() | counted.keys())
        if rungs[key] != counted.get(key, 0)
    ][:20]
    return found
