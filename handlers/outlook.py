"""/outlook: what will be said in a group in the next two weeks; admins skip it or put it off, in private."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.features import communities, outlook, preferences
from bot.features.outlook import Line
from bot.kit.routing import Button, Place, Reply, Request, Role, Router, id_in, press
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Refusal

router = Router()

AT_ONCE = 10  # lines shown
LATER = (1, 3, 24)  # hours


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
        for number, line in enumerate((line for line in shown if line.coming.key), 1)
    ]
    text = say(
        "outlook.shown", community=Name(community.title), until=_local(found[-1], community.zone).date(),
        zone=community.zone, lines=lines(_told(shown, community.zone, crowded)),
    )  # fmt: skip
    measure = Button(say("attention.button-budget"), press("attention", "budget", community.id))
    return Reply(text, [row for row in (numbers[:5], numbers[5:], turns, [measure] if crowded else ()) if row])


def _told(shown: Sequence[Line], zone: ZoneInfo, crowded: Mapping[date, int]) -> Iterator[Text]:
    """Day by day; numbered is what can be changed, and marked a day that is more than the group wants."""
    number, day = 0, None
    for line in shown:
        at, what = _local(line, zone), line.coming.what
        if at.date() != day:
            day = at.date()
            yield (
                say("outlook.day-full", day=day, count=crowded[day]) if day in crowded else say("outlook.day", day=day)
            )
        if not line.coming.key:
            yield say("outlook.line-fixed", at=at.time(), what=what)
            continue
        number += 1
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


@router.button("restore", role=Role.ADMIN, place=Place.PRIVATE, community_arg=True)
async def restore(request: Request) -> Reply:
    return _one(request, await outlook.restore(request.work, request.community_id, request.button_args[1]))


def _one(request: Request, line: Line) -> Reply:
    zone, first = communities.get(request.work, request.community_id).zone, _number(request.button_args[2])
    at = _local(line, zone)
    key = "outlook.one-skipped" if line.is_skipped else "outlook.one-moved" if line.until else "outlook.one"
    rows = []
    if not line.is_skipped:
        later = [
            _press(request, say("outlook.button-hours", hours=hours), "later", line.token, first, hours)
            for hours in LATER
        ]
        rows = [[_press(request, say("outlook.button-skip"), "skip", line.token, first)], later]
    if line.is_skipped or line.until:
        rows.append([_press(request, say("outlook.button-restore"), "restore", line.token, first)])
    rows.append([_press(request, say("outlook.button-back"), "page", first)])
    coming = line.coming
    told = [
        say(key, day=at.date(), at=at.time(), zone=zone, what=coming.what),
        say("outlook.to-some" if coming.is_private else "outlook.to-all"),
        *([coming.why] if coming.why else []),
    ]
    return Reply(say("outlook.card", lines=lines(told)), rows, edit=True)


def _local(line: Line, zone: ZoneInfo) -> datetime:
    return (line.until or line.coming.at).astimezone(zone)


def _number(text: str) -> int:
    number = id_in(text)
    return number if number < 10_000 else 0


def _press(request: Request, label: Text, name: str, *args: object) -> Button:
    return Button(label, press("outlook", name, request.community_id, *args))
