"""What one process has learned, another knows before it acts on it."""

import msgspec
import pytest

from tests.support.databases import KINDS
from tests.support.world import World

WORKER = {"role": "worker"}


@pytest.mark.parametrize("database_url", KINDS[1:], indirect=True)
async def test_whoever_speaks_knows_the_group_that_another_has_just_met(database_url: str) -> None:
    working = await World(database_url, process=WORKER).open()
    leading = await World(database_url, process=WORKER).open()
    working.app.workshop.deliver = lambda rows: None
    ana = await working.person("Ana")
    asked = working.message(working.group.chat, ana.user, text="/checkin")
    await working.app.inbox.take([msgspec.json.encode({"update_id": 1, "message": asked})])
    await working.app.inbox.settle()
    await leading.app.courier.settle()
    assert [one.reply_to for one in leading.said] == [asked["message_id"]]
    assert leading.said[0].chat_id == working.group.chat_id
    for world in (working, leading):
        await world.close()
