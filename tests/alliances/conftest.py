"""Two groups, or more, each with an admin who is known as one."""

import re
from typing import Any

from bot.features import alliances, challenges
from bot.features.alliances import store
from tests.support.circle import people
from tests.support.world import Group, Human, World

HOME, CHESS, CHOIR = 1, 2, 3
CHATS = {CHESS: -1002, CHOIR: -1003}
TOGETHER = {"en": "🤝 Together with other groups", "zh-CN": "🤝 和别的群一起"}
INVITE = {"en": "Invite a group", "zh-CN": "邀请别的群"}
STARTER = {"en": "🚀 7-day start", "zh-CN": "🚀 7 天起步"}


async def neighbour(world: World, number: int, name: str, title: str, *, language: str = "en") -> Human:
    """An admin of another group."""
    one, group = await world.person(name, language=language), Group(world, CHATS[number], title)
    world.telegram.roles[group.chat_id, one.id] = "administrator"
    home, world.group = world.group, group
    await group.adds_the_bot(one)
    if language != "en":
        await one.says("/language 中文")
    await one.says("hello everybody")
    change = {
        "chat": group.chat, "from": one.user, "date": int(world.clock.now().timestamp()),
        "old_chat_member": {"user": one.user, "status": "member"},
        "new_chat_member": {"user": one.user, "status": "creator", "is_anonymous": False},
    }  # fmt: skip
    await world.deliver({"chat_member": change})
    await one.opens_private_chat()
    world.group = home
    return one


async def drafted(world: World, admin: Human, *, language: str = "en") -> int:
    await admin.says("/challenge")
    await admin.presses(STARTER[language])
    async with world.app.workshop.work() as work:
        return (await challenges.last_draft(work, HOME, admin.id)).id


async def invited(world: World, admin: Human, *, language: str = "en") -> tuple[int, str]:
    """A draft of the admin's, with the code by which others may come along."""
    number = await drafted(world, admin, language=language)
    await admin.presses(TOGETHER[language])
    told = await admin.presses(INVITE[language])
    return number, re.findall("[0-9a-f]{16}", told)[-1]


async def published(world: World, community_id: int, challenge_id: int) -> None:
    async with world.app.workshop.work() as work:
        await challenges.publish(work, community_id, challenge_id)
    await world.settle()


async def joins(world: World, community_id: int, challenge_id: int, *who: Human) -> None:
    for one in who:
        async with world.app.workshop.work() as work:
            found = await challenges.find(work, community_id, challenge_id)
            await challenges.enrol(work, found, one.id)


async def crowd(world: World, community_id: int, names: str) -> list[Human]:
    """Members of a group, each of whom has been seen there."""
    found = []
    for name in names.split():
        one = await world.person(name)
        await one.says("hello everybody", group=world.groups[CHATS[community_id]] if community_id != HOME else None)
        found.append(one)
    return found


async def together(world: World, *, language: str = "en") -> tuple[Human, Human, int, int]:
    """Both admins, and the challenge of each group, published."""
    (vera,) = await people(world, language=language)
    bo = await neighbour(world, CHESS, "Bo", "Chess", language=language)
    mine, code = await invited(world, vera, language=language)
    theirs = await accepted(world, CHESS, bo, code)
    await published(world, HOME, mine)
    await published(world, CHESS, theirs)
    return vera, bo, mine, theirs


async def accepted(world: World, community_id: int, who: Human, code: str) -> int:
    async with world.app.workshop.work() as work:
        return (await alliances.accept(work, community_id, who.id, code)).id


async def rows(world: World) -> list[Any]:
    async with world.app.workshop.work() as work:
        known = [await store.of_community(work.db, each, 10) for each in (HOME, CHESS, CHOIR)]
        return [row for each in known for row in each]
