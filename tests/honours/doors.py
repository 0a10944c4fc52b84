from collections.abc import Mapping

from bot.features import honours, preferences
from bot.features.honours import Honour, store
from bot.kit.work import Work
from tests.support.doors import FOR_ADMINS, SETTERS, Doors
from tests.support.world import Human, World

BETWEEN_US = (SETTERS, {"owner"})  # whose line is open


async def prepare(world: World, people: Mapping[str, Human]) -> Mapping[str, object]:
    """The owner, whose line is open, was honoured for April, and nobody since then."""
    async with world.app.workshop.work() as work:
        await preferences.line_opened(work, people["owner"].id)
        await store.close(work.db, 1, "2026-04", store.HELD, work.now)
        one = Honour("2026-04", "faithful", people["owner"].id, 1, 20, 0, "", work.now, None, 0)
        await store.add(work.db, 1, [one])
    return {}


async def chosen(work: Work, community_id: int) -> object:
    return work.settings(honours.Settings, community_id)


DOORS = Doors(
    buttons={
        "honours:setup:1": FOR_ADMINS,
        "honours:turn:1:faithful:1": FOR_ADMINS,
        "honours:hour:1:20": FOR_ADMINS,
        "honours:preview:1": BETWEEN_US,
        "honours:list:1": BETWEEN_US,
        "honours:ask:1:2026-04:faithful:{owner}": FOR_ADMINS,
        "honours:back:1:2026-04:faithful:{owner}": ({"admin"}, {"admin"}),  # who is first
    },
    commands={"honoursetup": "points 20"},
    chosen=chosen,
    prepare=prepare,
)
