"""/nudges: whether one wants a word when it grows quiet; /nudgesetup for admins, with a look before a word is said."""

from dataclasses import replace

from bot.features import members, nudges
from bot.features.nudges import Share
from bot.kit.routing import Button, Place, Reply, Request, Role, Router, press
from bot.kit.texts import Text, lines, say

router = Router()


@router.command("nudges")
async def show(request: Request) -> Reply:
    await _must_belong(request)
    is_refused = await nudges.is_refused(request.work, request.community_id, request.person.id)
    if not request.is_private:
        return Reply(say("nudges.about"))
    name = "allow" if is_refused else "stop"
    text = say("nudges.mine-off" if is_refused else "nudges.mine-on")
    return Reply(text, [[_press(request, say(f"nudges.button-{name}"), name)]])


@router.button("stop", place=Place.PRIVATE, community_arg=True)
async def stop(request: Request) -> Reply:
    await _must_belong(request)
    await nudges.refuse(request.work, request.community_id, request.person.id, is_refused=True)
    return Reply(say("nudges.stopped"), [[_press(request, say("nudges.button-allow"), "allow")]], edit=True)


@router.button("allow", place=Place.PRIVATE, community_arg=True)
async def allow(request: Request) -> Reply:
    await _must_belong(request)
    await nudges.refuse(request.work, request.community_id, request.person.id, is_refused=False)
    return Reply(say("nudges.allowed"), [[_press(request, say("nudges.button-stop"), "stop")]], edit=True)


@router.command("nudgesetup", role=Role.ADMIN, place=Place.GROUP)
async def setup(request: Request) -> Reply:
    """Numbers only: who it is about is nobody's business in a group."""
    work, community_id = request.work, request.community_id
    cfg = work.settings(nudges.Settings, community_id)
    seen, found = await nudges.preview(work, community_id), await nudges.results(work, community_id)
    state = say("nudges.is-on", at=cfg.at) if cfg.is_on else say("nudges.is-off")
    stages = {stage.value: number for stage, number in seen.stages.items()}
    told = [state, say("nudges.stages", **stages), say("nudges.would", words=seen.would_tell)]
    told += [say("nudges.results", share=_share(found.told))] if found.told.of else []
    told += [say("nudges.results-held", share=_share(found.held))] if found.held.of else []
    text = say("nudges.setup", lines=lines(told))
    turn = ("nudges.button-off", 0) if cfg.is_on else ("nudges.button-on", 1)
    return Reply(text, [[_press(request, say(turn[0]), "turn", turn[1])]])


def _share(share: Share) -> Text:
    least, most = share.bounds
    return say("nudges.share", back=share.back, of=share.of, percent=share.percent, least=least, most=most)


@router.button("turn", role=Role.ADMIN, community_arg=True)
async def turn(request: Request) -> Reply:
    is_on = request.button_args[1] == "1"
    await nudges.turn(request.work, request.community_id, is_on=is_on)
    return replace(Reply(say("nudges.turned-on" if is_on else "nudges.turned-off")), edit=True)


def _press(request: Request, label: Text, name: str, *args: object) -> Button:
    return Button(label, press("nudges", name, request.community_id, *args))


async def _must_belong(request: Request) -> None:
    await members.must_belong(request.work, request.community_id, request.person.id)
