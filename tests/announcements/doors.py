from collections.abc import Mapping

from bot.features import announcements
from bot.kit.work import Work
from tests.support.doors import FOR_ADMINS, SETTERS, Doors
from tests.support.world import Human, World


async def prepare(world: World, _people: Mapping[str, Human]) -> Mapping[str, object]:
    """Some that are planned: two, a poll, and prompts in turn."""
    async with world.app.workshop.work() as work:
        for words in ("We meet", "We run", "Where?\n- here\n- there", "One\n---\nTwo"):
            one = await announcements.draft(work, 1, f"every friday 18:00 {words}", "")
            await announcements.publish(work, 1, one.number)
    return {}


async def chosen(work: Work, community_id: int) -> object:
    return await announcements.overview(work, community_id)


DOORS = Doors(
    buttons={
        "announcements:list:1": FOR_ADMINS,
        "announcements:show:1:1": FOR_ADMINS,
        "announcements:pause:1:1": FOR_ADMINS,
        "announcements:publish:1:1": FOR_ADMINS,
        "announcements:skip:1:1:0": FOR_ADMINS,
        "announcements:time:1:1": FOR_ADMINS,
        "announcements:now:1:1": FOR_ADMINS,
        "announcements:pin:1:1:1": FOR_ADMINS,
        "announcements:holidays:1:1:1": FOR_ADMINS,
        "announcements:channel:1:1:0": FOR_ADMINS,
        "announcements:poll:1:3:several": FOR_ADMINS,
        "announcements:turns:1:4:once": FOR_ADMINS,
        "announcements:content:1:1:useful": FOR_ADMINS,
        "announcements:rituals:1": FOR_ADMINS,
        "announcements:take:1:reading": FOR_ADMINS,
        "announcements:delete:1:2": ({"admin"}, {"admin"}),
        "announcements:restore:1:2": (SETTERS, SETTERS),
    },
    commands={"announce": "tomorrow 18:00 Something else"},
    chosen=chosen,
    prepare=prepare,
)
