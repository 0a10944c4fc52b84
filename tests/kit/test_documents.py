"""Files on their way: brought with the words below them, uploaded once, never said twice, and never lost in silence."""

from typing import Any

import pytest

from bot.engine.courier import Courier
from bot.kit import outbox
from bot.kit.outbox import LARGEST_DOCUMENT, Address, Button, Document, Lane, Message
from bot.kit.texts import say
from bot.kit.work import Refusal, Workshop
from tests.kit.delivery import LONG, MEMBER, NETWORK, answer, methods, once, refused, states
from tests.support.telegram import FakeTelegram

TABLE = Document('生日 "a"/b.csv', b"name\r\n\x00\xff--boundary\r\n", "text/csv")


async def announce(workshop: Workshop, document: Document = TABLE) -> None:
    async with workshop.work() as work:
        message = Message(say("kit.apology"), document=document)
        row = await outbox.put(work.db, Address(1), message, Lane.BULK, "k", work.now, work.now)
        work._outgoing += [row] if row else []


async def test_a_file_arrives_as_it_is_with_its_words(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram
) -> None:
    await answer(workshop, document=TABLE, about=7, buttons=[[Button(say("kit.expired"), "room:x")]])
    await courier.settle()
    (said,) = telegram.said
    assert telegram.files[said.document] == TABLE.content
    assert telegram.names[said.document] == "生日 'a'_b.csv"
    assert (said.text[:5], said.reply_to, [*said.buttons.values()]) == ("Sorry", 7, ["room:x"])
    assert await states(workshop) == {"sent": 1}


async def test_it_is_uploaded_once_and_sent_again_by_its_id(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram
) -> None:
    same, other = TABLE, Document("other.csv", TABLE.content, TABLE.kind)
    for document in (TABLE, same, other):
        await answer(workshop, document=document)
        await courier.settle()
    first, again, renamed = (one.document for one in telegram.said)
    assert first == again != renamed
    assert [bytes in map(type, called.values()) for _, called in telegram.calls] == [True, False, True]


async def test_an_id_that_telegram_forgot_is_uploaded_anew(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram
) -> None:
    await answer(workshop, document=TABLE)
    await courier.settle()
    telegram.faults.append(once(refused(400, "Bad Request: wrong file identifier/HTTP URL specified"), "sendDocument"))
    await answer(workshop, document=TABLE)
    await courier.settle()
    assert [telegram.files[one.document] for one in telegram.said] == [TABLE.content] * 2
    assert telegram.said[0].document != telegram.said[1].document


async def test_after_a_crash_it_is_read_from_its_row(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram
) -> None:
    """It committed with what it tells about, and the process ended before it left."""
    workshop.deliver = lambda rows: None
    await answer(workshop, document=TABLE)
    await announce(workshop)
    await courier.settle()
    assert [telegram.files[one.document] for one in telegram.said] == [TABLE.content] * 2
    assert await states(workshop) == {"sent": 2}


async def test_what_was_on_its_way_in_a_crash_is_not_sent_again(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram
) -> None:
    workshop.deliver = lambda rows: None
    await announce(workshop)
    async with workshop.work() as work:
        rows = await outbox.due(work.db, work.now, 9)
        await outbox.start(work.db, [row.id for row in rows], [])
    async with workshop.work() as work:
        await outbox.recover(work.db)
    await announce(workshop)
    await courier.settle()
    assert telegram.said == []
    assert await states(workshop) == {"unknown": 1}


@pytest.mark.parametrize(("fault", "lane", "tries", "state"), NETWORK)
async def test_the_network_means_the_same_as_for_words(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram, fault: Any, lane: str, tries: int, state: str
) -> None:
    telegram.faults.append(once(fault, "sendDocument"))
    await (answer(workshop, document=TABLE) if lane == "answer" else announce(workshop))
    await courier.settle()
    assert methods(telegram) == ["sendDocument"] * tries
    assert len(telegram.said) == (state == "sent")
    assert await states(workshop) == {state: 1}


@pytest.mark.parametrize(
    "no", [(413, "Request Entity Too Large"), (400, "Bad Request: not enough rights to send documents to the chat")]
)
async def test_whoever_waits_for_a_file_that_telegram_will_not_take_hears_so(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram, no: tuple[int, str]
) -> None:
    telegram.faults.append(once(refused(*no), "sendDocument"))
    async with workshop.work() as work:
        work.answer(Address(0, MEMBER), Message(say("kit.apology"), document=TABLE))
    await courier.settle()
    assert methods(telegram) == ["sendDocument", "sendMessage"]
    assert [one.text for one in telegram.said] == [f"Telegram 没有收下文件 {TABLE.name}，请过一会儿再试。"]


async def test_it_never_changes_a_message_that_is_there(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram
) -> None:
    await answer(workshop, document=TABLE, about=7, edits=True)
    await courier.settle()
    assert methods(telegram) == ["sendDocument"]


async def test_words_that_are_long_go_on_below_it(workshop: Workshop, courier: Courier, telegram: FakeTelegram) -> None:
    async with workshop.work() as work:
        work.answer(Address(1), Message(say("room.long", words=LONG), document=TABLE))
    await courier.settle()
    assert "".join(one.text + "\n" for one in telegram.said).split() == LONG.split()
    assert [bool(one.document) for one in telegram.said] == [True] + [False] * (len(telegram.said) - 1)
    assert len(telegram.said[0].text) <= 1024


def test_what_is_too_large_is_refused_before_anything_is_kept() -> None:
    Document("all.csv", bytes(LARGEST_DOCUMENT))
    with pytest.raises(Refusal) as no:
        Document("all.csv", bytes(LARGEST_DOCUMENT + 1))
    assert (no.value.text.key, no.value.text.values) == ("kit.too-large", {"name": "all.csv", "most": 5})
