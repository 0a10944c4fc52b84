from bot.features import themes
from bot.kit.work import Work
from tests.support.doors import NOBODY, SETTERS, Doors

IN_THE_GROUP = (NOBODY, SETTERS)


async def chosen(work: Work, community_id: int) -> object:
    return await themes.look_of(work, community_id)


DOORS = Doors(
    buttons={
        "themes:colour:pine": IN_THE_GROUP,
        "themes:leave": IN_THE_GROUP,
        "themes:keep:00000000": (NOBODY, NOBODY),  # of a draft that is none
    },
    commands={"theme": "📚"},
    chosen=chosen,
)
