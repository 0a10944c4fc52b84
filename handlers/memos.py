"""Reminders in a member's own words, as /remind makes and lists them. Settled in private."""

from dataclasses import replace
from datetime import UTC, datetime, time

from bot.features import memos, preferences, times
from bot.features.memos import Delay, Memo, State
from bot.features.times import Moment, Unclear, Understood
from bot.kit.routing import Button, Place, Reply, Request, Router, id_in, press
from bot.kit.texts import Text, lines, say
from bot.kit.work import Refusal

router = Router()

GLIMPSE = 40  # characters of a memo on its button
ASSUMED = {"hour": "memos.took-nine", "next": "memos.took-next"}


async def ask(request: Request, found: Understood | Unclear) -> Reply:
    """What to be told stands beside the time, or in the message answered."""
    work, home_id, member_id = request.work, request.community_id, request.person.id
    words = found.text or request.replied_words
    if isinstance(found, Understood):
        memo = await memos.keep(work, home_id, member_id, found.meaning, words)
        return _card(request, memo, found.assumed)
    why = times.why(found, request.work.now.astimezone(preferences.zone_of(work, home_id, member_id)).date())
    if not (words and found.nearest):
        raise Refusal("kit.as-is", value=why)
    return _card(request, await memos.draft(work, home_id, member_id, found, words), why=why)


async def change(request: Request, number: int, text: str) -> Reply:
    """Shows one, or changes it first by what `text` holds."""
    if text:
        return _card(request, await memos.change(request.work, request.person.id, number, text))
    return _card(request, await memos.find(request.work, request.person.id, number))


@router.button("list", place=Place.PRIVATE)
async def show_list(request: Request) -> Reply:
    kept = [one for one in await memos.everything(request.work, request.person.id) if one.state is not State.DELETED]
    if not kept:
        return Reply(say("memos.list-none"), edit=True)
    rows = [
        [_button("open", "open", one, number=one.number, glimpse=one.words.split("\n")[0][:GLIMPSE])] for one in kept
    ]
    text = say("memos.list", lines=lines(_line(request, one) for one in kept), number=kept[0].number)
    return Reply(text, rows, edit=True)


@router.button("open", place=Place.PRIVATE)
async def show(request: Request) -> Reply:
    return _again(request, await memos.find(request.work, request.person.id, _number(request)))


@router.button("mean", place=Place.PRIVATE)
async def mean(request: Request) -> Reply:
    choice = id_in(request.button_args[1])
    return _again(request, await memos.mean(request.work, request.person.id, _number(request), choice))


@router.button("pause", place=Place.PRIVATE)
async def pause(request: Request) -> Reply:
    return _again(request, await memos.pause(request.work, request.person.id, _number(request)))


@router.button("resume", place=Place.PRIVATE)
async def resume(request: Request) -> Reply:
    return _again(request, await memos.resume(request.work, request.person.id, _number(request)))


@router.button("delete", place=Place.PRIVATE)
async def delete(request: Request) -> Reply:
    memo = await memos.find(request.work, request.person.id, _number(request))
    await memos.delete(request.work, request.person.id, memo.number)
    text = say("memos.deleted", words=memo.words)
    return Reply(text, [[_button("restore", "restore", memo)], [_list_button()]], edit=True)


@router.button("restore", place=Place.PRIVATE)
async def restore(request: Request) -> Reply:
    return _again(request, await memos.restore(request.work, request.person.id, _number(request)))


@router.button("done", place=Place.PRIVATE)
async def done(request: Request) -> Reply:
    memo = await memos.done(request.work, request.person.id, _number(request), _told_for(request))
    next_at = _wall(request, memo.next_at) if memo.next_at else None
    ticked = say("memos.ticked-again", words=memo.words, next=next_at) if next_at else None
    return Reply(ticked or say("memos.ticked", words=memo.words), edit=True)


@router.button("later", place=Place.PRIVATE)
async def later(request: Request) -> Reply:
    delay = next((one for one in Delay if one == request.button_args[2]), None)
    if delay is None:
        raise Refusal("kit.expired")
    number, told_for = _number(request), _told_for(request)
    return _again(request, await memos.snooze(request.work, request.person.id, number, told_for, delay))


def _number(request: Request) -> int:
    number = id_in(request.button_args[0])
    return number if number < 1_000_000 else 0


def _told_for(request: Request) -> datetime:
    return datetime.fromtimestamp(min(id_in(request.button_args[1]), 1 << 35), UTC)


def _again(request: Request, memo: Memo) -> Reply:
    return replace(_card(request, memo), edit=True)


def _card(request: Request, memo: Memo, assumed: str = "", why: Text | None = None) -> Reply:
    """One memo: what it says, when, and what can be done with it."""
    if memo.state is State.DRAFT:
        today = request.work.now.astimezone(memo.zone).date()
        reason = lines([*([why] if why else []), say("memos.or-write-again")])
        choices = [
            [
                Button(
                    say("memos.button-choose", when=times.in_words(one, today)), press("memos", "mean", memo.number, n)
                )
            ]
            for n, one in enumerate(memo.meanings)
        ]
        text = say("memos.card-draft", words=memo.words, why=reason)
        return Reply(text, [*choices, [_button("delete", "delete", memo)]])
    notes = [_state(request, "card", memo)]
    if assumed:
        notes.append(say(ASSUMED[assumed], at=_hour(memo)))
    if times.is_cut_short(memo.meanings[0]):
        notes.append(say("memos.cut-short"))
    quiet = preferences.of(request.work, request.person.id).quiet
    if memo.next_at and quiet and quiet.covers(memo.next_at.time()):
        notes.append(say("memos.in-quiet"))
    first = [_button("delete", "delete", memo), _list_button()]
    if memo.state is State.ON and not isinstance(memo.meanings[0], Moment):
        first.insert(0, _button("pause", "pause", memo))
    elif memo.state is State.PAUSED:
        first.insert(0, _button("resume", "resume", memo))
    return Reply(say("kit.as-is", value=lines(notes)), [first])


def _line(request: Request, memo: Memo) -> Text:
    return _state(request, "line", memo)


def _state(request: Request, form: str, memo: Memo) -> Text:
    state = "put-off" if memo.is_put_off else memo.state
    today = request.work.now.astimezone(memo.zone).date()
    when = times.in_words(memo.meanings[0], today)
    next_at = _wall(request, memo.next_at) if memo.next_at else ""
    return say(f"memos.{form}-{state}", number=memo.number, words=memo.words, when=when, next=next_at, zone=memo.zone)


def _wall(request: Request, at: datetime) -> Text:
    return times.in_words(Moment(at.date(), at.time()), request.work.now.astimezone(at.tzinfo).date())


def _hour(memo: Memo) -> time | None:
    return memo.next_at.time() if memo.next_at else None


def _button(label: str, name: str, memo: Memo, **values: object) -> Button:
    return Button(say(f"memos.button-{label}", **values), press("memos", name, memo.number))


def _list_button() -> Button:
    return Button(say("memos.button-list"), press("memos", "list"))
