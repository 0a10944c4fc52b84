"""Coming and going as Telegram tells it, through the whole of Hearth."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.features import members
from bot.features.communities import Directory

if TYPE_CHECKING:
    from tests.support.world import Human, World


async def people(world: "World") -> dict[str, bool]:
    """Everybody ever seen in the group by name, and whether they are in it."""
    async with world.app.workshop.work() as work:
        community_id = work.memory(Directory).by_chat[world.group.chat_id]
        ids = range(1001, 1020)
        known = {id: name for id, name in (await members.names(work, ids)).items() if name}
        present = await members.present_among(work, community_id, known)
        assert await members.census(work.db) == {"members": len(known)}
        return {str(name): id in present for id, name in known.items()}


def service(world: "World", by: "Human", **content: Any) -> dict[str, Any]:
    return {"message": world.message(world.group.chat, by.user, **content)}


async def test_coming_and_going(world: "World") -> None:
    ana, ben = await world.person("Ana"), await world.person("Ben")
    assert await ana.joins() == ""
    await ben.joins()
    await ana.leaves()
    assert await people(world) == {"Ana": False, "Ben": True}
    await ana.joins()
    assert await people(world) == {"Ana": True, "Ben": True}


async def test_one_brings_several_and_a_bot(world: "World") -> None:
    ana, ben, cleo = [await world.person(name) for name in ("Ana", "Ben", "Cleo")]
    bot = {"id": 1010, "is_bot": True, "first_name": "Other bot"}
    await world.deliver(service(world, ana, new_chat_members=[bot, ben.user, cleo.user]))
    await world.deliver(service(world, ana, left_chat_member=cleo.user))
    await world.deliver(service(world, ana, left_chat_member=bot))
    assert await people(world) == {"Ana": True, "Ben": True, "Cleo": False}


async def test_a_name_is_what_it_was_last_and_an_id_who_it_is(world: "World") -> None:
    ana, ben = await world.person("Ana"), await world.person("Ben")
    await ana.joins()
    await ben.joins()
    ana.name, ben.name = "Ben", "Ana"
    await ana.joins()
    await ben.joins()
    assert list(await people(world)) == ["Ben", "Ana"]


@pytest.mark.parametrize("id", [777000, 1087968824, 136817688])
async def test_telegrams_own_accounts_are_nobody(world: "World", id: int) -> None:
    ana = await world.person("Ana", admin=True)
    await ana.joins()
    account = {"id": id, "is_bot": id != 777000, "first_name": "Telegram"}
    chat = world.group.chat
    await world.deliver(
        {"message": world.message(chat, account, text="/settings", sender_chat=chat)},
        {"message": world.message(chat, account, text="news", sender_chat={"id": -7, "type": "channel", "title": "N"})},
        {"message": world.message(chat, account, text="/settings")},
        {"message": world.message(chat, None, text="nobody")},
    )
    assert await people(world) == {"Ana": True}
    async with world.app.workshop.work() as work:
        assert await members.names(work, [id]) == {id: ""}


async def test_a_deleted_account_has_no_name_and_stays_a_member(world: "World") -> None:
    ana = await world.person("Ana")
    await ana.joins()
    ana.name = ""
    await ana.joins()
    async with world.app.workshop.work() as work:
        assert await members.names(work, [ana.id]) == {ana.id: ""}
        assert await members.census(work.db) == {"members": 1}


async def test_what_is_told_late_does_not_undo_what_came_after(world: "World") -> None:
    ana = await world.person("Ana")
    await ana.says("good morning to everybody here")
    late = world.message(world.group.chat, ana.user, text="and I was about to say")
    came = ana._membership("left", "member")
    came["chat_member"]["date"] += 60
    went = ana._membership("member", "left")
    await world.deliver(came)
    await world.deliver(went)
    assert await people(world) == {"Ana": True}
    went["chat_member"]["date"] += 120
    await world.deliver(went)
    await world.deliver({"message": late})
    assert await people(world) == {"Ana": False}
    world.clock.advance(timedelta(minutes=5))
    await ana.says("here I am again, nobody told you")
    assert await people(world) == {"Ana": True}
