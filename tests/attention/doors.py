from bot.features import attention
from bot.kit.work import Work
from tests.support.doors import EVERYBODY, FOR_ADMINS_ALONE, NOBODY, Doors


async def chosen(work: Work, community_id: int) -> object:
    return work.settings(attention.Settings, community_id)


DOORS = Doors(
    buttons={
        "attention:stop": (EVERYBODY, NOBODY),
        "attention:allow": (EVERYBODY, NOBODY),
        "attention:budget:1": FOR_ADMINS_ALONE,
        "attention:most:1:5": FOR_ADMINS_ALONE,
    },
    commands={"budget": "8"},
    chosen=chosen,
)
