"""/vacation; and for admins /excuse and /streakpolicy: the days that need no check-in, and what mends a streak."""

from datetime import date
from typing import Any

from bot.features import checkins, excuses, members, preferences
from bot.features.excuses import Excuse
from bot.kit.routing import Button, Place, Reply, Request, Role, Router, id_in, press
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Refusal

router = Router()

HELD = (0, 1, 2, 3)  # freezes to choose from
EVERY = (5, 7, 10, 14, 30)  # days in a row, that earn one
HOURS = (0, 10, 12, 18, 24)
PRICES = (0, 5, 10, 20, 50)


# --- Vacations ---


@router.command("vacation")
async def vacation(request: Request) -> Reply:
    await _must_belong(request)
    work, community_id, member_id = request.work, request.community_id, request.person.id
    if not request.args:
        return await _vacations(request)
    if preferences.is_off(request.args):
        for first, _ in await excuses.vacations_of(work, community_id, member_id):
            await excuses.come_back(work, community_id, member_id, first)
        return await _vacations(request)
    first, last = await excuses.leave(work, community_id, member_id, request.args)
    return Reply(
        say("excuses.vacation-noted", name=Name(request.person.name), days=_days(request, first, last)),
        [[_back_button(request, first, say("excuses.button-cancel"))]],
    )


@router.button("back", community_arg=True)
async def back(request: Request) -> Reply:
    _, member_id, first = (*request.button_args, "", "", "")[:3]
    if member_id != str(request.person.id):
        raise Refusal("kit.not-yours")
    await excuses.come_back(request.work, request.community_id, request.person.id, _day(first))
    reply = await _vacations(request)
    return Reply(reply.text, reply.buttons, edit=True)


async def _vacations(request: Request) -> Reply:
    name = Name(request.person.name)
    found = await excuses.vacations_of(request.work, request.community_id, request.person.id)
    if not found:
        return Reply(say("excuses.vacation-none", name=name))
    listed = lines(say("excuses.vacation-line", days=_days(request, first, last)) for first, last in found)
    buttons = [
        [_back_button(request, first, say("excuses.button-cancel-one", days=_days(request, first, last)))]
        for first, last in found[:8]
    ]
    return Reply(say("excuses.vacations", name=name, vacations=listed), buttons)


def _back_button(request: Request, first: date, label: Text) -> Button:
    return Button(label, press("excuses", "back", request.community_id, request.person.id, first.isoformat()))


def _days(request: Request, first: date, last: date) -> Text:
    """A day without a year is one of this year."""
    this_year = request.work.now.year
    shown = [
        day if day.year == this_year else say("excuses.of-year", day=day, year=str(day.year)) for day in (first, last)
    ]
    return (
        say("excuses.one-day", first=shown[0]) if first == last else say("excuses.days", first=shown[0], last=shown[1])
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refusal("kit.expired") from None


# --- Excused days ---


@router.command("excuse", role=Role.ADMIN, place=Place.GROUP)
async def excuse(request: Request) -> Reply:
    """Shows first whom it concerns."""
    work, community_id = request.work, request.community_id
    if not request.args:
        return await _excuses(request)
    ids, words = await excuses.named_in(work, community_id, request.args)
    if request.replied_person and not request.replied_person.is_bot:
        ids.add(request.replied_person.id)
    shown = await excuses.propose(work, community_id, request.person.id, words, ids)
    concerned = await checkins.count_concerned(work, community_id, shown.day, ids)
    about: dict[str, Any] = {"day": shown.day, "concerned": concerned, "reason": _reason(shown)}
    if ids:
        text = say("excuses.ask-some", **about, names=await _names(request, shown))
    else:
        text = say("excuses.ask-all", **about, members=await members.present_count(work, community_id))
    buttons = [
        Button(say("excuses.button-do"), press("excuses", "do", shown.number)),
        Button(say("excuses.button-leave"), press("excuses", "leave", shown.number)),
    ]
    return Reply(text, [buttons])


@router.button("do", role=Role.ADMIN, place=Place.GROUP)
async def do(request: Request) -> Reply:
    done = await excuses.excuse(request.work, request.community_id, id_in(request.button_args[0]))
    button = Button(say("excuses.button-take-back"), press("excuses", "undo", done.number))
    return Reply(await _told(request, done, "done"), [[button]], edit=True)


@router.button("leave", role=Role.ADMIN, place=Place.GROUP)
async def leave(request: Request) -> Reply:
    shown = await excuses.find(request.work, request.community_id, id_in(request.button_args[0]))
    if shown.stands:
        raise Refusal("excuses.excuse-done")
    return Reply(say("excuses.left", day=shown.day), edit=True)


@router.button("undo", role=Role.ADMIN, place=Place.GROUP)
async def undo(request: Request) -> Reply:
    undone = await excuses.take_back(request.work, request.community_id, id_in(request.button_args[0]))
    return Reply(await _told(request, undone, "undone"), edit=True)


async def _told(request: Request, told: Excuse, what: str) -> Text:
    whom = "some" if told.member_ids else "all"
    names = await _names(request, told) if told.member_ids else ""
    return say(f"excuses.{what}-{whom}", day=told.day, reason=_reason(told), names=names)


async def _names(request: Request, told: Excuse) -> Text | Name:
    names = await members.names(request.work, told.member_ids)
    first, *others = (names[one] for one in told.member_ids)
    listed: Name | Text = first
    for other in others:
        listed = say("excuses.names", names=listed, name=other)
    return listed


def _reason(told: Excuse) -> Text | str:
    return say("excuses.because", reason=told.reason) if told.reason else ""


async def _excuses(request: Request) -> Reply:
    found = await excuses.excuses_of(request.work, request.community_id)
    if not found:
        return Reply(say("excuses.excuses-none"))
    listed = lines([await _told(request, one, "listed") for one in found])
    buttons = [
        [Button(say("excuses.button-take-back-day", day=one.day), press("excuses", "undo", one.number))]
        for one in found
    ]
    return Reply(say("excuses.excuses", excuses=listed), buttons)


# --- The policy of a community ---


@router.command("streakpolicy", role=Role.ADMIN, place=Place.GROUP)
async def policy(request: Request) -> Reply:
    return await _policy(request)


@router.button("rest", role=Role.ADMIN, place=Place.GROUP)
async def choose_rest(request: Request) -> Reply:
    weekday, rests = _number(request, 0, range(7)), _number(request, 1, (0, 1))
    await excuses.choose_rest_day(request.work, request.community_id, weekday, rests=bool(rests))
    return await _policy(request, edit=True)


@router.button("freezes", role=Role.ADMIN, place=Place.GROUP)
async def choose_freezes(request: Request) -> Reply:
    chosen, by = _number(request, 0, HELD), request.person.id
    await checkins.choose_freezes(request.work, request.community_id, chosen, changed_by_id=by)
    return await _policy(request, edit=True, freezes=chosen)


@router.button("every", role=Role.ADMIN, place=Place.GROUP)
async def choose_every(request: Request) -> Reply:
    chosen, by = _number(request, 0, EVERY), request.person.id
    await checkins.choose_freezes(request.work, request.community_id, every_days=chosen, changed_by_id=by)
    return await _policy(request, edit=True, freeze_every_days=chosen)


@router.button("until", role=Role.ADMIN, place=Place.GROUP)
async def choose_until(request: Request) -> Reply:
    chosen = _number(request, 0, HOURS)
    await checkins.choose_makeup(request.work, request.community_id, until_hour=chosen)
    return await _policy(request, edit=True, makeup_until_hour=chosen)


@router.button("price", role=Role.ADMIN, place=Place.GROUP)
async def choose_price(request: Request) -> Reply:
    chosen = _number(request, 0, PRICES)
    await checkins.choose_makeup(request.work, request.community_id, price=chosen)
    return await _policy(request, edit=True, makeup_price=chosen)


def _number(request: Request, index: int, allowed: Any) -> int:
    """What a button carries, if it is one of ours."""
    text = request.button_args[index]
    if not text.isascii() or not text.isdigit() or int(text[:4]) not in allowed:
        raise Refusal("kit.expired")
    return int(text[:4])


async def _policy(request: Request, *, edit: bool = False, **chosen: int) -> Reply:
    """What stands, and the ways to change it; `chosen` is known to all after the commit only."""
    work, community_id = request.work, request.community_id
    cfg = work.settings(checkins.Settings, community_id).model_copy(update=chosen)
    rests = await excuses.rest_days_of(work, community_id)
    days = [
        Button(
            say("excuses.weekday-rest" if day in rests else "excuses.weekday", weekday=day),
            press("excuses", "rest", day, int(day not in rests)),
        )
        for day in range(7)
    ]
    text = say(
        "excuses.policy",
        rest=_rest(sorted(rests)),
        freezes=say("excuses.policy-freezes", freezes=cfg.freezes, every=cfg.freeze_every_days),
        makeup=say("excuses.policy-makeup", hour=cfg.makeup_until_hour, price=cfg.makeup_price),
    )
    rows = [days[:4], days[4:], [_choice("freezes", one, cfg.freezes) for one in HELD]]
    if cfg.freezes:
        rows.append([_choice("every", one, cfg.freeze_every_days) for one in EVERY])
    rows.append([_choice("until", one, cfg.makeup_until_hour) for one in HOURS])
    if cfg.makeup_until_hour:
        rows.append([_choice("price", one, cfg.makeup_price) for one in PRICES])
    return Reply(text, rows, edit=edit)


def _choice(what: str, value: int, chosen: int) -> Button:
    label = say(f"excuses.button-{what}", value=value)
    return Button(say("excuses.chosen", what=label) if value == chosen else label, press("excuses", what, value))


def _rest(weekdays: list[int]) -> Text:
    if not weekdays:
        return say("excuses.policy-rest-none")
    listed = say("excuses.weekday", weekday=weekdays[0])
    for one in weekdays[1:]:
        listed = say("excuses.names", names=listed, name=say("excuses.weekday", weekday=one))
    return say("excuses.policy-rest", weekdays=listed)


async def _must_belong(request: Request) -> None:
    if request.is_private:
        await members.must_belong(request.work, request.community_id, request.person.id)
