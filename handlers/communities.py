"""Hello, /settings and /zone: what admins choose for their group, in the group itself or in private."""

from collections import Counter
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.features import communities, places, preferences
from bot.features.communities import Change, Community
from bot.kit.routing import BotStanding, Button, Migrated, Place, Reply, Request, Role, Router, press
from bot.kit.texts import LANGUAGES, Name, Text, lines, say
from bot.kit.work import Refusal, Weight

router = Router()

CHOICES = 6  # zones offered for one city name
DAY_STARTS = range(7)  # hours

Rows = list[list[Button]]


# --- What Telegram tells ---


@router.on(BotStanding)
async def stand(request: Request) -> None:
    work, standing = request.work, request.event
    if request.is_private:
        line = preferences.line_opened if standing.is_member else preferences.line_closed
        await line(work, request.person.id)
        return
    change, community = await communities.stand(work, request.community_id, standing, request.person.language)
    if change is Change.JOINED:
        text, key, rows = say("communities.hello"), "communities.hello", _choices(request, community)
    elif change is Change.BACK:
        text, key, rows = say("communities.back"), f"communities.back:{work.now:%Y-%m-%dT%H}", []
    elif change is Change.DEMOTED:
        text, key, rows = say("communities.demoted"), f"communities.demoted:{work.now:%Y-%m-%d}", []
    else:
        return
    words = _with_lacks(text, community)
    await work.say(words, key=key, community_id=community.id, buttons=rows, weight=Weight.ASKED)


@router.on(Migrated)
async def move(request: Request) -> None:
    await communities.moved(request.work, request.event.old, request.event.new)


# --- Ways in ---


@router.command("settings", role=Role.ADMIN, place=Place.GROUP)
async def settings_in_group(request: Request) -> Reply:
    """A busy group is not disturbed; an anonymous admin opens them as the person they are."""
    return Reply(say("communities.settings-in-private"), [[_open_settings(request, "open-settings")]])


@router.start("settings", role=Role.ADMIN, community_arg=True)
async def settings(request: Request) -> Reply:
    return _settings(request, _community(request))


@router.command("zone", role=Role.ADMIN, place=Place.GROUP)
async def zone(request: Request) -> Reply:
    community = _community(request)
    if not request.args:
        return Reply(say("communities.zone-how", **_clock(request, community.zone)))
    found = _named(request.args)
    if not found:
        raise Refusal("communities.zone-unknown", city=request.args[:60])
    if len(found) == 1:
        community = await communities.choose_zone(request.work, community, found[0])
        return Reply(say("communities.zone-set", **_clock(request, community.zone)))
    labels = [(zone, say("communities.zone-choice", **_clock(request, zone))) for zone in found]
    return Reply(say("communities.zone-which"), [[_press(label, "zone", community, zone)] for zone, label in labels])


# --- Buttons, each with the id of the community first ---


@router.button("settings", role=Role.ADMIN, community_arg=True)
async def look_again(request: Request) -> Reply:
    community = _community(request)
    return _settings(request, community, edit=True) if request.is_private else _hello(request, community)


@router.button("language", role=Role.ADMIN, community_arg=True)
async def language(request: Request) -> Reply:
    community, chosen = _community(request), _second(request)
    if not chosen:
        rows = [_languages(community), [_back(community)]]
        return Reply(say("communities.ask-language", title=Name(community.title)), rows, edit=True)
    if chosen not in LANGUAGES:
        raise Refusal("kit.expired")
    community = await communities.choose_language(request.work, community, chosen)
    return _settings(request, community, edit=True) if request.is_private else _hello(request, community)


@router.button("zone", role=Role.ADMIN, community_arg=True)
async def choose_zone(request: Request) -> Reply:
    community, chosen = _community(request), _second(request)
    if not chosen:
        return _ask_zone(request, community)
    try:
        zone = ZoneInfo(chosen)
    except (KeyError, ValueError, OSError):
        raise Refusal("kit.expired") from None
    community = await communities.choose_zone(request.work, community, zone)
    return _settings(request, community, edit=True) if request.is_private else _ready(request, community)


@router.button("clock", role=Role.ADMIN, community_arg=True)
async def choose_city(request: Request) -> Reply:
    """The cities whose clocks are so many minutes ahead of UTC at this moment."""
    community, minutes = _community(request), _number(request, range(-24 * 60, 24 * 60))
    zones = communities.zones_at(request.work.now, timedelta(minutes=minutes))
    if not zones:
        return _ask_zone(request, community)  # clocks have changed meanwhile
    buttons = [_press(say("communities.zone", zone=zone), "zone", community, zone.key) for zone in zones]
    rows = [*_rows(buttons, 3), [_back(community, "zone")]]
    return Reply(say("communities.ask-city", now=_now(request, zones[0])), rows, edit=True)


@router.button("day", role=Role.ADMIN, community_arg=True)
async def day_start(request: Request) -> Reply:
    community = _community(request)
    if not _second(request):
        hours = [_press(say("communities.at", at=time(hour)), "day", community, hour) for hour in DAY_STARTS]
        rows = [*_rows(hours, 4), [_back(community)]]
        return Reply(say("communities.ask-day", title=Name(community.title)), rows, edit=True)
    at = time(_number(request, DAY_STARTS))
    return _settings(request, await communities.choose_day_start(request.work, community, at), edit=True)


# --- What is shown ---


def _hello(request: Request, community: Community) -> Reply:
    return Reply(_with_lacks(say("communities.hello"), community), _choices(request, community), edit=True)


def _ready(request: Request, community: Community) -> Reply:
    text = say("communities.ready", **_clock(request, community.zone))
    return Reply(_with_lacks(text, community), edit=True)


def _settings(request: Request, community: Community, *, edit: bool = False) -> Reply:
    text = say(
        "communities.settings",
        title=Name(community.title),
        language=say(f"communities.language-{community.language}"),
        start=community.day_starts_at,
        **_clock(request, community.zone),
    )
    rows = [[_press(say(f"communities.change-{what}"), what, community)] for what in ("language", "zone", "day")]
    if community.lacks:
        rows.append([_press(say("communities.look-again"), "settings", community)])
    return Reply(_with_lacks(text, community), rows, edit=edit)


def _ask_zone(request: Request, community: Community) -> Reply:
    clocks = [request.work.now.astimezone(zone) for zone in communities.zones_at(request.work.now)]
    shown = Counter(now.time() for now in clocks)
    buttons = []
    for now in clocks:
        # Samoa and Tonga show the same time, a day apart.
        label = say("communities.at" if shown[now.time()] == 1 else "communities.on", at=now.time(), day=now.date())
        ahead = (now.utcoffset() or timedelta()) // timedelta(minutes=1)
        buttons.append(_press(label, "clock", community, ahead))
    rows = [*_rows(_likely(community), 2), *_rows(buttons, 5), [_back(community)]]
    return Reply(say("communities.ask-zone", title=Name(community.title)), rows, edit=True)


def _choices(request: Request, community: Community) -> Rows:
    """Below the hello: the language first, for the likely cities follow from it."""
    rows = [_languages(community), *_rows(_likely(community), 2), [_open_settings(request, "another-city")]]
    if community.lacks:
        rows.append([_press(say("communities.look-again"), "settings", community)])
    return rows


def _languages(community: Community) -> list[Button]:
    return [
        _press(_marked(say(f"communities.language-{one}"), one == community.language), "language", community, one)
        for one in LANGUAGES
    ]


def _likely(community: Community) -> list[Button]:
    zones = [ZoneInfo(name) for name in communities.LIKELY_ZONES[community.language]]
    return [
        _press(_marked(say("communities.zone", zone=zone), zone == community.zone), "zone", community, zone.key)
        for zone in zones
    ]


def _with_lacks(text: Text, community: Community) -> Text:
    if not community.lacks:
        return text
    lacks = lines(say(f"communities.lack-{lack}") for lack in community.lacks)
    return say("communities.told", text=text, lacking=say("communities.lacking", lacks=lacks))


def _marked(label: Text, is_chosen: bool) -> Text:
    return say("communities.chosen", label=label) if is_chosen else label


def _open_settings(request: Request, label: str) -> Button:
    return Button(say(f"communities.{label}"), url=request.deep_link(f"settings_{request.community_id}"))


def _back(community: Community, to: str = "settings") -> Button:
    return _press(say("communities.go-back"), to, community)


def _press(label: Text, name: str, community: Community, *args: object) -> Button:
    return Button(label, press("communities", name, community.id, *args))


def _rows(buttons: list[Button], width: int) -> Rows:
    return [buttons[start : start + width] for start in range(0, len(buttons), width)]


def _clock(request: Request, zone: ZoneInfo) -> dict[str, object]:
    return {"zone": zone, "now": _now(request, zone)}


def _named(words: str) -> list[ZoneInfo]:
    """By the zone's own name, else by the names of cities and countries."""
    try:
        return [places.find_zone(words)]
    except places.UnknownZone:
        return [ZoneInfo(name) for name in places.zones_for_city(words, CHOICES)]


def _now(request: Request, zone: ZoneInfo) -> time:
    moment: datetime = request.work.now.astimezone(zone)
    return moment.time()


def _community(request: Request) -> Community:
    return communities.get(request.work, request.community_id)


def _second(request: Request) -> str:
    return request.button_args[1] if len(request.button_args) > 1 else ""


def _number(request: Request, allowed: range) -> int:
    try:
        number = int(_second(request))
    except ValueError:
        raise Refusal("kit.expired") from None
    if number not in allowed:
        raise Refusal("kit.expired")
    return number
