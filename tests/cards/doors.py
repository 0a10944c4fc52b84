from collections.abc import Mapping

from tests.support.doors import Doors
from tests.support.world import Human, World


async def prepare(world: World, people: Mapping[str, Human]) -> Mapping[str, object]:
    """The owner has checked in today."""
    return {"day": world.clock.now().date()}


DOORS = Doors(buttons={"cards:poster:1:{owner}:{day}": ({"owner"}, {"owner"})}, prepare=prepare)
