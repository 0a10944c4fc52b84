from collections.abc import Mapping

from bot.features import badges
from bot.kit.work import Work
from tests.support.doors import NOBODY, SETTERS, Doors
from tests.support.world import Human, World


async def prepare(world: World, people: Mapping[str, Human]) -> Mapping[str, object]:
    """Two badges that nobody has saved yet, and a change of a third."""
    async with world.app.workshop.work() as work:
        kept = await badges.draft(work, 1, people["owner"].id, "🌙 Reader checkins 3")
        left = await badges.draft(work, 1, people["admin"].id, "🪑 Chair days 3")
        by = people["member"].id  # who is an admin no more
        there = await badges.save(work, 1, (await badges.draft(work, 1, by, "🪴 Plant days 3")).badge.id, from_now=True)
        assert there
    async with world.app.workshop.work() as work:
        change = await badges.draft_change(work, 1, by, there, "days 4")
    return {"kept": kept.badge.id, "left": left.badge.id, "change": change.draft_id}


async def chosen(work: Work, community_id: int) -> object:
    return [(one.id, one.name, one.levels, one.is_retired) for one in badges.all_of(work, community_id)]


DOORS = Doors(
    buttons={
        "badges:pattern:streak": (NOBODY, SETTERS),
        "badges:save:1:{kept}:save-quietly": ({"admin"}, {"admin"}),  # the owner comes too late
        "badges:change:1:{change}": ({"admin"}, {"admin"}),
        "badges:cancel:1:{left}": ({"admin"}, {"admin"}),
    },
    commands={"badge": "retire 👣"},
    chosen=chosen,
    prepare=prepare,
)
