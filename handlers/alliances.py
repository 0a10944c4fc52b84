"""/together: how one's own circle and the others stand; /ally: admins bring groups together, or part them again."""

from dataclasses import replace

from bot.features import alliances, challenges, communities, members, preferences
from bot.features.alliances import Ally, Invitation, Measure
from bot.features.challenges import Challenge, State
from bot.kit.routing import Button, Place, Reply, Request, Role, Router, id_in, press
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Refusal

router = Router()

OFFERED = 8  # communities of an admin that an invitation may be accepted for by a button

# --- The common board ---


@router.command("together")
async def together(request: Request) -> Reply:
    await members.must_belong(request.work, request.community_id, request.person.id)
    found = await alliances.joint_in(request.work, request.community_id)
    if not found:
        return Reply(say("alliances.none"))
    running = [one for one in found if one.state is State.LIVE] or found[:1]
    if len(running) == 1:
        return await _board(request, running[0].id, Measure.AVERAGE)
    rows = [[Button(challenges.title(one), press("alliances", "see", one.community_id, one.id))] for one in running]
    return Reply(say("alliances.which"), rows)


@router.button("see", community_arg=True)
async def board(request: Request) -> Reply:
    await members.must_belong(request.work, request.community_id, request.person.id)
    measure = request.button_args[2] or Measure.AVERAGE
    if measure not in list(Measure):
        raise Refusal("kit.expired")
    return replace(await _board(request, _number(request), Measure(measure)), edit=True)


async def _board(request: Request, challenge_id: int, measure: Measure) -> Reply:
    found = await alliances.board(request.work, request.community_id, challenge_id, measure)
    return Reply(alliances.on_board(request.work, found), alliances.board_buttons(found))


# --- Admins: who is in it ---


@router.command("ally", role=Role.ADMIN, place=Place.GROUP)
async def ally(request: Request) -> Reply:
    """With a code: what one is invited to; without: the challenges that others may be invited to."""
    if request.args.strip():
        found = await alliances.invitation(request.work, request.args)
        reply = await _offer(request, found, [request.community_id])
    else:
        reply = await _choose(request)
    return replace(reply, private=preferences.of(request.work, request.person.id).is_line_open)


async def _choose(request: Request) -> Reply:
    found = await challenges.everything(request.work, request.community_id)
    usable = [one for one in found if one.state in (State.DRAFT, State.LIVE)]
    if not usable:
        raise Refusal("alliances.no-challenge")
    rows = [[_button(one, challenges.title(one), "desk")] for one in usable]
    return Reply(say("alliances.choose"), rows)


@router.button("desk", role=Role.ADMIN, community_arg=True)
async def desk(request: Request) -> Reply:
    return await _desk(request, sure=request.button_args[2])


async def _desk(request: Request, sure: str = "") -> Reply:
    """`sure`: what was tapped once, and is asked again."""
    work, one = request.work, await challenges.find(request.work, request.community_id, _number(request))
    if one.state not in (State.DRAFT, State.LIVE):
        raise Refusal("alliances.over")
    mine = await alliances.ally_of(work, request.community_id, one.id)
    everybody = await alliances.allies_of(work, mine) if mine else ()
    others = [each for each in everybody if mine and each.community_id != mine.community_id]
    rows: list[list[Button]] = []
    if mine is None or mine.is_host:
        rows.append([_button(one, say("alliances.button-invite"), "invite")])
    if mine and mine.token:
        rows.append([_button(one, say("alliances.button-revoke"), "revoke")])
    if others and mine:
        rows.append([Button(say("alliances.button-board"), press("alliances", "see", one.community_id, one.id))])
        if mine.is_host:
            rows += [_remove(request, one, each, is_sure=sure == f"r{each.community_id}") for each in others]
        ways = ["leave", "end"] if mine.is_host else ["leave"]
        rows += [
            [_button(one, say(f"alliances.button-{way}-sure"), way)]
            if sure == way
            else [_button(one, say(f"alliances.button-{way}"), "desk", way)]
            for way in ways
        ]
    way = "edit" if one.state is State.DRAFT else "manage"
    rows.append([challenges.button(one, say("alliances.button-challenge"), way)])
    told = [await _ally_line(request, one, each) for each in everybody] if others else [say("alliances.desk-alone")]
    text = say("alliances.desk", title=challenges.title(one), lines=lines(told))
    return Reply(text, rows, edit=True)


def _remove(request: Request, one: Challenge, other: Ally, *, is_sure: bool) -> list[Button]:
    group = Name(communities.get(request.work, other.community_id).title)
    if is_sure:
        return [_button(one, say("alliances.button-remove-sure", group=group), "remove", other.community_id)]
    return [_button(one, say("alliances.button-remove", group=group), "desk", f"r{other.community_id}")]


async def _ally_line(request: Request, mine: Challenge, each: Ally) -> Text:
    one = await challenges.find(request.work, each.community_id, each.challenge_id)
    community = communities.get(request.work, each.community_id)
    if not community.is_active:
        state = "away"
    elif one.state is State.LIVE and alliances.terms_of(one) != alliances.terms_of(mine):
        state = "apart"
    else:
        state = one.state.value
    return say(f"alliances.ally-{state}", group=Name(community.title), host=int(each.is_host))


@router.button("invite", role=Role.ADMIN, community_arg=True)
async def invite(request: Request) -> Reply:
    work = request.work
    mine = await alliances.invite(work, request.community_id, _number(request))
    one = await challenges.find(work, request.community_id, mine.challenge_id)
    assert mine.invited_until is not None  # noqa: S101
    day = mine.invited_until.astimezone(communities.get(work, request.community_id).zone).date()
    link = request.deep_link(f"ally_{mine.token}")
    text = say(
        "alliances.invited", title=challenges.title(one), day=min(day, one.first_day), link=link, code=mine.token
    )
    rows = [
        [_button(one, say("alliances.button-revoke"), "revoke"), _button(one, say("alliances.button-back"), "desk")]
    ]
    return Reply(text, rows)


@router.button("revoke", role=Role.ADMIN, community_arg=True)
async def revoke(request: Request) -> Reply:
    await alliances.revoke(request.work, request.community_id, _number(request))
    return replace(await _desk(request), toast=say("alliances.revoked"))


@router.button("leave", role=Role.ADMIN, community_arg=True)
async def leave(request: Request) -> Reply:
    await alliances.leave(request.work, request.community_id, _number(request))
    return replace(await _desk(request), toast=say("alliances.left"))


@router.button("remove", role=Role.ADMIN, community_arg=True)
async def remove(request: Request) -> Reply:
    await alliances.remove(request.work, request.community_id, _number(request), id_in(request.button_args[2]))
    return replace(await _desk(request), toast=say("alliances.removed"))


@router.button("end", role=Role.ADMIN, community_arg=True)
async def end(request: Request) -> Reply:
    await alliances.end(request.work, request.community_id, _number(request))
    return replace(await _desk(request), toast=say("alliances.ended"))


# --- Admins: invited ---


@router.start("ally")
async def look(request: Request) -> Reply:
    """Whoever has the link may look; accepting is for admins, each for a group of theirs."""
    found = await alliances.invitation(request.work, request.args)
    return await _offer(request, found, await members.looked_after_by(request.work, request.person.id))


async def _offer(request: Request, found: Invitation, mine: list[int]) -> Reply:
    work, one = request.work, found.challenge
    when = say("alliances.when", first=one.first_day, last=one.last_day, days=one.plan.days)
    told = [when, *challenges.in_short(one)]
    usable = [
        each for each in mine if each != found.ally.community_id and communities.get(work, each).is_active
    ]  # fmt: skip
    rows = []
    for each in usable[:OFFERED]:
        label = say("alliances.button-accept", group=Name(communities.get(work, each).title))
        rows.append([Button(label, press("alliances", "accept", each, found.token))])
    if usable:
        rows.append([Button(say("alliances.button-decline"), press("alliances", "decline", usable[0], found.token))])
    text = say(
        "alliances.offered", group=Name(communities.get(work, found.ally.community_id).title),
        title=challenges.title(one), lines=lines(told), code=found.token, own=int(bool(usable)),
    )  # fmt: skip
    return Reply(text, rows)


@router.button("accept", role=Role.ADMIN, community_arg=True)
async def accept(request: Request) -> Reply:
    work, code = request.work, request.button_args[1]
    made = await alliances.accept(work, request.community_id, request.person.id, code)
    group = Name(communities.get(work, request.community_id).title)
    text = say("alliances.accepted", title=challenges.title(made), group=group)
    way = "edit" if made.state is State.DRAFT else "manage"
    rows = [
        [challenges.button(made, say("alliances.button-challenge"), way)],
        [_button(made, say("alliances.button-desk"), "desk")],
    ]
    return Reply(text, rows, edit=True)


@router.button("decline", role=Role.ADMIN, community_arg=True)
async def decline(request: Request) -> Reply:
    found = await alliances.invitation(request.work, request.button_args[1])
    return Reply(say("alliances.declined", title=challenges.title(found.challenge)), edit=True)


# --- Steps ---


def _number(request: Request) -> int:
    return id_in(request.button_args[1])


def _button(one: Challenge, label: Text, name: str, *args: object) -> Button:
    return Button(label, press("alliances", name, one.community_id, one.id, *args))
