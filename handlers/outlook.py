"""/outlook: what will be said in a group in the next two weeks; admins skip or move it, in private."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.features import communities, outlook, preferences, times
from bot.features.outlook import Line
from bot.kit.routing import Button, Place, Reply, Request, Role, Router, id_in, press
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Refusal

router = Router()

AT_ONCE = 10  # lines shown
LATER = (1, 3, 24)  # hours
SOONER = 1  # hour


@router.command("outlook", role=Role.ADMIN, place=Place.GROUP)
async def show_in_group(request: Request) -> Reply:
    if preferences.of(request.work, request.person.id).is_line_open:
        return replace(await _page(request, 0), private=True)
    link = Button(say("outlook.open"), url=request.deep_link(f"outlook_{request.community_id}"))
    return Reply(say("outlook.in-private"), [[link]])


@router.start("outlook", role=Role.ADMIN, community_arg=True)
async def show(request: Request) -> Reply:
    return await _page(request, 0)


@router.button("page", role=Role.ADMIN, place=Place.PRIVATE, community_arg=True)
async def turn_page(request: Request) -> Reply:
    return replace(await _page(request, _number(request.button_args[1])), edit=True)


async def _page(request: Request, first: int) -> Reply:
    community = communities.get(request.work, request.community_id)
    found = await outlook.lines(request.work, community.id)
    shown = found[first : first + AT_ONCE]
    crowded = await outlook.crowded(request.work, community.id, found)
    if not shown:
        return Reply(say("outlook.none", community=Name(community.title)))
    turns = []
    if first:
        turns.append(_press(request, say("outlook.button-earlier"), "page", max(first - AT_ONCE, 0)))
    if first + AT_ONCE < len(found):
        turns.append(_press(request, say("outlook.button-later"), "page", first + AT_ONCE))
    numbers = [
        _press(request, say("outlook.button-number", number=number), "one", line.token, first)
        for number, line in enumerate(shown, 1)
    ]
    dated = [line for line in found if line.coming.has_hour]
    last = _local((dated or found)[-1], community.zone).date()
    text = say(
        "outlook.shown", community=Name(community.title), until=last,
        zone=community.zone, lines=lines(_told(shown, community.zone, crowded)),
    )  # fmt: skip
    measure = Button(say("attention.button-budget"), press("attention", "budget", community.id))
    return Reply(text, [row for row in (numbers[:5], numbers[5:], turns, [measure] if crowded else ()) if row])


def _told(shown: Sequence[Line], zone: ZoneInfo, crowded: Mapping[date, int]) -> Iterator[Text]:
    """Day by day, and marked a day that is more than the group wants; last what comes at hours that are not ours to
    know."""
    day: date | None = None
    for number, line in enumerate(shown, 1):
        at, what = _local(line, zone), line.coming.what
        if not line.coming.has_hour:
            if day is None or line is shown[0] or shown[number - 2].coming.has_hour:
                yield say("outlook.own-hours")
            day = at.date()
            yield say("outlook.line-own", number=number, what=what)
            continue
        if at.date() != day:
            day = at.date()
            yield (
                say("outlook.day-full", day=day, count=crowded[day]) if day in crowded else say("outlook.day", day=day)
            )
        key = "outlook.line-skipped" if line.is_skipped else "outlook.line-moved" if line.until else "outlook.line"
        yield say(key, number=number, at=at.time(), what=what)


@router.button("one", role=Role.ADMIN, place=Place.PRIVATE, community_arg=True)
async def show_one(request: Request) -> Reply:
    line = await outlook.find(request.work, request.community_id, request.button_args[1])
    return _one(request, line)


@router.button("skip", role=Role.ADMIN, place=Place.PRIVATE, community_arg=True)
async def skip(request: Request) -> Reply:
    wanted = request.button_args[1]
    return _one(request, await outlook.skip(request.work, request.community_id, wanted, request.person.id))


@router.button("later", role=Role.ADMIN, place=Place.PRIVATE, community_arg=True)
async def postpone(request: Request) -> Reply:
    wanted, hours = request.button_args[1], _number(request.button_args[3])
    if hours not in LATER:
        raise Refusal("kit.expired")
    line = await outlook.postpone(request.work, request.community_id, wanted, hours, request.person.id)
    return _one(request, line)


@router.button("sooner", role=Role.ADMIN, place=Place.PRIVATE, community_arg=True)
async def bring_forward(request: Request) -> Reply:
    line = await outlook.postpone(
        request.work, request.community_id, request.button_args[1], -SOONER, request.person.id
    )
    return _one(request, line)


@router.button("at", role=Role.ADMIN, place=Place.PRIVATE, community_arg=True)
async def move(request: Request) -> Reply:
    """To one of the times that may have been meant."""
    at = datetime.fromtimestamp(min(id_in(request.button_args[3]), 1 << 35), UTC)
    line = await outlook.move(request.work, request.community_id, request.button_args[1], at, request.person.id)
    await outlook.never_mind(request.work, request.person.id)
    return _one(request, line)


@router.button("ask", role=Role.ADMIN, place=Place.PRIVATE, community_arg=True)
async def ask(request: Request) -> Reply:
    wanted, page = request.button_args[1], _number(request.button_args[2])
    line = await outlook.ask(request.work, request.community_id, request.person.id, wanted, page)
    return Reply(say("outlook.when", what=line.coming.what), [[_never_mind(request, line, page)]], edit=True)


@router.button("unask", role=Role.ADMIN, place=Place.PRIVATE, community_arg=True)
async def never_mind(request: Request) -> Reply:
    await outlook.never_mind(request.work, request.person.id)
    return _one(request, await outlook.find(request.work, request.community_id, request.button_args[1]))


@router.words(outlook.hears, role=Role.ADMIN, place=Place.PRIVATE, whose=outlook.asked_by)
async def hear(request: Request) -> Reply | None:
    found = await outlook.answer(request.work, request.community_id, request.person.id, request.words)
    if found is None:
        return None
    if found.why is None:
        return replace(_card(request, found.line, found.page), edit=False)
    zone = communities.get(request.work, request.community_id).zone
    today = request.work.now.astimezone(zone).date()
    perhaps = []
    for one in found.nearest:
        at = times.first_of(one, zone, request.work.now)
        if at is not None:
            label, epoch = times.in_words(one, today), int(at.timestamp())
            perhaps.append([_press(request, label, "at", found.line.token, found.page, epoch)])
    return Reply(say("outlook.ask-again", why=found.why), [*perhaps, [_never_mind(request, found.line, found.page)]])


def _never_mind(request: Request, line: Line, page: int) -> Button:
    return _press(request, say("outlook.button-never-mind"), "unask", line.token, page)


@router.button("restore", role=Role.ADMIN, place=Place.PRIVATE, community_arg=True)
async def restore(request: Request) -> Reply:
    return _one(request, await outlook.restore(request.work, request.community_id, request.button_args[1]))


def _one(request: Request, line: Line) -> Reply:
    return _card(request, line, _number(request.button_args[2]))


def _card(request: Request, line: Line, first: int) -> Reply:
    """One line: when, to whom and why, and what can be done about it."""
    coming, zone = line.coming, communities.get(request.work, request.community_id).zone
    at = _local(line, zone)
    key = "outlook.one-skipped" if line.is_skipped else "outlook.one-moved" if line.until else "outlook.one"
    rows = _changes(request, line, zone, first) if coming.key else []
    rows.append([_press(request, say("outlook.button-back"), "page", first)])
    when = say(key, day=at.date(), at=at.time(), zone=zone, what=coming.what)
    told = [
        when if coming.has_hour else say("outlook.one-own", what=coming.what),
        say("outlook.to-some" if coming.is_private else "outlook.to-all"),
        *([coming.why] if coming.why else []),
    ]
    return Reply(say("outlook.card", lines=lines(told)), rows, edit=True)


def _changes(request: Request, line: Line, zone: ZoneInfo, first: int) -> list[list[Button]]:
    rows = []
    if not line.is_skipped:
        moves = [
            _press(request, say("outlook.button-hours", hours=hours), "later", line.token, first, hours)
            for hours in LATER
        ]
        sooner = outlook.later(line, -SOONER, zone)
        if outlook.is_open(request.work, line, sooner):
            moves.insert(0, _press(request, say("outlook.button-sooner"), "sooner", line.token, first))
        rows = [
            [_press(request, say("outlook.button-skip"), "skip", line.token, first)], moves,
            [_press(request, say("outlook.button-ask"), "ask", line.token, first)],
        ]  # fmt: skip
    if line.is_skipped or line.until:
        rows.append([_press(request, say("outlook.button-restore"), "restore", line.token, first)])
    return rows


def _local(line: Line, zone: ZoneInfo) -> datetime:
    return line.at.astimezone(zone)


def _number(text: str) -> int:
    number = id_in(text)
    return number if number < 10_000 else 0


def _press(request: Request, label: Text, name: str, *args: object) -> Button:
    return Button(label, press("outlook", name, request.community_id, *args))
