from bot.features import honours
from bot.kit.work import Work
from tests.support.doors import FOR_ADMINS, Doors


async def chosen(work: Work, community_id: int) -> object:
    return work.settings(honours.Settings, community_id)


DOORS = Doors(
    buttons={
        "honours:setup:1": FOR_ADMINS,
        "honours:turn:1:faithful:1": FOR_ADMINS,
        "honours:hour:1:20": FOR_ADMINS,
        "honours:preview:1": FOR_ADMINS,
        "honours:list:1": FOR_ADMINS,
        "honours:ask:1:2026-05:faithful:{owner}": FOR_ADMINS,
        "honours:back:1:2026-05:faithful:{owner}": FOR_ADMINS,
    },
    commands={"honoursetup": "points 20"},
    chosen=chosen,
)
