"""What is of no more use is let go, little by little; what a member did and earned stays, and all counts agree."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, text

from bot.config import Retention
from bot.doctor import examine
from bot.features import activity
from bot.features.activity.tables import MessageRow
from bot.operating import tidying
from tests.support.moments import START
from tests.support.world import Human, World


@pytest.fixture
def settings() -> dict[str, Any]:
    return {"activity": {"keep_message_days": 30, "keep_text_days": 60}}


@pytest.fixture
async def world(database_url: str, settings: dict[str, Any]) -> Any:
    world = await World(database_url, **settings).open()
    yield world
    await world.close()


async def count(world: World, table: str) -> int:
    async with world.app.workshop.work() as work:
        return int((await work.db.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one())  # noqa: S608


async def forget(world: World) -> None:
    async with world.app.workshop.work() as work:
        await activity.forget_messages(work)


async def test_old_messages_go_and_their_counts_stay(world: World, ana: Human) -> None:
    old = ana.last_message
    before = await examine(world.app.config)
    await world.pass_time(days=20)
    await ana.says("Something new, and worth keeping for a while")
    await forget(world)
    assert await count(world, "messages") == before["messages"] + 1
    await world.pass_time(days=11)
    await forget(world)
    after = await examine(world.app.config)
    assert (await count(world, "messages"), await count(world, "message_texts")) == (1, 1)
    assert (after["messages"], after["problems"]) == (before["messages"] + 1, [])
    assert after["ledger"]["entries"] == before["ledger"]["entries"] + 1
    said = await ana.says("/why", reply_to_message={**old, "chat": world.group.chat})
    assert "I keep notes for 30 days" in said


async def test_a_little_at_a_time_and_every_community(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.features.activity.service.messages.FORGOTTEN_AT_ONCE", 2)
    async with world.app.workshop.work() as work:
        for community in (3, 5, 8):
            for number in (-3, -2, -1, 1, 2):
                fact = {"message_id": number, "member_id": 1, "at": START - timedelta(days=400), "day": START.date()}
                await work.db.execute(
                    insert(MessageRow).values(community_id=community, **fact, kind=2, length=9, verdict=0)
                )
    left = [15]
    while left[-1]:
        await forget(world)
        left.append(await count(world, "messages"))
        assert left[-1] >= left[-2] - 4
        assert len(left) < 20
    async with world.app.workshop.work() as work:
        rows = await work.db.execute(text("SELECT community_id, messages FROM forgotten_messages ORDER BY 1"))
        assert [tuple(row) for row in rows] == [(3, 5), (5, 5), (8, 5)]


async def tidy(world: World, keep: Retention) -> None:
    async with world.app.workshop.work() as work:
        await tidying.tidy(work, keep)


async def test_answers_and_known_updates_go(world: World, ana: Human, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidying, "LOOKED_AT", 2)
    keep = Retention(updates_days=8, answers_days=7)
    before = await examine(world.app.config)
    await world.pass_time(days=7)
    await ana.says("/points")
    await world.pass_time(days=1, minutes=5)
    for _ in range(12):
        await tidy(world, keep)
    after = await examine(world.app.config)
    assert after["outbox"]["sent"] == 1 + await count(world, "outbox WHERE key IS NOT NULL")
    assert await count(world, "updates") == 1
    assert after["inbox"] == {
        **before["inbox"],
        "received": after["inbox"]["done"],
        "done": before["inbox"]["done"] + 1,
    }


async def test_what_waits_for_an_operator_stays(world: World, ana: Human) -> None:
    async with world.app.workshop.work() as work:
        await work.db.execute(text("UPDATE outbox SET state = 'held'"))
        await work.db.execute(text("UPDATE updates SET quarantined = 'why'"))
    held, waiting = await count(world, "outbox"), await count(world, "updates")
    world.clock.advance(timedelta(days=400))
    for _ in range(3):
        await tidy(world, Retention())
    assert (await count(world, "outbox"), await count(world, "updates")) == (held, waiting)
    for _ in range(3):
        await tidy(world, Retention(quarantine_days=365))
    assert await count(world, "updates") == 0
