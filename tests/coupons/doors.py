from collections.abc import Mapping

from bot.features import coupons
from bot.features.coupons import Terms
from bot.kit.work import Work
from tests.support.doors import Doors
from tests.support.world import Human, World


async def prepare(world: World, people: Mapping[str, Human]) -> Mapping[str, object]:
    async with world.app.workshop.work() as work:
        await coupons.make(work, 1, people["owner"].id, Terms(5, code="SPRING24"))
    return {}


async def chosen(work: Work, community_id: int) -> object:
    return await coupons.everything(work, community_id)


DOORS = Doors(
    buttons={"coupons:end:1:SPRING24": ({"admin"}, {"admin"})},  # once is enough
    commands={"coupon": "50", "coupons": ""},
    chosen=chosen,
    prepare=prepare,
)
