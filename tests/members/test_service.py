import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, cast

import pytest
from sqlalchemy import event, select

from bot.features import communities, members
from bot.features.members import service
from bot.features.members.facts import MemberJoined, MemberLeft
from bot.features.members.tables import Membership
from bot.kit.clock import SetClock
from bot.kit.routing import Person, Role
from bot.kit.wire import SERVICE_ACCOUNTS, WireUser
from bot.kit.work import Workshop
from tests.support.moments import START

HERE, THERE = 1, 2
NOW = int(START.timestamp())
ANA, BO = Person(1001, "Ana", "ana", "en"), Person(1002, "Bo")


def user(person: Person) -> WireUser:
    first, _, last = person.name.partition(" ")
    return WireUser(person.id, person.is_bot, first, last, person.username, person.language)


async def writes(shop: Workshop, *people: Person, community_id: int = HERE) -> None:
    async with shop.work() as work:
        await members.meet_many(work, [(community_id, user(person), int(work.now.timestamp())) for person in people])


async def meet(shop: Workshop, person: Person, community_id: int = HERE, at: datetime | None = None) -> None:
    async with shop.work() as work:
        await members.meet(work, community_id, person, at or work.now)


async def join(shop: Workshop, person: Person, at: datetime | None = None) -> None:
    """As it comes in: whoever an update is from is met before the door opens."""
    async with shop.work() as work:
        await members.meet(work, HERE, person, at or work.now)
        await members.joined(work, HERE, person, at or work.now)


async def leave(shop: Workshop, person: Person) -> None:
    async with shop.work() as work:
        await members.left(work, HERE, person, work.now)


async def present(shop: Workshop, *people: Person, community_id: int = HERE) -> list[bool]:
    async with shop.work() as work:
        return [await members.is_present(work, community_id, person.id) for person in people]


async def census(shop: Workshop) -> int:
    async with shop.work() as work:
        return (await members.census(work.db))["members"]


def later(shop: Workshop, **how_long: float) -> None:
    clock = cast(SetClock, shop.clock)
    clock.set(clock.now() + timedelta(**how_long))


@contextmanager
def counted(shop: Workshop) -> Iterator[list[str]]:
    """The statements about members that reach the database."""
    statements: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
        if "member" in statement:
            statements.append(statement)

    event.listen(shop.engine.sync_engine, "before_cursor_execute", note)
    yield statements
    event.remove(shop.engine.sync_engine, "before_cursor_execute", note)


async def test_who_writes_is_a_member_by_id_whatever_they_call_themselves(shop: Workshop) -> None:
    await writes(shop, ANA, BO, ANA)
    await writes(shop, Person(ANA.id, "Anna Marie", "bo"), BO)
    assert await census(shop) == 2
    async with shop.work() as work:
        assert await members.names(work, [ANA.id, BO.id, 9]) == {ANA.id: "Anna Marie", BO.id: "Bo", 9: ""}
        assert await members.language_tag(work, ANA.id) == "en"  # the last one told
        assert await members.language_tag(work, BO.id) == ""


async def test_twenty_first_messages_at_once_make_one_member(shop: Workshop) -> None:
    await asyncio.gather(*(writes(shop, ANA, BO) if n % 2 else writes(shop, BO, ANA) for n in range(20)))
    assert await census(shop) == 2


async def test_known_faces_cost_no_statement_until_tomorrow_or_a_new_name(shop: Workshop) -> None:
    await writes(shop, ANA, BO)
    with counted(shop) as statements:
        await writes(shop, ANA, BO, BO)
        await meet(shop, ANA)
    assert statements == []
    with counted(shop) as statements:
        await writes(shop, Person(ANA.id, "Anna", "ana", "en"), BO)
    assert len(statements) == 3
    later(shop, days=1)
    with counted(shop) as statements:
        await writes(shop, *(Person(n, f"P{n}") for n in range(5000, 5500)))
    assert len(statements) == 3


async def test_a_face_met_in_a_transaction_that_failed_is_not_known(shop: Workshop) -> None:
    async def fail() -> None:
        async with shop.work() as work:
            await members.meet_many(work, [(HERE, user(ANA), NOW)])
            raise LookupError

    with pytest.raises(LookupError):
        await fail()
    await writes(shop, ANA)
    assert await census(shop) == 1


async def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch, shop: Workshop) -> None:
    monkeypatch.setattr(service, "REMEMBERED", 10)
    for n in range(5000, 5100):
        await writes(shop, Person(n, "P"))
    async with shop.work() as work:
        faces = work.memory(service.Faces)
    assert len(faces.known) <= 10
    assert len(faces.homes) <= 10
    assert 5099 in faces.homes
    assert await census(shop) == 100


@pytest.mark.parametrize(
    "nobody",
    [*(Person(id, "Telegram") for id in sorted(SERVICE_ACCOUNTS)), Person(7, "B", is_bot=True), Person(0, "Group")],
)
async def test_bots_and_service_accounts_never_become_members(
    shop: Workshop, facts: list[object], nobody: Person
) -> None:
    await writes(shop, nobody)
    await meet(shop, nobody)
    await join(shop, nobody)
    await leave(shop, nobody)
    async with shop.work() as work:
        await members.role_changed(work, HERE, nobody, Role.ADMIN, work.now)
        assert await members.home_of(work, nobody.id) == 0
        assert await members.admins_of(work, HERE) == []
    assert (await census(shop), facts) == (0, [])


async def test_who_only_writes_in_private_is_known_and_in_no_group(shop: Workshop) -> None:
    await meet(shop, ANA, community_id=0)
    assert await census(shop) == 0
    async with shop.work() as work:
        assert await members.names(work, [ANA.id]) == {ANA.id: "Ana"}
        assert await members.home_of(work, ANA.id) == 0


async def test_joining_is_told_once_though_telegram_tells_it_twice(shop: Workshop, facts: list[object]) -> None:
    at = shop.clock.now()
    await join(shop, ANA, at)
    await join(shop, ANA, at + timedelta(seconds=1))
    assert facts == [MemberJoined(HERE, ANA.id, at, is_return=False)]


async def test_leaving_is_told_once_and_coming_back_is_a_return(shop: Workshop, facts: list[object]) -> None:
    await join(shop, ANA)
    later(shop, days=3)
    left_at = shop.clock.now()
    await leave(shop, ANA)
    await leave(shop, ANA)
    assert await present(shop, ANA) == [False]
    later(shop, days=3)
    await join(shop, ANA)
    await join(shop, ANA)
    assert await present(shop, ANA) == [True]
    assert facts[1:] == [
        MemberLeft(HERE, ANA.id, left_at),
        MemberJoined(HERE, ANA.id, shop.clock.now(), is_return=True, left_at=left_at),
    ]


async def test_who_was_there_before_hearth_and_joins_again_returns(shop: Workshop, facts: list[object]) -> None:
    await writes(shop, ANA)
    later(shop, hours=1)
    await join(shop, ANA)
    assert facts == [MemberJoined(HERE, ANA.id, shop.clock.now(), is_return=True)]


async def test_a_stranger_who_leaves_does_not_become_a_member(shop: Workshop, facts: list[object]) -> None:
    await leave(shop, ANA)
    assert (await census(shop), facts) == (0, [])


async def test_whoever_writes_is_there_even_if_nobody_said_that_they_came_back(shop: Workshop) -> None:
    await writes(shop, ANA, BO)
    async with shop.work() as work:
        await members.meet_many(work, [(HERE, user(ANA), NOW)])
        await members.left(work, HERE, ANA, work.now)
    await meet(shop, ANA)  # a reaction, say, is no proof
    assert await present(shop, ANA, BO) == [False, True]
    async with shop.work() as work:
        assert await members.absent_from(work, HERE) == {ANA.id}
        assert await members.present_among(work, HERE, [ANA.id, BO.id, 9]) == {BO.id}
        assert await members.present_count(work, HERE) == 1
    await writes(shop, ANA)
    assert await present(shop, ANA, BO) == [True, True]


async def test_home_is_where_one_was_last_and_still_is(shop: Workshop) -> None:
    async def home(shop: Workshop) -> int:
        async with shop.work() as work:
            return await members.home_of(work, ANA.id)

    await writes(shop, ANA, community_id=THERE)
    await writes(shop, ANA, community_id=HERE)
    assert await home(shop) == HERE
    later(shop, days=1)
    await writes(shop, ANA, community_id=THERE)
    await writes(shop, ANA, community_id=HERE)
    await leave(shop, ANA)
    assert await home(shop) == await home(Workshop(shop.engine, shop.clock, shop.settings)) == THERE


async def test_roles_are_kept(shop: Workshop) -> None:
    async with shop.work() as work:
        await members.role_changed(work, HERE, ANA, Role.OWNER, work.now)
        await members.role_changed(work, HERE, BO, Role.ADMIN, work.now)
        await members.role_changed(work, HERE, BO, Role.MEMBER, work.now)
        assert await members.admins_of(work, HERE) == [ANA.id]


async def test_communities_that_merge_bring_everybody_along(shop: Workshop) -> None:
    async with shop.work() as work:
        old = await communities.of_chat(work, -5, "Reading circle")
        await members.meet_many(work, [(old.id, user(ANA), NOW), (old.id, user(BO), NOW)])
        await members.left(work, old.id, BO, work.now)
    async with shop.work() as work:
        new = await communities.of_chat(work, -1005, "Reading circle")
        await members.meet_many(work, [(new.id, user(BO), NOW), (new.id, user(Person(1003, "Cleo")), NOW)])
    async with shop.work() as work:
        await communities.moved(work, -5, -1005)
    async with shop.work() as work:
        people = [ANA.id, BO.id, 1003]
        assert await members.present_among(work, old.id, people) == set(people)
        assert await members.present_count(work, new.id) == 0
        assert await members.home_of(work, 1003) == old.id
        assert await members.census(work.db) == {"members": 3}


@pytest.mark.parametrize("joined", [(None, 1), (1, None), (1, 2), (2, 1)])
async def test_whoever_is_in_both_of_two_that_merge_joined_when_they_last_came(
    shop: Workshop, joined: tuple[int | None, int | None]
) -> None:
    async with shop.work() as work:
        for chat_id, days in zip((-5, -1005), joined, strict=True):
            community = await communities.of_chat(work, chat_id, "Reading circle")
            await members.meet_many(work, [(community.id, user(ANA), NOW)])
            if days:
                await members.joined(work, community.id, ANA, work.now + timedelta(days=days))
    async with shop.work() as work:
        await communities.moved(work, -5, -1005)
        rows: Any = Membership.__table__  # type: ignore[attr-defined]
        found = (await work.db.execute(select(rows.c.community_id, rows.c.joined_at))).all()
        assert found == [(1, work.now + timedelta(days=max(filter(None, joined))))]
