"""Pushes updates to the bot's webhook as the real server does: in order per chat, many chats at a time, patiently."""

from __future__ import annotations

import asyncio
import logging
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec

from sandbox.clock import monotonic
from sandbox.model import Json
from sandbox.updates import Waiting

if TYPE_CHECKING:
    import aiohttp

    from sandbox.app import Sandbox

_log = logging.getLogger(__name__)

ANSWER_SECONDS = 60
LONGEST_DELAY = 60.0
_LOOK_AHEAD = 2_000  # updates searched for one whose turn it is, so that a long backlog of one chat stays cheap


class Webhook:
    """Off until `set`. `first_delay` is the real seconds before the first retry; each further one doubles it."""

    def __init__(self, sandbox: Sandbox, first_delay: float = 1.0) -> None:
        self._box = sandbox
        self._first_delay = first_delay
        self._secret: str | None = None
        self._connections = 40
        self._task: asyncio.Task[None] | None = None
        self._wake = asyncio.Event()
        self._busy: dict[tuple[str, int], Waiting] = {}  # one at a time per order
        self._not_before: dict[tuple[str, int], tuple[float, float]] = {}  # order -> moment, delay
        self._last_error: tuple[int, str] | None = None
        self.url = ""

    async def set(self, url: str, secret: str | None, connections: int) -> None:
        await self.remove()
        self.url, self._secret, self._connections = url, secret, connections
        self._last_error = None
        self._box.queue.on_put = self._wake.set
        self._wake.set()
        self._task = asyncio.create_task(self._run())

    async def remove(self) -> None:
        """Stop pushing; what is on its way and unanswered comes again by whatever way is used next."""
        self.url = ""
        self._box.queue.on_put = None
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        self._busy.clear()
        self._not_before.clear()

    def info(self) -> Json:
        """The Bot API's WebhookInfo."""
        self._box.queue.drop_expired()
        view: Json = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._box.queue.waiting),
        }
        if self.url:
            view |= {"max_connections": self._connections, "ip_address": "127.0.0.1"}
        if self._last_error is not None:
            view["last_error_date"], view["last_error_message"] = self._last_error
        if self._box.queue.allowed_explicitly is not None:
            view["allowed_updates"] = self._box.queue.allowed_explicitly
        return view

    async def _run(self) -> None:
        import aiohttp  # lazy: most sandboxes are polled

        connector = aiohttp.TCPConnector(limit=self._connections)
        limit = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
        async with aiohttp.ClientSession(connector=connector, timeout=limit) as session, asyncio.TaskGroup() as pushes:
            while True:
                self._wake.clear()
                soonest = self._start(session, pushes)
                try:
                    async with asyncio.timeout(soonest):
                        await self._wake.wait()
                except TimeoutError:
                    continue

    def _start(self, session: aiohttp.ClientSession, pushes: asyncio.TaskGroup) -> float | None:
        """Begin every push that may begin now; returns the real seconds until a delayed one may, or None."""
        now, soonest = monotonic(), None
        queue = self._box.queue
        queue.drop_expired()
        candidates = [*queue.replays, *islice(queue.waiting, _LOOK_AHEAD)]
        for update in self._box.faults.disordered(candidates):
            if len(self._busy) >= self._connections:
                break
            if update.key in self._busy:
                continue
            moment, _ = self._not_before.get(update.key, (0.0, 0.0))
            if moment > now:
                soonest = min(soonest or moment - now, moment - now)
                continue
            self._busy[update.key] = update
            pushes.create_task(self._push(session, update))
        return soonest

    async def _push(self, session: aiohttp.ClientSession, update: Waiting) -> None:
        import aiohttp

        headers = {"Content-Type": "application/json"}
        if self._secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self._secret
        problem, wait = "", 0.0
        try:
            async with session.post(self.url, data=update.raw, headers=headers) as response:
                body = await response.read()
                if not 200 <= response.status < 300:
                    problem = f"Wrong response from the webhook: {response.status} {response.reason}"
                    wait = min(float(response.headers.get("Retry-After", "0") or 0), 3600.0)
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            problem = "Connection timed out" if isinstance(error, TimeoutError) else f"Connection failed: {error}"
        self._busy.pop(update.key, None)
        if problem:
            self._failed(update, problem, wait)
        else:
            self._not_before.pop(update.key, None)
            self._box.queue.forget(update)
            self._box.queue.replay(self._box.faults.to_repeat([update]))
            await self._call_in_answer(body)
        self._wake.set()

    def _failed(self, update: Waiting, problem: str, wait: float) -> None:
        _, delay = self._not_before.get(update.key, (0.0, self._first_delay / 2))
        delay = min(delay * 2, LONGEST_DELAY)
        self._not_before[update.key] = (monotonic() + max(delay, wait), delay)
        self._last_error = (int(self._box.clock.now()), problem)
        _log.info("webhook: %s; update %d comes again in %.1f s", problem, update.id, max(delay, wait))

    async def _call_in_answer(self, body: bytes) -> None:
        """A webhook may answer with one method call; nobody hears its result."""
        if not body.lstrip().startswith(b"{"):
            return
        try:
            params: dict[str, Any] = msgspec.json.decode(body)
        except msgspec.DecodeError:
            return
        name = params.pop("method", None)
        if isinstance(name, str):
            await self._box.call(name, params)
