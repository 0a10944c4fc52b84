from collections.abc import Mapping

from bot.features import skills
from bot.features.skills.rules import id_of
from bot.kit.work import Work
from tests.support.doors import NOBODY, Doors
from tests.support.world import Human, World

ONCE = (NOBODY, {"admin"})  # the owner comes too late


async def prepare(_world: World, people: Mapping[str, Human]) -> Mapping[str, object]:
    """One that grows; a skill that the owner looked at, and another that the admin did."""
    await people["owner"].says("/skill walking 👟 from checkins")
    await people["owner"].presses("Plant it")
    await people["owner"].says("/skill reading 📖 from checkins")
    await people["admin"].says("/skill writing ✍️ from checkins")
    return {name: id_of(name) for name in ("reading", "writing")}


async def chosen(work: Work, community_id: int) -> object:
    return skills.all_of(work, community_id)


DOORS = Doors(
    buttons={
        "skills:save:{reading}": ONCE,
        "skills:cancel:{writing}": ONCE,
        "skills:adopt:runners": ONCE,
        "skills:why:1:{owner}:0": ({"owner"}, {"owner"}),
    },
    commands={"skill": "retire reading"},
    chosen=chosen,
    prepare=prepare,
)
