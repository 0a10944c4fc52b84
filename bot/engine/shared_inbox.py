"""One inbox for several processes on a PostgreSQL: whoever hears from Telegram stores, and workers share what waits.

What waits is stored by chat, its line. A worker claims lines that nobody works on (`FOR UPDATE SKIP LOCKED`), applies
what waits in them in the order it came, and lets go of them in the very transaction that holds the effects. A claim
is a row and not an open transaction, for Telegram may be asked something in between; it ends by itself, and whoever
comes back too late finds it gone before anything of theirs took effect.
"""

import asyncio
import os
import secrets
import socket
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
import structlog
from sqlmodel import Field, SQLModel

from bot.engine.inbox import Inbox
from bot.engine.received import joined, without_nul
from bot.kit.database import BigId, UTCDateTime, raw_connection
from bot.kit.wire import chat_of
from bot.kit.work import Work

log = structlog.get_logger(__name__)

LINES = 200  # claimed at once: workers share a backlog evenly enough
DELIVERIES = 2_000  # applied at once, at most
IDLE = 0.05  # seconds between looks when nothing waits


class LineRow(SQLModel, table=True):
    """A chat, and who works on what waits there."""

    __tablename__ = "lines"
    line: int = Field(sa_type=BigId, primary_key=True)
    worker: str | None = None
    last_worker: str | None = None
    claimed_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class LineLost(Exception):
    """A claim ran out, and another worker has it."""


_ENTER = """
    INSERT INTO lines (line) SELECT unnest($1::bigint[]) ON CONFLICT DO NOTHING
"""
_STORE = """
    INSERT INTO deliveries (line, body, received_at)
    SELECT line, body, $3 FROM unnest($1::bigint[], $2::bytea[]) AS new (line, body)
"""
# Whoever worked on a line last remembers what was said there; others take it when it has to wait. A claim lasts for
# fifteen seconds by the server's clock: longer than Telegram is asked, shorter than anybody would wait.
_CLAIM = """
    UPDATE lines SET worker = $1, last_worker = $1, claimed_at = clock_timestamp()
    WHERE line IN (
        SELECT lines.line
        FROM (SELECT line, min(id) AS first, min(received_at) AS since FROM deliveries GROUP BY line) AS waiting
        JOIN lines USING (line)
        WHERE (worker IS NULL OR claimed_at < clock_timestamp() - interval '15 seconds')
          AND (last_worker IS NULL OR last_worker = $1 OR since < clock_timestamp() - interval '0.1 seconds')
        ORDER BY last_worker IS DISTINCT FROM $1, first
        LIMIT $2
        FOR UPDATE OF lines SKIP LOCKED
    )
    RETURNING line
"""
_WAITING = "SELECT id, body FROM deliveries WHERE line = ANY($1::bigint[]) ORDER BY id LIMIT $2"
_HOLD = """
    SELECT line FROM lines WHERE worker = $1 AND line = ANY($2::bigint[]) ORDER BY line FOR UPDATE
"""
_LET_GO = "UPDATE lines SET worker = NULL WHERE worker = $1 AND line = ANY($2::bigint[])"
_LEAVE = "UPDATE lines SET worker = NULL WHERE worker = $1"


class SharedInbox(Inbox):
    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self._me = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
        self._lines: list[int] = []  # claimed

    async def recover(self) -> None:
        """What waits is claimed like anything else."""

    async def take(self, raws: Sequence[bytes]) -> None:
        by_line: dict[int, list[bytes]] = {}
        for raw in without_nul(raws):
            by_line.setdefault(chat_of(raw), []).append(raw)
        lines = sorted(by_line)  # so that two processes never wait crosswise
        async with self._workshop.work() as work:
            connection = raw_connection(work.db)
            await connection.execute(_ENTER, lines)
            await connection.execute(_STORE, lines, [joined(by_line[line]) for line in lines], work.now)
        self.stored += len(raws)

    async def run(self) -> None:
        delay = 0.5
        while True:
            try:
                if not await self._work_on_some():
                    await asyncio.sleep(IDLE)
                delay = 0.5
            except LineLost:
                log.warning("a claim ran out; another worker has it")
                self._lines = []
            except Exception:
                log.exception("could not apply updates; they are stored and will be tried again", seconds=delay)
                await asyncio.sleep(delay)
                delay = min(delay * 2, 15)

    async def settle(self) -> None:
        while await self._work_on_some():
            pass

    async def leave(self) -> None:
        """Lets go of everything, so that others need not wait for a claim to end."""
        async with self._workshop.work() as work:
            await raw_connection(work.db).execute(_LEAVE, self._me)

    async def _work_on_some(self) -> bool:
        async with self._workshop.work() as work:
            if self._workshop.shared:
                await self._workshop.shared.catch_up(work)
            connection = raw_connection(work.db)
            self._lines = [row[0] for row in await connection.fetch(_CLAIM, self._me, LINES)]
            waiting = await connection.fetch(_WAITING, self._lines, DELIVERIES) if self._lines else []
        if not self._lines:
            return False
        await self._apply([(row, msgspec.json.decode(body, type=list[msgspec.Raw])) for row, body in waiting])
        return True

    async def _begin(self, work: Work) -> None:
        held = await raw_connection(work.db).fetch(_HOLD, self._me, self._lines)
        if len(held) < len(self._lines):
            raise LineLost

    async def _end(self, work: Work) -> None:
        await raw_connection(work.db).execute(_LET_GO, self._me, self._lines)
