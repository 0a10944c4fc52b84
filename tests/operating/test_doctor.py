"""The doctor proposes, and mends only when asked; then all is well again."""

import json
from typing import Any

import pytest
from sqlalchemy import text

from bot.doctor import examine
from bot.kit.database import create_engine
from bot.operating import Halt, repairs
from bot.operating.quarantine import listing, retry
from tests.support.databases import KINDS
from tests.support.stage import Stage
from tests.support.world import Human, World


async def report(world: World) -> dict[str, Any]:
    return await examine(world.app.config)


async def change(world: World, statement: str) -> None:
    async with world.app.workshop.work() as work:
        await work.db.execute(text(statement))


async def mend(world: World, name: str) -> int:
    async with world.app.workshop.work() as work:
        return await repairs.find(name)(work.db)


@pytest.mark.parametrize(
    ("damage", "name"),
    [
        ("UPDATE accounts SET balance = balance + 7", "balances"),
        ("UPDATE accounts SET lifetime = 0", "balances"),
        ("DELETE FROM accounts", "balances"),
        ("DELETE FROM ledger WHERE amount = 5", "balances"),
        ("UPDATE activity_hours SET messages = messages + 3", "hours"),
        ("UPDATE activity_hours SET messages = messages - 1", "hours"),
        ("DELETE FROM activity_hours", "hours"),
    ],
)
async def test_what_is_wrong_can_be_mended(world: World, ana: Human, damage: str, name: str) -> None:
    before = await report(world)
    assert (before["ok"], before["repairs"]) == (True, [])
    await change(world, damage)
    found = await report(world)
    assert (found["ok"], found["repairs"], len(found["problems"])) == (False, [name], 1)
    assert await mend(world, name) == 1
    after = await report(world)
    assert (after["problems"], after["repairs"]) == ([], [])
    assert await mend(world, name) == 0


async def test_what_was_taken_back_stays_taken_back(world: World, ana: Human) -> None:
    ben = await world.person("Ben")
    await ana.says("What a fine evening this was, all of you")
    said = ana.last_message["message_id"]
    await ben.reacts(said, "👍")
    await ben.reacts(said, was=("👍",))
    before = await report(world)
    await change(world, "UPDATE accounts SET balance = balance + 1, lifetime = lifetime + 1")
    assert await mend(world, "balances") == 1
    assert await report(world) == before


def test_a_repair_that_is_not_there() -> None:
    with pytest.raises(Halt, match="no such repair: everything; there are amounts, balances, boards, hours"):
        repairs.find("everything")


async def test_it_mends_only_when_told_so(stage: Stage) -> None:
    people = await stage.open_group(2)
    stage.start()
    await stage.say(*((one, "/checkin") for one in people))
    await stage.settled()
    await stage.terminate()
    engine = create_engine(stage.database_url)
    async with engine.begin() as db:
        await db.execute(text("UPDATE accounts SET balance = balance + 1"))
    await engine.dispose()
    code, said = await stage.call("doctor")
    assert code == 1
    assert "`python -m bot doctor --repair balances` shows what can be mended." in said
    assert await stage.call("doctor", "--repair", "balances") == (
        0, "Would mend 2; --yes does it. A backup first is wise.\n",
    )  # fmt: skip
    assert (await stage.call("doctor", "--json"))[0] == 1
    assert await stage.call("doctor", "--repair", "balances", "--yes") == (0, "Mended: 2.\n")
    assert (await stage.call("doctor", "--json"))[0] == 0


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
async def test_the_commands_of_an_operator(stage: Stage) -> None:
    await stage.open_group(1)
    file = stage.folder / "copy.zip"
    assert (await stage.call("backup", str(file)))[1].endswith("; proved.\n")
    assert await stage.call("backup", str(file)) == (2, f"{file} is there already\n")
    assert (await stage.call("restore", "--check", str(file)))[0] == 0
    code, said = await stage.call("restore", str(file))
    assert (code, "The former database is kept: " in said) == (0, True)
    assert await stage.call("release") == (0, "Nothing is held.\n")
    assert await stage.call("doctor", "quarantine") == (0, "Nothing is in quarantine.\n")
    file.write_bytes(b"PK")
    code, said = await stage.call("restore", str(file))
    assert (code, said.count("\n")) == (2, 1)
    assert json.loads((await stage.call("doctor", "--json"))[1])["ok"]


async def test_quarantine_is_listed_and_tried_again(world: World, ana: Human) -> None:
    async with world.app.workshop.work() as work:
        await work.db.execute(text("ALTER TABLE accounts RENAME TO accounts_elsewhere"))
    assert "sorry" in (await ana.says("/points")).lower()
    async with world.app.workshop.work() as work:
        await work.db.execute(text("ALTER TABLE accounts_elsewhere RENAME TO accounts"))
        (found,) = await listing(work.db)
        assert (found.kind, "accounts" in found.reason) == ("message", True)
    advice = (await report(world))["advice"]
    assert advice[0] == "inbox: 1 updates in quarantine; `python -m bot doctor quarantine` lists them"
    async with world.app.workshop.work() as work:
        assert await retry(work.db, work.now, [123]) == 0
        assert await retry(work.db, work.now) == 1
    before = len(world.said)
    await world.app.inbox.recover()
    await world.settle()
    assert [one.text for one in world.said[before:]] != []
    async with world.app.workshop.work() as work:
        assert await listing(work.db) == []
    assert (await report(world))["ok"]


async def test_it_says_where_hearth_cannot_see(world: World, ana: Human) -> None:
    assert not any("no admin in" in line for line in (await report(world))["advice"])
    await world.group.bot_becomes("member", by=ana)
    (line,) = [line for line in (await report(world))["advice"] if "no admin in" in line]
    assert line.startswith("communities: no admin in 'Reading circle' (1)")


async def test_a_schema_that_is_behind(world: World) -> None:
    await change(world, "UPDATE alembic_version SET version_num = '20200101_before'")
    assert (await report(world))["problems"][0].startswith("the schema is 20200101_before, and this Hearth wants ")


@pytest.mark.parametrize("database_url", KINDS[1:], indirect=True)
async def test_a_server_that_may_forget(world: World) -> None:
    """As the tests' own is told to, for speed."""
    assert [line.split()[3] for line in (await report(world))["advice"]] == [
        "fsync", "full_page_writes", "synchronous_commit",
    ]  # fmt: skip
