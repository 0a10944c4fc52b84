from collections.abc import Mapping
from datetime import timedelta

from bot.features import challenges, outlook
from bot.features.challenges import Plan
from bot.features.outlook.rules import token
from bot.kit.work import Work
from tests.support.doors import FOR_ADMINS_ALONE, Doors
from tests.support.world import Human, World


async def prepare(world: World, people: Mapping[str, Human]) -> Mapping[str, object]:
    """A challenge that begins in a week."""
    async with world.app.workshop.work() as work:
        one = await challenges.draft(work, 1, people["owner"].id, Plan(title="Soon", days=3, goal=2))
        await challenges.begin_on(work, 1, one.id, challenges.today_in(work, 1) + timedelta(days=7))
        await challenges.publish(work, 1, one.id)
    await world.settle()
    return {"line": token(f"challenge:{one.id}:begins")}


async def chosen(work: Work, community_id: int) -> object:
    return [(line.coming.key, line.is_skipped, line.until) for line in await outlook.lines(work, community_id)]


DOORS = Doors(
    buttons={
        "outlook:page:1:0": FOR_ADMINS_ALONE,
        "outlook:one:1:{line}:0": FOR_ADMINS_ALONE,
        "outlook:skip:1:{line}:0": FOR_ADMINS_ALONE,
        "outlook:later:1:{line}:0:3": FOR_ADMINS_ALONE,
        "outlook:restore:1:{line}:0": FOR_ADMINS_ALONE,
    },
    commands={"outlook": ""},
    chosen=chosen,
    prepare=prepare,
)
