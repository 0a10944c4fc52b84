from collections.abc import Mapping
from datetime import time, timedelta

from bot.features import memos
from bot.features.times import Moment
from tests.support.doors import EVERYBODY, NOBODY, Doors
from tests.support.world import Human, World

NUMBERS = range(1, 5)


async def prepare(world: World, people: Mapping[str, Human]) -> Mapping[str, object]:
    """Everybody has some of their own: a number leads nobody to those of others."""
    async with world.app.workshop.work() as work:
        later = Moment(work.now.date() + timedelta(days=20), time(9))
        for human in people.values():
            for number in NUMBERS:
                await memos.keep(work, 1, human.id, later, f"of {human.id}, {number}")
    return {}


DOORS = Doors(
    buttons={
        "memos:list": (EVERYBODY, NOBODY),
        "memos:open:1": (EVERYBODY, NOBODY),
        "memos:pause:1": (EVERYBODY, NOBODY),
        "memos:resume:1": (EVERYBODY, NOBODY),
        "memos:mean:1:0": (EVERYBODY, NOBODY),
        "memos:delete:2": (EVERYBODY, NOBODY),
        "memos:restore:2": (EVERYBODY, NOBODY),
        "memos:done:3:0": (EVERYBODY, NOBODY),
        "memos:later:4:0:10": (NOBODY, NOBODY),
    },
    prepare=prepare,
)
