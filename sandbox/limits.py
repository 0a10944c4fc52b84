"""Telegram's flood limits, counted in real seconds whatever the sandbox's clock says."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
from typing import Literal

from sandbox.clock import monotonic
from sandbox.errors import too_many
from sandbox.model import Chat

Mode = Literal["off", "normal", "strict"]

OVERALL = {"normal": 33, "strict": 30}  # messages a second to all chats together; Telegram says "30 or so"
PER_GROUP = 20  # messages a minute to one group
BURST = {"normal": 3, "strict": 1}  # messages a private chat takes at once before "one a second" holds


class Limits:
    """Answers 429 with `retry_after` (whole seconds) where Telegram would. A refused call counts for nothing."""

    def __init__(self, mode: Mode = "normal", now: Callable[[], float] = monotonic) -> None:
        self.mode: Mode = mode
        self._now = now
        self._all: deque[float] = deque()
        self._groups: dict[int, deque[float]] = {}
        self._private: dict[int, float] = {}  # when the chat's bucket is full again

    def take(self, chat: Chat, messages: int = 1) -> None:
        """Count `messages` sent to (or edited in) a chat. Raises ApiError 429."""
        if self.mode == "off":
            return
        now = self._now()
        _forget(self._all, now - 1.0)
        if len(self._all) + messages > OVERALL[self.mode]:
            raise too_many(1)
        if chat.type == "private":
            full_at = max(self._private.get(chat.id, now), now)
            burst = BURST[self.mode]
            if full_at - now > burst - messages and full_at > now:
                raise too_many(max(1, math.ceil(full_at - now - burst + messages)))
            self._private[chat.id] = full_at + messages
        else:
            sent = self._groups.setdefault(chat.id, deque())
            _forget(sent, now - 60.0)
            if len(sent) + messages > PER_GROUP:
                raise too_many(max(1, math.ceil(sent[0] + 60.0 - now)))
            sent.extend([now] * messages)
        self._all.extend([now] * messages)


def _forget(times: deque[float], before: float) -> None:
    while times and times[0] <= before:
        times.popleft()
