"""/honours: who was honoured last and how it goes; /honoursetup for admins: what for, when, with what, and back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from bot.features import badges, honours, members, preferences
from bot.features.honours import Honour
from bot.kit.routing import Button, Place, Reply, Request, Role, Router, id_in, press
from bot.kit.texts import Text, lines, say
from bot.kit.work import Refusal

router = Router()

HOURS = (8, 10, 12, 18, 20)
MOST_POINTS = 1000
SHOWN = 40  # honours to choose from


@router.command("honours")
async def show(request: Request) -> Reply:
    work, community_id, me = request.work, request.community_id, request.person.id
    await members.must_belong(work, community_id, me)
    last = await honours.last_told(work, community_id) or say("honours.none-yet")
    text = say("honours.about", last=last, how=_how(request))
    # Whoever presses it is asked for again: this only spares everybody else the sight of it.
    is_admin = not request.is_private and me in await members.admins_of(work, community_id)
    return Reply(text, [[_press(request, say("honours.button-setup"), "setup")]] if is_admin else ())


def _how(request: Request) -> Text:
    cfg = request.work.settings(honours.Settings, request.community_id)
    told = [honours.how(cfg, kind) for kind in honours.kinds_on(cfg)]
    return say("honours.how-on", at=cfg.at, lines=lines(told)) if told else say("honours.how-off")


# --- For admins ---


@router.command("honoursetup", role=Role.ADMIN, place=Place.GROUP)
async def setup(request: Request) -> Reply:
    """`/honoursetup points 20` and `/honoursetup badge 🌟` say what comes with an honour."""
    word, _, rest = request.args.partition(" ")
    match word.casefold():
        case "points" | "积分":
            return await _setup(request, await _choose_points(request, rest.strip()))
        case "badge" | "徽章":
            return await _setup(request, await _choose_badge(request, rest.strip()))
        case "":
            return await _setup(request)
    raise Refusal("honours.usage")


async def _choose_points(request: Request, words: str) -> honours.Settings:
    is_none = preferences.is_off(words) or words == "0"
    amount = 0 if is_none else id_in(words)
    if not (is_none or 0 < amount <= MOST_POINTS):
        raise Refusal("honours.usage")
    return await honours.choose_points(request.work, request.community_id, amount)


async def _choose_badge(request: Request, words: str) -> honours.Settings:
    work, community_id, me = request.work, request.community_id, request.person.id
    if preferences.is_off(words):
        return await honours.choose_badge(work, community_id, None, me)
    found = badges.pick(work, community_id, words)
    if found is None or found[0].is_retired:
        raise Refusal("honours.no-badge", words=words[:40])
    return await honours.choose_badge(work, community_id, found[0], me)


@router.button("setup", role=Role.ADMIN, community_arg=True)
async def open_setup(request: Request) -> Reply:
    return await _setup(request)


async def _setup(request: Request, changed: honours.Settings | None = None) -> Reply:
    work, community_id = request.work, request.community_id
    cfg = changed or work.settings(honours.Settings, community_id)
    on = honours.kinds_on(cfg)
    titles = lines([say("honours.item", title=honours.title_of(kind)) for kind in on])
    state = say("honours.is-on", at=cfg.at, lines=titles) if on else say("honours.is-off")
    kinds = [_toggle(request, kind, is_on=kind in on) for kind in honours.KINDS]
    hours = [_press(request, say("honours.button-hour", at=time(hour)), "hour", hour) for hour in HOURS]
    more = [_press(request, say("honours.button-preview"), "preview")]
    if await honours.can_be_taken(work, community_id):
        more.append(_press(request, say("honours.button-take"), "list"))
    gift = _gift(request, cfg)
    return Reply(say("honours.setup", state=state, gift=gift), [*([one] for one in kinds), hours, more])


def _gift(request: Request, cfg: honours.Settings) -> Text:
    badge = honours.badge_of(request.work, request.community_id, cfg)
    if badge:
        return say("honours.gift-badge", points=cfg.points, badge=badges.name_of(badge))
    return say("honours.gift", points=cfg.points)


def _toggle(request: Request, kind: str, *, is_on: bool) -> Button:
    label = say("honours.kind-on" if is_on else "honours.kind-off", title=honours.title_of(kind))
    return _press(request, label, "turn", kind, int(not is_on))


@router.button("turn", role=Role.ADMIN, community_arg=True)
async def turn(request: Request) -> Reply:
    kind, value = request.button_args[1], request.button_args[2]
    if kind not in honours.KINDS or value not in ("0", "1"):
        raise Refusal("kit.expired")
    changed = await honours.turn(request.work, request.community_id, kind, is_on=value == "1")
    return replace(await _setup(request, changed), edit=True)


@router.button("hour", role=Role.ADMIN, community_arg=True)
async def hour(request: Request) -> Reply:
    chosen = request.button_args[1]
    if chosen not in map(str, HOURS):
        raise Refusal("kit.expired")
    changed = await honours.choose_hour(request.work, request.community_id, time(int(chosen)))
    return replace(await _setup(request, changed), edit=True)


@router.button("preview", role=Role.ADMIN, community_arg=True)
async def preview(request: Request) -> Reply:
    """A month that is going on is nobody's race."""
    return _between_us(request, Reply(await honours.rehearse(request.work, request.community_id)))


def _between_us(request: Request, reply: Reply) -> Reply:
    if request.is_private:
        return reply
    if not preferences.of(request.work, request.person.id).is_line_open:
        raise Refusal("honours.no-line")
    return replace(reply, private=True, toast=say("honours.sent-private"))


# --- Taking one back ---


@router.button("list", role=Role.ADMIN, community_arg=True)
async def choose(request: Request) -> Reply:
    found = await honours.can_be_taken(request.work, request.community_id)
    if not found:
        raise Refusal("honours.too-late")
    return _between_us(request, Reply(say("honours.which"), await _choices(request, found[:SHOWN])))


async def _choices(request: Request, found: Sequence[Honour]) -> list[list[Button]]:
    return [[_press(request, await honours.label(request.work, one), "ask", *_as_args(one))] for one in found]


@router.button("ask", role=Role.ADMIN, community_arg=True)
async def ask(request: Request) -> Reply:
    one = await honours.find(request.work, request.community_id, *_named(request))
    text = say("honours.sure", honour=await honours.label(request.work, one), points=one.points)
    return Reply(text, [[_press(request, say("honours.button-sure"), "back", *_as_args(one))]], edit=True)


@router.button("back", role=Role.ADMIN, community_arg=True)
async def take_back(request: Request) -> Reply:
    back = await honours.take_back(request.work, request.community_id, *_named(request), request.person.id)
    label = await honours.label(request.work, back.honour)
    return Reply(say("honours.done", honour=label, points=back.points, missing=back.missing), edit=True)


def _as_args(one: Honour) -> tuple[object, ...]:
    return one.period, one.kind, one.member_id


def _named(request: Request) -> tuple[str, str, int]:
    return request.button_args[1], request.button_args[2], id_in(request.button_args[3])


def _press(request: Request, label: Text, name: str, *args: object) -> Button:
    return Button(label, press("honours", name, request.community_id, *args))
