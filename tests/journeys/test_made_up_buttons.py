"""Anybody can send any callback data: it changes nothing of others, breaks nothing, and opens no door."""

from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import SQLModel

from bot.app import build_house
from bot.doctor import examine
from bot.engine import received
from bot.features import members
from tests.support.world import Group, Human, World

MALLORY, MALLORYS = 666, -1003
OWN = 3  # Mallory's community
ROUTES = [f"{route.room}:{route.name}" for route in build_house().routes if route.kind == "button"]

anything = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20)
ids = st.integers(-(2**70), 2**70).map(str) | st.sampled_from(["1", "2", "0", "1001", "٣", "1e3", "", "-1001"])
# What the buttons of Hearth do carry, and what lies next to it.
known = st.sampled_from(
    [
        "day", "week", "all", "daily", "streak", "yes", "off", "auto", "group", "en", "zh-CN", "0700", "24:00", "540",
        "2026-05-04", "0001-01-01", "9999-12-31", "2026-W01-1", "Asia/Tokyo", "America", "posix/UTC", "localtime",
        "../etc", "Etc/GMT+12", "tzdata.zi",
    ]
)  # fmt: skip
made_up = st.builds(
    lambda route, args: ":".join([route, *args]).encode()[:64].decode("utf-8", "ignore"),
    st.sampled_from(ROUTES) | anything,
    st.lists(ids | known | anything, max_size=4),
)


async def people(world: World, mallory: Human) -> None:
    """Ana lives in two groups; Mallory has one alone."""
    ana, chess, own = await world.person("Ana", admin=True), Group(world, -1002, "Chess"), Group(world, MALLORYS, "Own")
    await ana.says("/checkin")
    await ana.says("/remind 21:00")
    await ana.says("/checkin", group=chess)
    world.telegram.roles[MALLORYS, MALLORY] = "creator"
    await mallory.says("Nobody but me is here", group=own)


async def of_others(world: World) -> dict[str, list[Any]]:
    """All that the database holds, but for what is Mallory's own, their community's, and the traffic itself: a picture is known by
    what is on it, whoever had it drawn."""
    found = {}
    async with world.app.engine.connect() as db:
        for table in SQLModel.metadata.sorted_tables:
            if table.name in {"updates", "deliveries", "recorded", "outbox", "drawn_pictures"}:
                continue
            whose = {"members": "id", "due": "key"}.get(table.name, "member_id")
            rows = [tuple(row) for row in await db.execute(select(table)) if not is_mallorys(row, whose)]
            found[table.name] = sorted(rows, key=repr)
    return found


def is_mallorys(row: Any, whose: str) -> bool:
    return str(getattr(row, whose, "")) == str(MALLORY) or getattr(row, "community_id", 0) == OWN


@pytest.mark.parametrize("where", ["in private", "in the group of others", "in a group of their own"])
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(presses=st.lists(made_up, min_size=1, max_size=8))
@example(presses=ROUTES)
@example(presses=[f"{route}:{OWN}" for route in ROUTES])
@example(presses=["themes:leave"])
@example(presses=[f"leaderboards:show:week:{2**80}", f"reminders:off:{2**52}:daily", "reminders:skip:9:2026-05-04"])
async def test_made_up_data_is_answered_kindly_and_breaks_nothing(world: World, where: str, presses: list[str]) -> None:
    mallory = await world.person("Mallory", id=MALLORY)
    if not world.said:  # one world for all examples
        await people(world, mallory)
    chat_id = {"in private": MALLORY, "in the group of others": world.group.chat_id}.get(where, MALLORYS)
    before = await of_others(world)
    for data in presses:
        await mallory.presses_data(data, world.telegram.message_in(chat_id))
    after = await of_others(world)
    assert after == before
    async with world.app.engine.connect() as db:
        assert (await received.census(db))["quarantined"] == 0
    async with world.app.workshop.work() as work:
        assert not await members.is_present(work, 2, MALLORY)


async def test_a_stranger_cannot_check_in_where_they_are_not(world: World) -> None:
    ana = await world.person("Ana")
    await ana.says("/checkin")
    mallory = await world.person("Mallory", id=MALLORY)
    await mallory.presses_data("checkins:go:1", world.telegram.message_in(mallory.id))
    async with world.app.workshop.work() as work:
        assert not await members.is_present(work, 1, MALLORY)
    assert (await examine(world.app.config))["checkins"] == 1
