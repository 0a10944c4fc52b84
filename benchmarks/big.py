"""A start on a database that has lived: a million members, ten million messages.

    python -m benchmarks big [--rounds 3]

In 5,000 communities; every fifth member has chosen a language, a zone or quiet hours, and a million messages went out.
The baseline is the same process on a database with no row in it. The clock stops at the first poll.
"""

import asyncio
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from benchmarks.measured import Line, database, line
from benchmarks.starting import Started, hearth
from bot.kit.database import to_micros
from bot.migrating import migrate

TITLE = "Starting on a large database"
AT = datetime(2026, 3, 1, tzinfo=UTC)
MEMBERS, MESSAGES, COMMUNITIES, SAID = 1_000_000, 10_000_000, 5_000, 1_000_000
_NUMBERS = {
    "sqlite": "(WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {count}) SELECT n FROM s)",
    "postgres": "(SELECT n::bigint AS n FROM generate_series(1, {count}) AS s(n))",
}
Rows = Mapping[str, tuple[int, Mapping[str, str]]]  # of each table how many, and each column by the row's number n
# Rows of one community lie side by side, so that both databases add at the end of their trees.
_ROWS: Rows = {
    "communities": (
        COMMUNITIES,
        {
            "id": "n", "chat_id": "-1001000000000 - n", "title": "'Circle ' || n", "is_active": "{yes}",
            "is_admin": "{yes}", "can_pin": "{no}", "created_at": "{at}",
        },
    ),
    "members": (
        MEMBERS,
        {"id": "n", "name": "'Member ' || n", "username": "''", "language": "'en'", "first_seen_at": "{at}"},
    ),
    "memberships": (
        MEMBERS,
        {"community_id": "1 + n / 200", "member_id": "n", "first_seen_at": "{at}", "seen_on": "{day}", "role": "0"},
    ),
    "preferences": (
        MEMBERS // 5,
        {
            "member_id": "n * 5", "language": "CASE n % 2 WHEN 0 THEN 'en' END",
            "zone": "CASE n % 3 WHEN 0 THEN 'Asia/Shanghai' END", "is_hidden": "{no}", "is_line_open": "{yes}",
        },
    ),
    "messages": (
        MESSAGES,
        {
            "community_id": "1 + n / 2000", "message_id": "n", "member_id": "1 + n % 1000000", "at": "{at}",
            "day": "{day}", "kind": "1", "length": "40", "verdict": "0",
        },
    ),
    "outbox": (
        SAID,
        {
            "id": "n", "community_id": "1 + n % 5000", "key": "'key:' || n", "lane": "1", "member_id": "n",
            "payload": "'{{}}'", "not_before": "{at}", "state": "'sent'", "attempts": "1", "created_at": "{at}",
            "sent_at": "{at}", "message_id": "n",
        },
    ),
}  # fmt: skip


def _statement(table: str, kind: str, rows: Rows, words: dict[str, object]) -> str:
    count, columns = rows[table]
    values = ", ".join(columns.values()).format(**words)
    numbers = _NUMBERS[kind].format(count=count)
    return f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {numbers} AS numbers"


def fill(url: str, kind: str, rows: Rows = _ROWS, at: datetime = AT) -> None:
    words = {
        "sqlite": {"at": to_micros(at), "day": f"'{at.date()}'", "yes": 1, "no": 0},
        "postgres": {"at": f"timestamptz '{at.isoformat()}'", "day": f"date '{at.date()}'", "yes": True, "no": False},
    }[kind]
    if kind == "sqlite":
        engine = create_engine(url)
        with engine.begin() as db:
            for table in rows:
                db.execute(text(_statement(table, kind, rows, words)))
            db.execute(text("ANALYZE"))
        engine.dispose()
        return
    asyncio.run(_fill_postgres(url, rows, words))


async def _fill_postgres(url: str, rows: Rows, words: dict[str, object]) -> None:
    import asyncpg

    parsed = make_url(url)
    db = await asyncpg.connect(host=parsed.query["host"], user=parsed.username, database=parsed.database)
    for table in rows:
        await db.execute(_statement(table, "postgres", rows, words), timeout=600)
    for table in {"communities", "outbox"} & rows.keys():
        await db.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}")
    await db.execute("ANALYZE", timeout=600)
    await db.close()


def lines(rounds: int) -> list[Line]:
    found = []
    for kind, name in (("sqlite", "SQLite"), ("postgres", "PostgreSQL")):
        large: list[Started] = []
        small: list[Started] = []
        with database(kind) as big, database(kind) as empty, tempfile.TemporaryDirectory() as folder:
            for url in (big, empty):
                asyncio.run(migrate(url))
            fill(big, kind)
            for _ in range(rounds):
                small.append(hearth(empty, folder))
                large.append(hearth(big, folder))
        polled, memory = [one.polled for one in large], [one.rss_mb for one in large]
        found += [
            line(
                f"start to first poll, {name}", polled, "s", beside=[one.polled for one in small], at_most=2,
                of="ratio", note="÷ an empty database; the limit is 1",
            ),
            line(
                f"memory after it (RSS), {name}", memory, "MB", beside=[one.rss_mb for one in small],
                note="÷ an empty database; what members chose is held in memory",
            ),
        ]  # fmt: skip
    return found
