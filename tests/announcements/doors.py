from collections.abc import Mapping

from bot.features import announcements
from bot.kit.work import Work
from tests.support.doors import FOR_ADMINS, SETTERS, Doors
from tests.support.world import Human, World


async def prepare(world: World, _people: Mapping[str, Human]) -> Mapping[str, object]:
    """Some that are planned: two, a poll, and prompts in turn."""
    several = {"meet": "We meet", "run": "We run", "where": "Where?\n- here\n- there", "in_turn": "One\n---\nTwo"}
    numbers = {}
    async with world.app.workshop.work() as work:
        for name, words in several.items():
            one = await announcements.draft(work, 1, f"every friday 18:00 {words}", "")
            await announcements.publish(work, 1, one.number)
            numbers[name] = one.number
    return numbers


async def chosen(work: Work, community_id: int) -> object:
    return await announcements.overview(work, community_id)


DOORS = Doors(
    buttons={
        "announcements:list:1": FOR_ADMINS,
        "announcements:show:1:{meet}": FOR_ADMINS,
        "announcements:pause:1:{meet}": FOR_ADMINS,
        "announcements:publish:1:{meet}": FOR_ADMINS,
        "announcements:skip:1:{meet}:0": FOR_ADMINS,
        "announcements:time:1:{meet}": FOR_ADMINS,
        "announcements:now:1:{meet}": FOR_ADMINS,
        "announcements:pin:1:{meet}:1": FOR_ADMINS,
        "announcements:holidays:1:{meet}:1": FOR_ADMINS,
        "announcements:channel:1:{meet}:0": FOR_ADMINS,
        "announcements:poll:1:{where}:several": FOR_ADMINS,
        "announcements:turns:1:{in_turn}:once": FOR_ADMINS,
        "announcements:content:1:{meet}:useful": FOR_ADMINS,
        "announcements:rituals:1": FOR_ADMINS,
        "announcements:take:1:reading": FOR_ADMINS,
        "announcements:delete:1:{run}": ({"admin"}, {"admin"}),
        "announcements:restore:1:{run}": (SETTERS, SETTERS),
    },
    commands={"announce": "tomorrow 18:00 Something else"},
    chosen=chosen,
    prepare=prepare,
)
