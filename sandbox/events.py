"""What changed, numbered: the stream that pages and watching programs follow."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from typing import Any

from sandbox.clock import Clock

_KEPT = 20_000  # a page that was away longer reloads the state instead


class Events:
    """A bounded list of changes; each has a revision one higher than the last."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: deque[dict[str, Any]] = deque(maxlen=_KEPT)
        self._waiting: set[asyncio.Event] = set()
        self.revision = 0

    def publish(self, kind: str, chat: int | None = None) -> None:
        self.revision += 1
        event: dict[str, Any] = {"revision": self.revision, "now": int(self._clock.now()), "kind": kind}
        if chat is not None:
            event["chat"] = chat
        self._kept.append(event)
        for waiting in self._waiting:
            waiting.set()

    def since(self, revision: int) -> list[dict[str, Any]]:
        """The kept events after `revision`, oldest first."""
        found: list[dict[str, Any]] = []
        for event in reversed(self._kept):
            if event["revision"] <= revision:
                break
            found.append(event)
        found.reverse()
        return found

    async def follow(self, revision: int, idle: float = 15.0) -> AsyncIterator[dict[str, Any] | None]:
        """Every event after `revision`, for ever; None after each `idle` seconds of silence (for keep-alives)."""
        wake = asyncio.Event()
        self._waiting.add(wake)
        try:
            while True:
                wake.clear()
                for event in self.since(revision):
                    revision = event["revision"]
                    yield event
                if self.revision > revision:
                    continue
                try:
                    async with asyncio.timeout(idle):
                        await wake.wait()
                except TimeoutError:
                    yield None
        finally:
            self._waiting.discard(wake)
