"""Of many messages in quick succession the first ones earn, however they come in."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from bot.features import activity, points
from bot.features.activity import Verdict
from bot.kit.wire import WireMessage
from bot.kit.work import Workshop
from tests.activity.conftest import GROUP, Writer, record, workshop_on
from tests.support.moments import START

PAID, BURST = Verdict.MAY_EARN, Verdict.BURST


def in_a_row(writer: Writer, number: int, seconds: int = 5, **more: Any) -> list[WireMessage]:
    return [writer.write(at=START + timedelta(seconds=seconds * place), **more) for place in range(number)]


async def verdicts(workshop: Workshop, messages: Sequence[WireMessage]) -> list[Verdict]:
    async with workshop.work() as work:
        found = [await activity.explain(work, 1, activity.number_of(one.chat.id, one.message_id)) for one in messages]
        return [one.verdict for one in found if one]


async def entries(workshop: Workshop) -> int:
    async with workshop.work() as work:
        return len(await points.entries_of(work, 1, 1, 100))


@pytest.mark.parametrize("group", [GROUP, -4711])
@pytest.mark.parametrize("size", [1, 4, 9])
async def test_batches_and_a_restart_make_no_difference(
    database_url: str, writer: Writer, size: int, group: int
) -> None:
    messages = in_a_row(writer, 9, group=group)
    for start in range(0, 9, size):
        workshop = workshop_on(database_url)
        await record(workshop, *messages[start : start + size])
        assert await record(workshop, *messages[: start + size]) == [False] * min(9, start + size), "they come again"
        found = await verdicts(workshop, messages)
        await workshop.engine.dispose()
    assert found == [*[PAID] * 6, *[BURST] * 3]


async def test_several_times_in_one_transaction(workshop: Workshop, writer: Writer) -> None:
    messages = in_a_row(writer, 9)
    async with workshop.work() as work:
        for one in messages[:4]:
            await activity.record(work, [one])
    async with workshop.work() as work:
        for one in messages[4:]:
            await activity.record(work, [one])
    assert await verdicts(workshop, messages) == [*[PAID] * 6, *[BURST] * 3]


async def test_it_is_activity_and_pays_nobody(workshop: Workshop, writer: Writer) -> None:
    other = writer.write(by=2, at=START - timedelta(hours=1))
    answer = {"message_id": other.message_id, "chat": {"id": GROUP, "type": "supergroup", "title": "Reading circle"},
              "date": 1, "from": {"id": 2, "is_bot": False, "first_name": "P2"}}  # fmt: skip
    await record(workshop, other, *in_a_row(writer, 9, reply_to_message=answer))
    async with workshop.work() as work:
        assert len(await points.entries_of(work, 1, 2, 100)) == 1 + 6, "answers of a burst do not pay, either"
        assert sum((await activity.messages_on(work, 1, START.date())).values()) == 10


async def test_after_a_pause_they_earn_again(workshop: Workshop, writer: Writer) -> None:
    await record(workshop, *in_a_row(writer, 8))
    later = [writer.write(at=START + timedelta(seconds=seconds)) for seconds in (60, 96)]
    await record(workshop, *later)
    assert await verdicts(workshop, later) == [BURST, PAID]


async def test_a_transaction_that_failed_is_forgotten(workshop: Workshop, writer: Writer) -> None:
    await record(workshop, writer.write(at=START - timedelta(days=1)))
    messages = in_a_row(writer, 30)

    async def fail() -> None:
        async with workshop.work() as work:
            await activity.record(work, messages)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    await record(workshop, *messages[:6])
    assert await verdicts(workshop, messages[:6]) == [PAID] * 6


async def test_what_comes_late_is_judged_by_what_was_written_before_it(workshop: Workshop, writer: Writer) -> None:
    messages = in_a_row(writer, 8)
    await record(workshop, *messages[2:])
    await record(workshop, *messages[:2])
    assert await verdicts(workshop, messages) == [PAID] * 8, "and what was judged stays"
    paid = await entries(workshop)
    await record(workshop, *reversed(messages))
    assert await entries(workshop) == paid


async def test_a_community_chooses(workshop: Workshop, writer: Writer) -> None:
    await record(workshop, writer.write(at=START - timedelta(days=1)))
    chosen = {"burst_messages": 2, "burst_seconds": 20}
    async with workshop.work() as work:
        assert await activity.choose_measures(work, 1, chosen, changed_by_id=1)
    async with workshop.work() as work:
        assert not await activity.choose_measures(work, 1, chosen, changed_by_id=1)
    messages = in_a_row(writer, 4)
    await record(workshop, *messages)
    assert await verdicts(workshop, messages) == [PAID, PAID, BURST, BURST]
    async with workshop.work() as work:
        await activity.choose_measures(work, 1, {"burst_messages": 0}, changed_by_id=1)
    more = in_a_row(writer, 30, seconds=1)
    await record(workshop, *more)
    assert await verdicts(workshop, more) == [PAID] * 30
