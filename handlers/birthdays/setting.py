"""/birthdaysetup and /birthdaygreetings for admins."""

from dataclasses import replace
from datetime import time

from bot.features import birthdays, communities
from bot.features.birthdays import GiftAs
from bot.kit.routing import Button, Document, Place, Reply, Request, Role, Router, id_in
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Refusal
from handlers.birthdays.telling import pressing

router = Router()

HOURS = (7, 8, 9, 10, 12, 18)
GIFTS = (0, 10, 20, 50)
WISH_DAYS = (0, 3, 7, 14)
IN_A_ROW = 5
FILES = {"calendar": (birthdays.CALENDAR, "text/calendar"), "table": (birthdays.TABLE, "text/csv")}


@router.command("birthdaysetup", role=Role.ADMIN, place=Place.GROUP)
async def setup(request: Request) -> Reply:
    return Reply(say("birthdays.setup", state=await _state(request)), await _choices(request))


async def _state(request: Request) -> Text:
    work, community_id = request.work, request.community_id
    cfg = work.settings(birthdays.Settings, community_id)
    told = [say("birthdays.setup-off")]
    if cfg.is_on:
        gift_as, written = f"{cfg.gift_as}", await birthdays.written(work, community_id)
        told = [
            say("birthdays.setup-on", at=cfg.at, gift=cfg.gift, gift_as=gift_as),
            say("birthdays.setup-wishes", days=cfg.wish_days),
            say("birthdays.setup-card" if cfg.has_card else "birthdays.setup-no-card"),
            *([say("birthdays.setup-written", count=len(written))] if written else []),
        ]
    if await birthdays.are_greeted(work, community_id):
        told.append(say("birthdays.setup-anniversaries", at=cfg.at))
    return say("birthdays.told", lines=lines(told))


async def _choices(request: Request) -> list[list[Button]]:
    cfg = request.work.settings(birthdays.Settings, request.community_id)
    hours = [pressing(request, say("birthdays.button-hour", at=time(hour)), "set", "at", hour) for hour in HOURS]
    gifts = [pressing(request, say("birthdays.button-gift", points=gift), "set", "gift", gift) for gift in GIFTS]
    wishes = [pressing(request, say("birthdays.button-wishes", days=days), "set", "wishes", days) for days in WISH_DAYS]
    is_coupon, is_joining = (
        cfg.gift_as is GiftAs.COUPON,
        await birthdays.are_greeted(request.work, request.community_id),
    )
    kind = ("birthdays.button-as-points", 0) if is_coupon else ("birthdays.button-as-coupon", 1)
    joining = ("birthdays.button-no-anniversaries", 0) if is_joining else ("birthdays.button-anniversaries", 1)
    card = ("birthdays.button-no-card", 0) if cfg.has_card else ("birthdays.button-card", 1)
    turn = ("birthdays.button-turn-off", 0) if cfg.is_on else ("birthdays.button-turn-on", 1)
    switches = [
        pressing(request, say(label), "set", key, value)
        for key, (label, value) in (("coupon", kind), ("joining", joining), ("card", card), ("on", turn))
    ]
    greetings = pressing(request, say("birthdays.button-greetings"), "greetings")
    files = Button(say("birthdays.button-files"), url=request.deep_link(f"birthdayfiles_{request.community_id}"))
    rows = [hours[:3], hours[3:], gifts, wishes[:2], wishes[2:], switches[:2], switches[2:]]
    return [*rows, [greetings, files]]


@router.start("birthdayfiles", role=Role.ADMIN, community_arg=True)
async def start_files(request: Request) -> Reply:
    title = Name(communities.get(request.work, request.community_id).title)
    row = [pressing(request, say(f"birthdays.button-{kind}"), "file", kind) for kind in FILES]
    told = say("birthdays.files", community=title)
    if found := await birthdays.known(request.work, request.community_id):
        kinds = {True: "birthdays.coming-quiet", False: "birthdays.coming-line"}
        coming = lines(say(kinds[one.is_quiet], day=one.day, name=one.name) for one in found)
        told = say("birthdays.told", lines=lines([say("birthdays.coming", lines=coming), told]))
    return Reply(told, [row])


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
    elif key == "coupon" and value in ("0", "1"):
        kind = GiftAs.COUPON if value == "1" else GiftAs.POINTS
        await birthdays.choose(request.work, request.community_id, "gift_as", kind.value)
    elif key == "joining" and value in ("0", "1"):
        await birthdays.turn(request.work, request.community_id, is_on=value == "1")
    elif key == "card" and value in ("0", "1"):
        await birthdays.choose(request.work, request.community_id, "has_card", value == "1")
    elif key == "on" and value in ("0", "1"):
        await birthdays.choose(request.work, request.community_id, "is_on", value == "1")
    else:
        raise Refusal("kit.expired")
    return Reply(say("birthdays.chosen"), edit=True)


# --- What is said ---


@router.command("birthdaygreetings", role=Role.ADMIN, place=Place.GROUP)
async def greetings(request: Request) -> Reply:
    """One more, or all of them."""
    if not request.args:
        return await _greetings(request)
    number = await birthdays.write(request.work, request.community_id, request.args)
    [words] = [one.words for one in await birthdays.written(request.work, request.community_id) if one.number == number]
    shown = birthdays.words_of(words, Name(request.person.name))
    remove = pressing(request, say("birthdays.button-remove", number=number), "remove", number)
    return Reply(say("birthdays.greeting-kept", number=number, words=shown), [[remove]])


@router.button("greetings", role=Role.ADMIN, community_arg=True)
async def show_greetings(request: Request) -> Reply:
    return await _greetings(request)


@router.button("remove", role=Role.ADMIN, community_arg=True)
async def remove(request: Request) -> Reply:
    await birthdays.remove(request.work, request.community_id, id_in(request.button_args[1]))
    return replace(await _greetings(request), edit=True)


async def _greetings(request: Request) -> Reply:
    found = await birthdays.written(request.work, request.community_id)
    if not found:
        return Reply(say("birthdays.greetings-none"))
    told = lines(say("birthdays.greetings-line", number=one.number, words=one.words) for one in found)
    buttons = [
        pressing(request, say("birthdays.button-remove", number=one.number), "remove", one.number) for one in found
    ]
    rows = [buttons[at : at + IN_A_ROW] for at in range(0, len(buttons), IN_A_ROW)]
    return Reply(say("birthdays.greetings", lines=told), rows)
