"""The invariants of section 3.1 of our catalogue of failures, proved from the truth log and the database alone."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.doctor import reading_engine
from bot.features.activity import number_of
from tests.support.stage import Stage


@dataclass
class Finding:
    problems: list[str] = field(default_factory=list)
    updates: int = 0
    lost: int = 0
    doubled: int = 0


async def check(stage: Stage, report: dict[str, Any], *, excused: Sequence[str] = ()) -> Finding:
    """I1 to I9. What cannot be seen from outside is read with plain SQL, not with the bot's own code.

    `excused` are words of log lines that may come with a traceback, for what was on order.
    """
    found = Finding()
    log = stage.sandbox.log.view()
    engine = reading_engine(stage.database_url)
    try:
        async with engine.connect() as db:
            await _every_update_is_there(db, log["entries"], found)
            await check_database(db, found)
    finally:
        await engine.dispose()
    _announced_once(log["entries"], found)
    _no_token(stage, found)
    _no_crash(stage, found, excused)
    found.problems += [f"doctor: {problem}" for problem in report["problems"]]
    if quarantined := report["inbox"]["quarantined"]:
        found.problems.append(f"{quarantined} updates in quarantine")
    return found


async def check_database(db: AsyncConnection, found: Finding) -> None:
    """I2 to I7, as far as the database alone knows."""
    await _one_effect_each(db, found)
    await _books_balance(db, found)
    await _outbox_has_ended(db, found)
    await _database_is_intact(db, found)


async def _every_update_is_there(db: AsyncConnection, entries: list[dict[str, Any]], found: Finding) -> None:
    """I1: what Telegram accepted from people is in the tables; a message is a row, anything else a known update."""
    known = {row[0] for row in await db.execute(text("SELECT update_id FROM updates"))}
    rows = await db.execute(
        text(
            "SELECT c.chat_id, c.former_chat_id, m.message_id "
            "FROM messages m JOIN communities c ON c.id = m.community_id"
        )
    )
    recorded = {(chat, number) for now, former, number in rows for chat in (now, former) if chat is not None}
    for entry in entries:
        if "update_id" not in entry:
            continue
        found.updates += 1
        if entry["update_id"] in known:
            continue
        message = json.loads(bytes(entry["object"])) if entry["kind"] == "message" else {}
        chat = message.get("chat", {}).get("id", 0)
        if (chat, number_of(chat, message.get("message_id", 0))) not in recorded:
            found.lost += 1
    if found.lost:
        found.problems.append(f"I1: {found.lost} of {found.updates} accepted updates are nowhere")


UNIQUE = {
    "I2 effects": ("updates", "update_id, body_hash"),
    "I2 ledger": ("ledger", "community_id, member_id, key"),
    "I4 outbox keys": ("outbox WHERE key IS NOT NULL", "community_id, key"),
    "I6 check-ins": ("checkins", "community_id, track, member_id, day"),
}


async def _one_effect_each(db: AsyncConnection, found: Finding) -> None:
    """I2, I4, I6: counted, though keys forbid it: a migration may have lost one."""
    for name, (table, key) in UNIQUE.items():
        distinct = f"(SELECT DISTINCT {key} FROM {table}) AS found"
        query = text(f"SELECT (SELECT count(*) FROM {table}) - (SELECT count(*) FROM {distinct})")
        if doubled := (await db.execute(query)).scalar_one():
            found.doubled += doubled
            found.problems.append(f"{name}: {doubled} doubled")


async def _books_balance(db: AsyncConnection, found: Finding) -> None:
    """I3."""
    ledger = (await db.execute(text("SELECT coalesce(sum(amount), 0) FROM ledger"))).scalar_one()
    balance, least = (await db.execute(text("SELECT coalesce(sum(balance), 0), min(balance) FROM accounts"))).one()
    if ledger != balance or (least or 0) < 0:
        found.problems.append(f"I3: ledger {ledger}, balances {balance}, least {least}")


async def _outbox_has_ended(db: AsyncConnection, found: Finding) -> None:
    """I5."""
    rows = await db.execute(text("SELECT state, count(*) FROM outbox GROUP BY state"))
    states = {str(state): int(number) for state, number in rows}
    if open_ := {state: n for state, n in states.items() if state not in ("sent", "failed", "unknown", "held")}:
        listed = ", ".join(f"'{state}'" for state in open_)
        rows = await db.execute(text(f"SELECT state, key, payload FROM outbox WHERE state IN ({listed}) LIMIT 3"))
        shown = [" ".join(str(value)[:200] for value in row) for row in rows]
        found.problems.append(f"I5: outbox rows without an end: {open_}, such as {shown}")


async def _database_is_intact(db: AsyncConnection, found: Finding) -> None:
    """I7: SQLite's own check. On PostgreSQL every table and index is read through."""
    if db.dialect.name == "sqlite":
        for pragma in ("integrity_check", "foreign_key_check"):
            rows = (await db.exec_driver_sql(f"PRAGMA {pragma}")).all()
            if rows and rows[0][0] != "ok":
                found.problems.append(f"I7: {pragma}: {rows[0]}")
        return
    tables = await db.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
    for (name,) in tables.all():
        try:
            async with db.begin_nested():
                await db.exec_driver_sql(f'SELECT count(*) FROM (SELECT * FROM "{name}" ORDER BY 1) AS whole')
        except DBAPIError as error:
            found.problems.append(f"I7: {name}: {error.orig}")


def _announced_once(entries: list[dict[str, Any]], found: Finding) -> None:
    """An announcement has a key, and no key is said twice; seen from Telegram's side: no two equal posts at once."""
    said: Counter[tuple[Any, str]] = Counter()
    for entry in entries:
        if entry["side"] == "bot" and entry["method"] == "sendMessage" and "error" not in entry:
            params = entry["params"]
            if "reply_parameters" not in params and "announcement" in str(params.get("text", "")):
                said[params["chat_id"], params["text"]] += 1
    if twice := [key for key, times in said.items() if times > 1]:
        found.doubled += len(twice)
        found.problems.append(f"{len(twice)} announcements said more than once")


def _no_token(stage: Stage, found: Finding) -> None:
    """I8: no file but the configurations holds the secret."""
    secret = stage.token.partition(":")[2].encode()
    for file in stage.folder.rglob("*"):
        if file.is_file() and file.suffix != ".toml" and secret in file.read_bytes():
            found.problems.append(f"I8: the token is in {file.name}")


# What the bot says, with a traceback, while its database is away; it goes on afterwards.
DATABASE_AWAY = (
    "cannot store updates", "cannot store an update", "could not apply updates", "the outbox waits for the database",
    "cannot look into the outbox", "cannot write outcomes", "a tick failed",
)  # fmt: skip
_LINE = re.compile(r"^(?=\d{4}-\d\d-\d\dT)", re.MULTILINE)


def _no_crash(stage: Stage, found: Finding, excused: Sequence[str]) -> None:
    """I9."""
    told = [one for one in _LINE.split(stage.said()) if "Traceback (most recent call last)" in one]
    crashes = [one for one in told if not any(words in one.partition("\n")[0] for words in excused)]
    if crashes:
        found.problems.append(
            f"I9: {len(crashes)} tracebacks in the log, the first: {crashes[0][:300]} … {crashes[0][-600:]}"
        )
