"""A tag beside a name: done again rather than not at all, and a refusal of it is nobody's trouble."""

import pytest

from bot.engine.botapi import Unanswered
from bot.engine.courier import Courier
from bot.kit import outbox
from bot.kit.outbox import Address, Lane
from bot.kit.work import Workshop
from tests.kit.delivery import GROUP, MEMBER, Town, once, refused, states
from tests.support.telegram import FakeTelegram


async def tag(workshop: Workshop, words: str = "Growing") -> None:
    async with workshop.work() as work:
        await work.tag(1, MEMBER, words)


def asked(telegram: FakeTelegram) -> list[dict[str, object]]:
    return [parameters for method, parameters in telegram.calls if method == "setChatMemberTag"]


@pytest.mark.parametrize("words", ["Growing", ""])
async def test_it_leaves_as_its_own_call(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram, words: str
) -> None:
    await tag(workshop, words)
    async with workshop.work() as work:
        [row] = await outbox.due(work.db, work.now, 9)
    assert (row.lane, row.address, row.message.whose, row.message.tag) == (Lane.BULK, Address(1), MEMBER, words)
    await courier.settle()
    assert asked(telegram) == [{"chat_id": GROUP, "user_id": MEMBER, "tag": words}]
    assert await states(workshop) == {"sent": 1}


@pytest.mark.parametrize(
    ("code", "description", "untagged"),
    [
        (400, "Bad Request: not enough rights to change tag of the user", [MEMBER]),
        (400, "Bad Request: CHAT_ADMIN_REQUIRED", [MEMBER]),
        (400, "Bad Request: user is not a regular member of the chat", []),
        (403, "Forbidden: user is deactivated", []),
    ],
)
async def test_a_refusal_ends_it(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram, town: Town,
    code: int, description: str, untagged: list[int],
) -> None:  # fmt: skip
    telegram.faults.append(once(refused(code, description), "setChatMemberTag"))
    await tag(workshop)
    await courier.settle()
    assert len(asked(telegram)) == 1
    assert (town.untagged, town.gone, town.closed) == (untagged, [], [])
    assert await states(workshop) == {"failed": 1}


async def test_no_answer_is_no_end(workshop: Workshop, courier: Courier, telegram: FakeTelegram) -> None:
    telegram.faults.append(once(Unanswered("silence"), "setChatMemberTag"))
    await tag(workshop)
    await courier.settle()
    assert len(asked(telegram)) == 2
    assert await states(workshop) == {"sent": 1}


async def test_a_crash_on_its_way_loses_nothing(workshop: Workshop, courier: Courier, telegram: FakeTelegram) -> None:
    """What is on its way counts as waiting, so the next start finds it."""
    found: list[dict[str, int]] = []

    async def recovered() -> None:
        async with workshop.work() as work:
            await outbox.recover(work.db)
            found.append({"waiting": len(await outbox.due(work.db, work.now, 9))})

    await tag(workshop)
    await courier._look()
    await courier._send_ready()
    await recovered()
    await courier.settle()
    assert found == [{"waiting": 1}]
    assert await states(workshop) == {"sent": 1}
