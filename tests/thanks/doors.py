from collections.abc import Mapping
from datetime import timedelta

from bot.features import thanks
from bot.kit.work import Work
from tests.support.doors import Doors
from tests.support.world import Human, World


async def prepare(world: World, people: Mapping[str, Human]) -> Mapping[str, object]:
    """The owner has thanked a member, and not on the day of joining."""
    async with world.app.workshop.work() as work:
        tomorrow = work.now + timedelta(days=1)
        await thanks.thank(work, 1, people["owner"].id, people["member"].id, tomorrow, 1)
    return {"thanked": people["member"].id}


async def chosen(work: Work, community_id: int) -> object:
    return thanks.words_of(work, community_id)


DOORS = Doors(
    buttons={"thanks:undo:1:{owner}:{thanked}": ({"owner"}, {"owner"})},
    commands={"thankswords": "cheers, 谢谢"},
    chosen=chosen,
    prepare=prepare,
)
