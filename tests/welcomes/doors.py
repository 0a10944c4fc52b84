from collections.abc import Mapping

from bot.features import welcomes
from bot.kit.work import Work
from tests.support.doors import FOR_ADMINS, INSIDE, NOBODY, SETTERS, Doors
from tests.support.world import Human, World


async def prepare(world: World, _people: Mapping[str, Human]) -> Mapping[str, object]:
    """There are rules to read."""
    async with world.app.workshop.work() as work:
        await welcomes.choose_rules(work, 1, "Be kind")
    return {"token": welcomes.token("")}


async def chosen(work: Work, community_id: int) -> object:
    found = await welcomes.setup(work, community_id)
    return work.settings(welcomes.Settings, community_id).is_on, found.written


DOORS = Doors(
    buttons={
        "welcomes:show:1": FOR_ADMINS,
        "welcomes:draft:1": FOR_ADMINS,
        "welcomes:on:1:{token}": FOR_ADMINS,
        "welcomes:standard:1": FOR_ADMINS,
        "welcomes:use:1:{token}": ({"admin"}, SETTERS),
        "welcomes:off:1": FOR_ADMINS,
        "welcomes:funnel:1:90": FOR_ADMINS,
        "welcomes:steps:1": (NOBODY, INSIDE),
        "welcomes:rules:1": (INSIDE, NOBODY),
        "welcomes:met:1": (NOBODY, NOBODY),
    },
    commands={"welcome": "text Something else", "funnel": ""},
    chosen=chosen,
    prepare=prepare,
)
