import asyncio
from collections.abc import AsyncIterator
from datetime import time, timedelta
from typing import cast
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import BigInteger, Column, Table, insert
from sqlmodel import SQLModel

from bot.features import communities
from bot.features.communities import (
    Change,
    CommunitiesMerged,
    Community,
    CommunityActivated,
    CommunityClockChanged,
    CommunityDeactivated,
    CommunityJoined,
    Directory,
    Lack,
)
from bot.kit.clock import SetClock
from bot.kit.routing import BotStanding
from bot.kit.work import Workshop
from tests.communities.conftest import Steps, new_settings

OLD, NEW = -5, -1005
ADMIN, MEMBER, OUT = BotStanding(True, True, True), BotStanding(True, False), BotStanding(False, False)


async def arrive(shop: Workshop, chat_id: int = OLD, title: str = "Reading circle") -> Community:
    async with shop.work() as work:
        return await communities.of_chat(work, chat_id, title)


async def stand(shop: Workshop, community: Community, standing: BotStanding, tag: str = "") -> Change:
    async with shop.work() as work:
        change, _ = await communities.stand(work, community.id, standing, tag)
        return change


async def restarted(shop: Workshop) -> Workshop:
    """The same database, seen by a process that has just started."""
    again = Workshop(shop.engine, shop.clock, new_settings())
    async with again.work() as work:
        await again.settings.load(work.db)
        await communities.warm(work)
    return again


async def look(shop: Workshop, community: Community) -> Community:
    async with shop.work() as work:
        return communities.get(work, community.id)


async def test_a_group_becomes_a_community_on_first_sight_and_stays_it(shop: Workshop) -> None:
    first = await arrive(shop)
    assert await arrive(shop) == first
    assert await look(await restarted(shop), first) == first
    assert (first.language, first.zone.key, first.day_starts_at) == ("en", "UTC", time(0))


async def test_twenty_at_once_make_one_community(shop: Workshop) -> None:
    found = await asyncio.gather(*(arrive(shop) for _ in range(20)))
    assert len({one.id for one in found}) == 1
    async with shop.work() as work:
        assert await communities.census(work.db) == {"communities": 1}


async def test_whoever_made_it_sees_it_before_the_commit_and_nobody_sees_what_was_undone(shop: Workshop) -> None:
    async with shop.work() as work:
        try:
            async with work.savepoint():
                undone = await communities.of_chat(work, OLD, "A")
                assert communities.get(work, undone.id) == undone
                raise LookupError
        except LookupError:
            assert communities.community_in(work.memory(Directory), OLD) == 0
        made = await communities.of_chat(work, OLD, "B")
        assert communities.get(work, made.id).title == "B"
        assert communities.community_in(work.memory(Directory), OLD) == 0
    assert (await arrive(shop, OLD, "B")) == made


async def test_nowhere_is_what_the_operator_chose_and_the_unknown_is_an_error(shop: Workshop) -> None:
    async with shop.work() as work:
        assert communities.get(work, 0).zone == ZoneInfo("UTC")
        with pytest.raises(KeyError):
            communities.get(work, 77)


async def test_a_new_title_is_kept(shop: Workshop) -> None:
    community = await arrive(shop)
    assert (await arrive(shop, OLD, "Writing circle")).title == "Writing circle"
    assert (await look(await restarted(shop), community)).title == "Writing circle"


async def test_coming_going_and_coming_back(shop: Workshop, facts: list[object]) -> None:
    community = await arrive(shop)
    assert await stand(shop, community, MEMBER) is Change.JOINED
    assert await stand(shop, community, MEMBER) is Change.OTHER
    assert await stand(shop, community, ADMIN) is Change.OTHER
    assert await stand(shop, community, MEMBER) is Change.DEMOTED
    assert await stand(shop, community, OUT) is Change.GONE
    assert await stand(shop, community, OUT) is Change.GONE
    async with shop.work() as work:
        assert communities.active(work) == []
        assert communities.chat_of(work.memory(Directory), community.id) is None
    assert await stand(shop, community, ADMIN) is Change.BACK
    async with shop.work() as work:
        assert communities.active(work) == [community.id]
        assert communities.chat_of(work.memory(Directory), community.id) == OLD
    c = community.id
    assert facts == [CommunityJoined(c), CommunityDeactivated(c), CommunityActivated(c)]


async def test_a_refusal_deactivates_as_well_and_once(shop: Workshop, facts: list[object]) -> None:
    community = await arrive(shop)
    for _ in range(2):
        async with shop.work() as work:
            await communities.deactivate(work, community.id)
    assert not (await look(shop, community)).is_active
    assert facts == [CommunityDeactivated(community.id)]


async def test_it_speaks_the_language_of_whoever_brought_it_until_told_otherwise(shop: Workshop) -> None:
    community = await arrive(shop)
    await stand(shop, community, MEMBER, "zh-hans")
    assert (await look(shop, community)).language == "zh-CN"
    async with shop.work() as work:
        await communities.choose_language(work, community, "en")
    await stand(shop, community, OUT, "zh-hans")
    await stand(shop, community, MEMBER, "zh-hans")
    assert (await look(shop, community)).language == "en"


async def test_it_claims_to_lack_nothing_before_telegram_has_told(shop: Workshop) -> None:
    community = await arrive(shop)
    assert community.lacks == ()
    await stand(shop, community, MEMBER)
    assert (await look(shop, community)).lacks == (Lack.MESSAGES, Lack.EVENTS)
    async with shop.work() as work:
        work.memory(Directory).can_read_all_groups = True
    assert (await look(shop, community)).lacks == (Lack.EVENTS,)
    await stand(shop, community, ADMIN)
    assert (await look(shop, community)).lacks == ()


async def test_a_new_clock_is_announced_with_what_it_shows(shop: Workshop, facts: list[object]) -> None:
    community, zone = await arrive(shop), ZoneInfo("Asia/Shanghai")
    async with shop.work() as work:
        chosen = await communities.choose_zone(work, community, zone)
        await communities.choose_zone(work, chosen, zone)
    async with shop.work() as work:
        await communities.choose_day_start(work, communities.get(work, community.id), time(4))
    assert facts == [
        CommunityClockChanged(community.id, zone, time(0)),
        CommunityClockChanged(community.id, zone, time(4)),
    ]
    after = await look(shop, community)
    assert (after.zone, after.day_starts_at) == (zone, time(4))


# --- The group becomes a supergroup ---


async def move(shop: Workshop) -> None:
    async with shop.work() as work:
        await communities.moved(work, OLD, NEW)


async def remember_something(shop: Workshop, community: Community) -> None:
    """A row in a table of some other room."""
    table = SQLModel.metadata.tables["tracks_of_a_room"]
    async with shop.work() as work:
        await work.db.execute(insert(table).values(community_id=community.id))


async def choose(
    shop: Workshop,
    community: Community,
    *,
    zone: ZoneInfo,
    day_start: time | None = None,
    language: str = "",
) -> None:
    async with shop.work() as work:
        community = await communities.choose_zone(work, community, zone)
        if day_start:
            await communities.choose_day_start(work, community, day_start)
        if language:
            await communities.choose_language(work, community, language)


@pytest.fixture
async def other_room(shop: Workshop) -> AsyncIterator[None]:
    """Something that a room keeps by community."""
    column = Column("community_id", BigInteger, primary_key=True, autoincrement=False)
    table = Table("tracks_of_a_room", SQLModel.metadata, column)
    async with shop.work() as work:
        await work.db.run_sync(table.create)
    yield
    SQLModel.metadata.remove(table)


async def test_moving_changes_one_row_and_both_messages_may_come(shop: Workshop) -> None:
    community = await arrive(shop)
    for _ in range(2):
        await move(shop)
    for one in (shop, await restarted(shop)):
        assert (await arrive(one, NEW)).id == community.id
        assert (await arrive(one, OLD)).id == community.id
        assert (await look(one, community)).chat_id == NEW
    async with shop.work() as work:
        assert await communities.census(work.db) == {"communities": 1}


async def test_a_late_word_from_the_old_chat_does_not_make_a_new_community(shop: Workshop) -> None:
    community = await arrive(shop)
    async with shop.work() as work:
        await communities.moved(work, OLD, NEW)
        assert (await communities.of_chat(work, OLD, "")).id == community.id
        assert (await communities.of_chat(work, NEW, "")).id == community.id


async def test_when_only_the_new_chat_is_known_the_old_one_leads_there(shop: Workshop) -> None:
    community = await arrive(shop, NEW)
    await move(shop)
    assert (await arrive(shop, OLD)).id == community.id


async def test_a_move_of_a_group_never_seen_is_nothing(shop: Workshop) -> None:
    await move(shop)
    async with shop.work() as work:
        assert await communities.census(work.db) == {"communities": 0}


@pytest.mark.usefixtures("other_room")
@pytest.mark.parametrize("has_history", [True, False])
async def test_the_new_chat_came_first_and_the_old_community_goes_on(
    shop: Workshop, facts: list[object], has_history: bool
) -> None:
    old = await arrive(shop)
    if has_history:
        await remember_something(shop, old)
    async with shop.work() as work:
        new = await communities.of_chat(work, NEW, "Reading circle")
        await communities.moved(work, OLD, NEW)
        assert (await communities.of_chat(work, NEW, "Reading circle")).id == old.id
    assert facts == [CommunitiesMerged(kept_id=old.id, retired_id=new.id)]
    assert (await arrive(shop, NEW)).id == (await arrive(shop, OLD)).id == old.id
    assert not (await look(shop, new)).is_active
    async with shop.work() as work:
        assert await communities.census(work.db) == {"communities": 1}


@pytest.mark.usefixtures("other_room")
async def test_a_first_word_in_the_new_chat_does_not_outweigh_the_history_of_the_old(
    shop: Workshop, facts: list[object]
) -> None:
    old = await arrive(shop)
    await remember_something(shop, old)
    new = await arrive(shop, NEW)
    await remember_something(shop, new)
    await move(shop)
    assert facts == [CommunitiesMerged(kept_id=old.id, retired_id=new.id)]


@pytest.mark.usefixtures("other_room")
@pytest.mark.parametrize("old_has_history", [True, False])
async def test_a_group_that_lived_on_in_the_new_chat_keeps_that_life_and_its_choices(
    shop: Workshop, facts: list[object], old_has_history: bool
) -> None:
    old = await arrive(shop)
    async with shop.work() as work:
        await communities.choose_zone(work, old, ZoneInfo("Asia/Shanghai"))
    if old_has_history:
        await remember_something(shop, old)
    new = await arrive(shop, NEW)
    await remember_something(shop, new)
    clock = cast(SetClock, shop.clock)
    clock.set(clock.now() + timedelta(days=3 if old_has_history else 0))
    facts.clear()
    await move(shop)
    assert CommunitiesMerged(kept_id=new.id, retired_id=old.id) in facts
    assert (await arrive(shop, NEW)).id == (await arrive(shop, OLD)).id == new.id
    assert (await look(shop, new)).zone == ZoneInfo("Asia/Shanghai")


async def test_what_was_chosen_in_the_new_chat_was_chosen_later_and_all_else_comes_along(shop: Workshop) -> None:
    """The old community goes on, and the choices of the other would be lost with it."""
    old, new = await arrive(shop), await arrive(shop, NEW)
    await choose(shop, old, zone=ZoneInfo("Asia/Shanghai"), day_start=time(4))
    await choose(shop, new, zone=ZoneInfo("Europe/Berlin"), language="zh-CN")
    await move(shop)
    for one in (shop, await restarted(shop)):
        after = await look(one, old)
        assert (after.zone.key, after.day_starts_at, after.language) == ("Europe/Berlin", time(4), "zh-CN")


async def test_choices_that_do_not_go_together_are_those_of_the_new_chat(shop: Workshop) -> None:
    """Each was checked beside its own kind only: a ladder whose steps fall must never be read."""
    old, new = await arrive(shop), await arrive(shop, NEW)
    async with shop.work() as work:
        await work.change_setting(Steps, old.id, "high", 5)
    async with shop.work() as work:
        await work.change_setting(Steps, new.id, "low", 8)
    await move(shop)
    for one in (shop, await restarted(shop)):
        async with one.work() as work:
            assert work.settings(Steps, old.id) == Steps(low=8, high=9)


# --- Zones ---


async def test_every_zone_is_found_by_its_clock(shop: Workshop) -> None:
    now = shop.clock.now()
    by_clock = communities.zones_at(now)
    offsets = [now.astimezone(zone).utcoffset() for zone in by_clock]
    assert offsets == sorted(set(offsets), key=lambda offset: offset or timedelta())
    everywhere = [zone.key for offset in offsets for zone in communities.zones_at(now, offset)]
    assert len(everywhere) == len(set(everywhere)) > 300
    assert all(len(f"communities:zone:{10**12}:{zone}") <= 64 for zone in everywhere)
    assert max(len(communities.zones_at(now, offset)) for offset in offsets) < 90  # Telegram's keyboards end at 100
