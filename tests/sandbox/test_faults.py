"""Bad days on purpose, over real connections where it matters."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from sandbox import Options, Sandbox, serve
from tests.sandbox.conftest import Box, Refused


@pytest.fixture
async def served() -> AsyncIterator[Box]:
    """A sandbox behind a real server, so that connections can break."""
    sandbox = Sandbox(Options(limits="off"))
    async with serve(sandbox) as address, httpx.AsyncClient(base_url=address, timeout=5) as http:
        box = Box(sandbox)
        await box.http.aclose()
        box.http = http
        yield box


async def _faults(box: Box, *rules: dict[str, Any], seed: int = 1) -> None:
    await box.people("faults", seed=seed, rules=list(rules))


async def _texts(box: Box, user: int) -> list[str]:
    return [m["text"] for m in (await box.sees(user))[1:]]


async def test_429_and_5xx_have_no_effect(box: Box, ana: int) -> None:
    await _faults(
        box, {"kind": "429", "method": "sendMessage", "retry_after": 7, "times": 1}, {"kind": "5xx", "times": 1}
    )
    with pytest.raises(Refused) as caught:
        await box.bot("sendMessage", chat_id=ana, text="x")
    assert (caught.value.code, caught.value.parameters) == (429, {"retry_after": 7})
    with pytest.raises(Refused) as caught:
        await box.bot("sendMessage", chat_id=ana, text="x")
    assert caught.value.code == 502
    assert (await box.bot("sendMessage", chat_id=ana, text="x"))["text"] == "x", "each struck once"
    assert await _texts(box, ana) == ["x"]


async def test_rules_may_name_a_chat(box: Box, ana: int) -> None:
    boris = await box.person("Boris", started=True)
    await _faults(box, {"kind": "429", "chat": ana})
    with pytest.raises(Refused):
        await box.bot("sendMessage", chat_id=ana, text="x")
    await box.bot("sendMessage", chat_id=boris, text="x")


async def test_the_same_seed_gives_the_same_day(box: Box, ana: int) -> None:
    days = []
    for _ in range(2):
        await _faults(box, {"kind": "5xx", "method": "getMe", "rate": 0.5}, seed=42)
        day = []
        for _ in range(30):
            response = await box.http.get(f"/bot{box.sandbox.token}/getMe")
            day.append(response.status_code)
        days.append(day)
    assert days[0] == days[1]
    assert {200, 502} == set(days[0])


@pytest.mark.parametrize(("kind", "sent"), [("timeout_before", []), ("timeout_after", ["x"])])
async def test_timeouts_close_the_connection_with_or_without_effect(served: Box, kind: str, sent: list[str]) -> None:
    ana = await served.person(started=True)
    await _faults(served, {"kind": kind, "method": "sendMessage", "seconds": 0.01})
    with pytest.raises(httpx.TransportError):
        await served.bot("sendMessage", chat_id=ana, text="x")
    assert await _texts(served, ana) == sent


async def test_reset_in_the_middle_of_the_answer(served: Box) -> None:
    ana = await served.person(started=True)
    await _faults(served, {"kind": "reset", "method": "sendMessage"})
    with pytest.raises(httpx.TransportError):
        await served.bot("sendMessage", chat_id=ana, text="x")
    assert await _texts(served, ana) == ["x"]


async def test_black_hole_never_answers(served: Box) -> None:
    await _faults(served, {"kind": "black_hole", "method": "getMe"})
    with pytest.raises(httpx.ReadTimeout):
        await served.http.get(f"/bot{served.sandbox.token}/getMe", timeout=0.1)


async def test_garbage_and_slow(box: Box, ana: int) -> None:
    await _faults(box, {"kind": "garbage", "method": "getMe", "times": 1}, {"kind": "slow", "seconds": 0.01})
    response = await box.http.get(f"/bot{box.sandbox.token}/getMe")
    assert (response.status_code, response.text[:6]) == (200, "<html>")
    assert (await box.bot("sendMessage", chat_id=ana, text="x"))["text"] == "x"


async def test_updates_come_twice(box: Box, ana: int) -> None:
    await _faults(box, {"kind": "duplicate"})
    for number in range(3):
        await box.says(ana, f"m{number}")
    first = await box.updates()
    assert [u["message"]["text"] for u in first] == ["m0", "m1", "m2"]
    assert await box.updates() == first, "the very same updates, though they were confirmed"
    assert await box.updates() == [], "twice, not for ever"


async def test_updates_come_out_of_order_within_a_window(box: Box, ana: int) -> None:
    await _faults(box, {"kind": "reorder", "window": 5}, seed=3)
    for number in range(20):
        await box.says(ana, str(number))
    page = [int(u["message"]["text"]) for u in await box.bot("getUpdates")]
    assert page != sorted(page)
    assert sorted(page) == list(range(20))
    assert all(abs(place - number) < 5 for place, number in enumerate(page))


async def test_rules_are_checked_and_replaced(box: Box) -> None:
    with pytest.raises(Refused, match="unknown kind of fault"):
        await _faults(box, {"kind": "earthquake"})
    with pytest.raises(Refused, match="not a fault rule"):
        await _faults(box, {"kind": "429", "colour": "red"})
    await _faults(box, {"kind": "5xx"})
    await _faults(box)
    assert (await box.bot("getMe"))["id"] == box.me


async def test_a_killed_reader_is_no_second_reader(served: Box) -> None:
    """The connection of a poll that died must not bring 409 to the next one."""
    with pytest.raises(httpx.ReadTimeout):
        await served.http.get(f"/bot{served.sandbox.token}/getUpdates?timeout=50", timeout=0.05)
    await served.reading(False)
