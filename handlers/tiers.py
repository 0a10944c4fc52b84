"""/tiers"""

from bot.features import members, tiers
from bot.features.tiers import Ladder, Tier
from bot.kit.routing import Reply, Request, Router
from bot.kit.texts import Text, lines, say
from bot.kit.work import Refusal

router = Router()

NAMES = {
    Tier.NEWCOMER: say("tiers.newcomer"),
    Tier.GROWING: say("tiers.growing"),
    Tier.EXPERT: say("tiers.expert"),
}


@router.command("tiers")
async def show(request: Request) -> Reply:
    work, community_id, member_id = request.work, request.community_id, request.person.id
    if request.is_private and not (community_id and await members.is_present(work, community_id, member_id)):
        raise Refusal("kit.no-community")
    ladder = await tiers.ladder_of(work, community_id, member_id)
    steps = lines(_step(ladder, tier, begins) for tier, begins in ladder.steps)
    return Reply(say("tiers.ladder", steps=steps, mine=_mine(ladder)))


def _step(ladder: Ladder, tier: Tier, begins: int) -> Text:
    return say("tiers.step-mine" if tier is ladder.tier else "tiers.step", tier=NAMES[tier], points=begins)


def _mine(ladder: Ladder) -> Text:
    if ladder.next is None:
        return say("tiers.mine-last", points=ladder.lifetime)
    return say("tiers.mine", points=ladder.lifetime, missing=ladder.missing, next=NAMES[ladder.next])
