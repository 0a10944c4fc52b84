from collections.abc import Mapping

from bot.features import amounts, checkins
from bot.kit.work import Work
from tests.support.doors import Doors
from tests.support.world import Human, World


async def prepare(world: World, people: Mapping[str, Human]) -> Mapping[str, object]:
    """The owner checked in, and is asked what an amount means."""
    owner = people["owner"]
    await owner.says("/checkin")
    async with world.app.workshop.work() as work:
        standing = await checkins.standing_of(work, 1, owner.id)
    return {"meant": f"{standing.last_day:%j}km5000"}


async def chosen(work: Work, community_id: int) -> object:
    return amounts.units_of(work, community_id)


DOORS = Doors(
    buttons={
        "amounts:mean:1:{owner}:{meant}": ({"owner"}, {"owner"}),
        "amounts:why:1:{owner}:": ({"owner"}, {"owner"}),
    },
    commands={"units": "km"},
    chosen=chosen,
    prepare=prepare,
)
