from collections.abc import Mapping

from bot.features.fairness import store
from bot.kit.work import Work
from tests.support.doors import FOR_ADMINS, Doors
from tests.support.world import Human, World


async def prepare(world: World, people: Mapping[str, Human]) -> Mapping[str, object]:
    """Admins were told of somebody."""
    async with world.app.workshop.work() as work:
        await store.tell_once(work.db, 1, "0123456789ab", work.now, work.now)
    return {}


async def chosen(work: Work, _community_id: int) -> object:
    return await store.census(work.db)


DOORS = Doors(
    buttons={"fairness:fine:1:0123456789ab": FOR_ADMINS},
    commands={"fairness": ""},
    chosen=chosen,
    prepare=prepare,
)
