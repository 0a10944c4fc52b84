from bot.features import nudges
from bot.kit.work import Work
from tests.support.doors import FOR_ADMINS, INSIDE, NOBODY, Doors

ONES_OWN = (INSIDE, NOBODY)


async def chosen(work: Work, community_id: int) -> object:
    return work.settings(nudges.Settings, community_id)


DOORS = Doors(
    buttons={
        "nudges:stop:1": ONES_OWN,
        "nudges:allow:1": ONES_OWN,
        "nudges:turn:1:1": FOR_ADMINS,
    },
    commands={"nudgesetup": ""},
    chosen=chosen,
)
