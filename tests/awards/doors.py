from collections.abc import Mapping

from bot.features import awards
from bot.kit.work import Work
from tests.support.doors import Doors
from tests.support.world import Human, World


async def prepare(world: World, people: Mapping[str, Human]) -> Mapping[str, object]:
    """The owner has given a member something."""
    async with world.app.workshop.work() as work:
        await awards.give(work, 1, people["owner"].id, people["member"].id, 5, "hosting", 1)
    return {}


async def chosen(work: Work, community_id: int) -> object:
    return await awards.recent(work, community_id)


DOORS = Doors(
    buttons={"awards:undo:1:1": ({"admin"}, {"admin"})},  # the owner comes too late
    commands={"award": "5 for hosting", "take": "5 for hosting", "awards": ""},
    chosen=chosen,
    prepare=prepare,
)
