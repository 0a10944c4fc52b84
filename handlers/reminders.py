"""/remind: a daily word at one's own hour, and a warning before a streak ends. Settled in private."""

import re
from dataclasses import replace
from datetime import date, time

from bot.features import communities, members, preferences, reminders, times
from bot.features.reminders import DAILY, STREAK
from bot.kit.calendar import Daily
from bot.kit.routing import Button, Place, Reply, Request, Router, press
from bot.kit.texts import Name, Text, say
from bot.kit.work import Refusal
from handlers import memos as own

router = Router()

PRESETS = (time(7), time(8), time(12), time(18), time(20), time(22))
_NUMBERED = re.compile(r"[#＃]\s*(\d{1,6})\b\s*(.*)", re.DOTALL)
STREAK_WORDS = ("streak", "连续天数", "连续", "断签")


@router.command("remind")
async def remind(request: Request) -> Reply:
    await _must_belong(request)
    reply = (await _change(request, request.args) if request.args else None) or await _view(request)
    if request.is_private:
        return reply
    if preferences.of(request.work, request.person.id).is_line_open:
        return replace(reply, private=True)
    # Noted all the same; it stands as soon as they let the bot write to them, which only they can do.
    link = Button(say("reminders.open-private"), url=request.deep_link(f"remind_{request.community_id}"))
    return Reply(say("reminders.noted" if request.args else "reminders.in-private"), [[link]])


async def _change(request: Request, args: str) -> Reply | None:
    """What was asked for in words of their own is answered as such; all else shows in the view."""
    work, community_id, member_id = request.work, request.community_id, request.person.id
    if numbered := _NUMBERED.fullmatch(args):
        return await own.change(request, int(numbered[1]), numbered[2])
    about = next((word for word in STREAK_WORDS if args.lower().startswith(word)), None)
    rest = args[len(about) :].strip() if about else args
    is_off = preferences.is_off(rest)
    if about and (is_off or not rest or rest.lower() in ("on", "开")):
        await (reminders.stop(work, community_id, member_id, STREAK) if is_off else _warn(request))
    elif is_off:
        await reminders.stop(work, community_id, member_id, DAILY)
    elif (at := preferences.read_time(rest)) and not about and not request.replied_words:
        await reminders.remind_daily(work, community_id, member_id, at)
    else:
        return await _in_own_words(request, args)
    return None


async def _in_own_words(request: Request, args: str) -> Reply | None:
    work, community_id, member_id = request.work, request.community_id, request.person.id
    match times.read(args, work.now, preferences.zone_of(work, community_id, member_id)):
        case None:
            raise Refusal("reminders.unclear", words=args[:60])
        case times.Understood(Daily(at), "") if not request.replied_words:
            await reminders.remind_daily(work, community_id, member_id, at)  # "every day at half past seven"
            return None
        case found:
            return await own.ask(request, found)


async def _warn(request: Request) -> None:
    await reminders.warn_of_streak(request.work, request.community_id, request.person.id)


@router.button("open", place=Place.PRIVATE, community_arg=True)
@router.start("remind", community_arg=True)
async def start(request: Request) -> Reply:
    await _must_belong(request)
    return await _view(request)


@router.button("at", place=Place.PRIVATE, community_arg=True)
async def at(request: Request) -> Reply:
    await _must_belong(request)
    hour = preferences.read_time(request.button_args[1])
    if hour is None:
        raise Refusal("kit.expired")
    await reminders.remind_daily(request.work, request.community_id, request.person.id, hour)
    return replace(await _view(request), edit=True)


@router.button("warn", place=Place.PRIVATE, community_arg=True)
async def warn(request: Request) -> Reply:
    await _must_belong(request)
    await _warn(request)
    return replace(await _view(request), edit=True)


@router.button("off", place=Place.PRIVATE, community_arg=True)
async def off(request: Request) -> Reply:
    await reminders.stop(request.work, request.community_id, request.person.id, _kind(request))
    reply = await _view(request) if await _belongs(request) else Reply(say("reminders.stopped"))
    return replace(reply, edit=True)


@router.button("stop", place=Place.PRIVATE, community_arg=True)
async def stop(request: Request) -> Reply:
    """On the line itself: the line makes way for a short word."""
    await reminders.stop(request.work, request.community_id, request.person.id, _kind(request))
    return Reply(say("reminders.stopped"), edit=True)


@router.button("skip", place=Place.PRIVATE, community_arg=True)
async def skip(request: Request) -> Reply:
    await _must_belong(request)
    try:
        day = date.fromisoformat(request.button_args[1])
    except ValueError:
        raise Refusal("kit.expired") from None
    if not await reminders.leave_today(request.work, request.community_id, request.person.id, day):
        return Reply(toast=say("reminders.day-over"))
    return Reply(say("reminders.skipped"), edit=True)


def _kind(request: Request) -> str:
    kind = next((one for one in (DAILY, STREAK) if one == request.button_args[1]), None)
    if kind is None:
        raise Refusal("kit.expired")
    return kind


async def _must_belong(request: Request) -> None:
    if not await _belongs(request):
        raise Refusal("kit.no-community")


async def _belongs(request: Request) -> bool:
    """A deep link may be passed on, and a button outlives one's stay in a group."""
    if not request.is_private:
        return True
    return await members.is_present(request.work, request.community_id, request.person.id)


async def _view(request: Request) -> Reply:
    """What stands, and the ways to change it."""
    work, community_id = request.work, request.community_id
    asked = await reminders.asked(work, community_id, request.person.id)
    title = Name(communities.get(work, community_id).title)
    warning = "reminders.warning-on" if asked.warns else "reminders.warning-off"
    text = say("reminders.view", community=title, daily=_daily(asked), warning=say(warning, at=asked.warn_at))
    hours = [
        Button(say("reminders.hour", at=one), press("reminders", "at", community_id, f"{one:%H%M}")) for one in PRESETS
    ]
    rows = [hours[:3], hours[3:]]
    if asked.warns:
        rows.append([Button(say("reminders.button-no-warning"), press("reminders", "off", community_id, STREAK))])
    else:
        rows.append([Button(say("reminders.button-warn"), press("reminders", "warn", community_id))])
    if asked.daily_at:
        rows.append([Button(say("reminders.button-off"), press("reminders", "off", community_id, DAILY))])
    rows.append([Button(say("reminders.button-own"), press("memos", "list"))])
    return Reply(text, rows)


def _daily(asked: reminders.Asked) -> Text:
    if asked.daily_at is None:
        return say("reminders.daily-none")
    if asked.heard_at is None:
        return say("reminders.daily-never-heard", at=asked.daily_at)
    if asked.heard_at != asked.daily_at:
        return say("reminders.daily-after-quiet", at=asked.daily_at, heard=asked.heard_at, zone=asked.zone)
    return say("reminders.daily-at", at=asked.daily_at, zone=asked.zone)
