"""Two communities that turn out to be one: messages, words and counters, on both databases; and the whole story."""

from datetime import timedelta
from typing import Any

import pytest
from inline_snapshot import snapshot
from sqlalchemy import text

from bot import config
from bot.app import settings_models
from bot.doctor import examine
from bot.features import activity, checkins, communities
from bot.features.activity.reactions import reactions
from bot.kit.work import Workshop
from tests.activity.conftest import GROUP, Writer, record, workshop_on
from tests.support.moments import START
from tests.support.telegram import TOKEN
from tests.support.world import Group, World

SMALL = -5
DAY = START.date()


async def rows(workshop: Workshop, query: str) -> list[Any]:
    async with workshop.work() as work:
        assert (await activity.census(work.db))["problems"] == []
        return [tuple(row) for row in await work.db.execute(text(query))]


async def merge(workshop: Workshop) -> None:
    workshop.reactions = dict(reactions.by_fact)
    async with workshop.work() as work:
        await work.announce(communities.CommunitiesMerged(1, 2))


async def test_the_messages_of_both_chats_are_those_of_one_group(database_url: str, writer: Writer) -> None:
    workshop = workshop_on(database_url, activity=activity.Settings(keep_text_days=3))
    await record(workshop, writer.write("before it moved", id=7, group=SMALL), writer.write(by=2, group=SMALL, id=8))
    later = START + timedelta(hours=2)
    await record(workshop, writer.write("after it moved", id=7, group=GROUP), writer.write(id=8, at=later))
    for _ in range(2):
        await merge(workshop)
        found = "SELECT community_id, message_id, member_id FROM {} ORDER BY message_id"
        messages = [(1, -8, 2), (1, -7, 1), (1, 7, 1), (1, 8, 1)]
        assert await rows(workshop, found.format("messages")) == messages
        assert await rows(workshop, found.format("message_texts")) == messages
        hours = "SELECT community_id, member_id, hour, messages FROM activity_hours ORDER BY 2, 3"
        assert await rows(workshop, hours) == [(1, 1, 9, 2), (1, 1, 11, 1), (1, 2, 9, 1)]
    async with workshop.work() as work:
        assert await activity.author_of(work, 1, -8) == 2
        assert await activity.messages_on(work, 1, DAY) == {1: 3, 2: 1}
        assert await activity.messages_on(work, 2, DAY) == {}
    await workshop.engine.dispose()


async def test_what_both_have_is_counted_once(workshop: Workshop, writer: Writer) -> None:
    """Told of the same messages under both chat ids, which have the same numbers where both are supergroups."""
    other = GROUP - 1
    for group in (GROUP, other):
        await record(workshop, writer.write(id=7, group=group), writer.write(id=8, group=group))
    tomorrow = START + timedelta(days=1)
    await record(workshop, writer.write(id=9, group=other), writer.write(id=10, group=other, at=tomorrow))
    await merge(workshop)
    assert await rows(workshop, "SELECT community_id, message_id FROM messages") == [(1, n) for n in (7, 8, 9, 10)]
    async with workshop.work() as work:
        assert await activity.messages_on(work, 1, DAY) == {1: 3}
        assert await activity.messages_on(work, 1, tomorrow.date()) == {1: 1}


# --- The whole story ---


async def doctor(database_url: str) -> dict[str, Any]:
    report = await examine(
        config.load(None, settings_models(), telegram={"token": TOKEN}, database={"url": database_url})
    )
    ours = {name: value for name, value in report.items() if name not in ("inbox", "outbox", "repairs", "advice")}
    return {name: value for name, value in ours.items() if value or name == "problems"}


@pytest.mark.parametrize("is_one_delivery", [False, True])
async def test_a_group_lives_in_two_chats_for_a_moment(database_url: str, is_one_delivery: bool) -> None:
    world = await World(database_url).open()
    world.group = Group(world, -1_002_000_000_001, "Reading circle")
    old = Group(world, SMALL, "Reading circle")
    old.type = "group"
    ana, ben = await world.person("Ana"), await world.person("Ben")
    await ana.says("Good evening to all of you", group=old)
    await ana.says("/checkin", group=old)
    await ben.says("So good to see you here, Ana", group=old, reply_to_message=ana.last_message)
    await ben.says("We are in the new place already")
    await ana.says("/checkin")
    await ben.says("/checkin")
    ana_writes = world.message(world.group.chat, ana.user, text="And so am I, at long last")
    notices = [
        {"message": world.message(world.group.chat, ana.user, migrate_from_chat_id=SMALL)},
        {"message": world.message(old.chat, ana.user, migrate_to_chat_id=world.group.chat_id)},
    ]
    late = [
        {"message": world.message(old.chat, ben.user, text="Something that was still on its way")},
        {"message": world.message(world.group.chat, ben.user, text="/checkin")},
    ]
    updates = [{"message": ana_writes}, *notices, *late]
    for delivery in [updates] if is_one_delivery else [[one] for one in updates]:
        await world.deliver(*delivery)
    assert await doctor(database_url) == snapshot(
        {
            "ok": True,
            "problems": [],
            "messages": 9,
            "checkins": 2,
            "communities": 1,
            "members": 2,
            "badges": 2,
            "celebrations": 2,
            "ledger": {"entries": 7, "sum": 16},
            "balances": {"sum": 16},
        }
    )
    assert await ana.says("/points") == snapshot("""\
<b>9 points</b> to spend
Earned today 9, this week 9, all in all 9.\
""")
    assert await ben.says("/points") == snapshot("""\
<b>7 points</b> to spend
Earned today 7, this week 7, all in all 7.\
""")
    for human in (ana, ben):
        async with world.app.workshop.work() as work:
            assert await checkins.undo(work, 1, human.id) == DAY
    assert (await doctor(database_url))["balances"] == {"sum": 6}
    await ana.says("/checkin")
    assert (await doctor(database_url))["balances"] == {"sum": 11}
    assert (await doctor(database_url))["ok"]
    async with world.app.engine.connect() as db:
        for table in ("messages", "activity_hours", "ledger", "accounts", "checkins", "standings", "memberships"):
            found = await db.execute(text(f"SELECT DISTINCT community_id FROM {table}"))  # noqa: S608
            assert list(found.scalars()) == [1], table
    await world.close()
