"""Flood limits: how much, how long to wait, and that a refused call has no effect."""

import pytest

from sandbox.errors import ApiError
from sandbox.limits import Limits, Mode
from sandbox.model import Chat
from tests.sandbox.conftest import Refused, opened


class Time:
    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


def taken(limits: Limits, chat: Chat, messages: int = 1) -> int:
    """0 when it went through, else retry_after."""
    try:
        limits.take(chat, messages)
    except ApiError as error:
        return int((error.parameters or {})["retry_after"])
    return 0


@pytest.mark.parametrize(("mode", "burst"), [("normal", 3), ("strict", 1)])
def test_one_a_second_to_a_person(mode: Mode, burst: int) -> None:
    time = Time()
    limits, chat = Limits(mode, time), Chat(7, "private")
    assert [taken(limits, chat) for _ in range(burst + 1)] == [0] * burst + [1]
    time.at += 1.0
    assert [taken(limits, chat), taken(limits, chat)] == [0, 1]
    assert taken(limits, Chat(8, "private")) == 0, "others are not in the way"


def test_twenty_a_minute_to_a_group() -> None:
    time = Time()
    limits, chat = Limits("normal", time), Chat(-7, "supergroup")
    for _ in range(20):
        assert taken(limits, chat) == 0
        time.at += 1.0
    assert taken(limits, chat) == 40
    time.at += 40.0
    assert [taken(limits, chat), taken(limits, chat)] == [0, 1]


@pytest.mark.parametrize(("mode", "most"), [("strict", 30), ("normal", 33)])
def test_thirty_a_second_overall_or_so(mode: Mode, most: int) -> None:
    time = Time()
    limits = Limits(mode, time)
    assert [taken(limits, Chat(n, "private")) for n in range(1, most + 2)] == [0] * most + [1]
    time.at += 1.0
    assert taken(limits, Chat(40, "private")) == 0


def test_an_album_counts_each_picture() -> None:
    limits, chat = Limits("normal", Time()), Chat(-7, "supergroup")
    assert taken(limits, chat, 15) == 0
    assert taken(limits, chat, 6) == 60
    assert taken(limits, chat, 5) == 0


def test_in_telegrams_words() -> None:
    limits, chat = Limits("strict", Time()), Chat(7, "private")
    limits.take(chat)
    with pytest.raises(ApiError) as caught:
        limits.take(chat)
    assert (caught.value.code, caught.value.description) == (429, "Too Many Requests: retry after 1")


def test_off() -> None:
    limits = Limits("off", Time())
    assert [taken(limits, Chat(7, "private")) for _ in range(100)] == [0] * 100


async def test_a_refused_message_is_not_sent_and_edits_count_too() -> None:
    box = await opened(limits="strict")
    ana = await box.person(started=True)
    sent = await box.bot("sendMessage", chat_id=ana, text="one")
    before = await box.sees(ana)
    for method, more in (("sendMessage", {}), ("editMessageText", {"message_id": sent["message_id"]})):
        with pytest.raises(Refused) as caught:
            await box.bot(method, chat_id=ana, text="two", **more)
        assert (caught.value.code, caught.value.parameters) == (429, {"retry_after": 1})
    assert await box.sees(ana) == before
