"""/celebrations: how badges are told here, and whether one is named; /celebrationsetup for admins."""

from dataclasses import replace
from datetime import time

from bot.features import celebrations, members
from bot.features.celebrations import Mode
from bot.kit.routing import Button, Place, Reply, Request, Role, Router, press
from bot.kit.texts import Text, say
from bot.kit.work import Refusal

router = Router()

HOURS = (9, 12, 18, 20, 21)


@router.command("celebrations")
async def show(request: Request) -> Reply:
    work, community_id, me = request.work, request.community_id, request.person.id
    await members.must_belong(work, community_id, me)
    if request.args.lower() in ("mute", "off", "不提我", "静音"):
        return await _hide(request, is_hidden=True)
    if request.args.lower() in ("unmute", "on", "提我", "恢复"):
        return await _hide(request, is_hidden=False)
    is_hidden = await celebrations.is_hidden(work, community_id, me)
    mine = say("celebrations.mine-hidden" if is_hidden else "celebrations.mine-named")
    return Reply(say("celebrations.about", how=_how(request), mine=mine), [[_hide_button(request, not is_hidden)]])


def _how(request: Request) -> Text:
    cfg = celebrations.settings_of(request.work, request.community_id)
    return say(f"celebrations.mode-{cfg.mode}", at=cfg.at)


def _hide_button(request: Request, is_hidden: bool) -> Button:
    label = say("celebrations.button-hide" if is_hidden else "celebrations.button-show")
    name = "hide" if is_hidden else "show"
    return Button(label, press("celebrations", name, request.community_id, request.person.id))


@router.button("hide", community_arg=True)
async def hide(request: Request) -> Reply:
    return await _pressed(request, is_hidden=True)


@router.button("show", community_arg=True)
async def show_again(request: Request) -> Reply:
    return await _pressed(request, is_hidden=False)


async def _pressed(request: Request, *, is_hidden: bool) -> Reply:
    if request.button_args[1] != str(request.person.id):
        raise Refusal("kit.not-yours")
    await members.must_belong(request.work, request.community_id, request.person.id)
    return replace(await _hide(request, is_hidden=is_hidden), edit=True)


async def _hide(request: Request, *, is_hidden: bool) -> Reply:
    await celebrations.hide(request.work, request.community_id, request.person.id, is_hidden=is_hidden)
    text = say("celebrations.hidden" if is_hidden else "celebrations.shown")
    return Reply(text, [[_hide_button(request, not is_hidden)]])


# --- For admins ---


@router.command("celebrationsetup", role=Role.ADMIN, place=Place.GROUP)
async def setup(request: Request) -> Reply:
    return _setup(request)


def _setup(request: Request) -> Reply:
    modes = [_press(request, say(f"celebrations.button-{mode}"), "mode", mode) for mode in Mode]
    hours = [_press(request, say("celebrations.button-hour", at=time(hour)), "hour", hour) for hour in HOURS]
    cfg = celebrations.settings_of(request.work, request.community_id)
    firsts = ("celebrations.button-no-firsts", 0) if cfg.has_firsts else ("celebrations.button-firsts", 1)
    turn = _press(request, say(firsts[0]), "firsts", firsts[1])
    return Reply(say("celebrations.setup", how=_how(request)), [modes, hours, [turn]])


@router.button("mode", role=Role.ADMIN, community_arg=True)
async def choose_mode(request: Request) -> Reply:
    chosen = request.button_args[1]
    if chosen not in tuple(Mode):
        raise Refusal("kit.expired")
    await celebrations.choose_mode(request.work, request.community_id, Mode(chosen))
    return Reply(
        say(f"celebrations.chosen-{chosen}", at=celebrations.settings_of(request.work, request.community_id).at)
    )


@router.button("hour", role=Role.ADMIN, community_arg=True)
async def choose_hour(request: Request) -> Reply:
    if request.button_args[1] not in map(str, HOURS):
        raise Refusal("kit.expired")
    at = time(int(request.button_args[1]))
    await celebrations.choose_hour(request.work, request.community_id, at)
    return Reply(say("celebrations.chosen-hour", at=at))


@router.button("firsts", role=Role.ADMIN, community_arg=True)
async def choose_firsts(request: Request) -> Reply:
    if request.button_args[1] not in ("0", "1"):
        raise Refusal("kit.expired")
    are_told = request.button_args[1] == "1"
    await celebrations.choose_firsts(request.work, request.community_id, are_told=are_told)
    return Reply(say("celebrations.chosen-firsts" if are_told else "celebrations.chosen-no-firsts"))


def _press(request: Request, label: Text, name: str, *args: object) -> Button:
    return Button(label, press("celebrations", name, request.community_id, *args))
