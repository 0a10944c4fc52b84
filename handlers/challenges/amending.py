"""Changing a challenge that is on its way: from old to new, and only then saved."""

from dataclasses import replace

from bot.features import challenges
from bot.features.challenges import Amendment
from bot.kit.routing import Reply, Request, Role, Router, id_in
from bot.kit.texts import say
from handlers.challenges.making import manage_card

router = Router()


@router.button("amend", role=Role.ADMIN, community_arg=True)
async def amend(request: Request) -> Reply:
    _, challenge_id, field, value, *_ = (*request.button_args, "", "", "", "")
    who = request.work, request.community_id, id_in(challenge_id), request.person.id
    found = await (challenges.propose(*who, field, value) if field else challenges.amendment_of(*who))
    return replace(preview(request, found), edit=True)


def preview(request: Request, found: Amendment) -> Reply:
    return Reply(*challenges.preview(request.work, found, is_private=request.is_private))


@router.button("amended", role=Role.ADMIN, community_arg=True)
async def save(request: Request) -> Reply:
    """The button carries what was looked at: whoever comes second sees what the first one did."""
    _, challenge_id, version, seal, *_ = (*request.button_args, "", "", "", "")
    who = request.work, request.community_id, id_in(challenge_id), request.person.id
    found, is_saved = await challenges.amend(*who, id_in(version), seal)
    if not is_saved:
        return replace(preview(request, found), edit=True, toast=say("challenges.amend-look"))
    return replace(await manage_card(request, found.challenge), toast=say("challenges.amend-saved"))


@router.button("amend-drop", role=Role.ADMIN, community_arg=True)
async def drop(request: Request) -> Reply:
    await challenges.drop_amendment(request.work, request.community_id, request.person.id)
    one = await challenges.find_live(request.work, request.community_id, id_in(request.button_args[1]))
    return replace(await manage_card(request, one), toast=say("challenges.amend-dropped"))
