from bot.features import digests
from bot.kit.work import Work
from tests.support.doors import FOR_ADMINS, INSIDE, NOBODY, Doors

ONES_OWN = (INSIDE, NOBODY)


async def chosen(work: Work, community_id: int) -> object:
    return work.settings(digests.Settings, community_id)


DOORS = Doors(
    buttons={
        "digests:turn:1:1": FOR_ADMINS,
        "digests:weekday:1:4": FOR_ADMINS,
        "digests:hour:1:20": FOR_ADMINS,
        "digests:start:1": ONES_OWN,
        "digests:stop:1": ONES_OWN,
    },
    commands={"digest": ""},
    chosen=chosen,
)
