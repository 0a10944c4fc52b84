"""/showme for members, whether theirs may be shown; /highlights for admins, what may be shown and what is."""

from dataclasses import replace
from datetime import date

from bot.features import challenges, highlights, preferences
from bot.kit.routing import Button, Edited, Place, Reply, Request, Role, Router, id_in, press
from bot.kit.texts import say
from bot.kit.work import Refusal

router = Router()

YES, NO = ("on", "yes", "好", "可以", "开", "打开"), ("no", "不", "不要", "不行", "不可以")
HEARD = "👌"  # a reaction: what somebody chose is nobody else's business


# --- One's own ---


@router.command("showme")
async def showme(request: Request) -> Reply:
    """`/showme on` and `/showme off` anywhere; what one has chosen is told in private."""
    words = request.args.casefold()
    may, may_not = words in YES, words in NO or preferences.is_off(words)
    if may or may_not:
        reply = await _choose(request, may_be_shown=may)
        return reply if request.is_private else Reply(react=HEARD)
    reply = await _mine(request)
    if request.is_private:
        return reply
    if preferences.of(request.work, request.person.id).is_line_open:
        return replace(reply, private=True)
    link = Button(say("highlights.button-open"), url=request.deep_link(f"showme_{request.community_id}"))
    return Reply(say("highlights.in-private"), [[link]])


@router.start("showme", community_arg=True)
async def open_showme(request: Request) -> Reply:
    return await _mine(request)


@router.button("mine", place=Place.PRIVATE, community_arg=True)
async def mine(request: Request) -> Reply:
    return replace(await _mine(request), edit=True)


@router.button("yes", place=Place.PRIVATE, community_arg=True)
async def agree(request: Request) -> Reply:
    return replace(await _choose(request, may_be_shown=True), edit=True)


@router.button("no", place=Place.PRIVATE, community_arg=True)
async def refuse(request: Request) -> Reply:
    return replace(await _choose(request, may_be_shown=False), edit=True)


async def _choose(request: Request, *, may_be_shown: bool) -> Reply:
    me = request.person.id
    choice = await highlights.choose(request.work, request.community_id, me, may_be_shown=may_be_shown)
    return _told(request, choice)


async def _mine(request: Request) -> Reply:
    return _told(request, await highlights.choice_of(request.work, request.community_id, request.person.id))


def _told(request: Request, choice: highlights.Choice) -> Reply:
    text = highlights.told_of(request.work, request.community_id, choice)
    return Reply(text, highlights.buttons(request.community_id, choice.consent))


@router.on(Edited)
async def edited(request: Request) -> None:
    await highlights.edited(request.work, request.community_id, request.person.id, request.event.message_id)


# --- For admins ---


@router.command("highlights", role=Role.ADMIN, place=Place.GROUP)
async def setup(request: Request) -> Reply:
    return await _setup(request, is_on=highlights.is_on(request.work, request.community_id))


@router.button("turn", role=Role.ADMIN, community_arg=True)
async def turn(request: Request) -> Reply:
    way = request.button_args[1]
    if way not in ("on", "off"):
        raise Refusal("kit.expired")
    await highlights.turn(request.work, request.community_id, is_wanted=way == "on")
    return replace(await _setup(request, is_on=way == "on"), edit=True)


async def _setup(request: Request, *, is_on: bool) -> Reply:
    rows = []
    for one in await highlights.albums(request.work, request.community_id):
        data = press("highlights", "look", request.community_id, one.id)
        rows.append([Button(say("highlights.button-album", title=challenges.title(one)), data)])
    label = say("highlights.button-off" if is_on else "highlights.button-on")
    rows.append([Button(label, press("highlights", "turn", request.community_id, "off" if is_on else "on"))])
    days = request.work.settings(highlights.Settings, request.community_id).keep_days
    state = say("highlights.setup-on", days=days) if is_on else say("highlights.setup-off")
    return Reply(say("highlights.setup", state=state), rows)


@router.button("look", role=Role.ADMIN, community_arg=True)
async def look(request: Request) -> Reply:
    """In private only: what nobody has published yet."""
    if not request.is_private and not preferences.of(request.work, request.person.id).is_line_open:
        raise Refusal("highlights.write-to-me")
    found = await highlights.preview(request.work, request.community_id, _challenge(request))
    if request.is_private:
        return _card(request, found)
    return Reply(*highlights.previewed(request.work, found), private=True)


@router.button("photo", role=Role.ADMIN, place=Place.PRIVATE, community_arg=True)
async def photo(request: Request) -> Reply:
    challenge_id, piece = _challenge(request), _piece(request)
    text, picture, rows = await highlights.photo(request.work, request.community_id, challenge_id, *piece)
    return Reply(text, rows, picture=picture)


@router.button("leave", role=Role.ADMIN, place=Place.PRIVATE, community_arg=True)
async def leave_out(request: Request) -> Reply:
    challenge_id, piece = _challenge(request), _piece(request)
    found = await highlights.leave_out(request.work, request.community_id, challenge_id, *piece)
    if request.is_on_picture:
        return Reply(toast=say("highlights.left-out"))
    return _card(request, found)


@router.button("back", role=Role.ADMIN, place=Place.PRIVATE, community_arg=True)
async def bring_back(request: Request) -> Reply:
    return _card(request, await highlights.bring_back(request.work, request.community_id, _challenge(request)))


@router.button("publish", role=Role.ADMIN, place=Place.PRIVATE, community_arg=True)
async def publish(request: Request) -> Reply:
    challenge_id, seen = _challenge(request), request.button_args[2]
    changed = await highlights.publish(request.work, request.community_id, challenge_id, seen)
    if changed:
        return replace(_card(request, changed), toast=say("highlights.changed"), alert=True)
    return Reply(say("highlights.published"), edit=True)


def _card(request: Request, found: highlights.Preview) -> Reply:
    return Reply(*highlights.previewed(request.work, found), edit=True)


def _challenge(request: Request) -> int:
    return id_in(request.button_args[1])


def _piece(request: Request) -> tuple[int, date]:
    """Whose, and of which day; as much as Python has days."""
    member_id, day = id_in(request.button_args[2]), id_in(request.button_args[3])
    if not 0 < day <= date.max.toordinal():
        raise Refusal("kit.expired")
    return member_id, date.fromordinal(day)
