"""When the database is away, Telegram is silent, or a long text stops in its middle."""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.engine.botapi import NotSent, Unanswered
from bot.engine.courier import PATIENCE, Courier
from bot.kit.outbox import Address, Message
from bot.kit.texts import say, split
from bot.kit.work import Work, Workshop
from tests.kit.delivery import LONG, Town, announce, answer, once, refused, states
from tests.support.telegram import FakeTelegram

GROUP, MEMBER = -100, 42


class Away:
    """A database that is away for the next few transactions."""

    def __init__(self, workshop: Workshop, times: int) -> None:
        self._work = workshop.work
        self._times = times
        self.missed = 0

    @asynccontextmanager
    async def __call__(self) -> AsyncIterator[Work]:
        if self.missed < self._times:
            self.missed += 1
            raise ConnectionRefusedError("the database is away")
        async with self._work() as work:
            yield work


@pytest.fixture
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses take no time, and still let others go on."""
    sleep = asyncio.sleep
    monkeypatch.setattr("bot.engine.courier.asyncio.sleep", lambda _seconds: sleep(0))


def be_away(workshop: Workshop, times: int = 2) -> Away:
    away = Away(workshop, times)
    workshop.work = away  # type: ignore[method-assign]
    return away


@pytest.mark.usefixtures("no_pauses")
async def test_an_announcement_waits_for_the_database_that_must_know_of_it(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram
) -> None:
    await announce(workshop)
    away = be_away(workshop)
    await courier.settle()
    assert away.missed == 2
    assert len(telegram.said) == 1
    assert await states(workshop) == {"sent": 1}


@pytest.mark.usefixtures("no_pauses")
async def test_an_answer_in_private_waits_for_the_database_that_knows_its_language(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram
) -> None:
    async with workshop.work() as work:
        work.answer(Address(1, MEMBER), Message(say("kit.apology")))
    be_away(workshop)
    await courier.settle()
    assert [said.text[:2] for said in telegram.said] == ["抱歉"]
    assert await states(workshop) == {"sent": 1}


@pytest.mark.usefixtures("no_pauses")
@pytest.mark.parametrize(
    ("refusal", "closed", "chat", "state"),
    [
        (refused(403, "Forbidden: bot was blocked by the user"), [MEMBER], GROUP, "failed"),
        (refused(400, "group chat was upgraded", migrate_to_chat_id=-1009), [], -1009, "sent"),
    ],
)
async def test_what_a_refusal_tells_is_written_when_the_database_is_back(
    workshop: Workshop,
    courier: Courier,
    telegram: FakeTelegram,
    town: Town,
    refusal: Any,
    closed: list[int],
    chat: int,
    state: str,
) -> None:
    strike = once(refusal)

    def refuse(method: str, parameters: dict[str, Any]) -> Any:
        if (answer := strike(method, parameters)) is not None:
            be_away(workshop)
        return answer

    telegram.faults.append(refuse)
    await (announce(workshop, MEMBER) if closed else answer(workshop))
    await courier.settle()
    assert (town.closed, town.chat) == (closed, chat)
    assert await states(workshop) == {state: 1}
    assert not courier._rows


async def say_at_length(workshop: Workshop, lane: str) -> None:
    async with workshop.work() as work:
        if lane == "answer":
            work.answer(Address(1), Message(say("room.long", words=LONG)))
        else:
            await work.say(say("room.long", words=LONG), key="long", community_id=1)


def second(fault: tuple[int, dict[str, Any]] | Exception) -> Callable[[str, dict[str, Any]], Any]:
    """A fault that happens to the second message only."""
    strike, calls = once(fault), itertools.count()
    return lambda method, parameters: strike(method, parameters) if next(calls) == 1 else None


@pytest.mark.parametrize("lane", ["answer", "announcement"])
@pytest.mark.parametrize(
    "fault", [refused(429, "Too Many Requests: retry after 1", retry_after=1), NotSent("no route")], ids=["429", "net"]
)
async def test_a_long_text_goes_on_where_it_stopped(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram, lane: str, fault: Any
) -> None:
    courier._pacer.throttle = lambda chat_id, until: None  # type: ignore[method-assign]
    telegram.faults.append(second(fault))
    await say_at_length(workshop, lane)
    await courier.settle()
    assert "\n".join(said.text.strip("\n") for said in telegram.said) == LONG
    assert await states(workshop) == {"sent": 1}


@pytest.mark.parametrize(("lane", "missing", "state"), [("answer", 0, "sent"), ("announcement", 1, "unknown")])
async def test_a_part_that_got_no_answer_keeps_no_other_back(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram, lane: str, missing: int, state: str
) -> None:
    courier._pacer.throttle = lambda chat_id, until: None  # type: ignore[method-assign]
    telegram.faults.append(second(Unanswered("read timeout")))
    await say_at_length(workshop, lane)
    await courier.settle()
    parts = split(LONG)
    del parts[1 : 1 + missing]
    assert [said.text for said in telegram.said] == parts
    assert await states(workshop) == {state: 1}


async def test_telegrams_no_does_not_use_up_the_patience_with_its_silence(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram
) -> None:
    courier._pacer.throttle = lambda chat_id, until: None  # type: ignore[method-assign]
    busy = refused(429, "Too Many Requests: retry after 1", retry_after=1)
    troubles: list[Any] = [busy] * 2 * PATIENCE + [Unanswered("502 Bad Gateway")] * (PATIENCE - 1)

    def strike(_method: str, _parameters: dict[str, Any]) -> Any:
        if not troubles:
            return None
        trouble = troubles.pop(0)
        if isinstance(trouble, Exception):
            raise trouble
        return trouble

    telegram.faults.append(strike)
    await answer(workshop)
    await courier.settle()
    assert len(telegram.said) == 1
    assert await states(workshop) == {"sent": 1}


@pytest.mark.parametrize(("is_answering_others", "state"), [(False, "sent"), (True, "unknown")])
async def test_an_answer_outlasts_a_silence_that_meets_everybody(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram, is_answering_others: bool, state: str
) -> None:
    courier._pacer.throttle = lambda chat_id, until: None  # type: ignore[method-assign]
    silences = itertools.count(1)

    def strike(_method: str, _parameters: dict[str, Any]) -> Any:
        if is_answering_others:
            courier._api.heard_at = time.monotonic() + 1
        if next(silences) <= 2 * PATIENCE:
            raise Unanswered("read timeout")

    telegram.faults.append(strike)
    await answer(workshop)
    await courier.settle()
    assert await states(workshop) == {state: 1}
    assert next(silences) == (PATIENCE if is_answering_others else 2 * PATIENCE + 1) + 1
