from collections.abc import Mapping

from bot.features import tiers
from bot.kit.work import Work
from tests.support.doors import FOR_ADMINS, Doors
from tests.support.world import Human, World

LADDER = "Newcomer\nGrowing 100\nExpert 900 10 days"


async def prepare(world: World, people: Mapping[str, Human]) -> Mapping[str, object]:
    """A ladder that the owner thinks of putting up."""
    await people["owner"].says(f"/tiersetup\n{LADDER}")
    [data, *_] = world.said[-1].buttons.values()
    return {"ladder": data.rpartition(":")[2]}


async def chosen(work: Work, community_id: int) -> object:
    return tiers.settings_of(work, community_id)


DOORS = Doors(
    buttons={
        "tiers:give:1:early:1": FOR_ADMINS,
        "tiers:do:1:{ladder}": FOR_ADMINS,  # the owner comes too late, and is shown what the admin did
        "tiers:leave:1:{ladder}": FOR_ADMINS,
        "tiers:tags:1": FOR_ADMINS,
        "tiers:card:1": FOR_ADMINS,
        "tiers:tag:1:off": FOR_ADMINS,
    },
    commands={"tier": "lock expert", "tiersetup": f"\n{LADDER}"},
    chosen=chosen,
    prepare=prepare,
)
