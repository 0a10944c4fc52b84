"""/digest for admins: the week as it would be told now, when, on or off; /letter: whether one wants one's own month."""

from datetime import time

from bot.features import digests, members, preferences
from bot.kit.routing import Button, Place, Reply, Request, Role, Router, press
from bot.kit.texts import Text, say
from bot.kit.work import Refusal

router = Router()

HOURS = (9, 12, 18, 20, 21)
YES = ("on", "yes", "开", "打开", "要")


@router.command("digest", role=Role.ADMIN, place=Place.GROUP)
async def show(request: Request) -> Reply:
    """In the group, in its language: what is seen is what would be posted."""
    found = await digests.preview(request.work, request.community_id)
    now = say("digests.preview", digest=found.text) if found else say("digests.preview-none")
    text = say("digests.setup", state=_state(request), preview=now)
    return Reply(text, _choices(request), picture=found.picture if found else None)


def _state(request: Request) -> Text:
    cfg = request.work.settings(digests.Settings, request.community_id)
    return _told_when(cfg.weekday, cfg.at) if cfg.is_on else say("digests.is-off")


def _told_when(weekday: int, at: time) -> Text:
    return say("digests.is-on", weekday=say("digests.weekday", weekday=weekday), at=at)


def _choices(request: Request) -> list[list[Button]]:
    if not request.work.settings(digests.Settings, request.community_id).is_on:
        return [[_press(request, say("digests.button-on"), "turn", 1)]]
    days = [_press(request, say("kit.weekday", weekday=day), "weekday", day) for day in range(7)]
    hours = [_press(request, say("digests.button-hour", at=time(hour)), "hour", hour) for hour in HOURS]
    return [days[:4], days[4:], hours, [_press(request, say("digests.button-off"), "turn", 0)]]


@router.button("turn", role=Role.ADMIN, community_arg=True)
async def turn(request: Request) -> Reply:
    is_on = request.button_args[1] == "1"
    cfg = request.work.settings(digests.Settings, request.community_id)
    await digests.turn(request.work, request.community_id, is_on=is_on)
    return Reply(_told_when(cfg.weekday, cfg.at) if is_on else say("digests.is-off"))


@router.button("weekday", role=Role.ADMIN, community_arg=True)
async def choose_weekday(request: Request) -> Reply:
    chosen = request.button_args[1]
    if chosen not in map(str, range(7)):
        raise Refusal("kit.expired")
    await digests.choose_weekday(request.work, request.community_id, int(chosen))
    return _chosen(request, weekday=int(chosen))


@router.button("hour", role=Role.ADMIN, community_arg=True)
async def choose_hour(request: Request) -> Reply:
    chosen = request.button_args[1]
    if chosen not in map(str, HOURS):
        raise Refusal("kit.expired")
    await digests.choose_hour(request.work, request.community_id, time(int(chosen)))
    return _chosen(request, at=time(int(chosen)))


def _chosen(request: Request, weekday: int | None = None, at: time | None = None) -> Reply:
    cfg = request.work.settings(digests.Settings, request.community_id)
    if not cfg.is_on:
        return Reply(say("digests.is-off"), _choices(request))
    return Reply(_told_when(cfg.weekday if weekday is None else weekday, at or cfg.at))


# --- One's own month ---


@router.command("letter")
async def letter(request: Request) -> Reply:
    """`/letter on` and `/letter off` anywhere; what one has chosen is told in private."""
    work, community_id, me = request.work, request.community_id, request.person.id
    await members.must_belong(work, community_id, me)
    words = request.args.casefold()
    if words in YES or preferences.is_off(words):
        return await _want(request, is_wanted=words in YES)
    if not request.is_private:
        return Reply(say("digests.letter-about"), [[_open_private(request)]])
    return _mine(request, is_wanted=await digests.is_wanted(work, community_id, me))


@router.start("letter", community_arg=True)
async def open_letter(request: Request) -> Reply:
    work, community_id, me = request.work, request.community_id, request.person.id
    await members.must_belong(work, community_id, me)
    return _mine(request, is_wanted=await digests.is_wanted(work, community_id, me))


def _open_private(request: Request) -> Button:
    return Button(say("digests.button-open"), url=request.deep_link(f"letter_{request.community_id}"))


@router.button("start", place=Place.PRIVATE, community_arg=True)
async def start(request: Request) -> Reply:
    return await _pressed(request, is_wanted=True)


@router.button("stop", place=Place.PRIVATE, community_arg=True)
async def stop(request: Request) -> Reply:
    return await _pressed(request, is_wanted=False)


async def _pressed(request: Request, *, is_wanted: bool) -> Reply:
    await members.must_belong(request.work, request.community_id, request.person.id)
    return await _want(request, is_wanted=is_wanted)


async def _want(request: Request, *, is_wanted: bool) -> Reply:
    work, me = request.work, request.person.id
    await digests.want(work, request.community_id, me, is_wanted=is_wanted)
    if request.is_private:
        return _mine(request, is_wanted=is_wanted)
    if is_wanted and not preferences.of(work, me).is_line_open:
        return Reply(say("digests.letter-line"), [[_open_private(request)]])
    return Reply(say("digests.letter-on" if is_wanted else "digests.letter-off"))


def _mine(request: Request, *, is_wanted: bool) -> Reply:
    text = say("digests.letter-on" if is_wanted else "digests.letter-off")
    name, label = ("stop", "digests.button-stop") if is_wanted else ("start", "digests.button-start")
    return Reply(text, [[_press(request, say(label), name)]])


def _press(request: Request, label: Text, name: str, *args: object) -> Button:
    return Button(label, press("digests", name, request.community_id, *args))
