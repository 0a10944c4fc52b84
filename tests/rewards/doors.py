from collections.abc import Mapping

from bot.features import rewards
from bot.kit.work import Work
from tests.support.doors import FOR_ADMINS, FOR_ADMINS_ALONE, INSIDE, NOBODY, Doors
from tests.support.world import Human, World

ONES_OWN = (INSIDE, NOBODY)


async def prepare(world: World, people: Mapping[str, Human]) -> Mapping[str, object]:
    """Two rewards that cost nothing; the owner waits for an answer about the second."""
    owner = people["owner"]
    for name in ("Book", "Talk"):
        await owner.says(f"/reward new {name} 0 approve")
    async with world.app.workshop.work() as work:
        book, talk = [one.id for one in await rewards.everything(work, 1)]
    await owner.whispers("/start shop_1")
    await owner.presses_data(f"rewards:buy:1:{talk}:1-0", world.telegram.message_in(owner.id))
    return {"book": book, "talk": talk}


async def chosen(work: Work, community_id: int) -> object:
    return await rewards.everything(work, community_id)


DOORS = Doors(
    buttons={
        "rewards:page:1:0": ONES_OWN,
        "rewards:item:1:{book}": ONES_OWN,
        "rewards:buy:1:{book}:1-0": ONES_OWN,
        "rewards:mine:1": ONES_OWN,
        "rewards:cancel:1:{book}:1": ONES_OWN,
        "rewards:desk:1": FOR_ADMINS_ALONE,
        "rewards:edit:1:{book}:pause": FOR_ADMINS_ALONE,
        "rewards:codes:1:{book}": FOR_ADMINS_ALONE,
        "rewards:open:1:0": FOR_ADMINS_ALONE,
        "rewards:log:1:0": FOR_ADMINS_ALONE,
        "rewards:export:1": FOR_ADMINS_ALONE,
        "rewards:one:1:{talk}:{owner}-1": FOR_ADMINS_ALONE,
        "rewards:no:1:{talk}:{owner}-1": FOR_ADMINS,
        "rewards:ok:1:{talk}:{owner}-1": ({"admin"}, {"admin"}),  # once is enough
    },
    commands={"reward": "new Cake 1"},
    chosen=chosen,
    prepare=prepare,
)
