"""Going out: what was said arrives, within the limits, and an announcement never twice."""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.kit import outbox
from bot.kit.botapi import BotApi, NotSent, Unanswered
from bot.kit.courier import PATIENCE, Courier
from bot.kit.outbox import Address, Button, Message
from bot.kit.pacing import Limits, Pacer, Rate
from bot.kit.texts import Texts, say, split
from bot.kit.work import Work, Workshop
from tests.support.telegram import TOKEN, FakeTelegram

GROUP, MEMBER = -100, 42
LONG = "\n".join(f"line {number} of a very long list" for number in range(400))


class Town:
    """One group and one member."""

    def __init__(self) -> None:
        self.chat: int | None = GROUP
        self.closed: list[int] = []
        self.gone: list[int] = []

    def chat_of(self, community_id: int) -> int | None:
        return self.chat

    async def language(self, work: Work, community_id: int, member_id: int | None) -> str:
        return "zh-CN" if member_id else "en"

    async def moved(self, work: Work, old_chat_id: int, new_chat_id: int) -> None:
        self.chat = new_chat_id

    async def line_closed(self, work: Work, member_id: int) -> None:
        self.closed.append(member_id)

    async def put_out(self, work: Work, community_id: int) -> None:
        self.gone.append(community_id)


@pytest.fixture
def town() -> Town:
    return Town()


@pytest.fixture
def telegram() -> FakeTelegram:
    return FakeTelegram()


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    (tmp_path / "en.ftl").write_text("long = { $words }\n")
    (tmp_path / "zh-CN.ftl").write_text("long = { $words }\n")
    return Texts({"room": tmp_path})


@pytest.fixture
def courier(workshop: Workshop, town: Town, telegram: FakeTelegram, texts: Texts) -> Courier:
    api = BotApi(TOKEN, "http://nowhere/bot", telegram)
    courier = Courier(workshop, api, texts, town, Pacer.unlimited())
    workshop.deliver = courier.offer
    return courier


async def states(workshop: Workshop) -> dict[str, int]:
    async with workshop.engine.connect() as db:
        return {state: number for state, number in (await outbox.census(db)).items() if number}


async def answer(workshop: Workshop, **message: Any) -> None:
    async with workshop.work() as work:
        work.answer(Address(1, topic_id=message.pop("topic_id", None)), Message(say("kit.apology"), **message))


async def announce(workshop: Workshop, member_id: int | None = None, key: str = "k") -> None:
    async with workshop.work() as work:
        await work.say(say("kit.apology"), key=key, community_id=1, member_id=member_id)


def once(fault: tuple[int, dict[str, Any]] | Exception) -> Callable[[str, dict[str, Any]], Any]:
    """A fault that happens to the first message only."""
    pending = [fault]

    def strike(method: str, _parameters: dict[str, Any]) -> Any:
        if method != "sendMessage" or not pending:
            return None
        happened = pending.pop()
        if isinstance(happened, Exception):
            raise happened
        return happened

    return strike


def refused(code: int, description: str, **parameters: Any) -> tuple[int, dict[str, Any]]:
    return code, {"ok": False, "error_code": code, "description": description, "parameters": parameters}


async def test_an_answer_arrives_in_the_language_of_the_place(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram
) -> None:
    await answer(workshop, about=7, buttons=[[Button(say("kit.group-only"), "room:press:1")]])
    await announce(workshop, MEMBER)
    await courier.settle()
    assert [(said.chat_id, said.text[:5], said.reply_to) for said in telegram.said] == [
        (GROUP, "Sorry", 7),
        (MEMBER, "抱歉，我这", None),
    ]
    assert telegram.said[0].buttons == {"This works inside a group.": "room:press:1"}
    assert await states(workshop) == {"sent": 2}


async def test_what_another_process_left_is_found(workshop: Workshop, courier: Courier, telegram: FakeTelegram) -> None:
    workshop.deliver = lambda rows: None
    await answer(workshop)
    await courier.settle()
    assert len(telegram.said) == 1


async def test_nothing_leaves_twice_however_often_we_look(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram
) -> None:
    for key in range(5):
        await announce(workshop, key=str(key))
    for _ in range(3):
        await courier.settle()
    assert len(telegram.said) == 5


@pytest.mark.parametrize(("lane", "arrivals", "state"), [("answer", 2, "sent"), ("announcement", 1, "unknown")])
async def test_when_no_answer_comes_an_answer_is_repeated_and_an_announcement_is_not(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram, lane: str, arrivals: int, state: str
) -> None:
    seen: list[str] = []
    silence = once(Unanswered("read timeout"))

    def strike(method: str, parameters: dict[str, Any]) -> Any:
        seen.append(method)
        return silence(method, parameters)

    telegram.faults.append(strike)
    courier._pacer.throttle = lambda chat_id, until: None  # type: ignore[method-assign]
    await (answer(workshop) if lane == "answer" else announce(workshop))
    await courier.settle()
    assert seen == ["sendMessage"] * arrivals
    assert await states(workshop) == {state: 1}


async def test_what_never_left_leaves_again(workshop: Workshop, courier: Courier, telegram: FakeTelegram) -> None:
    telegram.faults.append(once(NotSent("no route")))
    courier._pacer.throttle = lambda chat_id, until: None  # type: ignore[method-assign]
    await announce(workshop)
    await courier.settle()
    assert len(telegram.said) == 1
    assert await states(workshop) == {"sent": 1}


async def test_telegrams_patience_is_obeyed(workshop: Workshop, courier: Courier, telegram: FakeTelegram) -> None:
    waits: list[int | None] = []
    courier._pacer.throttle = lambda chat_id, until: waits.append(chat_id)  # type: ignore[method-assign]
    telegram.faults.append(once(refused(429, "Too Many Requests: retry after 7", retry_after=7)))
    await announce(workshop)
    await courier.settle()
    assert set(waits) == {GROUP}
    assert len(telegram.said) == 1


async def test_a_group_that_moved_is_found_again(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram, town: Town
) -> None:
    telegram.faults.append(once(refused(400, "group chat was upgraded", migrate_to_chat_id=-1009)))
    await answer(workshop)
    await courier.settle()
    assert [said.chat_id for said in telegram.said] == [-1009]


async def test_a_closed_topic_falls_back_to_the_main_one_and_never_to_a_private_chat(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram
) -> None:
    telegram.faults.append(once(refused(400, "Bad Request: TOPIC_CLOSED")))
    await answer(workshop, topic_id=5)
    await courier.settle()
    assert [(said.chat_id, said.topic_id) for said in telegram.said] == [(GROUP, None)]


async def test_a_blocked_bot_closes_the_private_line(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram, town: Town
) -> None:
    telegram.faults.append(once(refused(403, "Forbidden: bot was blocked by the user")))
    await announce(workshop, MEMBER)
    await courier.settle()
    assert (town.closed, town.gone) == ([MEMBER], [])
    assert await states(workshop) == {"failed": 1}


async def test_a_group_that_put_the_bot_out_is_told_of(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram, town: Town
) -> None:
    telegram.faults.append(once(refused(403, "Forbidden: bot was kicked from the supergroup chat")))
    await announce(workshop)
    await courier.settle()
    assert (town.closed, town.gone) == ([], [1])


async def test_an_edit_that_changes_nothing_is_as_good_as_sent(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram
) -> None:
    telegram.faults.append(lambda method, _: refused(400, "Bad Request: message is not modified: …"))
    await answer(workshop, edits=True, about=5)
    await courier.settle()
    assert await states(workshop) == {"sent": 1}


async def test_a_long_text_arrives_in_parts_with_its_buttons_at_the_end(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram
) -> None:
    words = "\n".join(f"line {number} of a very long list" for number in range(400))
    async with workshop.work() as work:
        buttons = [[Button(say("kit.group-only"), "a:b")]]
        work.answer(Address(1), Message(say("room.long", words=words), buttons, about=3))
    await courier.settle()
    assert "\n".join(said.text.strip("\n") for said in telegram.said) == words
    assert [bool(said.buttons) for said in telegram.said] == [False] * (len(telegram.said) - 1) + [True]
    assert telegram.said[0].reply_to == 3


class CountingPacer(Pacer):
    def __init__(self, limits: Limits) -> None:
        super().__init__(limits)
        self.turns: list[int] = []

    def take(self, now: float) -> list[int]:
        taken = super().take(now)
        self.turns += taken
        return taken


async def test_each_part_of_a_long_text_waits_its_turn(
    workshop: Workshop, town: Town, telegram: FakeTelegram, texts: Texts
) -> None:
    free = Rate(1_000, 1e-9)
    pacer = CountingPacer(Limits(free, free, free))
    courier = Courier(workshop, BotApi(TOKEN, "http://nowhere/bot", telegram), texts, town, pacer)
    workshop.deliver = courier.offer
    async with workshop.work() as work:
        work.answer(Address(1), Message(say("room.long", words=LONG)))
        work.answer(Address(1), Message(say("kit.apology")))
    await courier.settle()
    long, short = sorted(set(pacer.turns))
    assert len(telegram.said) >= 4
    assert pacer.turns == [long] * (len(telegram.said) - 1) + [short]
    assert telegram.said[-1].text.startswith("Sorry"), "nothing comes between the parts"


async def test_a_part_that_arrived_is_not_said_again(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram
) -> None:
    courier._pacer.throttle = lambda chat_id, until: None  # type: ignore[method-assign]
    seen: list[str] = []

    def strike(_method: str, parameters: dict[str, Any]) -> Any:
        seen.append(parameters["text"])
        return refused(429, "Too Many Requests: retry after 7", retry_after=7) if len(seen) == 2 else None

    telegram.faults.append(strike)
    async with workshop.work() as work:
        await work.say(say("room.long", words=LONG), key="k", community_id=1)
    await courier.settle()
    assert seen[1] == seen[2]
    assert [said.text for said in telegram.said] == [seen[0], *seen[2:]]
    assert await states(workshop) == {"sent": 1}


async def test_an_announcement_on_its_way_in_a_crash_is_not_said_again(workshop: Workshop, courier: Courier) -> None:
    workshop.deliver = lambda rows: None
    await announce(workshop)
    async with workshop.work() as work:
        [row] = await outbox.due(work.db, work.now, 1)
        await outbox.mark(work.db, [courier._mark(row, outbox.State.SENDING)])
    async with workshop.work() as work:
        await outbox.recover(work.db)
    await courier.settle()
    assert await states(workshop) == {"unknown": 1}


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
    monkeypatch.setattr("bot.kit.courier.asyncio.sleep", lambda _seconds: sleep(0))


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
