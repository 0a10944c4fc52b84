"""/birthday: one's own, without a year, by taps or words; /birthdays: whose come; /wish: words for the day;
/birthdaysetup for admins."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from bot.features import birthdays, communities, members, preferences
from bot.features.birthdays import Awaited, Birthday, Calendar, Told, Unclear
from bot.kit.routing import Button, Document, Place, Reply, Request, Role, Router, id_in, press
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Refusal

router = Router()

HOURS = (7, 8, 9, 10, 12, 18)
GIFTS = (0, 10, 20, 50)
WISH_DAYS = (0, 3, 7, 14)
FILES = {"calendar": (birthdays.CALENDAR, "text/calendar"), "table": (birthdays.TABLE, "text/csv")}
HUSH = "🙊"
MONTH_NAMES, DAYS_IN_A_ROW = 12, 7
SOME_LEAP_YEAR = 2024  # so that 29 February can be shown


# --- One's own ---


@router.command("birthday")
async def birthday(request: Request) -> Reply:
    """A date that is said in the group is noted; what is known is shown in private only."""
    await _must_belong(request)
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
    await _must_belong(request)
    return await _view(request)


async def _change(request: Request, words: str) -> Reply:
    if preferences.is_off(words):
        await birthdays.forget(request.work, request.community_id, request.person.id)
        return Reply(say("birthdays.forgotten"))
    read = birthdays.read(words, request.work.now.year)
    if isinstance(read, Unclear):
        if not read.nearest:
            raise Refusal("birthdays.unclear", words=words[:40])
        rows = [[_press(request, _day(one), "day", *_as_args(one))] for one in read.nearest]
        asked = "birthdays.which-year" if read.is_odd_year else "birthdays.which"
        return Reply(say(asked, words=words[:40]), rows)
    return await _tell(request, read)


async def _tell(request: Request, one: Birthday) -> Reply:
    told = await birthdays.tell(request.work, request.community_id, request.person.id, one)
    text = say("birthdays.noted", day=_day(one), next=_next(told))
    if one.has_choice:
        return Reply(say("birthdays.leap", told=text), [_leap(request)])
    return Reply(text, _ways(request, is_public=told.is_public))


async def _view(request: Request) -> Reply:
    told = await birthdays.of(request.work, request.community_id, request.person.id)
    title = Name(communities.get(request.work, request.community_id).title)
    if told is None:
        months = [_press(request, _month(number), "month", number) for number in range(1, MONTH_NAMES + 1)]
        rows = [months[at : at + 3] for at in range(0, MONTH_NAMES, 3)]
        return Reply(say("birthdays.ask", community=title), rows)
    how = say("birthdays.is-public" if told.is_public else "birthdays.is-private")
    text = say("birthdays.yours", day=_day(told.birthday), next=_next(told), how=how, community=title)
    return Reply(text, _ways(request, is_public=told.is_public))


def _ways(request: Request, *, is_public: bool) -> list[list[Button]]:
    other = ("private", "birthdays.button-private") if is_public else ("public", "birthdays.button-public")
    return [
        [_press(request, say(other[1]), "show", other[0])],
        [
            _press(request, say("birthdays.button-change"), "change"),
            _press(request, say("birthdays.button-forget"), "off"),
        ],
    ]


@router.button("month", place=Place.PRIVATE, community_arg=True)
async def month(request: Request) -> Reply:
    """Its days, to be tapped."""
    await _must_belong(request)
    number = id_in(request.button_args[1])
    days = [day for day in range(1, 32) if birthdays.is_real(Birthday(number, day))]
    if not days:
        raise Refusal("kit.expired")
    buttons = [_press(request, say("birthdays.number", number=day), "day", number, day) for day in days]
    rows = [buttons[at : at + DAYS_IN_A_ROW] for at in range(0, len(buttons), DAYS_IN_A_ROW)]
    rows.append([_press(request, say("birthdays.button-back"), "change")])
    return Reply(say("birthdays.which-day", month=_month(number)), rows, edit=True)


@router.button("day", place=Place.PRIVATE, community_arg=True)
async def day(request: Request) -> Reply:
    await _must_belong(request)
    _, number, of_month, calendar, *_ = (*request.button_args, "", "", "")
    sign = -1 if number.startswith("-") else 1
    kind = Calendar.LUNAR if calendar == Calendar.LUNAR else Calendar.SOLAR
    one = Birthday(sign * id_in(number.removeprefix("-")), id_in(of_month), kind)
    if not birthdays.is_real(one):
        raise Refusal("kit.expired")
    return replace(await _tell(request, one), edit=True)


def _leap(request: Request) -> list[Button]:
    return [_press(request, say(f"birthdays.button-{leap}"), "leap", leap) for leap in ("feb28", "mar1")]


@router.button("leap", place=Place.PRIVATE, community_arg=True)
async def leap(request: Request) -> Reply:
    await _must_belong(request)
    told = await birthdays.of(request.work, request.community_id, request.person.id)
    if told is None or not told.birthday.has_choice:
        raise Refusal("kit.expired")
    chosen: Any = "mar1" if request.button_args[1] == "mar1" else "feb28"
    await birthdays.tell(request.work, request.community_id, request.person.id, replace(told.birthday, leap=chosen))
    return replace(await _view(request), edit=True)


@router.button("show", place=Place.PRIVATE, community_arg=True)
async def show(request: Request) -> Reply:
    await _must_belong(request)
    is_public = request.button_args[1] == "public"
    await birthdays.show(request.work, request.community_id, request.person.id, is_public=is_public)
    return replace(await _view(request), edit=True)


@router.button("change", place=Place.PRIVATE, community_arg=True)
async def change(request: Request) -> Reply:
    await _must_belong(request)
    months = [_press(request, _month(number), "month", number) for number in range(1, MONTH_NAMES + 1)]
    rows = [months[at : at + 3] for at in range(0, MONTH_NAMES, 3)]
    title = Name(communities.get(request.work, request.community_id).title)
    return Reply(say("birthdays.ask", community=title), rows, edit=True)


@router.button("off", place=Place.PRIVATE, community_arg=True)
async def off(request: Request) -> Reply:
    await _must_belong(request)
    await birthdays.forget(request.work, request.community_id, request.person.id)
    return Reply(say("birthdays.forgotten"), edit=True)


# --- Everybody's ---


@router.command("birthdays")
async def coming(request: Request) -> Reply:
    await _must_belong(request)
    found = await birthdays.coming(request.work, request.community_id)
    if not found:
        return Reply(say("birthdays.coming-none"))
    told = [say("birthdays.coming-line", day=day, name=name) for day, name in found]
    text = say("birthdays.coming", lines=lines(told))
    cfg = request.work.settings(birthdays.Settings, request.community_id)
    return Reply(say("birthdays.coming-wish", told=text) if cfg.is_on and cfg.wish_days else text)


# --- Wishes for the day ---


@router.command("wish")
async def wish(request: Request) -> Reply:
    """Said in the group, it is answered in private, or by a sign: the less is read there, the more it stays a
    surprise."""
    await _must_belong(request)
    if request.is_private:
        return await _wish(request)
    has_line = preferences.of(request.work, request.person.id).is_line_open
    if not request.args:
        if has_line:
            return replace(await _wishes(request), private=True)
        link = Button(say("birthdays.open-private"), url=request.deep_link(f"wish_{request.community_id}"))
        return Reply(say("birthdays.wish-how"), [[link]])
    if not has_line:
        await _wish(request)
        return Reply(react=HUSH)
    try:
        reply = await _wish(request)
    except Refusal as no:
        return Reply(no.text, private=True)
    assert reply.text is not None  # noqa: S101
    told = say("birthdays.told", lines=lines([reply.text, say("birthdays.wish-next-time")]))
    return replace(reply, text=told, private=True)


@router.start("wish", community_arg=True)
async def start_wishing(request: Request) -> Reply:
    await _must_belong(request)
    return await _wishes(request)


async def _wish(request: Request) -> Reply:
    if not request.args:
        return await _wishes(request)
    work, community_id, member_id = request.work, request.community_id, request.person.id
    to_id, words = await _whom(request)
    if preferences.is_off(words):
        name = await birthdays.take_back(work, community_id, member_id, to_id)
        return Reply(say("birthdays.wish-taken-back", name=name))
    kept = await birthdays.wish(work, community_id, member_id, to_id, words)
    text = say("birthdays.wish-kept", day=kept.day, name=kept.name, words=kept.wish)
    return Reply(text, [[_unwish(request, kept)]])


async def _whom(request: Request) -> tuple[int, str]:
    """Who is named, by @ or in private as the list has it; else whoever wrote the message that is answered."""
    name, words = birthdays.read_username(request.args)
    if name:
        found = await members.of_usernames(request.work, request.community_id, [name])
        if name not in found:
            raise Refusal("birthdays.wish-unknown", name=f"@{name}")
        return found[name], words
    if request.replied_person is not None and not request.replied_person.is_bot:
        return request.replied_person.id, request.args
    there = await birthdays.awaited(request.work, request.community_id, request.person.id)
    read = birthdays.read_name(request.args, [one.name for one in there])
    if read is None:
        raise Refusal("birthdays.wish-how")
    return there[read[0]].member_id, read[1]


async def _wishes(request: Request) -> Reply:
    found = await birthdays.awaited(request.work, request.community_id, request.person.id)
    if not found:
        cfg = request.work.settings(birthdays.Settings, request.community_id)
        return Reply(say("birthdays.wishes-none", days=cfg.wish_days))
    rows = [[_unwish(request, one)] for one in found if one.wish]
    return Reply(say("birthdays.wishes", lines=lines(map(_awaited, found))), rows)


def _awaited(one: Awaited) -> Text:
    if one.day is None:
        return say("birthdays.awaited-moved", name=one.name, words=one.wish, day=one.last_on)
    if one.wish:
        return say("birthdays.awaited-wished", day=one.day, name=one.name, words=one.wish)
    return say("birthdays.awaited", day=one.day, name=one.name)


def _unwish(request: Request, one: Awaited) -> Button:
    return _press(request, say("birthdays.button-unwish", name=one.name), "unwish", one.member_id)


@router.button("unwish", place=Place.PRIVATE, community_arg=True)
async def unwish(request: Request) -> Reply:
    await _must_belong(request)
    to_id = id_in(request.button_args[1])
    name = await birthdays.take_back(request.work, request.community_id, request.person.id, to_id)
    return Reply(say("birthdays.wish-taken-back", name=name), edit=True)


# --- For admins ---


@router.command("birthdaysetup", role=Role.ADMIN, place=Place.GROUP)
async def setup(request: Request) -> Reply:
    return _setup(request)


def _setup(request: Request) -> Reply:
    cfg = request.work.settings(birthdays.Settings, request.community_id)
    state = say("birthdays.setup-off")
    if cfg.is_on:
        picture = say("birthdays.setup-card") if cfg.has_card else say("birthdays.setup-no-card")
        greeted = say("birthdays.setup-on", at=cfg.at, gift=cfg.gift)
        state = say(
            "birthdays.told", lines=lines([greeted, say("birthdays.setup-wishes", days=cfg.wish_days), picture])
        )
    turn = ("birthdays.button-turn-off", 0) if cfg.is_on else ("birthdays.button-turn-on", 1)
    hours = [_press(request, say("birthdays.button-hour", at=time(hour)), "set", "at", hour) for hour in HOURS]
    gifts = [_press(request, say("birthdays.button-gift", points=gift), "set", "gift", gift) for gift in GIFTS]
    wishes = [_press(request, say("birthdays.button-wishes", days=days), "set", "wishes", days) for days in WISH_DAYS]
    card = ("birthdays.button-no-card", 0) if cfg.has_card else ("birthdays.button-card", 1)
    last = [_press(request, say(card[0]), "set", "card", card[1]), _press(request, say(turn[0]), "set", "on", turn[1])]
    rows = [hours[:3], hours[3:], gifts, wishes[:2], wishes[2:], last]
    files = Button(say("birthdays.button-files"), url=request.deep_link(f"birthdayfiles_{request.community_id}"))
    return Reply(say("birthdays.setup", state=state), [*rows, [files]])


@router.start("birthdayfiles", role=Role.ADMIN, community_arg=True)
async def start_files(request: Request) -> Reply:
    title = Name(communities.get(request.work, request.community_id).title)
    row = [_press(request, say(f"birthdays.button-{kind}"), "file", kind) for kind in FILES]
    return Reply(say("birthdays.files", community=title), [row])


@router.button("file", role=Role.ADMIN, place=Place.PRIVATE, community_arg=True)
async def file(request: Request) -> Reply:
    if (kind := request.button_args[1]) not in FILES:
        raise Refusal("kit.expired")
    ending, media_type = FILES[kind]
    content, count = await birthdays.file(request.work, request.community_id, ending)
    title = Name(communities.get(request.work, request.community_id).title)
    document = Document(f"birthdays{ending}", content.encode(), media_type)
    return Reply(say("birthdays.file", community=title, count=count), document=document)


@router.button("set", role=Role.ADMIN, community_arg=True)
async def choose(request: Request) -> Reply:
    key, value = request.button_args[1], request.button_args[2]
    number = id_in(value)
    if key == "at" and number in HOURS:
        await birthdays.choose(request.work, request.community_id, "at", time(number).isoformat("minutes"))
    elif key == "gift" and number in GIFTS:
        await birthdays.choose(request.work, request.community_id, "gift", number)
    elif key == "wishes" and number in WISH_DAYS:
        await birthdays.choose(request.work, request.community_id, "wish_days", number)
    elif key == "card" and value in ("0", "1"):
        await birthdays.choose(request.work, request.community_id, "has_card", value == "1")
    elif key == "on" and value in ("0", "1"):
        await birthdays.choose(request.work, request.community_id, "is_on", value == "1")
    else:
        raise Refusal("kit.expired")
    return Reply(say("birthdays.chosen"), edit=True)


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


def _press(request: Request, label: Text, name: str, *args: object) -> Button:
    return Button(label, press("birthdays", name, request.community_id, *args))


async def _must_belong(request: Request) -> None:
    await members.must_belong(request.work, request.community_id, request.person.id)
