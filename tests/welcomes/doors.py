from collections.abc import Mapping

from bot.features import welcomes
from bot.features.members import MemberJoined
from bot.kit.work import Work
from tests.support.doors import FOR_ADMINS, INSIDE, NOBODY, Doors
from tests.support.world import Human, World


async def prepare(world: World, people: Mapping[str, Human]) -> Mapping[str, object]:
    """All are newcomers, those who are not there any more, too; and there are rules to read."""
    async with world.app.workshop.work() as work:
        for one in people.values():
            await work.announce(MemberJoined(1, one.id, work.now, is_return=False))
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
        "welcomes:use:1:{token}": ({"admin"}, {"admin"}),
        "welcomes:off:1": FOR_ADMINS,
        "welcomes:funnel:1:90": FOR_ADMINS,
        "welcomes:steps:1": (INSIDE, {"owner"}),  # the only one with a private line
        "welcomes:rules:1": (INSIDE, NOBODY),
        "welcomes:met:1": (NOBODY, NOBODY),
    },
    commands={"welcome": "text Something else", "funnel": ""},
    chosen=chosen,
    prepare=prepare,
)
