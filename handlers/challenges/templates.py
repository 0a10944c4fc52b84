"""Templates of a community's own, and those that another community shares."""

from dataclasses import replace

from bot.features import challenges, communities, members
from bot.kit.routing import Button, Reply, Request, Role, Router, id_in, press
from bot.kit.texts import Name, Text, say
from bot.kit.work import Refusal

router = Router()

LONGEST = 3_500  # characters of a file that are shown in a message


@router.button("save", role=Role.ADMIN, community_arg=True)
async def save(request: Request) -> Reply:
    kept = await challenges.save_template(request.work, request.community_id, id_in(request.button_args[1]))
    return Reply(toast=say("challenges.template-saved", title=challenges.template_title(kept)))


async def save_as(request: Request, challenge_id: int, name: str) -> Reply:
    """In words, with a name of its own."""
    kept = await challenges.save_template(request.work, request.community_id, challenge_id, name)
    title = challenges.template_title(kept)
    return Reply(say("challenges.template-saved", title=title), [[_button(request, kept.id, title, "kept")]])


@router.button("kept", role=Role.ADMIN, community_arg=True)
async def look(request: Request) -> Reply:
    return await _look(request, _number(request))


async def _look(request: Request, template_id: int) -> Reply:
    kept = await challenges.own_template(request.work, request.community_id, template_id)
    ways = ["use", "share", *(["unshare"] if kept.token else []), "file", "drop"]
    rows = [[_button(request, kept.id, say(f"challenges.button-template-{way}"), f"kept-{way}")] for way in ways]
    back = Button(say("challenges.button-desk"), press("challenges", "desk", request.community_id))
    return Reply(challenges.template_card(request.work, kept), [*rows, [back]], edit=True)


@router.button("kept-use", role=Role.ADMIN, community_arg=True)
async def use(request: Request) -> Reply:
    made = await challenges.from_own_template(request.work, request.community_id, request.person.id, _number(request))
    return Reply(*challenges.card(request.work, made, is_private=request.is_private), edit=True)


@router.button("kept-drop", role=Role.ADMIN, community_arg=True)
async def drop(request: Request) -> Reply:
    gone = await challenges.drop_template(request.work, request.community_id, _number(request))
    undo = _button(request, gone.id, say("challenges.button-template-restore"), "kept-restore")
    back = Button(say("challenges.button-desk"), press("challenges", "desk", request.community_id))
    text = say("challenges.template-dropped", title=challenges.template_title(gone))
    return Reply(text, [[undo], [back]], edit=True)


@router.button("kept-restore", role=Role.ADMIN, community_arg=True)
async def restore(request: Request) -> Reply:
    kept = await challenges.restore_template(request.work, request.community_id, _number(request))
    return replace(await _look(request, kept.id), toast=say("challenges.template-restored"))


@router.button("kept-share", role=Role.ADMIN, community_arg=True)
async def share(request: Request) -> Reply:
    kept = await challenges.share_template(request.work, request.community_id, _number(request))
    assert kept.shared_until is not None  # noqa: S101
    day = kept.shared_until.astimezone(communities.get(request.work, request.community_id).zone).date()
    link = request.deep_link(f"plan_{kept.token}")
    text = say(
        "challenges.template-shared", title=challenges.template_title(kept), day=day, link=link, code=kept.token
    )  # fmt: skip
    return Reply(text, [[_button(request, kept.id, say("challenges.button-template-unshare"), "kept-unshare")]])


@router.button("kept-unshare", role=Role.ADMIN, community_arg=True)
async def unshare(request: Request) -> Reply:
    kept = await challenges.unshare_template(request.work, request.community_id, _number(request))
    return replace(await _look(request, kept.id), toast=say("challenges.template-unshared"))


@router.button("kept-file", role=Role.ADMIN, community_arg=True)
async def file(request: Request) -> Reply:
    kept = await challenges.own_template(request.work, request.community_id, _number(request))
    toml = challenges.toml_of([(kept.called, kept.plan)])
    if len(toml) > LONGEST:
        raise Refusal("challenges.template-long")
    return Reply(say("challenges.template-file", toml=toml))


# --- Of another community ---


@router.start("plan")
async def offer(request: Request) -> Reply:
    """Whoever has the link may look; taking it is for admins, each into a group of theirs."""
    found = await challenges.shared_template(request.work, request.args)
    rows, home = [], request.community_id
    if home and request.person.id in await members.admins_of(request.work, home):
        title = Name(communities.get(request.work, home).title)
        label = say("challenges.button-template-take", community=title)
        rows.append([Button(label, press("challenges", "take", home, found.token))])
    card = challenges.template_card(request.work, found)
    return Reply(say("challenges.offered", card=card, code=found.token), rows)


@router.button("take", role=Role.ADMIN, community_arg=True)
async def take(request: Request) -> Reply:
    return replace(await take_by(request, request.button_args[1]), edit=True)


async def take_by(request: Request, code: str) -> Reply:
    kept = await challenges.take_template(request.work, request.community_id, code)
    title, community = challenges.template_title(kept), Name(communities.get(request.work, request.community_id).title)
    text = say("challenges.template-taken", title=title, community=community)
    return Reply(text, [[_button(request, kept.id, say("challenges.button-template-use"), "kept-use")]])


# --- Steps ---


def _number(request: Request) -> int:
    return id_in(request.button_args[1])


def _button(request: Request, template_id: int, label: Text, name: str) -> Button:
    return Button(label, press("challenges", name, request.community_id, template_id))
