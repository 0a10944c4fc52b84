from hashlib import blake2b

from bot.features import milestones
from bot.features.milestones import Step
from bot.kit.work import Work
from tests.support.doors import FOR_ADMINS, SETTERS, Doors


def _mark(holds: object) -> str:
    return blake2b(repr(holds).encode(), digest_size=3).hexdigest()


async def chosen(work: Work, community_id: int) -> object:
    return await milestones.ladder_of(work, community_id)


SEVEN, FOURTEEN = _mark(Step(7)), _mark(Step(14))
DOORS = Doors(
    buttons={
        "milestones:edit:1": FOR_ADMINS,
        f"milestones:draft:1:step-7:5.0.{SEVEN}": FOR_ADMINS,
        f"milestones:badges:1:step-7:0.0.{SEVEN}": FOR_ADMINS,
        f"milestones:rewards:1:step-7:0.0.{SEVEN}": FOR_ADMINS,
        f"milestones:to:1:7:b.{SEVEN}": FOR_ADMINS,
        f"milestones:save:1:step-7:5.0.{SEVEN}": FOR_ADMINS,
        f"milestones:off:1:step-14:0.0.{FOURTEEN}": (SETTERS, SETTERS),
    },
    commands={"milestone": "21 points 33"},
    chosen=chosen,
)
