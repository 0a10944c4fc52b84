"""What waits is found, however much of it is in memory already."""

from bot.kit import outbox
from bot.kit.outbox import Address, Message
from bot.kit.texts import say
from bot.kit.work import Workshop


async def test_a_look_stands_any_number_of_rows_in_memory(workshop: Workshop) -> None:
    async with workshop.work() as work:
        work.answer(Address(1), Message(say("kit.apology")))
    async with workshop.work() as work:
        assert len(await outbox.due(work.db, work.now, 10, range(2, 50_000))) == 1
        assert await outbox.due(work.db, work.now, 10, range(50_000)) == []
