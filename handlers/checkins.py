"""/checkin, the words and captions that mean it, the button, /streak, and /checkinwords for admins."""

from contextlib import suppress
from datetime import date

from bot.features import checkins, members
from bot.features.checkins import Outcome, Source
from bot.kit.routing import Button, Place, Reply, Request, Role, Router, press
from bot.kit.texts import Name, Text, say
from bot.kit.work import Refusal

router = Router()

DONE, ALREADY = "🔥", "👌"  # reactions, of those that Telegram has


@router.command("checkin")
async def check_in(request: Request) -> Reply | None:
    await _must_belong(request)
    return await _answer(request, await _check_in(request, request.args, Source.COMMAND))


@router.words(checkins.hears)
async def check_in_by_words(request: Request) -> Reply | None:
    note = checkins.note_in(request.work, request.community_id, request.words)
    return await _answer(request, await _check_in(request, note, Source.WORDS))


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
    )


async def _must_belong(request: Request, *, by_button: bool = False) -> None:
    """In a group whoever speaks is there; in private, and by a button that may be old, they may have left."""
    work, community_id = request.work, request.community_id
    if not request.is_private and not by_button:
        return
    if not (community_id and await members.is_present(work, community_id, request.person.id)):
        raise Refusal("kit.no-community")


async def _answer(request: Request, outcome: Outcome) -> Reply | None:
    """In words, or in a busy group by a reaction."""
    if outcome.is_same_album:
        return None
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
    if outcome.streak > 1:
        return say("checkins.done", **about, earned=_earned(outcome))
    return say("checkins.first" if outcome.total == 1 else "checkins.again", **about, earned=_earned(outcome))


def _earned(outcome: Outcome) -> Text | str:
    if outcome.bonus:
        return say("checkins.earned-bonus", points=outcome.points, bonus=outcome.bonus)
    return say("checkins.earned", points=outcome.points) if outcome.points else ""


# --- Taking it back ---


def _undo_button(request: Request, outcome: Outcome) -> list[list[Button]]:
    if not outcome.is_new:
        return []
    data = press("checkins", "undo", request.community_id, request.person.id, outcome.day.isoformat())
    return [[Button(say("checkins.button-undo"), data)]]


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


@router.command("streak")
async def streak(request: Request) -> Reply:
    await _must_belong(request)
    work, community_id, member_id = request.work, request.community_id, request.person.id
    standing = await checkins.standing_of(work, community_id, member_id)
    name = Name(request.person.name)
    go = Button(say("checkins.button-go"), press("checkins", "go", community_id))
    if not standing.total:
        return Reply(say("checkins.nothing-yet", name=name), [[go]])
    text = say(
        "checkins.streak",
        name=name,
        streak=standing.streak,
        longest=standing.longest,
        total=standing.total,
        row=await checkins.last_days(work, community_id, member_id, standing),
        today=say("checkins.today-done" if standing.has_checked_in else "checkins.today-open"),
    )
    buttons = [] if standing.has_checked_in else [go]
    if standing.can_undo and standing.last_day:
        data = press("checkins", "undo", community_id, member_id, standing.last_day.isoformat())
        buttons.append(Button(say("checkins.button-undo"), data))
    return Reply(text, [buttons] if buttons else [])


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
