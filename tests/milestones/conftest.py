from collections.abc import Sequence

from bot.features import badges, points, rewards
from bot.features.milestones import Step, ladder_of
from tests.support.circle import becomes_owner
from tests.support.world import Human, World


async def people(world: World, *, language: str = "en") -> tuple[Human, Human]:
    """A member, and an admin; both may be written to."""
    admin = await world.person("Vera", admin=True, language=language)
    ana = await world.person("Ana", language=language)
    await world.group.adds_the_bot(admin)
    for one in (ana, admin):
        await one.says("hello everybody")
        await one.opens_private_chat()
    await becomes_owner(world, admin)
    return ana, admin


async def parrot(world: World, admin: Human) -> None:
    """A badge that is given by hand, worth something."""
    await admin.says("/badge new 🦜 Parrot points 5")
    await admin.presses("Save")


async def step(world: World, days: int) -> Step | None:
    async with world.app.workshop.work() as work:
        return next((one for one in await ladder_of(work, 1) if one.days == days), None)


async def held(world: World, who: Human) -> Sequence[str]:
    async with world.app.workshop.work() as work:
        return [one.badge.name for one in (await badges.collection(work, 1, who.id)).held if one.badge.name]


async def rewarded(world: World, who: Human) -> Sequence[str]:
    async with world.app.workshop.work() as work:
        return [str(one.state) for one in await rewards.mine(work, 1, who.id)]


async def left(world: World) -> int | None:
    async with world.app.workshop.work() as work:
        return (await rewards.everything(work, 1))[0].left


async def balance(world: World, who: Human) -> int:
    async with world.app.workshop.work() as work:
        assert (await points.audit(work.db))["problems"] == []
        return (await points.account_of(work, 1, who.id)).balance
