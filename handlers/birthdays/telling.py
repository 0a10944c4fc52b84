"""/birthday: one's own, without a year, by taps or words; /birthdays: whose come."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from bot.features import birthdays, communities, members, preferences
from bot.features.birthdays import Birthday, Calendar, Told, Unclear, Visibility
from bot.kit.routing import Button, Place, Reply, Request, Router, id_in, press
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Refusal

router = Router()

MONTH_NAMES, DAYS_IN_A_ROW, HOURS_IN_A_ROW = 12, 7, 6
SOME_LEAP_YEAR = 2024  # so that 29 February can be shown


# --- One's own ---


@router.command("birthday")
async def birthday(request: Request) -> Reply:
    """A date that is said in the group is noted; what is known is shown in private only."""
    await must_belong(request)
    if request.args:
        reply = await _change(request, request.args)
        return reply if request.is_private else replace(reply, buttons=())
    if request.is_private:
        return await _view(request)
    if preferences.of(request.work, request.person.id).is_line_open:
        return replace(await _view(request), private=True)
    link = Button(say("birthdays.open-private"), url=request.deep_link(f"birthday_{request.community_id}"))
    return Reply(say("birthdays.only-in-private"), [[link]])


@router.start("birthday", community_arg=True)
async def start(request: Request) -> Reply:
    await must_belong(request)
    return await _view(request)


async def _change(request: Request, words: str) -> Reply:
    if preferences.is_off(words):
        await birthdays.forget(request.work, request.community_id, request.person.id)
        return Reply(say("birthdays.forgotten"))
    read = birthdays.read(words, request.work.now.year)
    if isinstance(read, Unclear):
        if not read.nearest:
            raise Refusal("birthdays.unclear", words=words[:40])
        rows = [[pressing(request, _day(one), "day", *_as_args(one))] for one in read.nearest]
        asked = "birthdays.which-year" if read.is_odd_year else "birthdays.which"
        return Reply(say(asked, words=words[:40]), rows)
    return await _tell(request, read)


async def _tell(request: Request, one: Birthday) -> Reply:
    told = await birthdays.tell(request.work, request.community_id, request.person.id, one)
    text = say("birthdays.noted", day=_day(one), next=_next(told))
    if one.has_choice:
        return Reply(say("birthdays.leap", told=text), [_leap(request)])
    return Reply(text, _ways(request, told.visibility))


async def _view(request: Request) -> Reply:
    told = await birthdays.of(request.work, request.community_id, request.person.id)
    title = Name(communities.get(request.work, request.community_id).title)
    if told is None:
        months = [pressing(request, _month(number), "month", number) for number in range(1, MONTH_NAMES + 1)]
        rows = [months[at : at + 3] for at in range(0, MONTH_NAMES, 3)]
        return Reply(say("birthdays.ask", community=title), rows)
    how = say(f"birthdays.is-{told.visibility}")
    if told.hour is not None:
        how = say("birthdays.told", lines=lines([how, say("birthdays.at-hour", at=time(told.hour))]))
    text = say("birthdays.yours", day=_day(told.birthday), next=_next(told), how=how, community=title)
    return Reply(text, _ways(request, told.visibility))


def _ways(request: Request, visibility: Visibility) -> list[list[Button]]:
    others = [one for one in Visibility if one is not visibility]
    return [
        [pressing(request, say(f"birthdays.button-{one}"), "show", one) for one in others],
        [pressing(request, say("birthdays.button-hours"), "hours")],
        [
            pressing(request, say("birthdays.button-change"), "change"),
            pressing(request, say("birthdays.button-forget"), "off"),
        ],
    ]


@router.button("month", place=Place.PRIVATE, community_arg=True)
async def month(request: Request) -> Reply:
    """Its days, to be tapped."""
    await must_belong(request)
    number = id_in(request.button_args[1])
    days = [day for day in range(1, 32) if birthdays.is_real(Birthday(number, day))]
    if not days:
        raise Refusal("kit.expired")
    buttons = [pressing(request, say("birthdays.number", number=day), "day", number, day) for day in days]
    rows = [buttons[at : at + DAYS_IN_A_ROW] for at in range(0, len(buttons), DAYS_IN_A_ROW)]
    rows.append([pressing(request, say("birthdays.button-back"), "change")])
    return Reply(say("birthdays.which-day", month=_month(number)), rows, edit=True)


@router.button("day", place=Place.PRIVATE, community_arg=True)
async def day(request: Request) -> Reply:
    await must_belong(request)
    _, number, of_month, calendar, *_ = (*request.button_args, "", "", "")
    sign = -1 if number.startswith("-") else 1
    kind = Calendar.LUNAR if calendar == Calendar.LUNAR else Calendar.SOLAR
    one = Birthday(sign * id_in(number.removeprefix("-")), id_in(of_month), kind)
    if not birthdays.is_real(one):
        raise Refusal("kit.expired")
    return replace(await _tell(request, one), edit=True)


def _leap(request: Request) -> list[Button]:
    return [pressing(request, say(f"birthdays.button-{leap}"), "leap", leap) for leap in ("feb28", "mar1")]


@router.button("leap", place=Place.PRIVATE, community_arg=True)
async def leap(request: Request) -> Reply:
    await must_belong(request)
    told = await birthdays.of(request.work, request.community_id, request.person.id)
    if told is None or not told.birthday.has_choice:
        raise Refusal("kit.expired")
    chosen: Any = "mar1" if request.button_args[1] == "mar1" else "feb28"
    await birthdays.tell(request.work, request.community_id, request.person.id, replace(told.birthday, leap=chosen))
    return replace(await _view(request), edit=True)


@router.button("show", place=Place.PRIVATE, community_arg=True)
async def show(request: Request) -> Reply:
    await must_belong(request)
    if (chosen := request.button_args[1]) not in tuple(Visibility):
        raise Refusal("kit.expired")
    await birthdays.show(request.work, request.community_id, request.person.id, Visibility(chosen))
    return replace(await _view(request), edit=True)


@router.button("hours", place=Place.PRIVATE, community_arg=True)
async def hours(request: Request) -> Reply:
    """Of the group's clock, to be tapped; or its own hour."""
    await must_belong(request)
    buttons = [pressing(request, say("birthdays.button-hour", at=time(one)), "hour", one) for one in range(24)]
    rows = [buttons[at : at + HOURS_IN_A_ROW] for at in range(0, 24, HOURS_IN_A_ROW)]
    at = request.work.settings(birthdays.Settings, request.community_id).at
    rows.append([pressing(request, say("birthdays.button-group-hour", at=at), "hour", "group")])
    title = Name(communities.get(request.work, request.community_id).title)
    return Reply(say("birthdays.which-hour", community=title), rows, edit=True)


@router.button("hour", place=Place.PRIVATE, community_arg=True)
async def hour(request: Request) -> Reply:
    await must_belong(request)
    chosen = request.button_args[1]
    if chosen != "group" and not (chosen.isascii() and chosen.isdecimal()):
        raise Refusal("kit.expired")
    number = None if chosen == "group" else id_in(chosen)
    await birthdays.choose_hour(request.work, request.community_id, request.person.id, number)
    return replace(await _view(request), edit=True)


@router.button("present", community_arg=True)
async def present(request: Request) -> Reply:
    """Shown to nobody but whoever it is for, though the button is there for all."""
    await must_belong(request)
    coupon = await birthdays.present_of(request.work, request.community_id, request.person.id)
    if coupon is None:
        raise Refusal("birthdays.no-present")
    text = birthdays.told_of(coupon)
    if preferences.of(request.work, request.person.id).is_line_open:
        return Reply(text, private=True)
    return Reply(toast=text, alert=True)


@router.button("change", place=Place.PRIVATE, community_arg=True)
async def change(request: Request) -> Reply:
    await must_belong(request)
    months = [pressing(request, _month(number), "month", number) for number in range(1, MONTH_NAMES + 1)]
    rows = [months[at : at + 3] for at in range(0, MONTH_NAMES, 3)]
    title = Name(communities.get(request.work, request.community_id).title)
    return Reply(say("birthdays.ask", community=title), rows, edit=True)


@router.button("off", place=Place.PRIVATE, community_arg=True)
async def off(request: Request) -> Reply:
    await must_belong(request)
    await birthdays.forget(request.work, request.community_id, request.person.id)
    return Reply(say("birthdays.forgotten"), edit=True)


# --- Everybody's ---


@router.command("birthdays")
async def coming(request: Request) -> Reply:
    await must_belong(request)
    found = await birthdays.coming(request.work, request.community_id)
    if not found:
        return Reply(say("birthdays.coming-none"))
    told = [say("birthdays.coming-line", day=day, name=name) for day, name in found]
    text = say("birthdays.coming", lines=lines(told))
    cfg = request.work.settings(birthdays.Settings, request.community_id)
    return Reply(say("birthdays.coming-wish", told=text) if cfg.is_on and cfg.wish_days else text)


# --- Steps ---


def _day(one: Birthday) -> Text:
    if one.calendar is Calendar.LUNAR:
        key = "birthdays.lunar-leap" if one.month < 0 else "birthdays.lunar"
        return say(key, month=abs(one.month), day=one.day)
    return say("birthdays.solar", day=date(SOME_LEAP_YEAR, one.month, one.day))


def _next(told: Told) -> Text | str:
    """Where the day alone does not tell it."""
    if told.is_put_off:
        return say("birthdays.falls-in", year=str(told.next_on.year))
    is_moving = told.birthday.calendar is Calendar.LUNAR or told.birthday.has_choice
    return say("birthdays.falls", day=told.next_on) if is_moving else ""


def _month(number: int) -> Text:
    return say("birthdays.month", number=number)


def _as_args(one: Birthday) -> tuple[object, ...]:
    return one.month, one.day, one.calendar.value


def pressing(request: Request, label: Text, name: str, *args: object) -> Button:
    return Button(label, press("birthdays", name, request.community_id, *args))


async def must_belong(request: Request) -> None:
    await members.must_belong(request.work, request.community_id, request.person.id)
