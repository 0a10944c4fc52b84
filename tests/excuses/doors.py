from collections.abc import Mapping

from bot.features import checkins, excuses
from bot.kit.work import Work
from tests.support.doors import NOBODY, SETTERS, Doors
from tests.support.world import Human, World

IN_THE_GROUP = (NOBODY, SETTERS)


async def prepare(world: World, people: Mapping[str, Human]) -> Mapping[str, object]:
    """A day that an admin thinks of excusing, and a vacation of the owner."""
    owner = people["owner"]
    await owner.says("/vacation 2026-05-10 2026-05-12")
    await owner.says("/excuse 2026-05-03 Power cut")
    [data, *_] = world.said[-1].buttons.values()
    return {"excuse": data.rpartition(":")[2]}


async def chosen(work: Work, community_id: int) -> object:
    return await excuses.excuses_of(work, community_id), work.settings(checkins.Settings, community_id)


DOORS = Doors(
    buttons={
        "excuses:back:1:{owner}:2026-05-10": ({"owner"}, {"owner"}),
        "excuses:leave:{excuse}": IN_THE_GROUP,
        "excuses:do:{excuse}": (NOBODY, {"admin"}),  # the owner comes too late
        "excuses:undo:{excuse}": (NOBODY, {"admin"}),
        "excuses:rest:6:1": IN_THE_GROUP,
        "excuses:freezes:1": IN_THE_GROUP,
        "excuses:every:5": IN_THE_GROUP,
        "excuses:until:12": IN_THE_GROUP,
        "excuses:price:10": IN_THE_GROUP,
    },
    commands={"excuse": "2026-05-03 Power cut", "streakpolicy": ""},
    chosen=chosen,
    prepare=prepare,
)
