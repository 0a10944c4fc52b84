"""Going out: takes what committed from the outbox and brings it to Telegram, within its limits.

An answer leaves before any announcement. A crash or a silent network may repeat an answer, and never an announcement:
that one is marked before it leaves, and when nobody knows whether it arrived it becomes `unknown`.
"""

import asyncio
import time
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any, Protocol

import msgspec
import structlog

from bot.kit import outbox
from bot.kit.botapi import BotApi, NotSent, Refused, Unanswered
from bot.kit.outbox import Message, Outgoing, State
from bot.kit.pacing import Lane, Pacer
from bot.kit.texts import Texts, split
from bot.kit.work import Work, Workshop

log = structlog.get_logger(__name__)

IN_MEMORY = 5_000  # announcements held here; the rest waits in the database
LOOK = 1.0  # seconds between looks into the database for what others put there, or for what has come due
PATIENCE = 3  # times an answer is tried when its fate is unknown
_REACTIONS = 1 << 60  # apart from every chat id
GATHER = 0.02  # seconds in which outcomes gather before they are written together


class _Sent(msgspec.Struct):
    message_id: int = 0


_sent = msgspec.json.Decoder(_Sent).decode


class Addressees(Protocol):
    """What the courier must know of people and places."""

    def chat_of(self, community_id: int) -> int | None:
        """The chat of a community that Hearth may speak in; None when it was put out."""

    async def language(self, work: Work, community_id: int, member_id: int | None) -> str: ...

    async def moved(self, work: Work, old_chat_id: int, new_chat_id: int) -> None:
        """A group has a new chat id."""

    async def line_closed(self, work: Work, member_id: int) -> None:
        """A member cannot be reached in private: blocked, deactivated, or never started the bot."""

    async def put_out(self, work: Work, community_id: int) -> None:
        """Hearth may not speak in a group any more."""


def _line(row: Outgoing, chat_id: int) -> int:
    """Where a row queues. A reaction is no message and none of the twenty a minute: it has a line of its own beside the
    chat's, as slow as a private one."""
    return chat_id - _REACTIONS if row.message.react else chat_id


class Courier:
    def __init__(self, workshop: Workshop, api: BotApi, texts: Texts, addressees: Addressees, pacer: Pacer) -> None:
        self._workshop = workshop
        self._api = api
        self._texts = texts
        self._addressees = addressees
        self._pacer = pacer
        self._rows: dict[int, Outgoing] = {}  # what is in memory, waiting or on its way
        self._marks: list[dict[str, Any]] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._wake = asyncio.Event()
        self._marked = asyncio.Event()
        self._is_open = True
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
                self._enqueue(row)
        self._wake.set()

    def _enqueue(self, row: Outgoing) -> None:
        chat_id = row.address.member_id or self._addressees.chat_of(row.address.community_id) or 0
        is_group = row.address.member_id is None and not row.message.react
        self._pacer.add(row.id, _line(row, chat_id), is_group=is_group, lane=row.lane)

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
                if now - looked >= LOOK:
                    looked = now
                    await self._look()
                await self._send_ready()
                wait = min(LOOK, (self._pacer.next_at(time.monotonic()) or now + LOOK) - time.monotonic())
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
                limit = max(IN_MEMORY - len(self._rows), 1)
                self.offer(await outbox.due(db, self._workshop.clock.now(), limit, self._rows))
        except Exception:
            log.exception("cannot look into the outbox")

    async def _send_ready(self) -> None:
        ready = [self._rows[item] for item in self._pacer.take(time.monotonic()) if item in self._rows]
        announcements = [row for row in ready if row.lane is Lane.BULK]
        if announcements:
            # Before the call: after a crash in between nobody could tell whether it was said.
            async with self._workshop.work() as work:
                await outbox.mark(work.db, [self._mark(row, State.SENDING) for row in announcements])
        for row in ready:
            self._spawn(self._deliver(row))

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
        chat_id = row.address.member_id or self._addressees.chat_of(row.address.community_id)
        if chat_id is None:
            self._pacer.done(row.id)
            return self._finish(row, State.FAILED, error="not in this group")
        row.attempts += 1
        try:
            language = await self._language(row)
            message_id = 0
            for method, parameters in self._calls(row.message, chat_id, row.address.topic_id, language):
                message_id = _sent(await self._call(method, parameters)).message_id or message_id
            self._finish(row, State.SENT, message_id=message_id or None)
        except Refused as refusal:
            await self._refused(row, chat_id, refusal)
        except NotSent:
            self._later(row, chat_id, min(2.0**row.attempts, 30))
        except Unanswered as error:
            if row.lane is Lane.ANSWER and row.attempts < PATIENCE:
                self._later(row, chat_id, 1)
            else:
                self._finish(row, State.UNKNOWN, error=str(error))
        except Exception as error:
            log.exception("cannot say this", row=row.id)
            self._finish(row, State.FAILED, error=f"{type(error).__name__}: {error}")
        finally:
            self._pacer.done(row.id)

    async def _call(self, method: str, parameters: dict[str, Any]) -> bytes:
        answer = await self._api.call(method, parameters)
        return b"{}" if bytes(answer) == b"true" else bytes(answer)

    async def _language(self, row: Outgoing) -> str:
        # Only a private chat may need a look into the database.
        async with self._workshop.work() if row.address.member_id else self._workshop.glance() as work:
            return await self._addressees.language(work, row.address.community_id, row.address.member_id)

    def _calls(
        self, message: Message, chat_id: int, topic_id: int | None, language: str
    ) -> list[tuple[str, dict[str, Any]]]:
        if message.react:
            emoji = [{"type": "emoji", "emoji": message.react}]
            return [("setMessageReaction", {"chat_id": chat_id, "message_id": message.about, "reaction": emoji})]
        assert message.text is not None  # noqa: S101
        parts = split(self._texts.render(message.text, language))
        to: dict[str, Any] = {"chat_id": chat_id, "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}
        if message.edits:
            return [
                (
                    "editMessageText",
                    to | {"message_id": message.about, "text": parts[0]} | self._markup(message, language),
                )
            ]
        if topic_id:
            to["message_thread_id"] = topic_id
        first: dict[str, Any] = {}
        if message.about:
            first["reply_parameters"] = {"message_id": message.about, "allow_sending_without_reply": True}
        calls = [("sendMessage", to | {"text": part}) for part in parts]
        calls[0][1].update(first)
        calls[-1][1].update(self._markup(message, language))
        return calls

    def _markup(self, message: Message, language: str) -> dict[str, Any]:
        if message.ask_location:
            button = {"text": self._texts.plain(message.ask_location, language), "request_location": True}
            return {"reply_markup": {"keyboard": [[button]], "resize_keyboard": True, "one_time_keyboard": True}}
        if not message.buttons:
            return {}
        rows = [
            [
                {"text": self._texts.plain(button.label, language)}
                | ({"url": button.url} if button.url else {"callback_data": button.press})
                for button in row
            ]
            for row in message.buttons
        ]
        return {"reply_markup": {"inline_keyboard": rows}}

    async def _refused(self, row: Outgoing, chat_id: int, refusal: Refused) -> None:
        words = refusal.description.lower()
        if refusal.code == 429:
            self._later(row, chat_id, refusal.retry_after)
        elif refusal.migrated_to:
            async with self._workshop.work() as work:
                await self._addressees.moved(work, chat_id, refusal.migrated_to)
            for waiting in self._pacer.forget(chat_id):
                self._enqueue(self._rows[waiting])
            self._later(row, refusal.migrated_to, 0)
        elif "not modified" in words:
            self._finish(row, State.SENT)
        elif row.address.topic_id and ("thread not found" in words or "topic_" in words):
            # The topic is gone or closed: the group's main topic is the next best place, a private chat never is.
            row.address = replace(row.address, topic_id=None)
            self._later(row, chat_id, 0)
        else:
            if refusal.code == 403:
                async with self._workshop.work() as work:
                    if row.address.member_id:
                        await self._addressees.line_closed(work, row.address.member_id)
                    else:
                        await self._addressees.put_out(work, row.address.community_id)
            self._finish(row, State.FAILED, error=refusal.description)

    def _later(self, row: Outgoing, chat_id: int, seconds: float) -> None:
        """Back into its queue, in its old place; the chat rests meanwhile."""
        if seconds:
            self._pacer.throttle(_line(row, chat_id), time.monotonic() + seconds)
        self._pacer.done(row.id)  # before it is added again
        if row.lane is Lane.BULK or seconds > LOOK:
            # It did not leave: a crash now must find it waiting.
            self._marks.append(self._mark(row, State.QUEUED))
            self._marked.set()
        self._enqueue(row)

    def _finish(self, row: Outgoing, state: State, *, message_id: int | None = None, error: str | None = None) -> None:
        if state is not State.SENT:
            log.warning("not delivered", row=row.id, state=str(state), reason=error)
        self._marks.append(self._mark(row, state, message_id, error))
        self._marked.set()

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
            "message_id": message_id,
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
