"""What buttons of a draft ask for in private, and the words that answer."""

from dataclasses import replace

from bot.features import challenges
from bot.features.challenges import Challenge, State, button
from bot.kit.routing import Button, Place, Reply, Request, Role, Router, id_in, press
from bot.kit.texts import say
from bot.kit.work import Refusal
from handlers.challenges.amending import preview
from handlers.challenges.making import card

router = Router()


@router.button("ask", role=Role.ADMIN, place=Place.PRIVATE, community_arg=True)
async def ask(request: Request) -> Reply:
    _, challenge_id, tapped, *_ = (*request.button_args, "", "")
    work, field = request.work, tapped.replace("-", "_")
    one = await challenges.ask(work, request.community_id, id_in(challenge_id), request.person.id, field)
    return Reply(challenges.question(request.work, one, field), [[_never_mind(one)]], edit=True)


@router.button("unask", role=Role.ADMIN, place=Place.PRIVATE, community_arg=True)
async def never_mind(request: Request) -> Reply:
    await challenges.never_mind(request.work, request.person.id)
    one = await challenges.find(request.work, request.community_id, id_in(request.button_args[1]))
    return replace(await _as_it_is(request, one), edit=True)


@router.words(challenges.answers, role=Role.ADMIN, place=Place.PRIVATE, whose=challenges.asked_by)
async def hear(request: Request) -> Reply | None:
    found = await challenges.answer(request.work, request.community_id, request.person.id, request.words)
    if found is None:
        return None
    if found.challenge is None:
        desk = Button(say("challenges.button-desk"), press("challenges", "desk", request.community_id))
        return Reply(found.why, [[desk]])
    if found.why is not None:
        return Reply(say("challenges.ask-again", why=found.why), [[_never_mind(found.challenge)]])
    return await _as_it_is(request, found.challenge)


async def _as_it_is(request: Request, one: Challenge) -> Reply:
    """A draft, or what would change of one on its way."""
    if one.state is State.LIVE:
        who = request.work, request.community_id, one.id, request.person.id
        return preview(request, await challenges.amendment_of(*who))
    if one.state is not State.DRAFT:
        raise Refusal("challenges.over")
    return card(request, one)


def _never_mind(one: Challenge) -> Button:
    return button(one, say("challenges.button-never-mind"), "unask")
