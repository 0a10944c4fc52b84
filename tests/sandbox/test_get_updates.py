"""getUpdates: offsets, kinds, age, one reader at a time."""

import asyncio
from typing import Any

import pytest

from tests.sandbox.conftest import Box, Refused


async def _speak(box: Box, ana: int, count: int) -> None:
    for number in range(count):
        await box.says(ana, f"m{number}")


async def test_earliest_hundred_first_and_confirmed_by_offset(box: Box, ana: int) -> None:
    await _speak(box, ana, 130)
    page = await box.bot("getUpdates")
    assert len(page) == 100
    assert page[0]["message"]["text"] == "m0"
    assert await box.bot("getUpdates") == page, "unconfirmed updates come again"
    rest = await box.bot("getUpdates", offset=page[-1]["update_id"] + 1)
    assert [u["message"]["text"] for u in rest] == [f"m{n}" for n in range(100, 130)]
    assert await box.bot("getUpdates", offset=rest[-1]["update_id"] + 1) == []
    ids = [u["update_id"] for u in page + rest]
    assert ids == sorted(set(ids))


async def test_limit(box: Box, ana: int) -> None:
    await _speak(box, ana, 3)
    assert len(await box.bot("getUpdates", limit=2)) == 2


async def test_negative_offset_keeps_that_many_from_the_end(box: Box, ana: int) -> None:
    await _speak(box, ana, 5)
    page = await box.bot("getUpdates", offset=-2)
    assert [u["message"]["text"] for u in page] == ["m3", "m4"]
    assert len(await box.bot("getUpdates")) == 2, "the others are forgotten"


async def test_long_poll_wakes_at_once(box: Box, ana: int) -> None:
    poll = asyncio.create_task(box.bot("getUpdates", timeout=50))
    await box.reading()
    await box.says(ana, "hello")
    [update] = await asyncio.wait_for(poll, 2)
    assert update["message"]["text"] == "hello"


async def test_second_reader_throws_out_the_first(box: Box, ana: int) -> None:
    first = asyncio.create_task(box.bot("getUpdates", timeout=50))
    await box.reading()
    second = asyncio.create_task(box.bot("getUpdates", timeout=50))
    with pytest.raises(Refused) as caught:
        await first
    assert caught.value.code == 409
    assert caught.value.description == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    await box.says(ana, "hello")
    assert len(await second) == 1


async def test_kinds_by_request_only(box: Box, ana: int) -> None:
    boris = await box.person("Boris")
    chat = await box.group(ana, admin=True)
    await box.bot("getUpdates", allowed_updates=[])
    await box.member(chat, boris, boris, "join")
    assert await box.told("chat_member") == []
    await box.bot("getUpdates", allowed_updates=["message", "chat_member"])
    await box.member(chat, boris, boris, "leave")
    assert len(await box.told("chat_member")) == 1


async def test_allowed_updates_stick_and_replace_the_defaults(box: Box, ana: int) -> None:
    await box.bot("getUpdates", allowed_updates=["chat_member"])
    await box.says(ana, "unheard")
    assert await box.updates() == [], "listing one kind silences the others, and the list is remembered"


async def test_dropped_after_a_day(box: Box, ana: int) -> None:
    await box.says(ana, "old")
    await box.pass_time(23 * 3600)
    await box.says(ana, "new")
    await box.pass_time(2 * 3600)
    assert [m["text"] for m in await box.told("message")] == ["new"]


async def test_ids_start_anew_after_an_idle_week(box: Box, ana: int) -> None:
    await box.says(ana, "before")
    [before] = await box.updates()
    await box.pass_time(8 * 86_400)
    await box.says(ana, "after")
    [after] = await box.bot("getUpdates")
    assert after["update_id"] != before["update_id"] + 1


async def test_an_offset_from_before_the_ids_changed_confirms_nothing(box: Box, ana: int) -> None:
    await box.says(ana, "waiting")
    assert len(await box.bot("getUpdates", offset=2_000_000_000)) == 1


async def test_repeated_polls_are_slowed_down_when_asked_for() -> None:
    from tests.sandbox.conftest import opened

    box = await opened(clamp_repeated_polls=True)
    ana = await box.person(started=True)
    await _speak(box, ana, 3)
    assert len(await box.bot("getUpdates", offset=5)) == 4
    assert len(await box.bot("getUpdates", offset=5)) == 1, "the same page again within half a second"


async def test_conflict_while_a_webhook_is_set(box: Box) -> None:
    await box.bot("setWebhook", url="http://127.0.0.1:9/hook")
    with pytest.raises(Refused, match="can't use getUpdates method while webhook is active") as caught:
        await box.bot("getUpdates")
    assert caught.value.code == 409
    await box.bot("deleteWebhook", drop_pending_updates=True)
    assert await box.bot("getUpdates") == []


@pytest.mark.parametrize("given", ["x", [1], {"a": 1}])
async def test_allowed_updates_must_be_a_list_of_strings(box: Box, given: Any) -> None:
    with pytest.raises(Refused):
        await box.bot("getUpdates", allowed_updates=given)
