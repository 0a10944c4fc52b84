"""Pressed buttons and their answers."""

import asyncio
from typing import Any

import pytest

from tests.sandbox.conftest import Box, Refused, refusal

BUTTON = {"inline_keyboard": [[{"text": "x", "callback_data": "d:1"}, {"text": "y", "url": "https://t.me/x"}]]}
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def _pressed(box: Box, user: int, chat: int, message: int, wait: float = 5) -> tuple[Any, dict[str, Any]]:
    """Start pressing; the waiting press and the callback query it caused."""
    pressing = asyncio.create_task(
        box.people("messages/press", **{"as": user, "chat": chat, "message": message, "data": "d:1", "wait": wait})
    )
    [query] = [update["callback_query"] for update in await box.updates(timeout=5)]
    return pressing, query


async def test_press_and_answer(box: Box, ana: int) -> None:
    sent = await box.bot("sendMessage", chat_id=ana, text="?", reply_markup=BUTTON)
    pressing, query = await _pressed(box, ana, ana, sent["message_id"])
    assert query["data"] == "d:1"
    assert query["from"]["id"] == ana
    assert query["message"]["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "d:1"
    await box.bot("answerCallbackQuery", callback_query_id=query["id"], text="Noted", show_alert=True)
    assert await pressing == {"answered": True, "text": "Noted", "alert": True}


async def test_answered_twice(box: Box, ana: int) -> None:
    sent = await box.bot("sendMessage", chat_id=ana, text="?", reply_markup=BUTTON)
    pressing, query = await _pressed(box, ana, ana, sent["message_id"])
    await box.bot("answerCallbackQuery", callback_query_id=query["id"])
    await pressing
    with pytest.raises(Refused) as caught:
        await box.bot("answerCallbackQuery", callback_query_id=query["id"])
    assert refusal(caught) == TOO_OLD


async def test_answered_too_late(box: Box, ana: int) -> None:
    sent = await box.bot("sendMessage", chat_id=ana, text="?", reply_markup=BUTTON)
    pressing, query = await _pressed(box, ana, ana, sent["message_id"], wait=0)
    assert await pressing == {"answered": False}
    await box.pass_time(20)
    with pytest.raises(Refused) as caught:
        await box.bot("answerCallbackQuery", callback_query_id=query["id"])
    assert refusal(caught) == TOO_OLD
    with pytest.raises(Refused, match="query ID is invalid"):
        await box.bot("answerCallbackQuery", callback_query_id="1")


async def test_answer_too_long(box: Box, ana: int) -> None:
    sent = await box.bot("sendMessage", chat_id=ana, text="?", reply_markup=BUTTON)
    pressing, query = await _pressed(box, ana, ana, sent["message_id"], wait=0)
    await pressing
    with pytest.raises(Refused, match="MESSAGE_TOO_LONG"):
        await box.bot("answerCallbackQuery", callback_query_id=query["id"], text="x" * 201)


async def test_two_taps_are_two_updates(box: Box, ana: int) -> None:
    sent = await box.bot("sendMessage", chat_id=ana, text="?", reply_markup=BUTTON)
    _, one = await _pressed(box, ana, ana, sent["message_id"], wait=0)
    _, two = await _pressed(box, ana, ana, sent["message_id"], wait=0)
    assert one["id"] != two["id"]


async def test_a_query_is_not_kept_long_for_an_absent_bot(box: Box, ana: int) -> None:
    sent = await box.bot("sendMessage", chat_id=ana, text="?", reply_markup=BUTTON)
    await box.people(
        "messages/press", **{"as": ana, "chat": ana, "message": sent["message_id"], "data": "d:1", "wait": 0}
    )
    await box.pass_time(151)
    assert await box.updates() == []


async def test_only_buttons_that_are_there(box: Box, ana: int) -> None:
    sent = await box.bot("sendMessage", chat_id=ana, text="?", reply_markup=BUTTON)
    stranger = await box.person("Stranger")
    chat = await box.group(ana)
    there = await box.bot("sendMessage", chat_id=chat, text="?", reply_markup=BUTTON)
    with pytest.raises(Refused, match="no such button"):
        await box.people("messages/press", **{"as": ana, "chat": ana, "message": sent["message_id"], "data": "other"})
    with pytest.raises(Refused, match="Stranger is not in this chat"):
        await box.people(
            "messages/press", **{"as": stranger, "chat": chat, "message": there["message_id"], "data": "d:1"}
        )
