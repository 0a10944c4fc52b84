from bot.features import points
from bot.kit.work import Work
from tests.support.doors import FOR_ADMINS, Doors


async def chosen(work: Work, community_id: int) -> object:
    return points.settings_of(work, community_id)


DOORS = Doors(
    buttons={
        "points:rules:1": FOR_ADMINS,
        "points:draft:1:calm:000000": FOR_ADMINS,
        "points:save:1:calm:000000": FOR_ADMINS,
    },
    commands={"rule": "reply 5"},
    chosen=chosen,
)
