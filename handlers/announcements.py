"""/announce: what a community wants to say to itself at a time. Settled with admins, in private where possible."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time

from bot.features import announcements, preferences, times
from bot.features.announcements import (
    Announcement,
    Best,
    Content,
    Gap,
    InChannel,
    Known,
    Mix,
    Pin,
    Poll,
    Posted,
    Prompt,
    State,
    Turns,
)
from bot.kit.calendar import Once
from bot.kit.routing import Button, Picture, Place, Reply, Request, Role, Router, id_in, press
from bot.kit.texts import Text, lines, say
from bot.kit.wire import WireMessage
from bot.kit.work import Refusal, Work

router = Router()

GLIMPSE = 40  # characters of an announcement in the list
MOST_OF_A_CAPTION = 700  # characters of words on a card with a picture, so that the rest of the card has room
NO_PICTURE = {"picture off", "no picture", "图片 关", "图片关", "去掉图片"}
OF_A_PROMPT = 120  # characters of one of several on the card
RITUALS = {"rituals", "ritual", "prompts", "仪式", "惯例", "话题"}
HOUR = {"hour", "best hour", "最佳时间", "最佳时段"}
ANSWERS = {"one-answer": "one", "several-answers": "several", "no-poll": "words", "poll": "one"}
POSTED = {
    Posted.NOW: "announcements.posted",
    Posted.JUST: "announcements.just-posted",
    Posted.NOTHING: "announcements.nobody-to-greet",
}
_NUMBERED = re.compile(r"[#＃]\s*(\d{1,6})\b\s*(.*)", re.DOTALL)
_HOLIDAYS = re.compile(r"(?:holidays?|节假日|假期)(?:\s+(.*)|)", re.IGNORECASE)
_CAPTION = re.compile(r"/announce(?:@(\w+))?(?:\s+(.*))?", re.DOTALL | re.IGNORECASE)


def _is_below_a_photo(message: WireMessage, _community_id: int, _work: Work) -> bool:
    """Telegram's commands are texts; this one may be a caption as well."""
    return bool(message.photo) and _CAPTION.fullmatch(message.caption) is not None


@router.words(_is_below_a_photo, role=Role.ADMIN)
async def announce_photo(request: Request) -> Reply | None:
    found = _CAPTION.fullmatch(request.words)
    if found is None or (found[1] or request.bot_username).lower() != request.bot_username.lower():
        return None
    return await _announce(request, found[2] or "", request.photo_id)


@router.command("announce", role=Role.ADMIN, place=Place.GROUP)
async def announce(request: Request) -> Reply:
    return await _announce(request, request.args, request.replied_photo_id)


async def _announce(request: Request, text: str, photo_id: str) -> Reply:
    work, community_id = request.work, request.community_id
    if not text:
        reply = await _list(request)
    elif found := _HOLIDAYS.fullmatch(text):
        reply = await _holidays(request, found[1] or "")
    elif text.casefold() in HOUR:
        reply = _hours(await announcements.suggest_hours(work, community_id))
    elif text.casefold() in RITUALS:
        reply = _rituals(request)
    elif found := _NUMBERED.fullmatch(text):
        reply = _card(community_id, await _change(request, int(found[1]), found[2].strip(), photo_id))
    else:
        one = await announcements.draft(work, community_id, text, request.replied_words, photo_id)
        reply = _card(community_id, one)
    return replace(reply, private=preferences.of(work, request.person.id).is_line_open)


async def _holidays(request: Request, text: str) -> Reply:
    work, community_id = request.work, request.community_id
    if text:
        found = await announcements.choose_country(work, community_id, text)
    else:
        found = announcements.holidays_of(work, community_id)
    if not found.country:
        raise Refusal("announcements.which-country")
    told = [say("announcements.holiday", weekday=_weekday(day), day=day) for day in found.days]
    told += map(_gap, found.gaps)
    return Reply(say("announcements.holidays", country=_flag(found.country), days=lines(told)))


def _hours(found: list[Best]) -> Reply:
    told = [
        say(f"announcements.hours-{one.kind}", at=time(one.hour), members=one.members, days=one.days, bars=one.bars)
        for one in found
    ]
    return Reply(say("announcements.hours", lines=lines(told)))


def _rituals(request: Request) -> Reply:
    community_id, told, rows = request.community_id, list[Text](), list[list[Button]]()
    for one in announcements.rituals_of(request.work, community_id):
        title, about = say(f"announcements.title-{one.name}"), say(f"announcements.about-{one.name}")
        more = {"when": times.in_words(one.when, request.sent_at.date()), "words": one.prompts[0].split("\n")[0]}
        told.append(say("announcements.ritual", emoji=one.emoji, title=title, about=about, **more))
        label = say("announcements.button-take", emoji=one.emoji, title=title)
        rows.append([Button(label, press("announcements", "take", community_id, one.name))])
    return Reply(say("announcements.rituals", lines=lines(told)), rows)


async def _change(request: Request, number: int, text: str, photo_id: str) -> Announcement:
    work, community_id = request.work, request.community_id
    if text.casefold() in NO_PICTURE:
        return await announcements.take_picture_off(work, community_id, number)
    if text or photo_id:
        return await announcements.change(work, community_id, number, text, photo_id)
    return await announcements.find(work, community_id, number)


@router.button("list", role=Role.ADMIN, community_arg=True)
async def show_list(request: Request) -> Reply:
    return replace(await _list(request), edit=not request.is_on_picture)


@router.button("show", role=Role.ADMIN, community_arg=True)
async def show(request: Request) -> Reply:
    return _again(request, await announcements.find(request.work, request.community_id, _number(request)))


@router.button("publish", role=Role.ADMIN, community_arg=True)
async def publish(request: Request) -> Reply:
    return _again(request, await announcements.publish(request.work, request.community_id, _number(request)))


@router.button("pause", role=Role.ADMIN, community_arg=True)
async def pause(request: Request) -> Reply:
    return _again(request, await announcements.pause(request.work, request.community_id, _number(request)))


@router.button("skip", role=Role.ADMIN, community_arg=True)
async def skip(request: Request) -> Reply:
    seen = datetime.fromtimestamp(min(id_in(request.button_args[2]), 1 << 35), UTC)
    return _again(request, await announcements.skip(request.work, request.community_id, _number(request), seen))


@router.button("time", role=Role.ADMIN, community_arg=True)
async def change_time(request: Request) -> Reply:
    one = await announcements.find(request.work, request.community_id, _number(request))
    return Reply(say("announcements.how-to-change", number=one.number))


@router.button("rituals", role=Role.ADMIN, community_arg=True)
async def show_rituals(request: Request) -> Reply:
    return replace(_rituals(request), edit=not request.is_on_picture)


@router.button("take", role=Role.ADMIN, community_arg=True)
async def take(request: Request) -> Reply:
    return _again(request, await announcements.take(request.work, request.community_id, request.button_args[1]))


@router.button("poll", role=Role.ADMIN, community_arg=True)
async def poll(request: Request) -> Reply:
    number, answers = _number(request), request.button_args[2]
    return _again(request, await announcements.choose_poll(request.work, request.community_id, number, answers))


@router.button("turns", role=Role.ADMIN, community_arg=True)
async def turns(request: Request) -> Reply:
    number, how = _number(request), request.button_args[2]
    return _again(request, await announcements.choose_turns(request.work, request.community_id, number, how))


@router.button("content", role=Role.ADMIN, community_arg=True)
async def content(request: Request) -> Reply:
    number, chosen = _number(request), request.button_args[2]
    return _again(request, await announcements.choose_content(request.work, request.community_id, number, chosen))


@router.button("now", role=Role.ADMIN, community_arg=True)
async def post_now(request: Request) -> Reply:
    posted = await announcements.post_now(request.work, request.community_id, _number(request))
    return Reply(toast=say(POSTED[posted]))


@router.button("pin", role=Role.ADMIN, community_arg=True)
async def pin(request: Request) -> Reply:
    is_on = request.button_args[2] == "1"
    one = await announcements.choose_pin(request.work, request.community_id, _number(request), is_on=is_on)
    return _again(request, one)


@router.button("channel", role=Role.ADMIN, community_arg=True, asks_channel=True)
async def channel(request: Request) -> Reply:
    is_on, number = request.button_args[2] == "1", _number(request)
    one = await announcements.choose_channel(request.work, request.community_id, number, request.channel, is_on=is_on)
    return _again(request, one)


@router.button("holidays", role=Role.ADMIN, community_arg=True)
async def holidays(request: Request) -> Reply:
    are_skipped = request.button_args[2] == "1"
    number = _number(request)
    one = await announcements.choose_holidays(request.work, request.community_id, number, are_skipped=are_skipped)
    return _again(request, one)


@router.button("delete", role=Role.ADMIN, community_arg=True)
async def delete(request: Request) -> Reply:
    await announcements.delete(request.work, request.community_id, _number(request))
    return replace(await _list(request), edit=not request.is_on_picture, toast=say("announcements.deleted"))


@router.button("restore", role=Role.ADMIN, community_arg=True)
async def restore(request: Request) -> Reply:
    return _again(request, await announcements.restore(request.work, request.community_id, _number(request)))


def _number(request: Request) -> int:
    number = id_in(request.button_args[1])
    return number if number < 1_000_000 else 0


def _again(request: Request, one: Announcement) -> Reply:
    """In place, unless there is a picture in one and none in the other: what was sent with one keeps it for ever."""
    return replace(_card(request.community_id, one), edit=request.is_on_picture == bool(one.photo_id))


async def _list(request: Request) -> Reply:
    community_id = request.community_id
    found = await announcements.overview(request.work, community_id)
    rows = [
        [_button("open", "show", community_id, one, glimpse=one.words.split("\n")[0][:GLIMPSE])] for one in found.kept
    ]
    rows += [[_button("restore", "restore", community_id, one)] for one in found.deleted]
    rows.append([Button(say("announcements.button-rituals"), press("announcements", "rituals", community_id))])
    if not found.kept:
        return Reply(say("announcements.list-none"), rows)
    told = [_line(one) for one in found.kept]
    if mix := await announcements.coming_mix(request.work, community_id):
        told.append(_mix(mix))
    return Reply(say("announcements.list", lines=lines(told)), rows)


def _mix(mix: Mix) -> Text:
    """The next four weeks beside seven, two and one of ten."""
    shares = {one.value: percent for one, percent in mix.percents.items()}
    if mix.scarce:
        return say("announcements.mix-scarce", unnamed=mix.unnamed, scarce=mix.scarce, **shares)
    return say("announcements.mix", unnamed=mix.unnamed, **shares)


def _line(one: Announcement) -> Text:
    time = _time(one.times[0]) if one.times else say("announcements.no-time")
    line = say(f"announcements.line-{one.state}", number=one.number, time=time)
    if one.turns is None or not one.prompts:
        return line
    words = one.prompts[0].glimpse[:GLIMPSE]
    return say("announcements.line-next", line=line, place=one.turns.place, count=one.turns.count, words=words)


def _card(community_id: int, one: Announcement) -> Reply:
    """The words as the group reads them, and under them when."""
    told = [_told(at, prompt, one.turns) for at, prompt in zip(one.times, one.prompts, strict=False)]
    told = told or [say("announcements.no-time")]
    if one.year:
        told.append(one.year)
    elif one.ritual:
        told.append(say("announcements.greets"))
    if one.skips_holidays:
        flag = _flag(one.country)
        told.append(say("announcements.not-on-holidays", country=flag) if flag else say("announcements.which-country"))
        told += map(_gap, one.gaps)
    if one.pin is Pin.REFUSED:
        told.append(say("announcements.pin-refused"))
    if one.channel:
        told.append(say(f"announcements.channel-{one.channel}"))
    times = lines(told)
    text = say(f"announcements.card-{one.state}", number=one.number, words=_words(one), times=times)
    if one.state is State.ON:
        first = [_button("pause", "pause", community_id, one)]
        if one.times:
            first.append(_button("skip", "skip", community_id, one, int(one.times[0].timestamp())))
    else:
        name = "publish" if one.state is State.DRAFT else "resume"
        first = [_button(name, "publish", community_id, one)]
    second = [_button("time", "time", community_id, one), _button("now", "now", community_id, one)]
    more: list[list[Button]] = []
    third = [_button("unpin" if one.pin else "pin", "pin", community_id, one, 0 if one.pin else 1)]
    is_said_there = one.channel is InChannel.ON
    label = "no-channel" if is_said_there else "channel"
    third.append(_button(label, "channel", community_id, one, 0 if is_said_there else 1))
    if not isinstance(one.rule, Once):
        label, value = ("also-on-holidays", 0) if one.skips_holidays else ("holidays", 1)
        third.append(_button(label, "holidays", community_id, one, value))
    if one.may_ask:
        is_open = one.poll == "several"
        labels = ["one-answer" if is_open else "several-answers", "no-poll"] if one.poll else ["poll"]
        more.append([_button(label, "poll", community_id, one, ANSWERS[label]) for label in labels])
    if one.may_turn:
        labels = ["apart"]
        if one.turns and one.year:
            labels = ["together"]
        elif one.turns:
            labels = ["in-order" if one.turns.seed else "shuffled", "again" if one.turns.ends else "once", "together"]
        more.append([_button(label, "turns", community_id, one, label) for label in labels])
    marks = {content: "-chosen" if content == one.content else "" for content in Content}
    more.append([_button(f"{name}{mark}", "content", community_id, one, name) for name, mark in marks.items()])
    fourth = [_button("delete", "delete", community_id, one), _button("list", "list", community_id, one)]
    picture = Picture.as_it_is(one.photo_id) if one.photo_id else None
    return Reply(text, [first, second, third, *more, fourth], picture=picture)


def _told(at: datetime, prompt: Prompt, turns: Turns | None) -> Text:
    if turns is None:
        return _time(at)
    glimpse, sign = prompt.glimpse[:OF_A_PROMPT], "📊 " if prompt.poll else ""
    return say("announcements.time-says", time=_time(at), words=f"{sign}{glimpse}")


def _words(one: Announcement) -> str | Text:
    """As the group reads them; of several prompts, how many there are."""
    if one.turns:
        order, end = "shuffled" if one.turns.seed else "in-order", "once" if one.turns.ends else "again"
        return say(f"announcements.turns-{order}-{end}", count=one.turns.count, place=one.turns.place)
    if one.prompts[0].poll:
        return _poll(one.prompts[0].poll, one.poll)
    is_long = one.photo_id and len(one.words) > MOST_OF_A_CAPTION
    return f"{one.words[:MOST_OF_A_CAPTION]} …" if is_long else one.words


def _poll(poll: Poll, answers: str) -> Text:
    options = lines(say("announcements.option", option=option) for option in poll.options)
    return say(f"announcements.poll-{answers}", question=poll.question, options=options)


def _button(label: str, name: str, community_id: int, one: Announcement, *more: object, **values: str) -> Button:
    return Button(
        say(f"announcements.button-{label}", number=one.number, **values),
        press("announcements", name, community_id, one.number, *more),
    )


def _time(at: datetime) -> Text:
    return say("announcements.time", weekday=_weekday(at), day=at.date(), at=at.time())


def _weekday(day: date) -> Text:
    return say("kit.weekday", weekday=day.weekday())


def _gap(gap: Gap) -> Text:
    return say("announcements.gap-moved" if gap.known is Known.STATUTORY else "announcements.gap", year=str(gap.year))


def _flag(country: str) -> str:
    """🇩🇪 DE-BY"""
    flag = "".join(chr(ord("🇦") + ord(letter) - ord("A")) for letter in country[:2])
    return f"{flag} {country}".strip()
