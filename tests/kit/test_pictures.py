"""Pictures on their way: drawn once, sent again by id; whatever goes wrong with one, its words arrive."""

import asyncio
import io
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bot.engine.botapi import BotApi, Unanswered
from bot.engine.courier import Courier
from bot.engine.easel import CannotDraw, Easel
from bot.engine.pacing import Pacer
from bot.kit.outbox import Address, Button, Message, Picture
from bot.kit.texts import Name, Texts, say
from bot.kit.work import Workshop
from tests.kit.delivery import GROUP, LONG, MEMBER, NETWORK, Town, announce, answer, methods, refused, states
from tests.support.telegram import TOKEN, FakeTelegram

DRAWERS = """
from bot.drawing.canvas import Canvas

def dot(order):
    canvas = Canvas(64, 48, (255, 255, 255))
    if "back" in order.photos:
        canvas.photo(order.photos["back"])
    canvas.text(2, 2, str(order.data.get("words", "")), 20, (0, 0, 0))
    return canvas

def broken(order):
    raise ValueError("no ink")

def endless(order):
    while True:
        pass

def fatal(order):
    import os
    os._exit(3)
"""
DOT = Picture("room:dot", {"words": "a"})


@pytest.fixture
async def easel(tmp_path: Path) -> AsyncIterator[Easel]:
    file = tmp_path / "pictures.py"
    file.write_text(DRAWERS)
    easel = Easel({"room": file}, patience=5)
    yield easel
    await easel.close()


@pytest.fixture
def courier(workshop: Workshop, town: Town, telegram: FakeTelegram, texts: Texts, easel: Easel) -> Courier:
    api = BotApi(TOKEN, "http://nowhere/bot", telegram, "http://nowhere/file/bot")
    courier = Courier(workshop, api, texts, town, Pacer.unlimited(), easel=easel)
    courier._pacer.throttle = lambda chat_id, until: None  # type: ignore[method-assign]
    workshop.deliver = courier.offer
    return courier


def strikes(telegram: FakeTelegram, method: str, *answers: Any) -> None:
    """What happens to the next calls of a method; None: nothing."""
    pending = list(answers)

    def fault(called: str, _parameters: dict[str, Any]) -> Any:
        happened = pending.pop(0) if called == method and pending else None
        if isinstance(happened, Exception):
            raise happened
        return happened

    telegram.faults.append(fault)


async def test_a_picture_is_drawn_once_and_sent_again_by_its_id(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram, easel: Easel
) -> None:
    assert easel.pid is None, "nothing runs before there is a picture"
    await answer(workshop, picture=DOT, about=7, buttons=[[Button(say("kit.expired"), "room:x")]])
    await courier.settle()
    first = easel.pid
    assert first
    await easel.close()
    await answer(workshop, picture=DOT)
    await courier.settle()
    assert easel.pid is None, "nothing was drawn"
    one, other = telegram.said
    assert one.photo == other.photo
    with Image.open(io.BytesIO(telegram.files[one.photo])) as image:
        assert (image.format, image.size) == ("JPEG", (64, 48))
    assert (one.text[:5], one.reply_to, [*one.buttons.values()]) == ("Sorry", 7, ["room:x"])
    assert await states(workshop) == {"sent": 2}


async def test_an_announcement_brings_its_picture_after_a_restart(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram
) -> None:
    workshop.deliver = lambda rows: None  # it stops here, and what comes after reads the rows
    picture = Picture("room:dot", {"words": [say("kit.expired"), {"who": Name("Ana"), "day": date(2026, 5, 4)}]})
    async with workshop.work() as work:
        await work.say(say("kit.apology"), key="k", community_id=1, picture=picture)
    await courier.settle()
    assert telegram.said[0].photo
    assert telegram.said[0].text.startswith("Sorry")


async def test_each_language_has_its_own(workshop: Workshop, courier: Courier, telegram: FakeTelegram) -> None:
    picture = Picture("room:dot", {"words": say("kit.nobody")})
    async with workshop.work() as work:
        for to in (Address(1), Address(0, MEMBER), Address(1)):
            work.answer(to, Message(say("kit.apology"), picture=picture))
    await courier.settle()
    group, member, again = (one.photo for one in telegram.said)
    assert group != member
    assert telegram.files[group] != telegram.files[member]
    # Both were under way at once, so the second may have been drawn as well; it is the same picture.
    assert telegram.files[group] == telegram.files[again]


async def test_an_id_that_telegram_forgot_is_made_anew(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram
) -> None:
    for _ in range(2):
        await answer(workshop, picture=DOT)
        await courier.settle()
        strikes(telegram, "sendPhoto", refused(400, "Bad Request: wrong file identifier/HTTP URL specified"))
    await answer(workshop, picture=DOT)
    await courier.settle()
    photos = [one.photo for one in telegram.said]
    assert len(photos) == 3
    assert photos[2] != photos[0]
    assert await states(workshop) == {"sent": 3}


@pytest.mark.parametrize("drawer", ["room:broken", "room:fatal", "room:missing", "nowhere:dot"])
async def test_when_there_is_no_picture_the_words_go_alone(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram, drawer: str
) -> None:
    await answer(workshop, picture=Picture(drawer), about=7)
    await answer(workshop, picture=DOT)
    await courier.settle()
    by_photo = {bool(one.photo): one for one in telegram.said}
    assert by_photo[False].text.startswith("Sorry")
    assert by_photo[False].reply_to == 7
    assert by_photo[True], "the next one is drawn all the same"
    assert await states(workshop) == {"sent": 2}


async def test_a_drawer_that_never_ends_is_ended(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram, easel: Easel
) -> None:
    easel._patience = 0.5
    await answer(workshop, picture=Picture("room:endless"))
    await courier.settle()
    assert [one.photo for one in telegram.said] == [""]
    assert easel.pid is None


@pytest.mark.parametrize(
    "no", ["IMAGE_PROCESS_FAILED", "PHOTO_INVALID_DIMENSIONS", "not enough rights to send photos to the chat"]
)
async def test_where_no_photo_may_be_sent_the_words_go_alone(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram, no: str
) -> None:
    strikes(telegram, "sendPhoto", refused(400, f"Bad Request: {no}"))
    await answer(workshop, picture=DOT)
    await courier.settle()
    assert methods(telegram) == ["sendPhoto", "sendMessage"]
    assert await states(workshop) == {"sent": 1}


@pytest.mark.parametrize(("fault", "lane", "tries", "state"), NETWORK)
async def test_the_network_means_the_same_as_for_words(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram, fault: Any, lane: str, tries: int, state: str
) -> None:
    strikes(telegram, "sendPhoto", fault)
    if lane == "answer":
        await answer(workshop, picture=DOT)
    else:
        async with workshop.work() as work:
            await work.say(say("kit.apology"), key="k", community_id=1, picture=DOT)
    await courier.settle()
    assert methods(telegram) == ["sendPhoto"] * tries
    assert await states(workshop) == {state: 1}


async def test_a_long_text_goes_on_behind_the_picture(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram
) -> None:
    async with workshop.work() as work:
        work.answer(Address(1), Message(say("room.long", words=LONG), [[Button(say("kit.expired"), "x")]], picture=DOT))
    await courier.settle()
    assert "".join(one.text + "\n" for one in telegram.said).split() == LONG.split()
    assert [bool(one.photo) for one in telegram.said] == [True] + [False] * (len(telegram.said) - 1)
    assert all(len(one.text) <= 1024 for one in telegram.said[:1])
    assert [bool(one.buttons) for one in telegram.said] == [False] * (len(telegram.said) - 1) + [True]


async def test_pages_are_turned_with_their_pictures(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram
) -> None:
    await answer(workshop, picture=DOT)
    await courier.settle()
    page = telegram.said[0]
    first = page.photo
    async with workshop.work() as work:
        turned = Message(say("kit.expired"), about=page.message_id, edits=True, picture=Picture("room:dot", {"n": 2}))
        work.answer(Address(1), turned)
    await courier.settle()
    assert page.photo != first
    assert page.text.startswith("This button")
    # Words alone leave the picture where it is, and a picture that cannot be drawn leaves its words.
    nothing_to_edit = refused(400, "Bad Request: there is no text in the message to edit")
    strikes(telegram, "editMessageText", nothing_to_edit)
    for words, picture in (("kit.nobody", None), ("kit.expired", Picture("room:broken"))):
        async with workshop.work() as work:
            work.answer(Address(1), Message(say(words), about=page.message_id, edits=True, picture=picture))
        await courier.settle()
    assert methods(telegram) == [
        "sendPhoto",
        "editMessageMedia",
        "editMessageText",
        "editMessageCaption",
        "editMessageCaption",
    ]
    assert page.text.startswith("This button")


async def test_words_turn_into_a_picture_only_where_they_can(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram
) -> None:
    await answer(workshop)
    await courier.settle()
    strikes(telegram, "editMessageMedia", refused(400, "Bad Request: there is no media in the message to edit"))
    strikes(telegram, "editMessageCaption", refused(400, "Bad Request: there is no caption in the message to edit"))
    async with workshop.work() as work:
        about = telegram.said[0].message_id
        work.answer(Address(1), Message(say("kit.expired"), about=about, edits=True, picture=DOT))
    await courier.settle()
    assert telegram.said[0].text.startswith("This button")
    assert await states(workshop) == {"sent": 2}


async def test_the_photo_of_a_member_is_fetched_and_may_be_gone(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram
) -> None:
    red = io.BytesIO()
    Image.new("RGB", (200, 100), "red").save(red, "JPEG")
    telegram.files |= {"red": red.getvalue(), "large": b"\xff" * (6 * 1024 * 1024), "empty": b""}
    for photo in ("red", "large", "empty", "gone"):
        await answer(workshop, picture=Picture("room:dot", {}, {"back": photo}))
        await courier.settle()
    strikes(telegram, "getFile", Unanswered("read timeout"))
    await answer(workshop, picture=Picture("room:dot", {}, {"back": "late"}))
    await courier.settle()
    colours = []
    for one in telegram.said:
        with Image.open(io.BytesIO(telegram.files[one.photo])) as image:
            is_red = image.tobytes()[-2] < 60  # the green in the last corner
            colours.append("red" if is_red else "white")
    assert colours == ["red", "white", "white", "white", "white"]


async def test_too_many_at_once_go_without(easel: Easel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.engine.easel.MOST_WAITING", 3)
    drawing = (easel.draw("room:dot", {"n": number}, {}) for number in range(6))
    drawn = await asyncio.gather(*drawing, return_exceptions=True)
    assert [isinstance(one, CannotDraw) for one in drawn] == [False] * 3 + [True] * 3


async def test_the_process_rests_when_nothing_is_drawn(easel: Easel) -> None:
    easel._rest = 0.05
    await easel.draw("room:dot", {}, {})
    resting = easel._resting
    assert resting is not None
    assert easel.pid
    await resting
    assert easel.pid is None
    assert await easel.draw("room:dot", {}, {}), "and begins anew"


async def test_words_without_a_picture_wake_nobody(
    workshop: Workshop, courier: Courier, telegram: FakeTelegram, easel: Easel
) -> None:
    await announce(workshop)
    await courier.settle()
    assert methods(telegram) == ["sendMessage"]
    assert telegram.said[0].chat_id == GROUP
    assert easel.pid is None
