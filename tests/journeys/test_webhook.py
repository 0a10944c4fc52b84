"""Webhook mode: the real bot process, and the sandbox that calls it as Telegram does."""

import json

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from tests.support.databases import KINDS
from tests.support.stage import GROUP, Stage, free_port

SECRET = "only-telegram-knows-this"
CYCLES = 10


class Hook:
    """What the bot listens on."""

    def __init__(self, stage: Stage) -> None:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}/telegram"
        where = f'url = "http://127.0.0.1:{port}"\nport = {port}\n'
        stage.configure(f'mode = "webhook"\n[telegram.webhook]\n{where}secret = "{SECRET}"\n')

    async def call(self, update: dict[str, object] | bytes, secret: str | None = SECRET, method: str = "POST") -> int:
        """As anybody may; the status of the answer."""
        headers = [] if secret is None else [(b"X-Telegram-Bot-Api-Secret-Token", secret.encode())]
        body = update if isinstance(update, bytes) else json.dumps(update).encode()
        async with httpx.AsyncClient(trust_env=False, timeout=60) as client:
            return (await client.request(method, self.url, content=body, headers=headers)).status_code


@pytest.fixture
def hook(stage: Stage) -> Hook:
    return Hook(stage)


async def test_people_are_answered(stage: Stage, hook: Hook) -> None:
    people = await stage.open_group(20)
    stage.start()
    await stage.say(*((one, "/checkin") for one in people), *((one, f"{one} is here to stay") for one in people))
    report = await stage.settled()
    assert (report["checkins"], report["messages"], report["problems"]) == (20, 40, [])
    assert await stage.acknowledged(people[0]) == set(people)
    counts = (await stage.get("log"))["counts"]
    assert report["inbox"]["received"] == report["inbox"]["done"] == sum(counts["queued"].values())
    info = (await stage.http.post(f"/bot{stage.token}/getWebhookInfo")).json()["result"]
    assert (info["url"], info["pending_update_count"]) == (hook.url, 0)
    assert {"chat_member", "message_reaction", "callback_query"} <= set(info["allowed_updates"])
    assert (await stage.terminate())[0] == 0


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_only_telegram_comes_in(stage: Stage, hook: Hook) -> None:
    people = await stage.open_group(2)
    stage.start()
    await stage.say((people[0], "/checkin"))
    before = await stage.settled()
    forged = {"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": {"id": GROUP, "type": "supergroup"}}}
    assert await hook.call(forged, secret=None) == 403
    assert await hook.call(forged, secret="") == 403
    assert await hook.call(forged, secret=SECRET[:-1]) == 403
    assert await hook.call(forged, secret="é") == 403
    assert await hook.call(b"x" * 2_000_000) == 413
    assert await hook.call(forged, method="GET") == 405
    assert await stage.settled() == before


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_what_is_no_update_stops_nobody(stage: Stage, hook: Hook) -> None:
    people = await stage.open_group(2)
    stage.start()
    await stage.settled()
    assert await hook.call(b"this is no JSON") == 400
    assert await hook.call(b"{} {}") == 400
    assert await hook.call(b"[]") == 200
    await stage.say((people[0], "/checkin"))
    report = await stage.settled()
    assert (report["checkins"], report["inbox"]["quarantined"]) == (1, 1)


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_it_does_not_start_without_a_secret(stage: Stage) -> None:
    why = "[telegram]: webhook.secret must have 16 characters or more, or anybody could speak as Telegram\n"
    for secret in ("", 'secret = ""', 'secret = "too short"'):
        stage.configure(f'mode = "webhook"\n[telegram.webhook]\nurl = "https://hearth.example"\n{secret}\n')
        assert await stage.call("run") == (2, why)


async def test_while_the_database_is_away_telegram_keeps_it(stage: Stage, hook: Hook) -> None:
    people = await stage.open_group(2)
    stage.start()
    await stage.settled()
    await execute(stage, "ALTER TABLE deliveries RENAME TO deliveries_elsewhere")
    try:
        await stage.say((people[0], "/checkin"))
        await stage.until(lambda: errors(stage, hook.url))
        assert await hook.call({"update_id": 7}) == 503
    finally:
        await execute(stage, "ALTER TABLE deliveries_elsewhere RENAME TO deliveries")
    report = await stage.settled()
    assert (report["checkins"], report["problems"]) == (1, [])
    assert await stage.acknowledged(people[0]) == {people[0]}


async def errors(stage: Stage, url: str) -> bool:
    info = (await stage.http.post(f"/bot{stage.token}/getWebhookInfo")).json()["result"]
    return "503" in info.get("last_error_message", "")


async def execute(stage: Stage, statement: str) -> None:
    engine = create_async_engine(stage.database_url)
    async with engine.begin() as db:
        await db.execute(text(statement))
    await engine.dispose()


async def test_kills_lose_nothing_and_double_nothing(stage: Stage, hook: Hook) -> None:
    people, messages = await stage.lives_through_kills(CYCLES, seed=11, longest_pause=0.3)
    report = await stage.settled()
    assert report["problems"] == []
    assert (report["messages"], report["checkins"], report["members"]) == (messages, len(people), len(people))
    assert report["inbox"]["quarantined"] == 0
    assert report["inbox"]["received"] == sum((await stage.get("log"))["counts"]["queued"].values())
    assert report["ledger"]["sum"] == report["balances"]["sum"] > 0
    assert await stage.acknowledged(people[0]) == set(people)
