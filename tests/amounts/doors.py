from bot.features import amounts
from bot.kit.work import Work
from tests.support.doors import Doors


async def chosen(work: Work, community_id: int) -> object:
    return amounts.units_of(work, community_id)


DOORS = Doors(commands={"units": "km"}, chosen=chosen)
