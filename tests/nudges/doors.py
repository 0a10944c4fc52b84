from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot.features import nudges
from bot.kit.work import Work
from tests.support.doors import FOR_ADMINS, INSIDE, NOBODY, Doors

if TYPE_CHECKING:
    from tests.support.world import Human, World

ONES_OWN = (INSIDE, NOBODY)


async def chosen(work: Work, community_id: int) -> object:
    kept = await nudges.policies(work, community_id)
    return work.settings(nudges.Settings, community_id), kept


async def prepare(world: "World", _people: Mapping[str, "Human"]) -> Mapping[str, object]:
    async with world.app.workshop.work() as work:
        await nudges.write(work, 1, "lost: Hello {name}")
    return {}


DOORS = Doors(
    buttons={
        "nudges:stop:1": ONES_OWN,
        "nudges:allow:1": ONES_OWN,
        "nudges:mention:1:1": (INSIDE, INSIDE | {"stranger"}),  # in a group, whoever presses is there
        "nudges:present:1": (NOBODY, NOBODY),  # there is none for any of them
        "nudges:turn:1:1": FOR_ADMINS,
        "nudges:list:1": FOR_ADMINS,
        "nudges:how:1": FOR_ADMINS,
        "nudges:card:1:1": FOR_ADMINS,
        "nudges:on:1:1:1": FOR_ADMINS,
        "nudges:off:1:1": FOR_ADMINS,
        "nudges:change:1:1": FOR_ADMINS,
        "nudges:result:1": FOR_ADMINS,
        "nudges:delete:1:1": ({"admin"}, {"admin"}),  # the owner comes too late
        "nudges:restore:1:1": ({"admin"}, {"admin"}),
    },
    commands={"nudgesetup": "lost: Hello {name}"},
    chosen=chosen,
    prepare=prepare,
)
