from collections.abc import Mapping

from bot.features import birthdays
from bot.kit.work import Work
from tests.support.doors import FOR_ADMINS, INSIDE, NOBODY, Doors
from tests.support.world import Human, World

ONES_OWN = (INSIDE, NOBODY)


async def prepare(world: World, people: Mapping[str, Human]) -> Mapping[str, object]:
    """All have told a birthday on a 29 February, those who are not there any more, too."""
    async with world.app.workshop.work() as work:
        for one in people.values():
            await birthdays.tell(work, 1, one.id, birthdays.Birthday(2, 29))
    return {}


async def chosen(work: Work, community_id: int) -> object:
    return work.settings(birthdays.Settings, community_id)


DOORS = Doors(
    buttons={
        "birthdays:month:1:2": ONES_OWN,
        "birthdays:leap:1:mar1": ONES_OWN,
        "birthdays:day:1:4:5": ONES_OWN,
        "birthdays:show:1:private": ONES_OWN,
        "birthdays:change:1": ONES_OWN,
        "birthdays:off:1": ONES_OWN,
        "birthdays:set:1:gift:50": FOR_ADMINS,
    },
    commands={"birthdaysetup": ""},
    chosen=chosen,
    prepare=prepare,
)
