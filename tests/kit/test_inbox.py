"""Coming in: stored before confirmed, applied once, in order; one bad update stops nobody."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Any

import msgspec
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.engine import received
from bot.engine.inbox import Inbox, Incoming
from bot.kit.clock import SetClock
from bot.kit.database import create_engine
from bot.kit.settings import Settings
from bot.kit.wire import WireMessage
from bot.kit.work import Work, Workshop
from tests.support.databases import fill_up
from tests.support.moments import START


class Desk:
    """Answers messages that begin with `?`, and breaks on those that say `boom`."""

    def __init__(self) -> None:
        self.log: list[str] = []

    def wants(self, message: WireMessage) -> bool:
        return message.text.startswith("?")

    async def prepare(self, waiting: Sequence[Incoming]) -> None:
        for one in waiting:
            one.request = one.update.message.text if one.update.message else "event"

    async def handle(self, work: Work, request: Any) -> None:
        self.log.append(f"answered {request}")
        await work.plan("kit.mark", request, work.now)
        if "boom" in request:
            raise RuntimeError("boom")

    async def apologise(self, work: Work, request: Any) -> None:
        self.log.append("sorry")

    async def record(self, work: Work, messages: Sequence[WireMessage]) -> Sequence[bool]:
        self.log += [message.text for message in messages]
        return [True] * len(messages)


@pytest.fixture
async def engine(database_url: str) -> AsyncIterator[AsyncEngine]:
    engine = create_engine(database_url)
    yield engine
    await engine.dispose()


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def box(engine: AsyncEngine, desk: Desk) -> Inbox:
    return Inbox(Workshop(engine, SetClock(START), Settings({})), desk, desk.record)


def update(number: int, text: str, chat: int = -1) -> bytes:
    person = {"id": 5, "is_bot": False, "first_name": "Ana"}
    message = {"message_id": number, "date": 1, "chat": {"id": chat, "type": "group"}, "from": person, "text": text}
    return msgspec.json.encode({"update_id": number, "message": message})


async def census(engine: AsyncEngine) -> dict[str, int]:
    async with engine.connect() as db:
        return await received.census(db)


async def test_what_was_taken_is_pending_until_applied(engine: AsyncEngine, box: Inbox) -> None:
    await box.take([update(1, "hi"), update(2, "?")])
    assert await census(engine) == {"received": 2, "done": 0, "quarantined": 0, "pending": 2}
    await box.settle()
    assert await census(engine) == {"received": 2, "done": 2, "quarantined": 0, "pending": 0}


async def test_another_process_takes_up_what_was_stored(engine: AsyncEngine, box: Inbox, desk: Desk) -> None:
    await box.take([update(1, "hi"), update(2, "?now")])
    successor = Inbox(Workshop(engine, SetClock(START), Settings({})), desk, desk.record)
    await successor.recover()
    assert desk.log == ["hi", "?now", "answered ?now"]
    assert (await census(engine))["pending"] == 0


async def test_a_request_is_answered_once_however_often_it_arrives(box: Inbox, desk: Desk, engine: AsyncEngine) -> None:
    for _ in range(3):
        await box.take([update(1, "?"), update(1, "?")])
    await box.settle()
    assert desk.log.count("answered ?") == 1
    assert (await census(engine))["received"] == 1


async def test_a_reused_update_id_with_another_body_is_another_update(box: Inbox, desk: Desk) -> None:
    await box.take([update(1, "?first")])
    await box.take([update(1, "?second")])
    await box.settle()
    assert "answered ?first" in desk.log
    assert "answered ?second" in desk.log


async def test_within_a_community_everything_happens_in_update_order(box: Inbox, desk: Desk) -> None:
    await box.take([update(4, "d"), update(2, "?b"), update(1, "a")])
    await box.take([update(3, "c")])
    await box.settle()
    assert desk.log == ["a", "?b", "answered ?b", "c", "d"]


async def test_a_request_does_not_cut_up_the_messages_of_other_groups(box: Inbox, desk: Desk) -> None:
    calls = []

    async def record(_work: Work, messages: Sequence[WireMessage]) -> Sequence[bool]:
        calls.append(len(messages))
        return [True] * len(messages)

    box._record = record
    await box.take([update(1, "a", chat=-7), update(2, "?", chat=-8), update(3, "b", chat=-7)])
    await box.settle()
    assert sum(calls) == 3


async def test_a_handler_that_breaks_is_undone_and_quarantined_and_stops_nobody(
    box: Inbox, desk: Desk, engine: AsyncEngine
) -> None:
    await box.take([update(1, "?boom"), update(2, "?fine")])
    await box.settle()
    assert desk.log == ["?boom", "answered ?boom", "sorry", "?fine", "answered ?fine"]
    assert await census(engine) == {"received": 2, "done": 1, "quarantined": 1, "pending": 0}
    async with engine.connect() as db:
        kept = [row.key for row in await db.exec_driver_sql("SELECT key FROM due")]
    assert kept == ["?fine"]


@pytest.mark.parametrize("text", ["?full", "full"])
async def test_a_full_disk_is_no_fault_of_an_update(box: Inbox, desk: Desk, engine: AsyncEngine, text: str) -> None:
    async def breaks(work: Work, *_: Any) -> Sequence[bool]:
        await fill_up(work.db)
        return []

    if text == "full":
        box._record = breaks
    else:
        desk.handle = breaks  # type: ignore[assignment]
    await box.take([update(1, text), update(2, text + " indeed")])
    with pytest.raises(Exception, match="disk is full"):
        await box.settle()
    assert await census(engine) == {"received": 2, "done": 0, "quarantined": 0, "pending": 2}


async def test_what_a_commit_stored_without_an_answer_takes_effect_too(
    box: Inbox, desk: Desk, engine: AsyncEngine
) -> None:
    keep = box._keep

    async def keep_and_lose_the_answer(body: bytes, now: datetime) -> int:
        await keep(body, now)
        raise ConnectionError("the server went away")

    box._keep = keep_and_lose_the_answer  # type: ignore[method-assign]
    with pytest.raises(ConnectionError):
        await box.take([update(1, "?first"), update(2, "?second")])
    box._keep = keep  # type: ignore[method-assign]
    await box.take([update(2, "?second")])
    await box.settle()
    assert sorted(one for one in desk.log if one.startswith("answered")) == ["answered ?first", "answered ?second"]
    assert await census(engine) == {"received": 2, "done": 2, "quarantined": 0, "pending": 0}


async def test_failures_are_counted_until_one_succeeds(box: Inbox, engine: AsyncEngine) -> None:
    async with engine.begin() as db:
        await db.exec_driver_sql("ALTER TABLE deliveries RENAME TO elsewhere")
    for _ in range(2):
        with pytest.raises(Exception, match="deliveries"):
            await box.take([update(1, "hi")])
    assert box.failures == 2
    async with engine.begin() as db:
        await db.exec_driver_sql("ALTER TABLE elsewhere RENAME TO deliveries")
    await box.take([update(1, "hi")])
    assert box.failures == 0


async def test_the_character_that_databases_cannot_hold_is_left_out(box: Inbox, desk: Desk) -> None:
    await box.take([update(1, "a\x00b"), update(2, "a\\u0000b"), update(3, "?\x00now")])
    await box.settle()
    assert desk.log == ["ab", "a\\u0000b", "?now", "answered ?now"]


async def test_a_message_that_cannot_be_recorded_takes_no_neighbour_with_it(
    box: Inbox, desk: Desk, engine: AsyncEngine
) -> None:
    async def record(work: Work, messages: Sequence[WireMessage]) -> Sequence[bool]:
        for message in messages:
            await work.plan("kit.recorded", message.text, work.now)
        if any(message.text == "poison" for message in messages):
            raise RuntimeError("cannot record this")
        return [True] * len(messages)

    box._record = record
    words = [f"word {number}" for number in range(9)]
    words[5] = "poison"
    await box.take([update(number, word) for number, word in enumerate(words, 1)])
    await box.settle()
    assert await census(engine) == {"received": 9, "done": 8, "quarantined": 1, "pending": 0}
    async with engine.connect() as db:
        kept = {row.key for row in await db.exec_driver_sql("SELECT key FROM due")}
    assert kept == set(words) - {"poison"}


@pytest.mark.parametrize(
    "poison",
    [
        b'{"update_id":9,"message":{"message_id":1,"date":"yesterday","chat":{"id":1,"type":"group"}}}',
        b'{"update_id":"nine"}',
        b"[]",
        b'{"update_id":9,"message":null,"chat":',
    ],
)
async def test_what_cannot_be_read_is_quarantined_with_its_reason(
    box: Inbox, desk: Desk, engine: AsyncEngine, poison: bytes
) -> None:
    await box.take([poison, update(2, "hello")])
    await box.settle()
    assert desk.log == ["hello"]
    assert (await census(engine))["quarantined"] == 1
