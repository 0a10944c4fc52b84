"""The shortest code that keeps what Hearth keeps of a message: the baseline of `intake`, and no benchmark of its own.

It fetches the same updates, decodes as much of them, and writes a message, an hour's count, an account and an entry of
the ledger with the bare driver: a delivery of 100 is a transaction, durable before the next is fetched. It knows no
people, no rules and no repeats.
"""

import sqlite3
from typing import Any

import asyncpg
import msgspec
from sqlalchemy.engine import make_url

TABLES = """
CREATE TABLE messages (c BIGINT, n BIGINT, member BIGINT, at BIGINT, day INTEGER, kind SMALLINT, length INTEGER,
    reply_member BIGINT, reply BIGINT, PRIMARY KEY (c, n)) {no_rowid};
CREATE TABLE hours (c BIGINT, day INTEGER, member BIGINT, hour SMALLINT, messages INTEGER,
    PRIMARY KEY (c, day, member, hour)) {no_rowid};
CREATE TABLE accounts (c BIGINT, member BIGINT, balance BIGINT, lifetime BIGINT, day INTEGER, day_points BIGINT,
    week INTEGER, week_points BIGINT, month INTEGER, month_points BIGINT, used BIGINT, at BIGINT,
    PRIMARY KEY (c, member)) {no_rowid};
CREATE TABLE ledger (c BIGINT, member BIGINT, key TEXT, amount BIGINT, reason TEXT, rule INTEGER, day INTEGER,
    at BIGINT, PRIMARY KEY (c, member, key)) {no_rowid}
"""
_HOUR = "ON CONFLICT (c, day, member, hour) DO UPDATE SET messages = hours.messages + 1"
_ACCOUNT = """ON CONFLICT (c, member) DO UPDATE SET balance = accounts.balance + excluded.balance,
    lifetime = accounts.lifetime + excluded.lifetime, day_points = accounts.day_points + excluded.day_points,
    week_points = accounts.week_points + excluded.week_points,
    month_points = accounts.month_points + excluded.month_points, used = accounts.used + excluded.used,
    at = excluded.at"""
_NOTHING = "ON CONFLICT DO NOTHING"
# table, columns, types for PostgreSQL, what happens to a row that is there
_WRITES = (
    ("messages", 9, "bigint bigint bigint bigint int smallint int bigint bigint", _NOTHING),
    ("hours", 5, "bigint int bigint smallint int", _HOUR),
    ("accounts", 12, "bigint bigint bigint bigint int bigint int bigint int bigint bigint bigint", _ACCOUNT),
    ("ledger", 8, "bigint bigint text bigint text int int bigint", _NOTHING),
)


class _Id(msgspec.Struct):
    id: int


class _Answered(msgspec.Struct):
    message_id: int
    from_: _Id | None = msgspec.field(default=None, name="from")


class _Message(msgspec.Struct):
    message_id: int
    from_: _Id = msgspec.field(name="from")
    chat: _Id
    date: int
    text: str = ""
    caption: str = ""
    reply_to_message: _Answered | None = None


class _Update(msgspec.Struct):
    update_id: int
    message: _Message


_decode = msgspec.json.Decoder(list[_Update]).decode


async def run(address: str, token: str, url: str, seen: Any) -> None:
    """Until `seen(count)` says that it is enough."""
    from bot.engine.botapi import AiohttpRequest, BotApi

    write = await (_sqlite(url) if url.startswith("sqlite") else _postgres(url))
    request = AiohttpRequest()
    await request.initialize()
    api = BotApi(token, f"{address}/bot", request)
    offset, count = 0, 0
    while not seen(count):
        updates = _decode(await api.call("getUpdates", {"timeout": 1, "limit": 100, "offset": offset}))
        if updates:
            await write(_rows(updates))
            offset, count = updates[-1].update_id + 1, count + len(updates)
    await request.shutdown()


def _rows(updates: list[_Update]) -> tuple[list[tuple[Any, ...]], ...]:
    messages, hours, accounts, ledger = [], [], {}, []
    for update in updates:
        one = update.message
        chat, member, at, answered = one.chat.id, one.from_.id, one.date, one.reply_to_message
        day, hour = divmod(at // 3600, 24)
        reply = (answered.from_.id if answered.from_ else None, answered.message_id) if answered else (None, None)
        length = len(one.text or one.caption)
        messages.append((chat, one.message_id, member, at, day, 1, length, *reply))
        hours.append((chat, day, member, hour, 1))
        # PostgreSQL changes a row once in a statement, and so it is spared the second time everywhere.
        accounts[chat, member] = (chat, member, 1, 1, day, 1, day // 7, 1, day // 30, 1, 1, at)
        ledger.append((chat, member, f"m:{one.message_id}", 1, "points.for-message", 1, day, at))
    return messages, list(dict.fromkeys(hours)), list(accounts.values()), ledger


async def _sqlite(url: str) -> Any:
    db = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
    db.execute("PRAGMA page_size=8192")
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-16000", "wal_autocheckpoint=8000"):
        db.execute(f"PRAGMA {pragma}")
    db.executescript(TABLES.format(no_rowid="WITHOUT ROWID"))
    statements = [f"INSERT INTO {table} VALUES ({', '.join('?' * width)}) {then}" for table, width, _, then in _WRITES]

    async def write(rows: Any) -> None:
        db.execute("BEGIN IMMEDIATE")
        for statement, some in zip(statements, rows, strict=True):
            db.executemany(statement, some)
        db.commit()

    return write


async def _postgres(url: str) -> Any:
    parsed = make_url(url)
    db = await asyncpg.connect(host=parsed.query["host"], user=parsed.username, database=parsed.database)
    await db.execute(TABLES.format(no_rowid=""))
    statements = []
    for table, _, types, then in _WRITES:
        arrays = ", ".join(f"${n}::{kind}[]" for n, kind in enumerate(types.split(), 1))
        statements.append(await db.prepare(f"INSERT INTO {table} SELECT * FROM unnest({arrays}) {then}"))

    async def write(rows: Any) -> None:
        async with db.transaction():
            for statement, some in zip(statements, rows, strict=True):
                await statement.fetch(*map(list, zip(*some, strict=True)))

    return write
