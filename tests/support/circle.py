"""A group with an admin who is known as one, and others who may all be written to."""

from tests.support.world import Human, World


async def people(world: World, *names: str, language: str = "en") -> tuple[Human, ...]:
    """The admin first; all have a private line."""
    admin = await world.person("Vera", admin=True, language=language)
    await world.group.adds_the_bot(admin)
    if language != "en":
        await admin.says("/language 中文")
    others = [await world.person(name, language=language) for name in names]
    for one in (admin, *others):
        await one.says("hello everybody")
        await one.opens_private_chat()
    await becomes_owner(world, admin)
    return admin, *others


async def becomes_owner(world: World, who: Human) -> None:
    """As Telegram tells it, so that they are known as an admin."""
    change = {
        "chat": world.group.chat,
        "from": who.user,
        "date": int(world.clock.now().timestamp()),
        "old_chat_member": {"user": who.user, "status": "member"},
        "new_chat_member": {"user": who.user, "status": "creator", "is_anonymous": False},
    }
    await world.deliver({"chat_member": change})
