"""/theme: an admin tries a colour, a symbol or a logo on, and keeps it or leaves it."""

from bot.drawing.colours import PALETTE
from bot.features import communities, themes
from bot.features.themes import Draft
from bot.kit.routing import Button, Place, Reply, Request, Role, Router, press
from bot.kit.texts import Name, say
from bot.kit.work import Refusal

router = Router()

LOGO = ("logo", "标志", "群标志")
DEFAULT = ("default", "默认")
IN_A_ROW = 5  # colours


@router.command("theme", role=Role.ADMIN, place=Place.GROUP)
async def theme(request: Request) -> Reply:
    work, community_id, wish = request.work, request.community_id, request.args.casefold()
    if not wish:
        look = await themes.look_of(work, community_id)
        names = list(PALETTE)
        rows = [
            [
                Button(say(f"themes.colour-{name}"), press("themes", "colour", name))
                for name in names[at : at + IN_A_ROW]
            ]
            for at in range(0, len(names), IN_A_ROW)
        ]
        text = say("themes.now", community=_title(request))
        return Reply(text, rows, picture=themes.picture_of(work, community_id, look))
    if wish in LOGO:
        if not request.replied_photo_id:
            raise Refusal("themes.logo-how")
        return _preview(request, await themes.offer(work, community_id, wish, logo=request.replied_photo_id))
    return _preview(request, await themes.offer(work, community_id, "" if wish in DEFAULT else request.args))


@router.button("colour", role=Role.ADMIN, place=Place.GROUP)
async def colour(request: Request) -> Reply:
    name = request.button_args[0]
    if name not in PALETTE:
        raise Refusal("kit.expired")
    return _preview(request, await themes.offer(request.work, request.community_id, name), edit=True)


def _preview(request: Request, draft: Draft, *, edit: bool = False) -> Reply:
    buttons = [
        Button(say("themes.button-keep"), press("themes", "keep", draft.mark)),
        Button(say("themes.button-leave"), press("themes", "leave")),
    ]
    picture = themes.picture_of(request.work, request.community_id, draft.look)
    return Reply(say("themes.preview", community=_title(request)), [buttons], edit=edit, picture=picture)


@router.button("keep", role=Role.ADMIN, place=Place.GROUP)
async def keep(request: Request) -> Reply:
    look = await themes.keep(request.work, request.community_id, request.button_args[0])
    picture = themes.picture_of(request.work, request.community_id, look)
    return Reply(say("themes.kept", community=_title(request)), edit=True, picture=picture)


@router.button("leave", role=Role.ADMIN, place=Place.GROUP)
async def leave(request: Request) -> Reply:
    await themes.forget_draft(request.work, request.community_id)
    look = await themes.look_of(request.work, request.community_id)
    picture = themes.picture_of(request.work, request.community_id, look)
    return Reply(say("themes.left"), edit=True, picture=picture)


def _title(request: Request) -> Name:
    return Name(communities.get(request.work, request.community_id).title)
