from bot.features import celebrations
from bot.kit.work import Work
from tests.support.doors import FOR_ADMINS, Doors


async def chosen(work: Work, community_id: int) -> object:
    return celebrations.settings_of(work, community_id)


DOORS = Doors(
    buttons={
        "celebrations:hide:1:{owner}": ({"owner"}, {"owner"}),
        "celebrations:show:1:{owner}": ({"owner"}, {"owner"}),
        "celebrations:mode:1:now": FOR_ADMINS,
        "celebrations:hour:1:9": FOR_ADMINS,
        "celebrations:firsts:1:0": FOR_ADMINS,
    },
    commands={"celebrationsetup": ""},
    chosen=chosen,
)
