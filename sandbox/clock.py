"""The sandbox's clock: real time plus an offset that people may change. The only reader of the real clock here."""

from __future__ import annotations

import inspect
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

PATIENCE = 20  # times that the host program is asked to do what it says is due already

Hook = Callable[[datetime], Awaitable[None]]
NextEvent = Callable[[], Awaitable[datetime | None] | datetime | None]


def monotonic() -> float:
    """Real seconds that never jump; rate limits and retry delays count these, never sandbox time."""
    return time.monotonic()


class Clock:
    """Sandbox time. `now()` is in Unix seconds; an aware datetime comes from `instant()`."""

    def __init__(self, start: datetime | None = None) -> None:
        self.offset = 0.0
        self.hooks: list[Hook] = []
        self.next_event: NextEvent | None = None
        if start is not None:
            self.offset = start.timestamp() - time.time()

    def now(self) -> float:
        return time.time() + self.offset

    def instant(self) -> datetime:
        return datetime.fromtimestamp(self.now(), UTC)

    async def advance(self, seconds: float) -> datetime:
        """Move time by `seconds` (they may be negative); see `to`."""
        return await self.to(datetime.fromtimestamp(self.now() + seconds, UTC))

    async def to(self, moment: datetime) -> datetime:
        """Move to an aware moment, stopping wherever the host program has something fall due, and await every hook at
        each stop; returns the new time. Raises ValueError for a naive moment."""
        if moment.tzinfo is None:
            raise ValueError("the moment needs a time zone, such as 2026-01-31T09:00:00+00:00")
        patience = PATIENCE
        while patience and self.instant() < moment:
            stop, here = await self.upcoming(), self.instant()
            if stop is None or stop >= moment:
                break
            # What is due already, and not done yet, is done before time goes on.
            patience = PATIENCE if stop > here else patience - 1
            await self._jump(max(stop, here))
        return await self._jump(moment)

    async def upcoming(self) -> datetime | None:
        """When the host program says something falls due next; None when it knows of nothing."""
        if self.next_event is None:
            return None
        answer = self.next_event()
        return await answer if inspect.isawaitable(answer) else answer

    async def _jump(self, moment: datetime) -> datetime:
        self.offset += moment.timestamp() - self.now()
        for hook in list(self.hooks):
            await hook(moment)
        return moment
