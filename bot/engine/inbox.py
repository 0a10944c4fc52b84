"""Coming in: what Telegram hands over is stored and committed, *then* confirmed, *then* takes effect.

A delivery (one answer of getUpdates, or the webhook calls of a few milliseconds) is stored whole as one row, about a
microsecond an update. Behind it the inbox applies what waits, many deliveries in one transaction: people's messages go
in bulk to the one room that records them; what somebody must answer becomes a request and goes to its route, each in
its own savepoint. The delivery's row disappears in the very transaction that holds its effects.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any, Protocol

import msgspec
import structlog
from structlog.contextvars import bind_contextvars, clear_contextvars

from bot.engine import received
from bot.engine.received import Row, hash_of, joined, update_id_of, without_nul
from bot.kit.database import is_in_trouble
from bot.kit.wire import WireMessage, WireUpdate, decode_update
from bot.kit.work import Work, Workshop

log = structlog.get_logger(__name__)

GROUP = 4_000  # updates applied in one transaction at most: some 150 ms of bulk work, in a thread
ANSWERED = 100  # of them at most so many that need a handler
FULL = 100  # updates in one answer of getUpdates, at most (Bot API)
LINGER = 0.1  # seconds that the first of a backlog waits for the rest of its group, at most
WAITING = 60  # deliveries in memory; beyond them the fetcher waits, and Telegram keeps the rest


@dataclass(slots=True)
class Incoming:
    """One update on its way to its effect."""

    raw: bytes  # or a view of it
    update: WireUpdate
    message: WireMessage | None = None  # when a person wrote it in a group
    is_plain: bool = False  # no more than such a message
    request: Any = None  # what the front desk made of it, when somebody must answer


class FrontDesk(Protocol):
    """Decides which updates need an answer, and answers them; the translator of `telegram.py` is one."""

    def wants(self, message: WireMessage) -> bool:
        """Whether a route might look at a person's message in a group. Cheap, and free of I/O."""

    async def prepare(self, waiting: Sequence[Incoming]) -> None:
        """Before the transaction: understands each update, asks Telegram what must be asked.

        Leaves the exception itself as the request of one that cannot be understood."""

    async def handle(self, work: Work, request: Any) -> None:
        """Runs the route and puts its reply into the outbox."""

    async def apologise(self, work: Work, request: Any) -> None:
        """Says sorry to whoever asked."""


Recorder = Callable[[Work, Sequence[WireMessage]], Awaitable[Sequence[bool]]]
"""Records messages of people in groups; says of each whether it was new."""

_BringIn = Callable[[Work, Sequence[Incoming]], Awaitable[None]]
_Finish = Callable[[Work], Awaitable[None]]


class _NotRecorded(Exception):
    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


class Inbox:
    def __init__(self, workshop: Workshop, desk: FrontDesk, record: Recorder) -> None:
        self._workshop = workshop
        self._desk = desk
        self._record = record
        self.stored = 0  # updates of this process, repeats included, as are those that took effect
        self.applied = 0
        self.asked = 0  # of these, such as somebody had to look at
        self.quarantined = 0
        self.failures = 0  # in a row, to store or to apply what came in
        self._may_have_more = False  # stored than we know: a commit that got no answer may have taken effect
        self._is_idle = asyncio.Event()
        self._is_idle.set()
        self._waiting: asyncio.Queue[Row] = asyncio.Queue(WAITING)

    async def recover(self) -> None:
        """Takes up what an earlier process stored and did not get to apply."""
        for one in await self._stored():
            await self._apply([one])

    async def _stored(self, below: int | None = None) -> list[Row]:
        async with self._workshop.engine.connect() as db:
            return await received.waiting(db, below)

    async def take(self, raws: Sequence[bytes]) -> None:
        """Stores a delivery durably; only after this returns may it be confirmed. Waits while too much waits."""
        body, now = joined(raws), self._workshop.clock.now()
        if b"\\u0000" in body:
            raws = without_nul(raws)
            body = joined(raws)
        try:
            row = await self._keep(body, now)
        except Exception:
            self.failures += 1
            self._may_have_more = True
            raise
        self.failures = 0
        self.stored += len(raws)
        self._is_idle.clear()
        await self._waiting.put((row, raws))
        if self._may_have_more:
            for one in await self._stored(below=row):  # some wait in memory already; twice does no harm
                await self._waiting.put(one)
            self._may_have_more = False

    async def _keep(self, body: bytes, now: datetime) -> int:
        async with self._workshop.connection() as db:
            return await received.store(db, body, now)

    async def idle(self) -> None:
        """Returns when all that was taken has taken effect."""
        await self._is_idle.wait()

    async def leave(self) -> None:
        """Lets go of what other processes might wait for."""

    async def run(self) -> None:
        """Applies what was taken, for ever. A database that is away is waited for."""
        while True:
            if self._waiting.empty():
                self._is_idle.set()
            group = await self._gather()
            delay = 0.5
            while True:
                try:
                    await self._apply(group)
                    self.failures = 0
                    break
                except Exception:
                    self.failures += 1
                    log.exception("could not apply updates; they are stored and will be tried again", seconds=delay)
                    await asyncio.sleep(delay)
                    delay = min(delay * 2, 5)

    async def _gather(self) -> list[Row]:
        """What is applied together. A full delivery says that Telegram has more: a moment's patience, and neighbours in
        the tables share a page, a commit and a thread's hop."""
        group = [await self._waiting.get(), *self._more()]
        deadline = asyncio.get_running_loop().time() + LINGER
        while len(group[-1][1]) >= FULL and len(group) < GROUP // FULL:
            try:
                async with asyncio.timeout_at(deadline):
                    group.append(await self._waiting.get())
            except TimeoutError:
                break
        return group

    async def settle(self) -> None:
        """Applies all that waits, then returns: for tests, the demo and a tidy end."""
        while group := self._more():
            await self._apply(group)

    def _more(self) -> list[Row]:
        group: list[Row] = []
        while not self._waiting.empty() and sum(len(raws) for _, raws in group) < GROUP:
            group.append(self._waiting.get_nowait())
        return group

    async def _apply(self, group: Sequence[Row]) -> None:
        rest: list[Incoming] = []
        broken: list[tuple[Incoming, str]] = []
        for raw in (raw for _, raws in group for raw in raws):
            try:
                update = decode_update(raw)
            except msgspec.MsgspecError as error:
                broken.append((Incoming(bytes(raw), WireUpdate(update_id_of(raw))), f"unreadable: {error}"))
                continue
            message = update.message
            rest.append(Incoming(raw, update, message if message is not None and message.is_by_person else None))
        rest.sort(key=attrgetter("update.update_id"))
        self._sort_out(rest)

        async def finish(work: Work) -> None:
            for one, why in broken:
                await self._see(work, [one], why)
            await received.remove(work.db, [row for row, _ in group])
            await self._end(work)

        while True:
            part = _first_part(rest)
            await self._desk.prepare([one for one in part if not one.is_plain])
            ending = finish if len(part) == len(rest) else None
            try:
                done = await self._take_effect(part, self._bring_in_at_once, ending)
            except _NotRecorded:
                log.info("some messages cannot be recorded; looking for them", updates=len(part))
                done = await self._take_effect(part, self._bring_in, ending)
            self.applied += done
            self.asked += sum(not one.is_plain for one in part[:done])
            rest = rest[done:]
            if not rest:
                return
            if done < len(part):
                self._sort_out(rest)

    def _sort_out(self, incoming: Sequence[Incoming]) -> None:
        """Tells messages that are no more than that, as things stand now."""
        wants = self._desk.wants
        for one in incoming:
            if one.message is not None:
                one.message.is_asking = is_asking = wants(one.message)
                one.is_plain = not is_asking

    async def _begin(self, work: Work) -> None:
        """The first thing in a transaction of effects."""

    async def _end(self, work: Work) -> None:
        """The last thing in the transaction that removes a group."""

    async def _take_effect(self, part: Sequence[Incoming], bring_in: _BringIn, finish: _Finish | None) -> int:
        """In one transaction, which does `finish` when all of the part is done; returns how many took effect."""
        async with self._workshop.work() as work:
            await self._begin(work)
            done = await self._effects(work, part, bring_in)
            if finish is not None and done == len(part):
                await finish(work)
        return done

    async def _effects(self, work: Work, part: Sequence[Incoming], bring_in: _BringIn) -> int:
        """In update order within a community: a request first brings in the messages before it. Returns how many took
        effect: what is chosen holds from the next update on, so the transaction ends with a choice."""
        new = await self._see(work, [one for one in part if not one.is_plain])
        run: list[Incoming] = []
        chats: set[int] = set()
        for position, one in enumerate(part, 1):
            message = one.message
            if message is not None:
                run.append(one)
                chats.add(message.chat.id)
                chats.add(message.sender.id)  # type: ignore[union-attr]  # what they ask in private is about the group
            if one.is_plain:
                continue
            key = (one.update.update_id, hash_of(one.raw))
            if key not in new:
                continue
            new.remove(key)  # the same update may stand here twice
            if one.update.message is None or one.update.message.chat.id in chats:
                await bring_in(work, run)
                run, chats = [], set()
            bind_contextvars(update_id=one.update.update_id)
            await self._answer(work, one)
            clear_contextvars()
            if work.has_news and position < len(part):
                if new:
                    await received.unsee(work.db, list(new))
                await bring_in(work, run)
                return position
        await bring_in(work, run)
        return len(part)

    async def _bring_in_at_once(self, work: Work, run: Sequence[Incoming]) -> None:
        """Records a run of messages. Without a savepoint, for which SQLite copies every page that is changed.

        Raises:
            _NotRecorded: one of them cannot be recorded; nothing in this transaction may stay.
        """
        if not run:
            return
        try:
            are_new = await self._record(work, [one.message for one in run if one.message])
        except Exception as error:
            if is_in_trouble(error):
                raise
            raise _NotRecorded(error) from error
        if plain := sum(is_new and one.is_plain for one, is_new in zip(run, are_new, strict=True)):
            await received.count(work.db, plain)

    async def _bring_in(self, work: Work, run: Sequence[Incoming]) -> None:
        """Records a run of messages. One that cannot be recorded is found by halving, and takes no other with it."""
        if not run:
            return
        try:
            async with work.savepoint():
                await self._bring_in_at_once(work, run)
        except _NotRecorded as failure:
            if len(run) == 1:
                await self._quarantine(work, run[0], failure.error)
                return
            middle = len(run) // 2
            await self._bring_in(work, run[:middle])
            await self._bring_in(work, run[middle:])

    async def _see(self, work: Work, updates: Sequence[Incoming], why: str | None = None) -> set[tuple[int, int]]:
        """Notes distinct updates; returns those that were not known."""
        rows = [
            {
                "update_id": one.update.update_id,
                "body_hash": hash_of(one.raw),
                "at": work.now,
                "quarantined": why,
                "body": bytes(one.raw) if why else None,
            }
            for one in updates
        ]
        return await received.see(work.db, rows)

    async def _answer(self, work: Work, one: Incoming) -> None:
        try:
            if isinstance(one.request, Exception):
                raise one.request
            async with work.savepoint():
                await self._desk.handle(work, one.request)
        except Exception as error:
            if is_in_trouble(error):
                raise
            await self._quarantine(work, one, error)
            if not isinstance(one.request, Exception):
                await self._desk.apologise(work, one.request)

    async def _quarantine(self, work: Work, one: Incoming, error: Exception) -> None:
        self.quarantined += 1
        log.error("update quarantined", update_id=one.update.update_id, exc_info=error)
        why = f"{type(error).__name__}: {error}"[:500].replace("\x00", "")
        await self._see(work, [one], why)
        await received.quarantine(work.db, (one.update.update_id, hash_of(one.raw)), why, bytes(one.raw))


def _first_part(incoming: Sequence[Incoming]) -> Sequence[Incoming]:
    """As many as make nobody's answer wait for more than `ANSWERED` others."""
    asked = 0
    for position, one in enumerate(incoming):
        asked += not one.is_plain
        if asked > ANSWERED:
            return incoming[:position]
    return incoming
