from collections.abc import Mapping

from bot.features import alliances, challenges, communities
from bot.features.challenges import Plan
from bot.kit.work import Work
from tests.support.doors import FOR_ADMINS, INSIDE, Doors
from tests.support.world import Human, World

ANYBODY_THERE = (INSIDE, INSIDE | {"stranger"})


async def prepare(world: World, people: Mapping[str, Human]) -> Mapping[str, object]:
    """Shared with three neighbours, and invited by the first of them."""
    owner = people["owner"].id
    async with world.app.workshop.work() as work:
        others = [(await communities.of_chat(work, -2000 - at, f"Neighbour {at}")).id for at in range(3)]
    found: dict[str, object] = {}
    async with world.app.workshop.work() as work:
        for name in ("shared", "leaving", "ending", "parting"):
            one = await challenges.draft(work, 1, owner, Plan(title=name, days=7, goal=5))
            invited = await alliances.invite(work, 1, one.id)
            for other in others[:2]:
                theirs = await alliances.accept(work, other, owner, invited.token)
                await challenges.publish(work, other, theirs.id)
            await challenges.publish(work, 1, one.id)
            found[name] = one.id
        away = await challenges.draft(work, others[2], owner, Plan(title="Away", days=7, goal=5))
        found["code"] = (await alliances.invite(work, others[2], away.id)).token
    await world.settle()
    return found | {"neighbour": others[0]}


async def chosen(work: Work, community_id: int) -> object:
    found = [one.id for one in await challenges.everything(work, community_id)]
    return [(number, await alliances.ally_of(work, community_id, number)) for number in sorted(found)]


DOORS = Doors(
    buttons={
        "alliances:see:1:{shared}:total": ANYBODY_THERE,
        "alliances:desk:1:{shared}": FOR_ADMINS,
        "alliances:invite:1:{shared}": FOR_ADMINS,
        "alliances:revoke:1:{shared}": FOR_ADMINS,
        "alliances:decline:1:{code}": FOR_ADMINS,
        "alliances:accept:1:{code}": FOR_ADMINS,
        "alliances:remove:1:{parting}:{neighbour}": ({"admin"}, {"admin"}),
        "alliances:leave:1:{leaving}": ({"admin"}, {"admin"}),
        "alliances:end:1:{ending}": ({"admin"}, {"admin"}),
    },
    commands={"ally": "0123456789abcdef"},
    chosen=chosen,
    prepare=prepare,
)
