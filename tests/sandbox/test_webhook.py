"""The pusher: secret, order, retries, patience, and method calls in the answer."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import msgspec
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox import Sandbox, serve
from tests.sandbox.conftest import Box, Refused, opened


class Receiver:
    """A bot's webhook that keeps what it got and answers what it was told to."""

    def __init__(self) -> None:
        self.got: list[dict[str, Any]] = []
        self.secrets: set[str | None] = set()
        self.answers: list[Response] = []
        self.enough = asyncio.Event()
        self.wanted = 1

    async def take(self, request: Request) -> Response:
        self.got.append(msgspec.json.decode(await request.body()))
        self.secrets.add(request.headers.get("x-telegram-bot-api-secret-token"))
        answer = self.answers.pop(0) if self.answers else Response(status_code=200)
        if len(self.got) >= self.wanted:
            self.enough.set()
        return answer

    async def until(self, wanted: int) -> list[dict[str, Any]]:
        self.wanted = wanted
        if len(self.got) < wanted:
            self.enough.clear()
            await asyncio.wait_for(self.enough.wait(), 5)
        return self.got

    @property
    def texts(self) -> list[str]:
        return [u["message"]["text"] for u in self.got]


@pytest.fixture
async def hook() -> AsyncIterator[tuple[Receiver, str]]:
    receiver = Receiver()
    shell = Sandbox()
    shell.app = Starlette(routes=[Route("/hook", receiver.take, methods=["POST"])])
    async with serve(shell) as address:
        yield receiver, f"{address}/hook"


@pytest.fixture
async def pushed() -> AsyncIterator[Box]:
    box = await opened(webhook_retry=0.01)
    yield box
    await box.http.aclose()
    await box.sandbox.close()


async def test_pushed_in_order_with_the_secret(pushed: Box, hook: tuple[Receiver, str]) -> None:
    receiver, url = hook
    ana = await pushed.person()
    await pushed.says(ana, "before")
    await pushed.bot("setWebhook", url=url, secret_token="s3cret", max_connections=5)
    for number in range(5):
        await pushed.says(ana, f"m{number}")
    await receiver.until(6)
    assert receiver.texts == ["before", "m0", "m1", "m2", "m3", "m4"]
    assert receiver.secrets == {"s3cret"}
    await pushed.people("wait")
    info = await pushed.bot("getWebhookInfo")
    assert (info["url"], info["pending_update_count"], info["max_connections"]) == (url, 0, 5)


async def test_retried_until_accepted_and_the_chat_waits(pushed: Box, hook: tuple[Receiver, str]) -> None:
    receiver, url = hook
    ana, boris = await pushed.person(), await pushed.person("Boris")
    receiver.answers = [Response(status_code=500), Response(status_code=503)]
    await pushed.bot("setWebhook", url=url, max_connections=1)
    await pushed.says(ana, "one")
    await pushed.says(ana, "two")
    await receiver.until(4)
    assert receiver.texts == ["one", "one", "one", "two"], "nothing overtakes within a chat"
    await pushed.says(boris, "three")
    await receiver.until(5)
    info = await pushed.bot("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 503 Service Unavailable"


async def test_nobody_listening(pushed: Box) -> None:
    ana = await pushed.person()
    await pushed.bot("setWebhook", url="http://127.0.0.1:9/hook")
    await pushed.says(ana, "one")
    for _ in range(500):
        info = await pushed.bot("getWebhookInfo")
        if "last_error_message" in info:
            break
        await asyncio.sleep(0.005)
    assert info["last_error_message"].startswith("Connection failed")
    assert info["pending_update_count"] == 1
    await pushed.bot("deleteWebhook")
    assert [u["message"]["text"] for u in await pushed.updates()] == ["one"], "nothing was lost"


async def test_a_method_in_the_answer_is_called(pushed: Box, hook: tuple[Receiver, str]) -> None:
    receiver, url = hook
    ana = await pushed.person()
    call = {"method": "sendMessage", "chat_id": ana, "text": "at once"}
    receiver.answers = [Response(msgspec.json.encode(call), media_type="application/json")]
    await pushed.bot("setWebhook", url=url)
    await pushed.says(ana, "hello")
    await receiver.until(1)
    await pushed.people("wait")
    for _ in range(100):
        if len(seen := await pushed.sees(ana)) == 2:
            break
        await asyncio.sleep(0.005)
    assert seen[-1]["text"] == "at once"


async def test_webhooks_refused(box: Box) -> None:
    with pytest.raises(Refused, match="bad webhook: An HTTPS URL must be provided for webhook"):
        await box.bot("setWebhook", url="http://example.org/hook")
    with pytest.raises(Refused, match="secret token contains unallowed characters"):
        await box.bot("setWebhook", url="https://example.org/hook", secret_token="a b")


async def test_set_webhook_ends_a_poll(box: Box) -> None:
    poll = asyncio.create_task(box.bot("getUpdates", timeout=50))
    await box.reading()
    await box.bot("setWebhook", url="http://127.0.0.1:9/hook")
    with pytest.raises(Refused, match="terminated by setWebhook request"):
        await poll
    await box.bot("setWebhook", url="")
    assert (await box.bot("getWebhookInfo"))["url"] == ""


async def test_pushed_twice(pushed: Box, hook: tuple[Receiver, str]) -> None:
    receiver, url = hook
    ana = await pushed.person()
    await pushed.people("faults", rules=[{"kind": "duplicate"}])
    await pushed.bot("setWebhook", url=url)
    await pushed.says(ana, "one")
    await receiver.until(2)
    assert receiver.got[0] == receiver.got[1]
    assert (await pushed.people("wait"))["fetched"] is True
