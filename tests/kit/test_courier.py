"""Going out: what was said arrives, within the limits, and an announcement never twice."""

from typing import Any

import pytest

from bot.engine.botapi import BotApi, NotSent, Unanswered
from bot.engine.courier import Courier
from bot.engine.pacing import Limits, Pacer, Rate
from bot.kit import outbox
from bot.kit.outbox import Address, Button, Message
from bot.kit.texts import Texts, say
from bot.kit.work import Workshop
from tests.kit.delivery import LONG, Town, announce, answer, once, refused, states
from tests.support.telegram import TOKEN, FakeTelegram

GROUP, MEMBER = -100, 42


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


async def test_a_group_without_a_chat_holds_nobody_up(workshop: Workshop, courier: Courier, town: Town) -> None:
    town.chat = None
    for _ in range(2):
        await answer(workshop)
    await courier.settle()
    assert await states(workshop) == {"failed": 2}


async def test_whoever_floods_a_chat_with_questions_gets_no_more_than_so_many_answers(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.engine.courier.MOST_ANSWERS", 3)
    for number in range(1, 6):
        await answer(workshop, about=number)
    await announce(workshop)
    await announce(workshop, MEMBER, key="elsewhere")
    await courier.settle()
    assert [(said.chat_id, said.reply_to) for said in telegram.said if said.reply_to is not None] == [
        (GROUP, number) for number in (1, 2, 3)
    ]
    assert await states(workshop) == {"sent": 5, "failed": 2}
    await answer(workshop, about=9)
    await courier.settle()
    assert telegram.said[-1].reply_to == 9
