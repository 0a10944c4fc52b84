"""A group whose May is worth thanking for."""

from datetime import UTC, datetime

from bot.features import checkins, honours, thanks
from tests.support.circle import people
from tests.support.world import Human, World

ALL = tuple(honours.KINDS)
FEW = {"faithful_least": 3, "newcomer_least": 2, "year_least": 20}


async def turned_on(world: World, *kinds: str, community_id: int = 1) -> None:
    async with world.app.workshop.work() as work:
        for kind in kinds:
            await honours.turn(work, community_id, kind, is_on=True)


async def check_in(world: World, *who: Human, days: int) -> None:
    for _ in range(days):
        async with world.app.workshop.work() as work:
            for one in who:
                await checkins.check_in(work, 1, one.id, work.now)
        await world.pass_time(days=1)


async def thank(world: World, whom: Human, *givers: Human) -> None:
    async with world.app.workshop.work() as work:
        for number, one in enumerate(givers):
            await thanks.thank(work, 1, one.id, whom.id, work.now, 90_000 + number)


async def goes_to(world: World, *at: int) -> list[str]:
    """With all that falls due until then; what the bot said in the group meanwhile."""
    since = len(world.said)
    await world.pass_time(seconds=(datetime(*at, tzinfo=UTC) - world.clock.now()).total_seconds())  # type: ignore[arg-type,misc]
    return ceremonies(world, since)


def ceremonies(world: World, since: int = 0) -> list[str]:
    return [one.text for one in world.said[since:] if one.text.startswith("🕯")]


async def a_full_month(world: World, language: str = "en") -> tuple[Human, ...]:
    """Vera, Ana <3, Ben, Cem, and Dora who came in May. Ana and Ben checked in as often, Cem was thanked by both."""
    admin, ana, ben, cem = await people(world, "Ana <3", "Ben", "Cem", language=language)
    dora = await world.person("Dora", language=language)
    await dora.joins()
    await check_in(world, ana, ben, days=2)
    await thank(world, cem, ana, ben)
    for _ in range(2):
        await dora.says("what a lovely place this is")
        await check_in(world, ana, ben, cem, days=1)
    return admin, ana, ben, cem, dora
