"""One moment, one transaction. The only place that commits."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar

import structlog
from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.kit import outbox, scheduling
from bot.kit.clock import Clock
from bot.kit.database import Savepoints, begin, is_in_trouble
from bot.kit.outbox import Address, Button, Lane, Message, Outgoing, Picture
from bot.kit.scheduling import Alarm, Due
from bot.kit.settings import Settings
from bot.kit.texts import Refusal, Text
from bot.kit.unasked import Coming, Unasked, Weight

log = structlog.get_logger(__name__)

S = TypeVar("S", bound=BaseModel)
F = TypeVar("F")
M = TypeVar("M")
CHANNEL_FIRST = timedelta(minutes=10)  # for which a group waits for what a channel says

Reaction = Callable[["Work", Any], Awaitable[None]]
Quiet = Callable[["Work", int], Awaitable[datetime]]
PutOff = Callable[["Work", int, str], datetime | None]


Measure = Callable[["Work", Unasked], Awaitable[datetime | None]]


class Reactions:
    """What a room does when others announce something; a plain value in `reactions.py`."""

    def __init__(self) -> None:
        self.by_fact: dict[type, list[Reaction]] = defaultdict(list)

    def on(
        self, fact: type[F]
    ) -> Callable[[Callable[["Work", F], Awaitable[None]]], Callable[["Work", F], Awaitable[None]]]:
        def register(reaction: Callable[["Work", F], Awaitable[None]]) -> Callable[["Work", F], Awaitable[None]]:
            self.by_fact[fact].append(reaction)
            return reaction

        return register


class Work:
    """What a use case needs: the moment, the open transaction, the settings, and ways to tell others.

    `db` runs statements. After a rollback nothing that was said, planned or announced remains.
    """

    def __init__(self, workshop: "Workshop", db: AsyncConnection, now: datetime) -> None:
        self.db = db
        self.now = now
        self._workshop = workshop
        self._savepoints = Savepoints(db)
        self._outgoing: list[Outgoing] = []
        self._answers: list[tuple[Address, Message]] = []
        self._after_commit: list[Callable[[], None]] = []
        self._shared: set[tuple[str, int]] = set()
        self.has_news = False  # something that the next update must know and that only memory tells

    def memory(self, kind: type[M]) -> M:
        """The one object of this kind for the life of the process: what a room keeps in memory. Loaded by the room's
        `warm(work)` at the start, changed in `after_commit` only."""
        return self._workshop.recall(kind)

    def settings(self, kind: type[S], community_id: int = 0) -> S:
        """A room's settings: the operator's, or with a community as that community changed them."""
        return self._workshop.settings.of(kind, community_id)

    async def change_setting(self, kind: type[BaseModel], community_id: int, key: str, value: Any) -> None:
        """A community's own choice; `None` goes back to the operator's default."""
        settings = self._workshop.settings
        await settings.write(self.db, kind, community_id, key, value)
        self.remember("settings", community_id, lambda: settings.apply(kind, community_id, key, value))

    def chose(self, kind: type[BaseModel], community_id: int) -> frozenset[str]:
        """What of these settings a community chose for itself."""
        return self._workshop.settings.chosen(kind, community_id)

    async def merge_settings(self, kind: type[S], kept_id: int, retired_id: int, leading_id: int) -> S:
        """Two communities became one, with the choices of both; where both chose, `leading_id` is right. Returns those
        of `kind` as they will be."""
        settings = self._workshop.settings
        choices = await settings.merge(self.db, kept_id, retired_id, leading_id)
        self.remember("settings", kept_id, lambda: settings.replace(kept_id, choices))
        return settings.checked(kind, choices[kind])

    async def announce(self, fact: object) -> None:
        """Tells whoever cares, in this transaction. A reaction that fails undoes itself only."""
        for reaction in self._workshop.reactions.get(type(fact), ()):
            try:
                async with self.savepoint():
                    await reaction(self, fact)
            except Exception as error:
                if is_in_trouble(error):
                    raise
                log.exception("reaction failed", reaction=f"{reaction.__module__}.{reaction.__qualname__}")

    async def say(
        self,
        text: Text,
        *,
        key: str | None,
        community_id: int = 0,
        member_id: int | None = None,
        topic_id: int | None = None,
        buttons: outbox.Buttons = (),
        not_before: datetime | None = None,
        picture: Picture | None = None,
        pin: bool = False,
        over: str = "",
        poll: Mapping[str, Any] | None = None,
        language: str = "",
        weight: Weight = Weight.TIMELY,
        about: Text | None = None,
        names: int = 0,
    ) -> bool:
        """Our own idea to speak, into a group or in private to `member_id`; never in that member's quiet hours. With
        `pin` it is kept at the top of the chat, where what was said with the key `over` is no longer.

        The same `key` in a community is said once, whatever is retried; False when it was said before, or is not to be.
        A group may have enough for a day: `weight` says what becomes of this word then, `about` what it is in short,
        and `names` whom it names.
        """
        earliest = max(not_before or self.now, self.now)
        if key is not None:
            put_off = self.put_off(community_id, key)
            if put_off is None:
                return False
            earliest = max(earliest, put_off)
        if member_id is not None:
            earliest = max(earliest, await self._workshop.quiet(self, member_id))
        address = Address(community_id, member_id, topic_id)
        message = Message(
            text, buttons, picture=picture, pin="on" if pin else "", over=over, poll=poll, language=language
        )
        row = await outbox.put(self.db, address, message, Lane.BULK, key, earliest, self.now)
        if row is None:
            return False
        if member_id is None and community_id and weight is not Weight.ASKED:
            word = Unasked(community_id, key or "", text, about or text, weight, names, earliest)
            return await self._within_measure(row, word)
        self._outgoing.append(row)
        return True

    async def _within_measure(self, row: Outgoing, word: Unasked) -> bool:
        at = await self._workshop.measure(self, word)
        if at is None:  # others tell it
            await outbox.take_back(self.db, word.community_id, word.key)
            return True
        if at > word.at:
            await outbox.put_off(self.db, row, at)
        self._outgoing.append(row)
        return True

    async def say_in_channel(
        self,
        text: Text,
        *,
        key: str,
        instead_of: str,
        community_id: int,
        picture: Picture | None = None,
        poll: Mapping[str, Any] | None = None,
    ) -> bool:
        """What waits to be said in a group with the key `instead_of` is said in the channel that it is linked with,
        from where Telegram brings it to the group. In the group it is said only if that does not come to be.

        Raises:
            LookupError: nothing waits with that key.
        """
        waiting = await outbox.waiting_row(self.db, community_id, instead_of)
        if waiting is None:
            raise LookupError(instead_of)
        row_id, at = waiting
        message = Message(text, picture=picture, poll=poll, channel=True, spares=instead_of)
        row = await outbox.put(self.db, Address(community_id), message, Lane.BULK, key, at, self.now)
        if row is None:
            return False
        self._outgoing.append(row)
        await outbox.let_wait(self.db, row_id, at + CHANNEL_FIRST)
        for one in self._outgoing:
            if one.id == row_id:
                one.not_before = at + CHANNEL_FIRST
        return True

    async def reword(
        self, text: Text, *, key: str, community_id: int = 0, buttons: outbox.Buttons = (), language: str = ""
    ) -> bool:
        """Changes what was said in a group with `key`, in its place; False when it cannot be (`outbox.fate_of`)."""
        row = await outbox.change(
            self.db, Address(community_id), key, Message(text, buttons, language=language), self.now
        )
        self._outgoing += [row] if row else []
        return row is not None

    async def unsay(self, key: str, *, community_id: int = 0) -> bool:
        """Takes back what `say` put there, as if it had never been; False when it is too late for that."""
        return await outbox.take_back(self.db, community_id, key)

    async def tag(self, community_id: int, member_id: int, tag: str) -> None:
        """Puts words beside a member's name in a group, or takes them away."""
        message = Message(whose=member_id, tag=tag)
        row = await outbox.put(self.db, Address(community_id), message, Lane.BULK, None, self.now, self.now)
        self._outgoing += [row] if row else []

    def put_off(self, community_id: int, key: str) -> datetime | None:
        """The first moment at which admins want something done that is more than one message; None: not at all."""
        return self._workshop.put_off(self, community_id, key)

    def answer(self, address: Address, message: Message) -> None:
        """The reply to somebody who is waiting for it; written with all others of the transaction, at its end."""
        self._answers.append((address, message))

    async def plan(self, kind: str, key: str, due_at: datetime, *, community_id: int = 0, **data: Any) -> None:
        """Has the door `kind` (`<room>.<function>`) opened at `due_at`; a plan with the same key moves there."""
        await self.plan_all([Due(kind, community_id, key, due_at, data)])

    async def plan_all(self, plans: Sequence[Due]) -> None:
        """Many plans at once."""
        if plans:
            await scheduling.plan(self.db, plans)
            first = min(due.at for due in plans)
            self.after_commit(lambda: self._workshop.alarm.hear(first))

    async def unplan(self, kind: str, key: str, *, community_id: int = 0) -> bool:
        """Takes a plan back; False when there was none."""
        return await scheduling.unplan(self.db, kind, community_id, key)

    def after_commit(self, then: Callable[[], None]) -> None:
        """For what lives in memory and must only believe what is durable."""
        self._after_commit.append(then)

    def remember(self, room: str, thing: int, then: Callable[[], None]) -> None:
        """The same for what others read from memory only, in other processes too (`share`). Of many updates in one
        transaction, the next one must see it already, so the transaction ends with this one."""
        self.has_news = True
        self.after_commit(then)
        self.share(room, thing)

    def share(self, room: str, thing: int) -> None:
        """What the room keeps in memory of this is about to change: has its `refresh` called in the other processes."""
        self._shared.add((room, thing))

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """Undoes everything inside, words and plans too, when the body raises."""
        said, answered, then = len(self._outgoing), len(self._answers), len(self._after_commit)
        self._savepoints.enter()
        try:
            yield
        except BaseException as error:
            # Who is cancelled loses the transaction, and perhaps the connection: a statement more would fail, and that
            # failure take the place of the cancellation.
            if isinstance(error, Exception) and not is_in_trouble(error):
                await self._savepoints.undo()
            del self._outgoing[said:], self._answers[answered:], self._after_commit[then:]
            raise
        finally:
            self._savepoints.leave()


class SharedMemory(Protocol):
    """Tells other processes on the same database what has changed, and hears it from them."""

    async def begin(self, db: AsyncConnection) -> None: ...
    async def tell(self, db: AsyncConnection, changes: Collection[tuple[str, int]], at: datetime) -> None: ...
    async def catch_up(self, work: Work) -> None: ...


async def _nothing_to_warm(_work: Work) -> None: ...


async def _no_quiet_hours(work: Work, _member_id: int) -> datetime:
    return work.now


async def _without_measure(_work: Work, word: Unasked) -> datetime:
    return word.at


def _never_put_off(work: Work, _community_id: int, _key: str) -> datetime:
    return work.now


@dataclass
class Workshop:
    """Where Works are made; the assembly fills it."""

    engine: AsyncEngine
    clock: Clock
    settings: Settings
    reactions: Mapping[type, Sequence[Reaction]] = field(default_factory=dict)
    quiet: Quiet = _no_quiet_hours  # the first moment at which a member may be disturbed
    put_off: PutOff = _never_put_off  # the first moment at which admins want something said; None: not at all
    measure: Measure = _without_measure  # when a word in a group may be said; None: others tell it
    deliver: Callable[[list[Outgoing]], None] = lambda rows: None  # told what committed
    memory: dict[type, Any] = field(default_factory=dict)
    warm: Callable[[Work], Awaitable[None]] = _nothing_to_warm  # reads into memory what the rooms keep there
    shared: SharedMemory | None = None  # when other processes work on the same database
    alarm: Alarm = field(default_factory=Alarm)

    def __post_init__(self) -> None:
        # SQLite has one writer; queueing here is fair and costs nothing, queueing in SQLite polls.
        self._turn: Any = asyncio.Lock() if self.engine.dialect.name == "sqlite" else nullcontext()
        self._is_in_doubt = False  # what is in memory

    def recall(self, kind: type[M]) -> M:
        """What rooms keep in memory; see `Work.memory`."""
        found = self.memory.get(kind)
        if found is None:
            found = self.memory[kind] = kind()
        return found

    @asynccontextmanager
    async def glance(self) -> AsyncIterator[Work]:
        """A moment with no transaction, for what is answered from memory."""
        yield self.onlooker()

    def onlooker(self) -> Work:
        """A Work with no transaction, for whoever asks memory again and again; its moment is the one it was made at."""
        return Work(self, None, self.clock.now())  # type: ignore[arg-type]

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[AsyncConnection]:
        """A connection in its turn with nothing begun, for the one statement that must cost next to nothing."""
        async with self._turn, self.engine.connect() as db:
            yield db

    @asynccontextmanager
    async def work(self) -> AsyncIterator[Work]:
        """A transaction that commits when the body ends and vanishes when it raises."""
        is_ending = False
        try:
            async with self._turn, self.engine.begin() as db:
                await begin(db)
                work = Work(self, db, self.clock.now())
                work._savepoints.watch()
                if self._is_in_doubt:
                    await self.warm(work)
                    self._is_in_doubt = False
                yield work
                if work._answers:
                    work._outgoing += await outbox.put_answers(db, work._answers, work.now)
                if self.shared and work._shared:
                    await self.shared.tell(db, work._shared, work.now)
                is_ending = True
        except BaseException:
            # A commit that got no answer may have taken effect, and memory knows nothing of it.
            self._is_in_doubt |= is_ending
            raise
        for then in work._after_commit:
            then()
        if work._outgoing:
            self.deliver(work._outgoing)


__all__ = [
    "Address", "Button", "Coming", "Message", "Picture", "Reactions", "Refusal", "Text", "Unasked", "Weight", "Work",
    "Workshop",
]  # fmt: skip
