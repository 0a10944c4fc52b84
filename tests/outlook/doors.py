from collections.abc import Mapping
from datetime import timedelta

from bot.features import birthdays
from bot.features.birthdays import Birthday
from bot.features.outlook.rules import token
from bot.kit.work import Work
from tests.support.doors import FOR_ADMINS_ALONE, Doors
from tests.support.world import Human, World


async def prepare(world: World, people: Mapping[str, Human]) -> Mapping[str, object]:
    """A birthday in a week."""
    async with world.app.workshop.work() as work:
        day = work.now.date() + timedelta(days=7)
        await birthdays.tell(work, 1, people["owner"].id, Birthday(day.month, day.day))
    return {"line": token(f"birthdays:{day}")}


async def chosen(work: Work, community_id: int) -> object:
    return await birthdays.coming(work, community_id)


DOORS = Doors(
    buttons={
        "outlook:page:1:0": FOR_ADMINS_ALONE,
        "outlook:one:1:{line}:0": FOR_ADMINS_ALONE,
        "outlook:skip:1:{line}:0": FOR_ADMINS_ALONE,
        "outlook:later:1:{line}:0:3": FOR_ADMINS_ALONE,
        "outlook:restore:1:{line}:0": FOR_ADMINS_ALONE,
    },
    commands={"outlook": ""},
    chosen=chosen,
    prepare=prepare,
)
