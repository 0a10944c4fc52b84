"""/language, /timezone, /quiet, /hide: what is between one person and the bot, and so is settled in private."""

from dataclasses import replace
from datetime import time
from zoneinfo import ZoneInfo

from bot.features import communities, places, preferences
from bot.kit.calendar import Quiet
from bot.kit.routing import Button, Located, Place, Reply, Request, Router, press
from bot.kit.texts import LANGUAGES, Text, say
from bot.kit.work import Refusal

router = Router()

CHOICES = 6  # zones offered for one city name
PRESETS = (Quiet(time(22), time(8)), Quiet(time(23), time(7)), Quiet(time(21), time(9)), Quiet(time(0), time(8)))


def _in_private(request: Request, reply: Reply, payload: str) -> Reply:
    """The group sees a short line at most; the answer itself goes where only that person reads it."""
    if request.is_private:
        return reply
    if preferences.of(request.work, request.person.id).is_line_open:
        return replace(reply, private=True)
    link = Button(say("preferences.open-private"), url=request.deep_link(payload))
    return Reply(say("preferences.in-private"), [[link]])


# --- Language ---


@router.command("language")
async def language(request: Request) -> Reply:
    names = {"en": say("preferences.language-english"), "zh-CN": say("preferences.language-chinese")}
    rows = [[Button(names[one], press("preferences", "language", one)) for one in LANGUAGES]]
    rows.append([Button(say("preferences.language-auto"), press("preferences", "language", "auto"))])
    return _in_private(request, Reply(say("preferences.language-ask"), rows), "language")


router.start("language")(language)
router.button("ask-language", place=Place.PRIVATE)(language)


@router.button("language", place=Place.PRIVATE)
async def choose_language(request: Request) -> Reply:
    chosen = request.button_args[0]
    if chosen not in (*LANGUAGES, "auto"):
        raise Refusal("kit.expired")
    await preferences.choose_language(request.work, request.person.id, None if chosen == "auto" else chosen)
    return Reply(say("preferences.language-set"), edit=True)


# --- Time zone ---


@router.command("timezone")
async def timezone(request: Request) -> Reply:
    if request.args and (request.is_private or preferences.of(request.work, request.person.id).is_line_open):
        return _in_private(request, await _search(request), "timezone")
    zone = preferences.zone_of(request.work, request.community_id, request.person.id)
    is_own = preferences.of(request.work, request.person.id).zone is not None
    current = say("preferences.zone-own" if is_own else "preferences.zone-group", **_clock(request, zone))
    buttons = [Button(say("preferences.zone-share"), press("preferences", "share"))]
    if is_own:
        buttons.append(Button(say("preferences.zone-follow-group"), press("preferences", "zone", "group")))
    reply = Reply(say("preferences.zone-how", current=current), [[button] for button in buttons])
    return _in_private(request, reply, "timezone")


router.start("timezone")(timezone)
router.button("ask-zone", place=Place.PRIVATE)(timezone)


async def _search(request: Request) -> Reply:
    found = _zones(request.args)
    if not found:
        raise Refusal("preferences.zone-unknown", city=request.args[:60])
    if len(found) == 1:
        return Reply(await _follow(request, ZoneInfo(found[0])))
    choices = [(name, say("preferences.zone-choice", **_clock(request, ZoneInfo(name)))) for name in found]
    rows = [[Button(label, press("preferences", "zone", name))] for name, label in choices]
    return Reply(say("preferences.zone-which"), rows)


def _zones(words: str) -> list[str]:
    """A city as people call it; else a zone by its own name ("Europe/Lisbon", "UTC+8")."""
    if not ("/" in words or "+" in words or "-" in words) and (found := places.zones_for_city(words, CHOICES)):
        return found
    try:
        return [places.find_zone(words).key]
    except places.UnknownZone:
        return places.zones_for_city(words, CHOICES)


@router.button("share", place=Place.PRIVATE)
async def ask_location(request: Request) -> Reply:
    return Reply(say("preferences.zone-share-how"), ask_location=say("preferences.zone-share-button"))


@router.on(Located)
async def located(request: Request) -> Reply:
    name = places.zone_at(request.event.latitude, request.event.longitude)
    yes = Button(say("preferences.zone-yes"), press("preferences", "zone", name))
    return Reply(say("preferences.zone-here", **_clock(request, ZoneInfo(name))), [[yes]])


@router.button("zone", place=Place.PRIVATE)
async def choose_zone(request: Request) -> Reply:
    name = request.button_args[0]
    if name == "group":
        await preferences.choose_zone(request.work, request.person.id, None)
        zone = communities.get(request.work, request.community_id).zone
        return Reply(say("preferences.zone-set-group", **_clock(request, zone)), edit=True)
    try:
        zone = ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise Refusal("kit.expired") from None
    return Reply(await _follow(request, zone), edit=True)


async def _follow(request: Request, zone: ZoneInfo) -> Text:
    await preferences.choose_zone(request.work, request.person.id, zone)
    return say("preferences.zone-set", **_clock(request, zone))


def _clock(request: Request, zone: ZoneInfo) -> dict[str, object]:
    return {"zone": zone, "now": request.work.now.astimezone(zone).time()}


# --- Quiet hours ---


@router.command("quiet")
async def quiet(request: Request) -> Reply:
    if request.args and (request.is_private or preferences.of(request.work, request.person.id).is_line_open):
        hours = preferences.read_quiet(request.args)
        if hours is None:
            raise Refusal("preferences.quiet-unclear", words=request.args[:60])
        return _in_private(request, Reply(await _be_quiet(request, hours)), "quiet")
    mine = preferences.of(request.work, request.person.id).quiet
    current = _hours("preferences.quiet-now", request, mine) if mine else say("preferences.quiet-none")
    presets = [
        Button(
            say("preferences.quiet-preset", **_span(one)),
            press("preferences", "quiet", f"{one.start:%H%M}", f"{one.end:%H%M}"),
        )
        for one in PRESETS
    ]
    off = Button(say("preferences.quiet-button-off"), press("preferences", "quiet", "off"))
    reply = Reply(say("preferences.quiet-how", current=current), [presets[:2], presets[2:], [off]])
    return _in_private(request, reply, "quiet")


router.start("quiet")(quiet)


@router.button("quiet", place=Place.PRIVATE)
async def choose_quiet(request: Request) -> Reply:
    hours = preferences.read_quiet("-".join(request.button_args))
    if hours is None:
        raise Refusal("kit.expired")
    return Reply(await _be_quiet(request, hours), edit=True)


async def _be_quiet(request: Request, hours: Quiet) -> Text:
    await preferences.choose_quiet(request.work, request.person.id, hours)
    if hours.start == hours.end:
        return say("preferences.quiet-off")
    return _hours("preferences.quiet-set", request, hours)


def _hours(key: str, request: Request, hours: Quiet) -> Text:
    zone = preferences.zone_of(request.work, request.community_id, request.person.id)
    return say(key, **_span(hours), zone=zone)


def _span(hours: Quiet) -> dict[str, time]:
    return {"from": hours.start, "to": hours.end}


# --- Boards ---


@router.command("hide")
async def hide(request: Request) -> Reply:
    """Also for those who never opened the private chat: nobody should have to, just to step off a board."""
    reply = await _hide(request, not preferences.of(request.work, request.person.id).is_hidden)
    is_open = preferences.of(request.work, request.person.id).is_line_open
    return replace(reply, private=is_open, buttons=reply.buttons if is_open or request.is_private else ())


@router.button("hide", place=Place.PRIVATE)
async def press_hide(request: Request) -> Reply:
    if request.button_args[0] not in ("yes", "no"):
        raise Refusal("kit.expired")
    return replace(await _hide(request, request.button_args[0] == "yes"), edit=True)


async def _hide(request: Request, is_hidden: bool) -> Reply:
    await preferences.hide(request.work, request.person.id, is_hidden)
    again = ("preferences.show-button", "no") if is_hidden else ("preferences.hide-button", "yes")
    button = Button(say(again[0]), press("preferences", "hide", again[1]))
    return Reply(say("preferences.hidden" if is_hidden else "preferences.shown"), [[button]])
