from collections.abc import Mapping

from bot.features import badges
from bot.kit.work import Work
from tests.support.doors import NOBODY, SETTERS, Doors
from tests.support.world import Human, World


async def prepare(world: World, people: Mapping[str, Human]) -> Mapping[str, object]:
    """Two badges that nobody has saved yet."""
    async with world.app.workshop.work() as work:
        kept = await badges.draft(work, 1, people["owner"].id, "🌙 Reader checkins 3")
        left = await badges.draft(work, 1, people["admin"].id, "🪑 Chair days 3")
    return {"kept": kept.badge.id, "left": left.badge.id}


async def chosen(work: Work, community_id: int) -> object:
    return [(one.id, one.name, one.is_retired) for one in badges.all_of(work, community_id)]


DOORS = Doors(
    buttons={
        "badges:pattern:streak": (NOBODY, SETTERS),
        "badges:save:1:{kept}:save-quietly": ({"admin"}, {"admin"}),  # the owner comes too late
        "badges:cancel:1:{left}": ({"admin"}, {"admin"}),
    },
    commands={"badge": "retire 👣"},
    chosen=chosen,
    prepare=prepare,
)
