from collections.abc import Mapping
from datetime import timedelta

from bot.features import announcements, challenges, outlook
from bot.features.challenges import Plan
from bot.features.outlook.rules import token
from bot.kit.work import Work
from tests.support.doors import FOR_ADMINS_ALONE, Doors
from tests.support.world import Human, World


async def prepare(world: World, people: Mapping[str, Human]) -> Mapping[str, object]:
    """A challenge that begins in a week, and an announcement on a Friday, which may be brought forward."""
    async with world.app.workshop.work() as work:
        one = await challenges.draft(work, 1, people["owner"].id, Plan(title="Soon", days=3, goal=2))
        await challenges.begin_on(work, 1, one.id, challenges.today_in(work, 1) + timedelta(days=7))
        await challenges.publish(work, 1, one.id)
        said = await announcements.draft(work, 1, "every friday 18:00 We meet", "")
        await announcements.publish(work, 1, said.number)
        lines = [line for line in await outlook.lines(work, 1) if line.coming.key.startswith("announcements:")]
        later = int((work.now + timedelta(days=10)).timestamp())
    await world.settle()
    return {"line": token(f"challenge:{one.id}:begins"), "later": lines[0].token, "at": later}


async def chosen(work: Work, community_id: int) -> object:
    return [(line.coming.key, line.is_skipped, line.until) for line in await outlook.lines(work, community_id)]


DOORS = Doors(
    buttons={
        "outlook:page:1:0": FOR_ADMINS_ALONE,
        "outlook:one:1:{line}:0": FOR_ADMINS_ALONE,
        "outlook:skip:1:{line}:0": FOR_ADMINS_ALONE,
        "outlook:later:1:{line}:0:3": FOR_ADMINS_ALONE,
        "outlook:sooner:1:{later}:0": FOR_ADMINS_ALONE,
        "outlook:at:1:{line}:0:{at}": FOR_ADMINS_ALONE,
        "outlook:restore:1:{line}:0": FOR_ADMINS_ALONE,
        "outlook:ask:1:{line}:0": FOR_ADMINS_ALONE,
        "outlook:unask:1:{line}:0": FOR_ADMINS_ALONE,
    },
    commands={"outlook": ""},
    chosen=chosen,
    prepare=prepare,
)
