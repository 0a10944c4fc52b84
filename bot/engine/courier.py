"""Going out: takes what committed from the outbox and brings it to Telegram, within its limits.

An answer leaves before any announcement. A crash or a silent network may repeat an answer, and never an announcement:
that one is marked before it leaves, and when nobody knows whether it arrived it becomes `unknown`.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import replace
from functools import partial
from math import inf
from typing import Any, TypeVar

import msgspec
import structlog
from structlog.contextvars import bind_contextvars

from bot.engine import channels
from bot.engine.addressees import Addressees
from bot.engine.botapi import BotApi, NotSent, Refused, Unanswered, Upload
from bot.engine.easel import Easel
from bot.engine.letters import Letter, letters_of
from bot.engine.lines import line_of, may_repeat
from bot.engine.pacing import Pacer
from bot.engine.pictures import Gallery
from bot.kit import outbox
from bot.kit.outbox import Address, Lane, Message, Outgoing, State
from bot.kit.texts import Texts
from bot.kit.work import Work, Workshop

log = structlog.get_logger(__name__)

T = TypeVar("T")

IN_MEMORY = 5_000  # announcements held here; the rest waits in the database
MOST_ANSWERS = 2_000  # that wait for one chat: in a group that is 100 minutes, and whoever floods it gets no more
LOOK = 1.0  # seconds between looks into the database for what has come due
LOOK_SHARED = 0.1  # the same where other processes put their answers there
PATIENCE = 5  # times an answer is tried when its fate is unknown and Telegram answers others
GATHER = 0.02  # seconds in which outcomes gather before they are written together


class _Sent(msgspec.Struct):
    message_id: int = 0


_sent = msgspec.json.Decoder(_Sent).decode


async def _pin(work: Work, said: Outgoing, message_id: int) -> list[Outgoing]:
    """Rows of their own: they wait for their turn and for Telegram as any other does."""
    over = said.message.over
    before = (await outbox.fate_of(work.db, said.address.community_id, over))[1] if over else None
    messages = [Message(about=about, pin=pin) for about, pin in ((message_id, "on"), (before, "off")) if about]
    put = partial(outbox.put, work.db, said.address, lane=Lane.BULK, key=None, not_before=work.now, now=work.now)
    return [row for message in messages if (row := await put(message=message))]


class Courier:
    def __init__(
        self,
        workshop: Workshop,
        api: BotApi,
        texts: Texts,
        addressees: Addressees,
        pacer: Pacer,
        look_every: float = LOOK,
        easel: Easel | None = None,
    ) -> None:
        self._look_every = look_every
        self._workshop = workshop
        self._api = api
        self._texts = texts
        self._addressees = addressees
        self._pacer = pacer
        self._gallery = Gallery(api, texts, easel or Easel({}), self._in_work)
        self._rows: dict[int, Outgoing] = {}  # what is in memory, waiting or on its way
        self._marks: list[dict[str, Any]] = []
        self._started: set[int] = set()  # announcements that were marked as on their way, by this courier
        self._tasks: set[asyncio.Task[None]] = set()
        self._least_trip = inf  # seconds that a call took, to Telegram and back
        self._wake = asyncio.Event()
        self._marked = asyncio.Event()
        self._is_open = True
        self.throttled = 0  # times that Telegram said 429
        self.ended: Callable[[Outgoing, State], None] = lambda row, state: None  # told of every end
        # A look must not see a row as waiting while its outcome is being written, or it would leave twice.
        self._books = asyncio.Lock()

    def offer(self, rows: list[Outgoing]) -> None:
        """Told what was just committed; rows that do not fit or are for later are found in the database in time."""
        now = self._workshop.clock.now()
        for row in rows:
            if row.id in self._rows or row.not_before > now or not self._is_open:
                continue
            if row.lane is Lane.ANSWER or len(self._rows) < IN_MEMORY:
                self._rows[row.id] = row
                if row.lane is Lane.ANSWER and self._pacer.waiting(self._line_of(row), row.lane) >= MOST_ANSWERS:
                    self._finish(row, State.FAILED, error="too many answers wait in this chat")
                else:
                    self._enqueue(row)
        self._wake.set()

    def _line_of(self, row: Outgoing) -> int:
        return line_of(row, row.address.member_id or self._addressees.chat_of(row.address.community_id) or 0)

    def _enqueue(self, row: Outgoing) -> None:
        is_group = row.address.member_id is None and not row.message.react and not row.message.whose
        self._pacer.add(row.id, self._line_of(row), is_group=is_group, lane=row.lane)

    def toast(self, callback_id: str, words: str, alert: bool) -> None:
        """Answers a press. Not kept: whoever got no answer presses again, and nothing happens twice."""
        self._spawn(self._toast({"callback_query_id": callback_id, "text": words[:200], "show_alert": alert}))

    async def _toast(self, parameters: dict[str, Any]) -> None:
        try:
            await self._api.call("answerCallbackQuery", parameters)
        except (NotSent, Unanswered, Refused) as error:
            log.info("a press was answered too late", reason=str(error))

    async def run(self) -> None:
        """Delivers for ever."""
        writer = asyncio.create_task(self._write_outcomes())
        looked = 0.0
        try:
            while True:
                now = time.monotonic()
                if now - looked >= self._look_every:
                    looked = now
                    await self._look()
                await self._send_ready()
                wake_at = self._pacer.next_at(time.monotonic()) or now + self._look_every
                wait = min(self._look_every, wake_at - time.monotonic())
                try:
                    async with asyncio.timeout(max(wait, 0)):
                        await self._wake.wait()
                except TimeoutError:
                    pass
                self._wake.clear()
        finally:
            writer.cancel()

    async def close(self, patience: float = 3) -> None:
        """Takes nothing new, waits `patience` seconds for what is on its way, and writes the outcomes down."""
        self._is_open = False
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=patience)
        await self._flush()

    async def settle(self) -> None:
        """Delivers all that may leave now, then returns: for tests and the demo."""
        while True:
            await self._look()
            await self._send_ready()
            if self._tasks:
                await asyncio.wait(self._tasks)
            await self._flush()
            if not self._rows:
                return
            if not self._tasks and (at := self._pacer.next_at(time.monotonic())):
                await asyncio.sleep(max(at - time.monotonic(), 0))

    async def _look(self) -> None:
        try:
            async with self._books, self._workshop.engine.connect() as db:
                room = max(IN_MEMORY - len(self._rows), 1)
                rows = await outbox.due(db, self._workshop.clock.now(), room, self._rows)
                if rows and (shared := self._workshop.shared):  # whom they are for, another process knew before
                    await self._in_work(shared.catch_up)
                self.offer(rows)
        except Exception:
            log.exception("cannot look into the outbox")

    async def _send_ready(self) -> None:
        ready = [self._rows[item] for item in self._pacer.take(time.monotonic()) if item in self._rows]
        answers = [row for row in ready if may_repeat(row)]
        announcements = [row for row in ready if not may_repeat(row)]
        for row in answers:
            self._spawn(self._deliver(row))
        if announcements:
            # Before the call: after a crash in between nobody could tell whether it was said.
            ids = [row.id for row in announcements]
            self._marks = [mark for mark in self._marks if mark["row"] not in ids]  # of their last try
            ours = await self._in_work(lambda work: outbox.start(work.db, ids, self._started))
            self._started |= ours
            for row in announcements:
                if row.id in ours:
                    self._spawn(self._deliver(row))
                else:  # another courier was quicker: this one has lost its lease, or is about to learn it
                    self._pacer.done(row.id)
                    del self._rows[row.id]

    async def _in_work(self, job: Callable[[Work], Awaitable[T]]) -> T:
        """Does a job in a transaction of its own. A database that is away is waited for, and the row with it."""
        delay = 0.5
        while True:
            try:
                async with self._workshop.work() as work:
                    return await job(work)
            except Exception:
                log.exception("the outbox waits for the database", seconds=delay)
            await asyncio.sleep(delay)
            delay = min(delay * 2, 5)

    def _spawn(self, job: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(job)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception():
            log.error("delivery failed", exc_info=task.exception())
        self._wake.set()

    async def _deliver(self, row: Outgoing) -> None:
        bind_contextvars(row=row.id, community=row.address.community_id, member=row.address.member_id)
        chat_id = row.address.member_id or self._addressees.chat_of(row.address.community_id)
        if chat_id is None:
            self._pacer.done(row.id)
            return self._finish(row, State.FAILED, error="not in this group")
        row.attempts += 1
        try:
            language = await self._language(row)
            place = await channels.of_group(self._api, chat_id) if row.message.channel else chat_id
            letters = letters_of(self._texts, row.message, place, row.address.topic_id, language)
            message_id, began = 0, time.monotonic()
            try:
                call = partial(self._call, row.id)
                message_id = _sent(await self._gallery.send(letters[row.parts_done], language, call)).message_id
            except Unanswered as error:
                # While Telegram answers nobody at all, its silence says nothing about this message.
                row.silences += self._api.heard_at > began
                if may_repeat(row) and row.silences < PATIENCE:
                    raise
                row.doubt = str(error)  # of this part; the others are still of use
            row.parts_done += 1
            if row.parts_done < len(letters):
                row.attempts = 0
                self._pacer.done(row.id)  # before it is added again
                self._enqueue(row)  # each part is a message to Telegram, and waits its turn like one
            else:
                if row.message.pin and row.message.text and message_id:
                    self.offer(await self._in_work(partial(_pin, said=row, message_id=message_id)))
                if row.message.spares:
                    await self._in_work(partial(channels.spare, said=row, is_there=not row.doubt))
                state = State.UNKNOWN if row.doubt else State.SENT
                self._finish(row, state, message_id=message_id or None, error=row.doubt)
        except Refused as refusal:
            await self._refused(row, chat_id, refusal)
        except NotSent:
            self._later(row, chat_id, min(2.0**row.attempts, 30))
        except Unanswered:
            self._later(row, chat_id, min(2.0 ** (row.attempts - 1), 15))
        except Exception as error:
            log.exception("cannot say this")
            self._finish(row, State.FAILED, error=f"{type(error).__name__}: {error}")
        finally:
            self._pacer.done(row.id)

    async def _call(self, item: int, letter: Letter, files: Mapping[str, Upload] | None = None) -> bytes:
        began = time.monotonic()
        try:
            answer = await self._api.call(letter.method, letter.parameters, files=files)
        finally:
            ended = time.monotonic()
            # What it took longer than the quickest of all may have been the way there.
            self._least_trip = min(self._least_trip, ended - began)
            self._pacer.arrived(item, ended - self._least_trip)
        return b"{}" if bytes(answer) == b"true" else bytes(answer)

    async def _language(self, row: Outgoing) -> str:
        if row.message.language:
            return row.message.language
        community_id, member_id = row.address.community_id, row.address.member_id
        if member_id:
            return await self._in_work(lambda work: self._addressees.language(work, community_id, member_id))
        async with self._workshop.glance() as work:  # a group's is in memory
            return await self._addressees.language(work, community_id, None)

    async def _refused(self, row: Outgoing, chat_id: int, refusal: Refused) -> None:
        words = refusal.description.lower()
        if refusal.code == 429:
            self.throttled += 1
            self._later(row, chat_id, refusal.retry_after)
        elif refusal.migrated_to:
            new_id = refusal.migrated_to
            await self._in_work(lambda work: self._addressees.moved(work, chat_id, new_id))
            for waiting in self._pacer.forget(chat_id):
                self._enqueue(self._rows[waiting])
            self._later(row, new_id, 0)
        elif row.message.channel:
            if channels.is_shut(refusal):
                await self._in_work(lambda work: self._addressees.may_not_post(work, row.address.community_id))
            await self._in_work(partial(channels.spare, said=row, is_there=False))
            self._finish(row, State.FAILED, error=refusal.description)
        elif row.message.whose and "not modified" not in words:
            # Admins and who left have no tag, and nobody need hear of it. A 403 is for what is said to find out.
            if "rights" in words or "admin_required" in words:
                community_id, member_id = row.address.community_id, row.message.whose
                await self._in_work(lambda work: self._addressees.may_not_tag(work, community_id, member_id))
            self._finish(row, State.FAILED, error=refusal.description)
        elif "not modified" in words:
            self._finish(row, State.SENT)
        elif row.address.topic_id and ("thread not found" in words or "topic_" in words):
            # The topic is gone or closed: the group's main topic is the next best place, a private chat never is.
            row.address = replace(row.address, topic_id=None)
            self._later(row, chat_id, 0)
        else:
            if refusal.code == 403:
                await self._in_work(lambda work: self._closed(work, row.address))
            elif row.message.pin == "on" and ("rights" in words or "admin_required" in words):
                await self._in_work(lambda work: self._addressees.may_not_pin(work, row.address.community_id))
            self._finish(row, State.FAILED, error=refusal.description)

    async def _closed(self, work: Work, address: Address) -> None:
        if address.member_id:
            await self._addressees.line_closed(work, address.member_id)
        else:
            await self._addressees.put_out(work, address.community_id)

    def _later(self, row: Outgoing, chat_id: int, seconds: float) -> None:
        """Back into its queue, in its old place; the chat rests meanwhile."""
        if seconds:
            self._pacer.throttle(line_of(row, chat_id), time.monotonic() + seconds)
        self._pacer.done(row.id)  # before it is added again
        if not row.parts_done and (row.lane is Lane.BULK or seconds > LOOK):
            # It did not leave: a crash now must find it waiting.
            self._marks.append(self._mark(row, State.QUEUED))
            self._marked.set()
        self._enqueue(row)

    def _finish(self, row: Outgoing, state: State, *, message_id: int | None = None, error: str | None = None) -> None:
        if state is not State.SENT and not row.message.whose:
            log.warning("not delivered", state=str(state), reason=error)
        self._marks.append(self._mark(row, state, message_id, error))
        self._marked.set()
        self.ended(row, state)

    def _mark(
        self, row: Outgoing, state: State, message_id: int | None = None, error: str | None = None
    ) -> dict[str, Any]:
        now = self._workshop.clock.now()
        return {
            "row": row.id,
            "state": state,
            "attempts": row.attempts,
            "not_before": row.not_before,
            "sent_at": now if state is State.SENT else None,
            # What was to be changed is there under its old number, whatever became of the change.
            "message_id": message_id or (row.message.about if row.message.edits else None),
            "error": error,
        }

    async def _write_outcomes(self) -> None:
        while True:
            await self._marked.wait()
            await asyncio.sleep(GATHER)
            try:
                await self._flush()
            except Exception:
                log.exception("cannot write outcomes; trying again")
                await asyncio.sleep(1)

    async def _flush(self) -> None:
        async with self._books:
            self._marked.clear()
            marks, self._marks = self._marks, []
            if not marks:
                return
            try:
                async with self._workshop.work() as work:
                    await outbox.mark(work.db, marks)
            except BaseException:
                self._marks = marks + self._marks
                self._marked.set()
                raise
            for mark in marks:
                if mark["state"] is not State.QUEUED:
                    del self._rows[mark["row"]]
                    self._started.discard(mark["row"])
