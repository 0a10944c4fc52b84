from collections.abc import Mapping
from datetime import time

from bot.features import challenges
from bot.features.challenges import Plan
from bot.features.challenges.rules import Task
from bot.kit.work import Work
from tests.support.doors import FOR_ADMINS, FOR_ADMINS_ALONE, INSIDE, NOBODY, Doors
from tests.support.world import Human, World

# Whoever presses in the group and was never seen leaving is there, and so becomes a member.
ANYBODY_THERE = (INSIDE, INSIDE | {"stranger"})


async def prepare(world: World, people: Mapping[str, Human]) -> Mapping[str, object]:
    """One on its way with a task of its own, and drafts of the owner's."""
    owner = people["owner"].id
    async with world.app.workshop.work() as work:
        plan = Plan(title="Walk", days=7, goal=5, tasks=(Task(name="Walk", words=("#walk",)),))
        live = await challenges.draft(work, 1, owner, plan)
        await challenges.begin_on(work, 1, live.id, challenges.today_in(work, 1))
        await challenges.publish(work, 1, live.id)
        other = await challenges.draft(work, 1, owner, Plan(title="Swim", days=7, goal=5))
        await challenges.publish(work, 1, other.id)
        resting = await challenges.draft(work, 1, owner, Plan(title="Rest", days=7, goal=5, prompt_at=time(0)))
        await challenges.begin_on(work, 1, resting.id, challenges.today_in(work, 1))
        await challenges.publish(work, 1, resting.id)
        await challenges.pause(work, 1, resting.id)
        drafts = [await challenges.draft(work, 1, owner, Plan(title=title)) for title in ("Draft", "Other")]
        kept, gone, again = [await challenges.save_template(work, 1, one.id, name)
                             for one, name in ((live, "Kept"), (other, "Gone"), (other, "Again"))]  # fmt: skip
        await challenges.drop_template(work, 1, again.id)
        shared = await challenges.share_template(work, 1, kept.id)
    await world.settle()
    return {"template": kept.id, "gone": gone.id, "again": again.id, "share": shared.token} | {
        "live": live.id,
        "other": other.id,
        "resting": resting.id,
        "draft": drafts[0].id,
        "spare": drafts[1].id,
    }


async def chosen(work: Work, community_id: int) -> object:
    return await challenges.everything(work, community_id)


DOORS = Doors(
    buttons={
        "challenges:list:1": ANYBODY_THERE,
        "challenges:one:1:{live}": ANYBODY_THERE,
        "challenges:join:1:{live}": ANYBODY_THERE,
        "challenges:done:1:{live}:0": ANYBODY_THERE,
        "challenges:mine:1:{live}": (INSIDE, NOBODY),  # in the group in a box that waits to be closed
        "challenges:board:1:{live}": (INSIDE, {"owner"}),  # in private: the others have no line yet
        "challenges:undo:1:{live}": ANYBODY_THERE,
        "challenges:leave:1:{live}:keep": ANYBODY_THERE,
        "challenges:certificate:1:{live}": (NOBODY, NOBODY),
        "challenges:desk:1": FOR_ADMINS,
        "challenges:new:1:blank": FOR_ADMINS,
        "challenges:edit:1:{draft}": FOR_ADMINS,
        "challenges:set:1:{draft}:points:40": FOR_ADMINS,
        "challenges:set:1:{draft}:tier:growing": FOR_ADMINS,
        "challenges:begin:1:{draft}:2026-05-11": FOR_ADMINS,
        "challenges:ask:1:{draft}:title": FOR_ADMINS_ALONE,
        "challenges:unask:1:{draft}": FOR_ADMINS_ALONE,
        "challenges:try:1:{draft}": FOR_ADMINS,
        "challenges:unannounce:1:{draft}": FOR_ADMINS,
        "challenges:publish:1:{draft}": ({"admin"}, {"admin"}),  # once is enough
        "challenges:drop:1:{spare}": ({"admin"}, {"admin"}),
        "challenges:manage:1:{live}": FOR_ADMINS,
        "challenges:saynow:1:{live}:2026-05-04": (NOBODY, NOBODY),  # nothing was missed
        "challenges:extend:1:{live}:1": FOR_ADMINS,
        "challenges:pause:1:{live}": ({"admin"}, {"admin"}),
        "challenges:resume:1:{resting}": ({"admin"}, {"admin"}),
        "challenges:amend:1:{live}": FOR_ADMINS,
        "challenges:amend:1:{live}:board:admins": FOR_ADMINS,
        "challenges:amended:1:{live}:1:00000000": FOR_ADMINS,  # it is something else: they look at it once more
        "challenges:amend-drop:1:{live}": FOR_ADMINS,
        "challenges:placard:1:{live}:off": FOR_ADMINS,
        "challenges:clone:1:{live}": FOR_ADMINS,
        "challenges:rematch:1:{live}": FOR_ADMINS,
        "challenges:report:1:{live}": (NOBODY, NOBODY),  # it is not over
        "challenges:save:1:{other}": FOR_ADMINS,
        "challenges:kept:1:{template}": FOR_ADMINS,
        "challenges:kept-use:1:{template}": FOR_ADMINS,
        "challenges:kept-share:1:{template}": FOR_ADMINS,
        "challenges:kept-file:1:{template}": FOR_ADMINS,
        "challenges:take:1:{share}": FOR_ADMINS,
        "challenges:kept-unshare:1:{template}": FOR_ADMINS,
        "challenges:kept-drop:1:{gone}": ({"admin"}, {"admin"}),
        "challenges:kept-restore:1:{again}": FOR_ADMINS,
        "challenges:cancel:1:{live}": ({"admin"}, {"admin"}),
    },
    commands={"challenge": "title Something else"},
    chosen=chosen,
    prepare=prepare,
)
