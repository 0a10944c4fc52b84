"""`/metrics`: what an operator watches, named by Prometheus' conventions. Counted as it happens; nothing here reads a
table that grows."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info, ProcessCollector, generate_latest
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import __version__
from bot.app import App
from bot.engine import received
from bot.kit import outbox, scheduling
from bot.kit.outbox import Lane, Outgoing, State

FRESH = 5.0  # seconds for which what was read in the database is good enough
SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 1800)


class Metrics:
    """The figures of one process. Without somebody who asks, they cost next to nothing."""

    def __init__(self, app: App, since_last_poll: Callable[[], float]) -> None:
        self._app = app
        self._since_last_poll = since_last_poll
        self._read_at = float("-inf")
        self._counted: dict[str, int] = {}
        self._began: dict[str, float] = {}  # when each tick last did
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        info = Info("hearth", "What runs.", registry=self.registry)
        info.info({"version": __version__, "role": app.config.process.role, "mode": app.config.telegram.mode})
        self._poll_age = self._gauge("last_poll_age_seconds", "Since Telegram last answered a poll; 0 without polling.")
        self._oldest = self._gauge("oldest_pending_seconds", "How long the oldest stored update waits to be applied.")
        self._failures = self._gauge("failures_in_a_row", "To store or to apply updates, with no success since.")
        self._due = self._gauge("due_lag_seconds", "How late the oldest due plan is.")
        self._size = self._gauge("database_bytes", "Size of the database, its log included.")
        self._webhook = self._gauge("webhook_pending_updates", "Updates that Telegram has for the webhook.")
        self._waiting = self._gauge("outbox_waiting", "Messages that wait to be sent.", "lane")
        self._lag = self._gauge("tick_lag_seconds", "How much later than it should a tick last began.", "tick")
        self._stored = self._counter("updates_stored", "Updates that were stored, repeats included.")
        self._applied = self._counter("updates_applied", "Updates that took effect.", "kind")
        self._quarantined = self._counter("updates_quarantined", "Updates that could not be understood or handled.")
        self._ended = self._counter("messages_ended", "Messages by how they ended.", "lane", "state")
        self._throttled = self._counter("telegram_throttled", "Times that Telegram asked us to wait (429).")
        self._latency = Histogram(
            "hearth_message_seconds", "From when it might leave until it was sent.", ("lane",),
            buckets=SECONDS, registry=self.registry,
        )  # fmt: skip
        self._ticks = Histogram(
            "hearth_tick_seconds", "How long a tick took.", ("tick",), buckets=SECONDS, registry=self.registry
        )
        for lane in Lane:
            self._latency.labels(lane.name.lower())
            for state in (State.SENT, State.UNKNOWN, State.FAILED):
                self._ended.labels(lane.name.lower(), str(state))
        app.courier.ended = self._message_ended

    def _gauge(self, name: str, what: str, *labels: str) -> Gauge:
        return Gauge(f"hearth_{name}", what, labels, registry=self.registry)

    def _counter(self, name: str, what: str, *labels: str) -> Counter:
        return Counter(f"hearth_{name}", what, labels, registry=self.registry)

    def _message_ended(self, row: Outgoing, state: State) -> None:
        lane = row.lane.name.lower()
        self._ended.labels(lane, str(state)).inc()
        if state is State.SENT:
            waited = (self._app.workshop.clock.now() - row.not_before).total_seconds()
            self._latency.labels(lane).observe(max(waited, 0))

    def webhook_pending(self, number: int) -> None:
        self._webhook.set(number)

    @contextmanager
    def ticking(self, tick: str, interval: timedelta) -> Iterator[None]:
        """Around one run of a tick."""
        began = time.monotonic()
        if tick in self._began:
            self._lag.labels(tick).set(max(began - self._began[tick] - interval.total_seconds(), 0))
        self._began[tick] = began
        with self._ticks.labels(tick).time():
            yield

    async def measure(self) -> dict[str, float]:
        """What tells whether the bot is well, read anew."""
        async with self._app.engine.connect() as db:
            oldest = await received.oldest_pending(db)
            waiting = await outbox.waiting(db)
            due = await scheduling.next_due(db)
            size = await self._size_of(db)
        now = self._app.workshop.clock.now()
        for lane, number in waiting.items():
            self._waiting.labels(lane.name.lower()).set(number)
        self._oldest.set(waited := (now - oldest).total_seconds() if oldest else 0.0)
        self._due.set(max((now - due).total_seconds(), 0) if due else 0)
        self._size.set(size)
        return {
            "last_poll_age_seconds": self._since_last_poll(),
            "oldest_pending_seconds": waited,
            "failures_in_a_row": float(self._app.inbox.failures),
            "outbox_queued": float(sum(waiting.values())),
        }

    async def _size_of(self, db: AsyncConnection) -> int:
        if db.dialect.name != "sqlite":
            return int((await db.execute(text("SELECT pg_database_size(current_database())"))).scalar_one())
        database = make_url(self._app.config.database.url).database or ""
        files = (Path(database + ending) for ending in ("", "-wal"))
        return sum(file.stat().st_size for file in files if file.exists())

    async def render(self) -> bytes:
        """All of it, as Prometheus reads it."""
        if time.monotonic() - self._read_at > FRESH:
            await self.measure()
            self._read_at = time.monotonic()
        self._poll_age.set(self._since_last_poll())
        box = self._app.inbox
        self._failures.set(box.failures)
        self._count(self._stored, "stored", box.stored)
        self._count(self._applied.labels("message"), "messages", box.applied - box.asked)
        self._count(self._applied.labels("request"), "requests", box.asked)
        self._count(self._quarantined, "quarantined", box.quarantined)
        self._count(self._throttled, "throttled", self._app.courier.throttled)
        return generate_latest(self.registry)

    def _count(self, counter: Counter, name: str, total: int) -> None:
        """Takes in what the kit counted since."""
        counter.inc(total - self._counted.get(name, 0))
        self._counted[name] = total
