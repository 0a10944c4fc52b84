"""What came in, as rows: deliveries that wait, distinct updates that took effect, and how many were just messages."""

import re
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import blake2b
from typing import Any

import msgspec
from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import Field, Index, LargeBinary, SQLModel

from bot.kit.database import BigId, UTCDateTime, in_thread, insert, is_sqlite, take_turn, to_micros
from bot.kit.wire import decode_head

Row = tuple[int, Sequence[bytes]]
"""A delivery that waits: its number, and its updates as they came."""


class Delivery(SQLModel, table=True):
    """Raw updates, stored and confirmed, not yet applied."""

    __tablename__ = "deliveries"
    __table_args__ = (Index("ix_deliveries_line", "line", "id"),)
    id: int | None = Field(default=None, sa_type=BigId, primary_key=True)
    line: int = Field(default=0, sa_type=BigId)  # the chat, when workers share the inbox; 0: as it came, of many chats
    body: bytes = Field(sa_type=LargeBinary)  # a JSON array
    received_at: datetime = Field(sa_type=UTCDateTime)


class UpdateRow(SQLModel, table=True):
    """Each distinct update that was not just a message: what makes it take effect once."""

    __tablename__ = "updates"
    __table_args__ = {"sqlite_with_rowid": False}
    update_id: int = Field(sa_type=BigId, primary_key=True)
    body_hash: int = Field(sa_type=BigId, primary_key=True)
    at: datetime = Field(sa_type=UTCDateTime)
    quarantined: str | None = None  # why it could not be understood or handled
    body: bytes | None = Field(default=None, sa_type=LargeBinary)  # kept with a quarantined one


class Recorded(SQLModel, table=True):
    """How many updates were just messages (each is a row of its own elsewhere), or have been let go since."""

    __tablename__ = "recorded"
    id: int = Field(sa_type=BigId, primary_key=True)
    messages: int = Field(sa_type=BigId)


_D: Any = Delivery.__table__  # type: ignore[attr-defined]
_U: Any = UpdateRow.__table__  # type: ignore[attr-defined]
_R: Any = Recorded.__table__  # type: ignore[attr-defined]
_STORE = insert(_D).values(line=0, body=bindparam("body"), received_at=bindparam("at")).returning(_D.c.id)
_REMOVE = delete(_D).where(_D.c.id == bindparam("row"))
_SEE = (
    insert(_U)
    .values(**{c: bindparam(c) for c in ("update_id", "body_hash", "at", "quarantined", "body")})
    .on_conflict_do_nothing()
    .returning(_U.c.update_id, _U.c.body_hash)
)
_QUARANTINE = (
    _U.update()
    .where(_U.c.update_id == bindparam("u"), _U.c.body_hash == bindparam("h"))
    .values(quarantined=bindparam("why"), body=bindparam("raw"))
)
_UNSEE = delete(_U).where(_U.c.update_id == bindparam("u"), _U.c.body_hash == bindparam("h"))
_COUNT = insert(_R).values(id=1, messages=bindparam("n"))
_COUNT = _COUNT.on_conflict_do_update(
    index_elements=["id"], set_={"messages": _R.c.messages + _COUNT.excluded.messages}
)


# The one character that PostgreSQL's texts cannot hold, as JSON writes it; \\\\u0000 is a backslash and five letters.
_NUL = re.compile(rb"(?<!\\)((?:\\\\)*)\\u0000")


def without_nul(raws: Sequence[bytes]) -> list[bytes]:
    return [_NUL.sub(rb"\1", bytes(raw)) for raw in raws]


def joined(raws: Sequence[bytes]) -> bytes:
    """As one JSON array."""
    return b"[" + b",".join(raws) + b"]"


async def store(db: AsyncConnection, body: bytes, at: datetime) -> int:
    """Stores a delivery and commits; its number. Nothing else may be open on `db`."""
    if is_sqlite(db):
        return await in_thread(db, lambda cursor: _store(cursor, body, to_micros(at)))
    row = int((await db.execute(_STORE, {"body": body, "at": at})).scalar_one())
    await db.commit()
    return row


def _store(cursor: sqlite3.Cursor, body: bytes, at: int) -> int:
    """The whole transaction in one hop to a thread; SQLAlchemy's way takes two, for the sake of one statement."""
    take_turn(cursor.connection)
    try:
        cursor.execute("INSERT INTO deliveries (line, body, received_at) VALUES (0, ?, ?)", (body, at))
        cursor.execute("COMMIT")
    except BaseException:
        if cursor.connection.in_transaction:  # where the disk is full SQLite has ended it itself
            cursor.execute("ROLLBACK")
        raise
    return int(cursor.lastrowid or 0)


async def waiting(db: AsyncConnection, below: int | None = None) -> list[Row]:
    """Deliveries stored and not applied; of those, the ones with a lower number than `below`."""
    query = select(_D.c.id, _D.c.body).order_by(_D.c.id)
    rows = await db.execute(query if below is None else query.where(_D.c.id < below))
    return [(row, msgspec.json.decode(body, type=list[msgspec.Raw])) for row, body in rows]


async def remove(db: AsyncConnection, rows: Sequence[int]) -> None:
    await db.execute(_REMOVE, [{"row": row} for row in rows])


async def see(db: AsyncConnection, updates: Sequence[Mapping[str, Any]]) -> set[tuple[int, int]]:
    """Notes distinct updates; returns the identities of those that were not known."""
    return {(row.update_id, row.body_hash) for row in await db.execute(_SEE, updates)} if updates else set()


async def unsee(db: AsyncConnection, identities: Sequence[tuple[int, int]]) -> None:
    await db.execute(_UNSEE, [{"u": update_id, "h": body_hash} for update_id, body_hash in identities])


async def quarantine(db: AsyncConnection, update: tuple[int, int], why: str, raw: bytes) -> None:
    """Keeps a known update with the reason why it took no effect."""
    await db.execute(_QUARANTINE, {"u": update[0], "h": update[1], "why": why, "raw": raw})


async def count(db: AsyncConnection, messages: int) -> None:
    """So many updates have no row here: they were just messages, or were let go."""
    await db.execute(_COUNT, {"n": messages})


def hash_of(raw: bytes) -> int:
    return int.from_bytes(blake2b(raw, digest_size=8).digest(), "big", signed=True)


def update_id_of(raw: bytes) -> int:
    try:
        return decode_head(raw).update_id
    except msgspec.MsgspecError:
        return 0


def identity(raw: bytes) -> tuple[int, int]:
    """What tells an update from every other: its id, and the hash of its body."""
    return update_id_of(raw), hash_of(raw)


async def census(db: AsyncConnection) -> dict[str, int]:
    """Distinct updates by where they are: `received` = `done` + `quarantined` + `pending`."""
    recorded = (await db.execute(select(func.coalesce(func.sum(_R.c.messages), 0)))).scalar_one()
    quarantined = (await db.execute(select(func.count()).where(_U.c.quarantined.is_not(None)))).scalar_one()
    handled = (await db.execute(select(func.count()).where(_U.c.quarantined.is_(None)))).scalar_one()
    bodies = (await db.execute(select(_D.c.body))).scalars()
    pending = sum(len(msgspec.json.decode(body, type=list[msgspec.Raw])) for body in bodies)
    done = int(recorded) + handled
    return {"received": done + quarantined + pending, "done": done, "quarantined": quarantined, "pending": pending}


async def oldest_pending(db: AsyncConnection) -> datetime | None:
    found: datetime | None = (await db.execute(select(func.min(_D.c.received_at)))).scalar()
    return found
