"""/checkin, the words and captions that mean it, the button, /streak, /makeup, and /checkinwords for admins."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import dropwhile

from bot.features import amounts, cards, checkins, members
from bot.features.checkins import Day, MadeUp, Offer, Outcome, Source, Standing, Was
from bot.kit.routing import Button, Place, Reply, Request, Role, Router, press
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Refusal

router = Router()

DONE, ALREADY = "🔥", "👌"  # reactions, of those that Telegram has


@router.command("checkin")
async def check_in(request: Request) -> Reply | None:
    await _must_belong(request)
    outcome = await _check_in(request, request.args, Source.COMMAND)
    return await _answer(request, outcome, _asked_back(request, outcome, request.args))


@router.words(checkins.hears)
async def check_in_by_words(request: Request) -> Reply | None:
    note = checkins.note_in(request.work, request.community_id, request.words)
    outcome = await _check_in(request, note, Source.WORDS)
    return await _answer(request, outcome, _asked_back(request, outcome, note))


@router.button("go", community_arg=True)
async def check_in_by_button(request: Request) -> Reply:
    await _must_belong(request, by_button=True)
    outcome = await _check_in(request, "", Source.BUTTON)
    if request.is_private:
        return Reply(_words(request, outcome), _undo_button(request, outcome))
    return Reply(toast=_words(request, outcome))


async def _check_in(request: Request, note: str, source: Source) -> Outcome:
    return await checkins.check_in(
        request.work,
        request.community_id,
        request.person.id,
        request.sent_at,
        note=note,
        source=source,
        message_id=None if source is Source.BUTTON else request.message_id,
        has_photo=request.has_photo,
        photo_id=request.photo_id,
    )


async def _must_belong(request: Request, *, by_button: bool = False) -> None:
    if request.is_private or by_button:
        await members.must_belong(request.work, request.community_id, request.person.id)


def _asked_back(request: Request, outcome: Outcome, note: str) -> amounts.Question | None:
    """About an amount that cannot be meant as it is written: the check-in counts, the amount does not."""
    if not outcome.is_new:
        return None
    return amounts.asked_back(request.work, request.community_id, request.person.id, outcome.day, note)


async def _answer(request: Request, outcome: Outcome, question: amounts.Question | None) -> Reply | None:
    """In words, or in a busy group by a reaction, unless there is something to ask."""
    if outcome.is_same_album:
        return None
    if question:
        text = _with_more(_words(request, outcome), [question.text])
        return Reply(text, [*question.buttons, *_undo_button(request, outcome)])
    if request.is_private or await checkins.may_speak(
        request.work,
        request.community_id,
        request.person.id,
        topic_id=request.topic_id,
        is_new=outcome.is_new,
    ):
        return Reply(_words(request, outcome), _undo_button(request, outcome))
    return Reply(react=DONE if outcome.is_new else ALREADY)


def _words(request: Request, outcome: Outcome) -> Text:
    about = {"name": Name(request.person.name), "day": outcome.day, "streak": outcome.streak}
    if not outcome.is_new:
        return say("checkins.already", **about)
    earned = _earned(outcome)
    if outcome.streak > 1:
        first = say("checkins.done", **about, earned=earned)
    else:
        first = say("checkins.first" if outcome.total == 1 else "checkins.again", **about, earned=earned)
    return _with_more(first, _news(request, outcome))


def _earned(outcome: Outcome) -> Text | str:
    if outcome.bonus:
        return say("checkins.earned-bonus", points=outcome.points, bonus=outcome.bonus)
    return _points(outcome.points)


def _points(points: int) -> Text | str:
    return say("checkins.earned", points=points) if points else ""


def _news(request: Request, outcome: Outcome) -> list[Text]:
    """What a check-in brought besides its points."""
    told = []
    if outcome.frozen:
        told.append(say("checkins.froze", **_these(outcome.frozen), left=outcome.freezes))
    if outcome.milestone:
        told.append(say("checkins.milestone", days=outcome.milestone, earned=_points(outcome.milestone_points)))
    if outcome.has_earned_freeze:
        told.append(say("checkins.freezes", freezes=outcome.freezes))
    return told


def _these(days: Sequence[date]) -> dict[str, int | date]:
    return {"count": len(days), "first": days[0], "last": days[-1]}


def _with_more(first: Text, more: list[Text]) -> Text:
    return say("checkins.with-more", first=first, more=lines(more)) if more else first


# --- Taking it back ---


def _undo_button(request: Request, outcome: Outcome) -> list[list[Button]]:
    if not outcome.is_new:
        return []
    data = press("checkins", "undo", request.community_id, request.person.id, outcome.day.isoformat())
    buttons = [Button(say("checkins.button-undo"), data)]
    if outcome.milestone:  # a day that one may want to show
        buttons.append(cards.poster_button(request.community_id, request.person.id, outcome.day))
    return [buttons]


@router.button("undo", community_arg=True)
async def undo(request: Request) -> Reply:
    _, member_id, day = (*request.button_args, "", "", "")[:3]
    if member_id != str(request.person.id):
        raise Refusal("kit.not-yours")
    with suppress(ValueError):
        undone = await checkins.undo(request.work, request.community_id, request.person.id, date.fromisoformat(day))
        return Reply(_undone(request, undone), edit=True)
    raise Refusal("kit.expired")


@router.button("undo-mine", community_arg=True)
async def undo_mine(request: Request) -> Reply:
    """Under a message that names many."""
    undone = await checkins.undo(request.work, request.community_id, request.person.id)
    return Reply(toast=_undone(request, undone))


def _undone(request: Request, day: date) -> Text:
    return say("checkins.undone", name=Name(request.person.name), day=day)


# --- Looking at it ---


WHY = ("why", "how", "为什么", "怎么算", "明细")


@router.command("streak")
async def streak(request: Request) -> Reply:
    await _must_belong(request)
    work, community_id, member_id = request.work, request.community_id, request.person.id
    standing = await checkins.standing_of(work, community_id, member_id)
    name = Name(request.person.name)
    go = Button(say("checkins.button-go"), press("checkins", "go", community_id))
    if not standing.total:
        return Reply(say("checkins.nothing-yet", name=name), [[go]])
    days = await checkins.last_days(work, community_id, member_id, standing)
    if request.args.lower() in WHY:
        return Reply(await _why(request, days))
    text = say(
        "checkins.streak",
        name=name,
        streak=standing.streak,
        longest=standing.longest,
        total=standing.total,
        row=checkins.row_of([day.was for day in days]),
        today=_today(standing),
    )
    offer = await checkins.offer_of(work, community_id, member_id)
    buttons = [] if standing.has_checked_in else [go]
    if standing.can_undo and standing.last_day:
        data = press("checkins", "undo", community_id, member_id, standing.last_day.isoformat())
        buttons.append(Button(say("checkins.button-undo"), data))
    if offer:
        data = press("checkins", "mend", community_id, member_id, offer.day.isoformat())
        buttons.append(Button(say("checkins.button-makeup", day=offer.day), data))
    rows = [buttons] if buttons else []
    legend = _legend(day for day in days if day.day not in standing.to_freeze)
    if legend or standing.streak:
        why = press("checkins", "why", community_id, member_id)
        rows.append([Button(say("checkins.button-why"), why)])
    return Reply(_with_more(text, [*legend, *_in_hand(standing), *_offered(offer)]), rows)


def _today(standing: Standing) -> Text:
    if standing.has_checked_in:
        return say("checkins.today-done")
    return say("checkins.today-off" if standing.is_day_off else "checkins.today-open")


def _legend(days: Iterable[Day]) -> list[Text]:
    """What the rarer symbols mean, those that are there."""
    shown = {day.was for day in days}
    texts = [LEGEND[was] for was in LEGEND if was in shown]
    if not texts:
        return []
    legend, *others = texts
    for other in others:
        legend = say("checkins.legend-list", first=legend, next=other)
    return [legend]


LEGEND = {
    Was.MADE_UP: say("checkins.legend-made-up"),
    Was.FROZEN: say("checkins.legend-frozen"),
    Was.REST: say("checkins.legend-rest"),
    Was.VACATION: say("checkins.legend-vacation"),
    Was.EXCUSED: say("checkins.legend-excused"),
    Was.AWAY: say("checkins.legend-away"),
}


def _in_hand(standing: Standing) -> list[Text]:
    if standing.to_freeze:
        return [say("checkins.to-freeze", **_these(standing.to_freeze), freezes=standing.freezes)]
    return [say("checkins.freezes", freezes=standing.freezes)] if standing.freezes else []


# --- How it is counted ---


@router.button("why", community_arg=True)
async def why(request: Request) -> Reply:
    if request.button_args[1] != str(request.person.id):
        raise Refusal("kit.not-yours")
    return replace(await explain(request), edit=True)


async def explain(request: Request) -> Reply:
    """How one's own streak is counted."""
    await _must_belong(request, by_button=True)
    work, community_id, member_id = request.work, request.community_id, request.person.id
    standing = await checkins.standing_of(work, community_id, member_id)
    if not standing.total:
        return Reply(say("checkins.nothing-yet", name=Name(request.person.name)))
    days = await checkins.last_days(work, community_id, member_id, standing)
    return Reply(await _why(request, days))


async def _why(request: Request, days: Sequence[Day]) -> Text:
    admins = await members.names(request.work, {day.cover.by_id for day in days if day.cover and day.cover.by_id})
    told = lines(_was(day, admins) for day in dropwhile(lambda day: day.was is Was.LEFT_OUT, days))
    return say("checkins.why", name=Name(request.person.name), days=told)


def _was(told: Day, admins: Mapping[int, Name]) -> Text:
    symbol = checkins.row_of([told.was])
    if told.cover and told.was is Was.EXCUSED:
        by = admins[told.cover.by_id]
        if told.cover.reason:
            return say("checkins.was-excused-because", symbol=symbol, day=told.day, by=by, reason=told.cover.reason)
        return say("checkins.was-excused", symbol=symbol, day=told.day, by=by)
    return say(f"checkins.was-{told.was}", symbol=symbol, day=told.day)


# --- Yesterday ---


@router.command("makeup")
async def make_up(request: Request) -> Reply:
    await _must_belong(request)
    made = await checkins.make_up(request.work, request.community_id, request.person.id)
    return Reply(_made_up(request, made), _undo_makeup(request, made))


@router.button("mend", community_arg=True)
async def make_up_by_button(request: Request) -> Reply:
    _, member_id, day = (*request.button_args, "", "", "")[:3]
    if member_id != str(request.person.id):
        raise Refusal("kit.not-yours")
    await _must_belong(request, by_button=True)
    offer = await checkins.offer_of(request.work, request.community_id, request.person.id)
    if offer is None or day != offer.day.isoformat():  # the button is of another day
        raise Refusal("kit.expired")
    made = await checkins.make_up(request.work, request.community_id, request.person.id)
    return Reply(_made_up(request, made), _undo_makeup(request, made), edit=True)


def _made_up(request: Request, made: MadeUp) -> Text:
    about = {"name": Name(request.person.name), "day": made.day, "streak": made.streak}
    if made.price:
        return say("checkins.made-up-for", **about, price=made.price)
    return say("checkins.made-up", **about)


def _undo_makeup(request: Request, made: MadeUp) -> list[list[Button]]:
    data = press("checkins", "undo", request.community_id, request.person.id, made.day.isoformat())
    return [[Button(say("checkins.button-undo"), data)]]


def _offered(offer: Offer | None) -> list[Text]:
    if offer is None:
        return []
    key = "checkins.offer-for" if offer.price else "checkins.offer"
    return [say(key, day=offer.day, until=offer.until, price=offer.price)]


# --- The words of a community ---


@router.command("checkinwords", role=Role.ADMIN, place=Place.GROUP)
async def words(request: Request) -> Reply:
    work, community_id = request.work, request.community_id
    if not request.args:
        return Reply(say("checkins.words-now", words=" ".join(checkins.words_of(work, community_id))))
    if request.args.lower() in ("default", "默认"):
        chosen = await checkins.forget_words(work, community_id)
    else:
        chosen = await checkins.choose_words(work, community_id, request.args)
    return Reply(say("checkins.words-set", words=" ".join(chosen)))
