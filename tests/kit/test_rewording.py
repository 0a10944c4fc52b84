"""What was said is changed in its place, for as long as it is there; its one row in the outbox tells what became of it."""

from contextlib import suppress
from typing import Any

import pytest

from bot.engine.botapi import Unanswered
from bot.engine.courier import Courier
from bot.kit import outbox
from bot.kit.outbox import State
from bot.kit.texts import say
from bot.kit.work import Workshop
from tests.kit.delivery import announce, once, refused, states
from tests.support.telegram import FakeTelegram

NEW = say("kit.group-only")


async def reword(workshop: Workshop, courier: Courier) -> bool:
    async with workshop.work() as work:
        is_changing = await work.reword(NEW, key="x", community_id=1)
    await courier.settle()
    return is_changing


async def fate(workshop: Workshop) -> tuple[State | None, bool]:
    async with workshop.work() as work:
        state, message_id = await outbox.fate_of(work.db, 1, "x")
    return state, message_id is not None


async def test_it_is_changed_in_its_place_again_and_again(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram
) -> None:
    assert await fate(workshop) == (None, False)
    assert not await reword(workshop, courier), "nothing was said yet"
    await announce(workshop, key="x")
    async with workshop.work() as work:
        assert not await work.reword(NEW, key="x", community_id=1), "it waits"
    await courier.settle()
    before = telegram.said[0].text
    for _ in range(2):
        assert await reword(workshop, courier)
    assert [one.text != before for one in telegram.said] == [True]
    assert await states(workshop) == {"sent": 1}, "no row for each change"


@pytest.mark.parametrize(
    ("answer", "state", "is_changed_next_time"),
    [
        (refused(400, "Bad Request: message to edit not found"), State.FAILED, False),
        (refused(400, "Bad Request: message is not modified"), State.SENT, True),
        (Unanswered("read timeout"), State.UNKNOWN, True),
    ],
)
async def test_a_change_that_did_not_arrive(
    workshop: Workshop,
    courier: Courier,
    telegram: FakeTelegram,
    answer: tuple[int, dict[str, Any]] | Exception,
    state: State,
    is_changed_next_time: bool,
) -> None:
    await announce(workshop, key="x")
    await courier.settle()
    telegram.faults.append(once(answer, "editMessageText"))
    assert await reword(workshop, courier)
    assert await fate(workshop) == (state, True)
    assert await reword(workshop, courier) is is_changed_next_time
    assert len(telegram.said) == 1


async def test_a_change_that_is_rolled_back_never_leaves(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram
) -> None:
    await announce(workshop, key="x")
    await courier.settle()
    before = telegram.said[0].text
    async with workshop.work() as work:
        with suppress(ZeroDivisionError):
            async with work.savepoint():
                await work.reword(NEW, key="x", community_id=1)
                raise ZeroDivisionError
    await courier.settle()
    assert telegram.said[0].text == before
