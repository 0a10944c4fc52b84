"""/fairness, for admins: who is paid mostly by each other, and what a repeat and a burst are."""

from bot.features import fairness, preferences
from bot.kit.routing import Place, Reply, Request, Role, Router
from bot.kit.texts import lines, say
from bot.kit.work import Refusal

router = Router()


@router.command("fairness", role=Role.ADMIN, place=Place.GROUP)
async def show(request: Request) -> Reply:
    """Never where those can read it whom it is about."""
    if request.args:
        return await _choose(request)
    if not preferences.of(request.work, request.person.id).is_line_open:
        raise Refusal("fairness.in-private")
    found = await fairness.find(request.work, request.community_id)
    if not found:
        return Reply(say("fairness.nothing"), private=True)
    return Reply(say("fairness.found", rings=lines(one.text for one in found)), private=True)


async def _choose(request: Request) -> Reply:
    chosen = await fairness.choose(request.work, request.community_id, request.args, changed_by_id=request.person.id)
    if chosen is None:
        return Reply(say("points.rule-same"))
    burst = say("points.rules-burst", messages=chosen.burst_messages, seconds=chosen.burst_seconds)
    similar = say("points.rules-similar", percent=chosen.similar_percent)
    return Reply(say("points.rule-set", rules=lines([burst, similar])))


@router.button("fine", role=Role.ADMIN, community_arg=True)
async def fine(request: Request) -> Reply:
    await fairness.looks_fine(request.work, request.community_id, request.button_args[1])
    return Reply(say("fairness.fine"), edit=True)
