from collections.abc import Mapping

from bot.features import gifts, points
from bot.kit.work import Work
from tests.support.doors import Doors
from tests.support.world import Human, World


async def prepare(world: World, people: Mapping[str, Human]) -> Mapping[str, object]:
    """A member has given the owner something."""
    giver, receiver = people["member"].id, people["owner"].id
    async with world.app.workshop.work() as work:
        day = points.today_of(work, 1, giver)
        await points.award(work, 1, giver, 9, reason="awards.for-award", key="tests", day=day)
        await gifts.give(work, 1, giver, receiver, 5, "the lift", 1)
    return {}


async def chosen(work: Work, community_id: int) -> object:
    return gifts.settings_of(work, community_id)


DOORS = Doors(
    buttons={"gifts:undo:1:1": ({"member"}, {"member"})},  # of whoever gave
    commands={"gifts": "30"},
    chosen=chosen,
    prepare=prepare,
)
