"""Rows of facts. The bulk path passes SQLAlchemy by: its overhead is more than the databases' work."""

import sqlite3
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import bindparam, case, delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.activity.tables import ForgottenRow, HourRow, MessageRow, MessageTextRow
from bot.kit.database import driver, in_thread, insert, insert_new, is_sqlite
from bot.kit.wire import Kind

_M: Any = MessageRow.__table__  # type: ignore[attr-defined]
_T: Any = MessageTextRow.__table__  # type: ignore[attr-defined]
_H: Any = HourRow.__table__  # type: ignore[attr-defined]
_F: Any = ForgottenRow.__table__  # type: ignore[attr-defined]

LOOKED_BACK = 2_000  # messages of a community that is heard of for the first time
FEW = 30  # messages that take less time than going to a thread and back
MICROS = 1_000_000

# Numbers in the database: a kind keeps its own for ever.
KINDS = {
    Kind.COMMAND: 1, Kind.TEXT: 2, Kind.PHOTO: 3, Kind.VIDEO: 4, Kind.VOICE: 5, Kind.AUDIO: 6, Kind.STICKER: 7,
    Kind.ANIMATION: 8, Kind.DOCUMENT: 9, Kind.VIDEO_NOTE: 10, Kind.POLL: 11, Kind.LOCATION: 12, Kind.CONTACT: 13,
    Kind.DICE: 14,
}  # fmt: skip
MEDIA = frozenset(
    KINDS[kind] for kind in (Kind.PHOTO, Kind.VIDEO, Kind.VOICE, Kind.AUDIO, Kind.DOCUMENT, Kind.VIDEO_NOTE)
)


class Row(NamedTuple):
    """A message on its way into the database."""

    community_id: int
    message_id: int
    member_id: int
    at: int  # seconds since 1970
    day: date
    kind: int
    length: int
    reply_to_member_id: int | None
    reply_to_message_id: int | None
    topic_id: int | None
    verdict: int
    hour: int
    text: str | None  # to keep; None: nothing


class Message(NamedTuple):
    """A message as it was recorded."""

    message_id: int
    member_id: int
    at: datetime
    day: date
    kind: int
    length: int
    reply_to_member_id: int | None
    verdict: int
    reply_to_message_id: int | None = None


async def add(db: AsyncConnection, rows: Sequence[Row]) -> Sequence[bool]:
    """Adds messages that are not there yet and counts them; says of each whether it was new."""
    if not is_sqlite(db):
        return await _add_postgres(await driver(db), rows)

    def job(cursor: sqlite3.Cursor) -> list[bool]:
        return _add_sqlite(cursor, rows)

    if len(rows) <= FEW:
        return job((await driver(db)).cursor(sqlite3.Cursor))
    return await in_thread(db, job)


_ADD = """
    INSERT INTO messages (community_id, message_id, member_id, at, day, kind, length, reply_to_member_id,
                          reply_to_message_id, topic_id, verdict)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_KEEP = "INSERT INTO message_texts (community_id, message_id, member_id, at, text) VALUES (?, ?, ?, ?, ?)"
_COUNT = """
    INSERT INTO activity_hours (community_id, day, member_id, hour, messages) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (community_id, day, member_id, hour) DO UPDATE SET messages = messages + excluded.messages
"""


@lru_cache(maxsize=64)
def _iso(day: date) -> str:
    return day.isoformat()


_KEY, _COUNTER = itemgetter(0, 1), itemgetter(0, 4, 2, 11)  # of a row: its key, and the hour it counts for


def _order(rows: Sequence[Row]) -> list[int]:
    """Positions in the order of keys: neighbours share pages, and two transactions never wait crosswise."""
    keys = list(map(_KEY, rows))
    return sorted(range(len(rows)), key=keys.__getitem__)


def _add_sqlite(cursor: sqlite3.Cursor, rows: Sequence[Row]) -> list[bool]:
    order = _order(rows)
    values = [
        (community, message, member, at * MICROS, _iso(day), kind, length, to_member, to_message, topic, verdict)
        for community, message, member, at, day, kind, length, to_member, to_message, topic, verdict, _, _ in (
            rows[position] for position in order
        )
    ]
    are_new = [True] * len(rows)
    for known in insert_new(cursor, _ADD, values):
        are_new[order[known]] = False
    new = [rows[position] for position in order if are_new[position]]
    hours = sorted(Counter(map(_COUNTER, new)).items())
    cursor.executemany(_COUNT, [(community, _iso(day), member, hour, n) for (community, day, member, hour), n in hours])
    if texts := [(*row[:3], row.at * MICROS, row.text) for row in new if row.text is not None]:
        cursor.executemany(_KEEP, texts)
    return are_new


_ADD_MANY = """
    INSERT INTO messages (community_id, message_id, member_id, at, day, kind, length, reply_to_member_id,
                          reply_to_message_id, topic_id, verdict)
    SELECT community_id, message_id, member_id, to_timestamp(at), day, kind, length, reply_member, reply, topic, verdict
    FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::date[], $6::smallint[], $7::integer[],
                $8::bigint[], $9::bigint[], $10::bigint[], $11::smallint[])
         AS new (community_id, message_id, member_id, at, day, kind, length, reply_member, reply, topic, verdict)
    ON CONFLICT DO NOTHING
    RETURNING community_id, message_id
"""
_KEEP_MANY = """
    INSERT INTO message_texts (community_id, message_id, member_id, at, text)
    SELECT community_id, message_id, member_id, to_timestamp(at), words
    FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[])
         AS new (community_id, message_id, member_id, at, words)
"""
_COUNT_MANY = """
    INSERT INTO activity_hours (community_id, day, member_id, hour, messages)
    SELECT * FROM unnest($1::bigint[], $2::date[], $3::bigint[], $4::smallint[], $5::integer[])
    ON CONFLICT (community_id, day, member_id, hour) DO UPDATE
    SET messages = activity_hours.messages + excluded.messages
"""


async def _add_postgres(connection: Any, rows: Sequence[Row]) -> list[bool]:
    are_new = [False] * len(rows)
    if not rows:
        return are_new
    first: dict[tuple[int, int], int] = {}
    for position in _order(rows):
        first.setdefault(_KEY(rows[position]), position)
    columns = list(zip(*(rows[position] for position in first.values()), strict=True))
    new: list[Row] = []
    for added in await connection.fetch(_ADD_MANY, *columns[:11]):
        position = first[tuple(added)]
        are_new[position] = True
        new.append(rows[position])
    if new:
        counted = ((*counter, number) for counter, number in sorted(Counter(map(_COUNTER, new)).items()))
        await connection.execute(_COUNT_MANY, *zip(*counted, strict=True))
    if texts := [(*row[:4], row.text.replace("\0", "")) for row in new if row.text is not None]:
        await connection.execute(_KEEP_MANY, *zip(*texts, strict=True))
    return are_new


_OF = (_M.c.community_id == bindparam("c"), _M.c.message_id == bindparam("m"))
_AUTHOR = select(_M.c.member_id).where(*_OF)
_READ = select(*(_M.c[name] for name in Message._fields)).where(*_OF)
_BETWEEN = select(*(_M.c[name] for name in Message._fields)).where(
    _M.c.community_id == bindparam("c"), _M.c.at >= bindparam("since"), _M.c.at < bindparam("until")
)
_BETWEEN = _BETWEEN.order_by(_M.c.at, func.abs(_M.c.message_id))
_LAST = select(_M.c.member_id, _M.c.at, _M.c.message_id, _M.c.verdict).where(_M.c.community_id == bindparam("c"))
_LAST = _LAST.limit(LOOKED_BACK)
_LATEST = [
    select(last.c.member_id, last.c.at, last.c.message_id)
    .where(last.c.at > bindparam("since"), last.c.verdict.in_(bindparam("verdicts", expanding=True)))
    .order_by(last.c.at, func.abs(last.c.message_id))
    for last in (
        _LAST.where(_M.c.message_id > 0).order_by(_M.c.message_id.desc()).subquery(),
        _LAST.where(_M.c.message_id < 0).order_by(_M.c.message_id).subquery(),  # of a small group: see `number_of`
    )
]
_PURGE = delete(_T).where(_T.c.at < bindparam("before"))
_SUM = func.sum(_H.c.messages)
_ON_DAY = select(_H.c.member_id, _SUM).where(_H.c.community_id == bindparam("c"), _H.c.day == bindparam("d"))
_ON_DAY = _ON_DAY.group_by(_H.c.member_id)
_FIRST_DAY = select(func.min(_H.c.day)).where(_H.c.community_id == bindparam("c"))
_BETWEEN_DAYS = _H.c.day.between(bindparam("first"), bindparam("last"))
_BUSY = (_H.c.community_id == bindparam("c"), _BETWEEN_DAYS, _H.c.messages > 0)
_WRITERS = select(func.count(_H.c.member_id.distinct())).where(*_BUSY)
_BY_HOUR = select(_H.c.day, _H.c.hour, func.count()).where(*_BUSY).group_by(_H.c.day, _H.c.hour)
_THEIR_HOURS = select(_H.c.member_id, _H.c.day, _H.c.hour).where(
    *_BUSY, _H.c.member_id.in_(bindparam("ids", expanding=True))
)
_OF_MEMBERS = (
    select(_H.c.member_id, _H.c.day, _SUM)
    .where(
        _H.c.community_id == bindparam("c"),
        _H.c.day.in_(bindparam("days", expanding=True)),
        _H.c.member_id.in_(bindparam("ids", expanding=True)),
        _H.c.messages > 0,
    )
    .group_by(_H.c.member_id, _H.c.day)
)


async def author_of(db: AsyncConnection, community_id: int, message_id: int) -> int | None:
    found: int | None = (await db.execute(_AUTHOR, {"c": community_id, "m": message_id})).scalar()
    return found


async def message(db: AsyncConnection, community_id: int, message_id: int) -> Message | None:
    row = (await db.execute(_READ, {"c": community_id, "m": message_id})).first()
    return Message(*row) if row else None


async def between(db: AsyncConnection, community_id: int, since: datetime, until: datetime) -> Sequence[Message]:
    """Messages in the order in which they were written."""
    rows = await db.execute(_BETWEEN, {"c": community_id, "since": since, "until": until})
    return [Message(*row) for row in rows]


async def latest(
    db: AsyncConnection, community_id: int, since: datetime, verdicts: Collection[int], *, is_small: bool
) -> Sequence[tuple[int, datetime, int]]:
    """Who wrote when, and its number, in the order in which they were written; looks at the last two thousand."""
    rows = await db.execute(_LATEST[is_small], {"c": community_id, "since": since, "verdicts": list(verdicts)})
    return [(member_id, at, number) for member_id, at, number in rows]


_ABOUT = [
    select(*(last.c[name] for name in Message._fields))
    .where((last.c.member_id == bindparam("m")) | (last.c.reply_to_member_id == bindparam("m")))
    .order_by(last.c.at, func.abs(last.c.message_id))
    for last in (
        select(_M).where(_M.c.community_id == bindparam("c"), is_of_it).order_by(order).limit(LOOKED_BACK).subquery()
        for is_of_it, order in (
            (_M.c.message_id > 0, _M.c.message_id.desc()),
            (_M.c.message_id < 0, _M.c.message_id),  # of a small group: see `number_of`
        )
    )
]


_TO = [
    select(*(after.c[name] for name in Message._fields))
    .where(after.c.reply_to_message_id == bindparam("m"))
    .order_by(after.c.at, func.abs(after.c.message_id))
    for after in (
        select(_M).where(_M.c.community_id == bindparam("c"), is_later).order_by(order).limit(LOOKED_BACK).subquery()
        for is_later, order in (
            (_M.c.message_id > bindparam("m"), _M.c.message_id),
            (_M.c.message_id < bindparam("m"), _M.c.message_id.desc()),  # of a small group: see `number_of`
        )
    )
]


async def answers_to(db: AsyncConnection, community_id: int, message_id: int) -> Sequence[Message]:
    """Of the two thousand messages behind one, those that answer it, in their order."""
    rows = await db.execute(_TO[message_id < 0], {"c": community_id, "m": message_id})
    return [Message(*row) for row in rows]


async def lately_about(db: AsyncConnection, community_id: int, member_id: int) -> Sequence[Message]:
    """Of the last two thousand messages, those by a member and those that answer them, in their order."""
    rows = [row for query in reversed(_ABOUT) for row in await db.execute(query, {"c": community_id, "m": member_id})]
    return [Message(*row) for row in rows]


async def on_day(db: AsyncConnection, community_id: int, day: date) -> Mapping[int, int]:
    """Messages by member."""
    rows = await db.execute(_ON_DAY, {"c": community_id, "d": day})
    return {member_id: int(number) for member_id, number in rows}


async def of_members(
    db: AsyncConnection, community_id: int, ids: Collection[int], days: Collection[date]
) -> dict[int, dict[date, int]]:
    """By member, messages by day, for the days that have any."""
    found: dict[int, dict[date, int]] = {}
    rows = await db.execute(_OF_MEMBERS, {"c": community_id, "ids": list(ids), "days": list(days)})
    for member_id, day, number in rows:
        found.setdefault(member_id, {})[day] = int(number)
    return found


async def writers(db: AsyncConnection, community_id: int, first: date, last: date) -> int:
    return int((await db.execute(_WRITERS, {"c": community_id, "first": first, "last": last})).scalar_one())


async def by_hour(db: AsyncConnection, community_id: int, days: Mapping[str, date]) -> Sequence[Any]:
    """Days and hours, each as those who wrote then saw them, with how many they were."""
    return (await db.execute(_BY_HOUR, {"c": community_id, **days})).all()


async def hours_of(db: AsyncConnection, community_id: int, ids: list[int], days: Mapping[str, date]) -> Sequence[Any]:
    return (await db.execute(_THEIR_HOURS, {"c": community_id, "ids": ids, **days})).all()


async def first_day(db: AsyncConnection, community_id: int) -> date | None:
    found: date | None = (await db.execute(_FIRST_DAY, {"c": community_id})).scalar()
    return found


# Small groups count downwards from zero, see `rules.number_of`; what became a supergroup begins above it.
_LAST = select(func.max(_M.c.message_id), func.min(_M.c.message_id)).where(_M.c.community_id == bindparam("c"))
_LATER = {1: _M.c.message_id > bindparam("after"), 0: _M.c.message_id != bindparam("after")}
_LATER[-1] = or_(_M.c.message_id < bindparam("after"), _M.c.message_id > 0)
# Along the key: as many messages as there were since then, and no more.
_AFTER = (
    select(
        _M.c.member_id,
        func.max(case((_M.c.kind == KINDS[Kind.PHOTO], 1), else_=0)).label("photos"),
        func.max(case((_M.c.reply_to_member_id != _M.c.member_id, 1), else_=0)).label("answers"),
    )
    .where(
        _M.c.community_id == bindparam("c"),
        _M.c.verdict.not_in(bindparam("without", expanding=True)),
        _M.c.member_id.in_(bindparam("ids", expanding=True)),
    )
    .group_by(_M.c.member_id)
)


async def last_message(db: AsyncConnection, community_id: int) -> int | None:
    highest, lowest = (await db.execute(_LAST, {"c": community_id})).one()
    found: int | None = lowest if highest is not None and highest < 0 else highest
    return found


async def photos_and_answers(
    db: AsyncConnection, community_id: int, ids: Collection[int], after: int, without: Collection[int]
) -> Sequence[tuple[int, bool, bool]]:
    """Of these members, without messages of some verdicts, who wrote any after that one."""
    values = {"c": community_id, "ids": list(ids), "after": after, "without": list(without)}
    query = _AFTER.where(_LATER[(after > 0) - (after < 0)])
    return [(row.member_id, bool(row.photos), bool(row.answers)) for row in await db.execute(query, values)]


async def forget_texts(db: AsyncConnection, before: datetime) -> None:
    await db.execute(_PURGE, {"before": before})


# --- Messages that were noted long enough ---

_NEXT = select(func.min(_M.c.community_id)).where(_M.c.community_id > bindparam("after"))
_OF_COMMUNITY = select(_M.c.message_id, _M.c.at).where(_M.c.community_id == bindparam("c")).limit(bindparam("n"))
_OLDEST = (
    _OF_COMMUNITY.where(_M.c.message_id > 0).order_by(_M.c.message_id),
    _OF_COMMUNITY.where(_M.c.message_id < 0).order_by(_M.c.message_id.desc()),  # of a small group: see `number_of`
)
_LET_GO = [
    delete(table).where(
        table.c.community_id == bindparam("c"), table.c.message_id.in_(bindparam("ids", expanding=True))
    )
    for table in (_M, _T)
]
_FORGOTTEN = insert(_F).values(community_id=bindparam("c"), messages=bindparam("n"))
_FORGOTTEN = _FORGOTTEN.on_conflict_do_update(
    index_elements=["community_id"], set_={"messages": _F.c.messages + _FORGOTTEN.excluded.messages}
)


async def next_community(db: AsyncConnection, after: int) -> int | None:
    """Of those with messages."""
    found: int | None = (await db.execute(_NEXT, {"after": after})).scalar()
    return found


async def forget(db: AsyncConnection, community_id: int, before: datetime, limit: int) -> int:
    """Lets go of a community's oldest messages, some `limit` of them; how many."""
    rows = [row for query in _OLDEST for row in await db.execute(query, {"c": community_id, "n": limit})]
    ids = [message_id for message_id, at in rows if at < before]
    if ids:
        for statement in _LET_GO:
            await db.execute(statement, {"c": community_id, "ids": ids})
        await db.execute(_FORGOTTEN, {"c": community_id, "n": len(ids)})
    return len(ids)


async def census(db: AsyncConnection) -> dict[str, Any]:
    """How many messages there were, noted still or let go, and whether the counters agree."""
    noted = (await db.execute(select(func.count()).select_from(_M))).scalar_one()
    messages = noted + int((await db.execute(select(func.coalesce(func.sum(_F.c.messages), 0)))).scalar_one())
    counted = int((await db.execute(select(func.coalesce(_SUM, 0)))).scalar_one())
    problems = [] if counted == messages else [f"activity: {messages} messages, and {counted} in the hourly counters"]
    return {"messages": messages, "problems": problems, "repairs": ["hours"] if problems else []}
