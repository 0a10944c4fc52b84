"""The queue of updates a bot has not confirmed yet, with Telegram's rules for offsets, kinds and age."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Callable, Iterable
from itertools import islice
from random import Random
from typing import Any, NamedTuple

import msgspec

from sandbox.clock import Clock
from sandbox.errors import ApiError

DAY = 86_400
CALLBACK_LIFE = 150  # seconds the real server keeps a callback query for a bot that is away
IDLE_WEEK = 7 * DAY  # after a week without updates the next id is chosen anew

KINDS = frozenset(
    (
        "message", "edited_message", "channel_post", "edited_channel_post", "inline_query", "chosen_inline_result",
        "callback_query", "shipping_query", "pre_checkout_query", "poll", "poll_answer", "my_chat_member",
        "chat_member", "chat_join_request", "message_reaction", "message_reaction_count", "chat_boost",
        "removed_chat_boost",
        "business_connection", "business_message", "edited_business_message", "deleted_business_messages",
        "purchased_paid_media", "managed_bot", "subscription", "guest_message",
    )
)  # fmt: skip
BY_REQUEST_ONLY = frozenset(("chat_member", "message_reaction", "message_reaction_count"))
DEFAULT_KINDS = KINDS - BY_REQUEST_ONLY


class Waiting(NamedTuple):
    """An update not yet confirmed: its JSON, when it is dropped (Unix seconds) and which order it belongs to."""

    id: int
    raw: bytes
    expires: float
    kind: str
    key: tuple[str, int]
    is_replay: bool = False  # handed out again by a fault


class UpdateQueue:
    """Updates in order, each serialised once. One reader at a time: a long poll or the webhook's pusher."""

    def __init__(self, clock: Clock, rng: Random, first_id: int) -> None:
        self._clock = clock
        self._rng = rng
        self._next_id = first_id
        self._last_at = 0.0
        self._soonest_expiry = float("inf")
        self._wake: asyncio.Future[None] | None = None
        self.waiting: deque[Waiting] = deque()
        self.replays: deque[Waiting] = deque()
        self.allowed: frozenset[str] = DEFAULT_KINDS
        self.allowed_explicitly: list[str] | None = None
        self.on_put: Callable[[], None] | None = None
        self._drained = asyncio.Event()

    async def drained(self, seconds: float) -> bool:
        """Wait until nothing is unconfirmed, `seconds` (real ones) at most; False if something still is."""
        try:
            async with asyncio.timeout(seconds):
                while self.waiting:
                    self._drained.clear()
                    await self._drained.wait()
        except TimeoutError:
            return False
        return True

    def put(self, kind: str, raw: bytes, key: tuple[str, int], life: float = DAY) -> int:
        """Queue an update (`raw` is the JSON of its object) for `life` seconds; returns its update_id."""
        now = self._clock.now()
        if self._last_at and now - self._last_at >= IDLE_WEEK:
            self._next_id = self._rng.randrange(100_000_000, 900_000_000)
        self._last_at = now
        update_id = self._next_id
        self._next_id += 1
        expires = now + life
        self._soonest_expiry = min(self._soonest_expiry, expires)
        framed = b'{"update_id":%d,"%s":%s}' % (update_id, kind.encode(), raw)
        self.waiting.append(Waiting(update_id, framed, expires, kind, key))
        self.wake()
        return update_id

    @property
    def is_read(self) -> bool:
        """Whether somebody waits for the next update."""
        return self._wake is not None and not self._wake.done()

    def wake(self) -> None:
        if self._wake is not None and not self._wake.done():
            self._wake.set_result(None)
        if self.on_put is not None:
            self.on_put()

    def allow(self, kinds: Any) -> None:
        """Set the wanted kinds; None keeps the last choice, an empty list means Telegram's defaults."""
        if kinds is None:
            return
        if not isinstance(kinds, list) or not all(isinstance(kind, str) for kind in kinds):
            raise ApiError(400, "Bad Request: can't parse allowed updates: Array expected")
        known = [kind.lower() for kind in kinds if kind.lower() in KINDS]
        self.allowed_explicitly = known or None
        self.allowed = frozenset(known) if known else DEFAULT_KINDS

    def confirm(self, offset: int) -> None:
        """Forget what is below `offset`; a negative one keeps only that many from the end."""
        waiting = self.waiting
        if offset < 0:
            while len(waiting) > -offset:
                waiting.popleft()
        elif offset <= self._next_id + 10:
            while waiting and waiting[0].id < offset:
                waiting.popleft()
        # a higher offset is left over from before the ids were chosen anew: the real server starts at the head again
        self._tell_if_drained()

    def forget(self, update: Waiting) -> None:
        """Confirm this one update: a webhook took it."""
        with contextlib.suppress(ValueError):
            (self.replays if update.is_replay else self.waiting).remove(update)
        self._tell_if_drained()

    def replay(self, updates: Iterable[Waiting]) -> None:
        """Have updates come once more, confirmed or not."""
        self.replays.extend(update._replace(is_replay=True) for update in updates)

    def _tell_if_drained(self) -> None:
        if not self.waiting:
            self._drained.set()

    def page(self, limit: int) -> list[Waiting]:
        """The earliest unconfirmed updates, `limit` at most; those handed out again by a fault come first."""
        self.drop_expired()
        found: list[Waiting] = []
        while self.replays and len(found) < limit:
            found.append(self.replays.popleft())
        found.extend(islice(self.waiting, limit - len(found)))
        return found

    def drop_expired(self) -> None:
        now = self._clock.now()
        if now < self._soonest_expiry:
            return
        alive = [update for update in self.waiting if update.expires > now]
        self.waiting = deque(alive)
        self.replays.clear()
        self._soonest_expiry = min((update.expires for update in alive), default=float("inf"))
        self._tell_if_drained()

    def clear(self) -> None:
        self.waiting.clear()
        self.replays.clear()
        self._tell_if_drained()

    async def arrival(self, seconds: float) -> None:
        """Return when an update arrives or `seconds` (real ones) have passed. Raises what `interrupt` was given."""
        wake: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._wake = wake
        try:
            async with asyncio.timeout(seconds):
                await wake
        except TimeoutError:
            return
        finally:
            if self._wake is wake:
                self._wake = None

    def interrupt(self, error: ApiError) -> None:
        """End the poll that is waiting, if any, with an error."""
        if self._wake is not None and not self._wake.done():
            self._wake.set_exception(error)


def join(updates: Iterable[Waiting]) -> msgspec.Raw:
    """The JSON array of updates, without touching each one's contents again."""
    return msgspec.Raw(b"[" + b",".join(update.raw for update in updates) + b"]")
