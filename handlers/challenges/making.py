"""/challenge and its buttons: admins make challenges, and look after those on their way."""

from dataclasses import replace
from datetime import date

from bot.features import challenges, communities, preferences
from bot.features.challenges import Challenge, State, button
from bot.kit.routing import Button, Place, Reply, Request, Role, Router, id_in, press
from bot.kit.texts import Name, say
from bot.kit.work import Refusal
from handlers.challenges import templates

router = Router()

SEEN = "👌"
TAKE, SAVE = ("take", "领取"), ("save", "存为模板")
PACES = {"pause": ("pause", "暂停"), "resume": ("resume", "继续", "恢复")}


# --- The desk ---


@router.command("challenge", role=Role.ADMIN, place=Place.GROUP)
async def manage(request: Request) -> Reply:
    """In words here, by buttons in private or here."""
    work, (what, _, rest) = request.work, request.args.partition(" ")
    if "\n" in what:  # the content may begin on the next line
        what, _, rest = request.args.partition("\n")
    if what.lower() in ("", "new", "新建"):
        reply = await _desk(request)
        if preferences.of(work, request.person.id).is_line_open:
            return replace(reply, private=True)
        way_in = Button(say("challenges.button-private"), url=request.deep_link(f"challenge_{request.community_id}"))
        return replace(reply, buttons=[*reply.buttons, [way_in]])
    if paces := [pace for pace, words in PACES.items() if what.lower() in words]:
        return await _pace(request, paces[0])
    if what.lower() in TAKE:
        return await templates.take_by(request, rest)
    one = await challenges.last_draft(work, request.community_id, request.person.id)
    if what.lower() in SAVE:
        return await templates.save_as(request, one.id, rest)
    field = challenges.FIELDS.get(what.lower())
    if field is None:
        raise Refusal("challenges.how", words=what[:40])
    return card(request, await challenges.write(work, request.community_id, one.id, field, rest.strip()))


async def _pace(request: Request, pace: str) -> Reply:
    """Pauses or resumes the one that can be; of several, it is asked which."""
    work, is_pause = request.work, pace == "pause"
    found = [
        one
        for one in challenges.live(work, request.community_id)
        if (challenges.is_running(work, one) if is_pause else one.paused_on is not None)
    ]
    if not found:
        raise Refusal("challenges.none-to-pause" if is_pause else "challenges.none-to-resume")
    if len(found) > 1:
        rows = [[button(one, challenges.title(one), pace)] for one in found]
        return Reply(say("challenges.which-to-pause" if is_pause else "challenges.which-to-resume"), rows)
    await (challenges.pause if is_pause else challenges.resume)(work, request.community_id, found[0].id)
    return Reply(react=SEEN)  # the group hears it


@router.start("challenge", role=Role.ADMIN, community_arg=True)
async def start_desk(request: Request) -> Reply:
    return await _desk(request)


@router.button("desk", role=Role.ADMIN, community_arg=True)
async def desk(request: Request) -> Reply:
    return replace(await _desk(request), edit=True)


async def _desk(request: Request) -> Reply:
    found = await challenges.everything(request.work, request.community_id)
    rows = []
    for one in found:
        if one.state is State.DRAFT:
            label = say("challenges.button-draft", title=challenges.title(one))
            rows.append([button(one, label, "edit")])
        elif one.state is State.LIVE:
            key = "challenges.button-live" if one.paused_on is None else "challenges.button-paused"
            rows.append([button(one, say(key, title=challenges.title(one)), "manage")])
    over = [one for one in found if one.state is State.CLOSED][:3]
    for one in over:
        again = button(one, say("challenges.button-clone", title=challenges.title(one)), "clone")
        rows.append([again, button(one, say("challenges.button-report"), "report")])
    for kept in await challenges.own_templates(request.work, request.community_id):
        label = say("challenges.button-template", title=challenges.template_title(kept))
        rows.append([Button(label, press("challenges", "kept", request.community_id, kept.id))])
    names = [name for name in challenges.templates() if name != "blank"]
    made = [_new(request, name) for name in names]
    rows += [made[at : at + 2] for at in range(0, len(made), 2)] + [[_new(request, "blank")]]
    return Reply(
        say("challenges.desk", community=Name(communities.get(request.work, request.community_id).title)), rows
    )


def _new(request: Request, name: str) -> Button:
    emoji = Name(challenges.templates()[name].emoji)
    label = say("challenges.titled", emoji=emoji, title=say(f"challenges.title-{name}"))
    return Button(label, press("challenges", "new", request.community_id, name))


@router.button("new", role=Role.ADMIN, community_arg=True)
async def new(request: Request) -> Reply:
    made = await challenges.from_template(request.work, request.community_id, request.person.id, request.button_args[1])
    return replace(card(request, made), edit=True)


@router.button("clone", role=Role.ADMIN, community_arg=True)
async def clone(request: Request) -> Reply:
    made = await challenges.clone(request.work, request.community_id, request.person.id, id_in(request.button_args[1]))
    return replace(card(request, made), edit=True)


@router.button("rematch", role=Role.ADMIN, community_arg=True)
async def rematch(request: Request) -> Reply:
    """One tap away from what it is going to say, and the button that publishes it."""
    number = id_in(request.button_args[1])
    return _rehearsal(request, await challenges.rematch(request.work, request.community_id, request.person.id, number))


@router.button("report", role=Role.ADMIN, community_arg=True)
async def report(request: Request) -> Reply:
    """Whoever could not be written to when it ended reads it here."""
    one = await challenges.find(request.work, request.community_id, id_in(request.button_args[1]))
    if one.state is not State.CLOSED:
        raise Refusal("kit.expired")
    text = await challenges.report(request.work, one, await challenges.results_of(request.work, one))
    rows = [
        [button(one, say("challenges.button-rematch"), "rematch")],
        [button(one, say("challenges.button-again"), "clone")],
        [Button(say("challenges.button-desk"), press("challenges", "desk", request.community_id))],
    ]
    return Reply(text, rows, edit=True)


# --- A draft ---


@router.button("edit", role=Role.ADMIN, community_arg=True)
async def edit(request: Request) -> Reply:
    one = await challenges.find(request.work, request.community_id, id_in(request.button_args[1]))
    if one.state is not State.DRAFT:
        raise Refusal("challenges.no-draft-any-more")
    return replace(card(request, one, is_more=request.button_args[2] == "more"), edit=True)


@router.button("set", role=Role.ADMIN, community_arg=True)
async def choose(request: Request) -> Reply:
    _, challenge_id, field, value, *_ = (*request.button_args, "", "", "", "")
    known = await challenges.find(request.work, request.community_id, id_in(challenge_id))
    changes = challenges.chosen(request.work, known, field, value)
    one = await challenges.change(request.work, request.community_id, known.id, changes)
    return replace(card(request, one, is_more=field not in (*challenges.MAIN, "kind")), edit=True)


@router.button("begin", role=Role.ADMIN, community_arg=True)
async def begin_on(request: Request) -> Reply:
    number, day = id_in(request.button_args[1]), request.button_args[2]
    return replace(
        card(request, await challenges.write(request.work, request.community_id, number, "start", day)), edit=True
    )


@router.button("drop", role=Role.ADMIN, community_arg=True)
async def drop(request: Request) -> Reply:
    await challenges.drop(request.work, request.community_id, id_in(request.button_args[1]))
    return replace(await _desk(request), edit=True, toast=say("challenges.dropped"))


@router.button("try", role=Role.ADMIN, community_arg=True)
async def rehearse(request: Request) -> Reply:
    """All that it is going to say, before it says anything."""
    one = await challenges.find(request.work, request.community_id, id_in(request.button_args[1]))
    if one.state is not State.DRAFT:
        raise Refusal("challenges.no-draft-any-more")
    return _rehearsal(request, one)


def _rehearsal(request: Request, one: Challenge) -> Reply:
    found = challenges.rehearse(request.work, one)
    text = challenges.rehearsed(request.work, one, found)
    rows = [
        [button(one, say("challenges.button-publish"), "publish")],
        *_at_a_set_time(request, one),
        [button(one, say("challenges.button-back"), "edit")],
    ]
    return Reply(text, rows, edit=True)


def _at_a_set_time(request: Request, one: Challenge) -> list[list[Button]]:
    if one.publish_at is not None:
        return [[button(one, say("challenges.button-not-then"), "unannounce")]]
    return [[button(one, say("challenges.button-ask-announce"), "ask", "announce")]] if request.is_private else []


@router.button("unannounce", role=Role.ADMIN, community_arg=True)
async def not_then(request: Request) -> Reply:
    one = await challenges.announce_at(request.work, request.community_id, id_in(request.button_args[1]), None)
    return replace(card(request, one), edit=True)


@router.button("publish", role=Role.ADMIN, community_arg=True)
async def publish(request: Request) -> Reply:
    one = await challenges.publish(request.work, request.community_id, id_in(request.button_args[1]))
    return Reply(
        say("challenges.published", title=challenges.title(one)), challenges.ways(request.work, one), edit=True
    )


# --- One on its way ---


@router.button("manage", role=Role.ADMIN, community_arg=True)
async def look_after(request: Request) -> Reply:
    one = await challenges.find_live(request.work, request.community_id, id_in(request.button_args[1]))
    return await manage_card(request, one, is_sure=request.button_args[2] == "sure")


async def manage_card(request: Request, one: Challenge, *, is_sure: bool = False) -> Reply:
    found = await challenges.results_of(request.work, one)
    text = await challenges.report(request.work, one, found)
    return Reply(text, [*challenges.ways(request.work, one, is_sure=is_sure), _together(one)], edit=True)


@router.button("extend", role=Role.ADMIN, community_arg=True)
async def extend(request: Request) -> Reply:
    days = id_in(request.button_args[2])
    if days not in challenges.EXTENSIONS:
        raise Refusal("kit.expired")
    one = await challenges.extend(request.work, request.community_id, id_in(request.button_args[1]), days)
    toast = say("challenges.extended-toast", last=one.last_day)
    if one.paused_on is not None:
        toast = say("challenges.longer-toast", days=one.plan.days)
    return replace(await manage_card(request, one), toast=toast)


@router.button("pause", role=Role.ADMIN, community_arg=True)
async def pause(request: Request) -> Reply:
    one = await challenges.pause(request.work, request.community_id, id_in(request.button_args[1]))
    return replace(await manage_card(request, one), toast=say("challenges.paused-toast"))


@router.button("resume", role=Role.ADMIN, community_arg=True)
async def resume(request: Request) -> Reply:
    one = await challenges.resume(request.work, request.community_id, id_in(request.button_args[1]))
    return replace(await manage_card(request, one), toast=say("challenges.resumed-toast", last=one.last_day))


@router.button("saynow", role=Role.ADMIN, community_arg=True)
async def say_now(request: Request) -> Reply:
    """A prompt that was missed, while Hearth was away."""
    try:
        day = date.fromisoformat(request.button_args[2])
    except ValueError:
        raise Refusal("kit.expired") from None
    one = await challenges.say_now(request.work, request.community_id, id_in(request.button_args[1]), day)
    return Reply(toast=say("challenges.said-now", number=one.number_of(day)))


@router.button("placard", role=Role.ADMIN, community_arg=True)
async def placard(request: Request) -> Reply:
    way = request.button_args[2]
    if way not in ("on", "off"):
        raise Refusal("kit.expired")
    number = id_in(request.button_args[1])
    one = await challenges.switch(request.work, request.community_id, number, is_on=way == "on")
    return replace(await manage_card(request, one), toast=say(f"challenges.placard-{way}-toast"))


@router.button("cancel", role=Role.ADMIN, community_arg=True)
async def cancel(request: Request) -> Reply:
    await challenges.cancel(request.work, request.community_id, id_in(request.button_args[1]))
    return replace(await _desk(request), edit=True, toast=say("challenges.cancelled-toast"))


# --- Steps ---


def card(request: Request, one: Challenge, *, is_more: bool = False) -> Reply:
    text, rows = challenges.card(request.work, one, is_more=is_more, is_private=request.is_private)
    return Reply(text, rows if is_more else [*rows[:-1], _together(one), *rows[-1:]])


def _together(one: Challenge) -> list[Button]:
    return [Button(say("alliances.button-desk"), press("alliances", "desk", one.community_id, one.id))]
