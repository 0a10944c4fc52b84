"""Words that thank, /thanks, and /thankswords for admins."""

from collections.abc import Sequence
from contextlib import suppress

from bot.features import activity, members, thanks
from bot.features.thanks import Given, Numbers
from bot.kit.routing import Button, Place, Reply, Request, Role, Router, id_in, press
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Refusal

router = Router()

HEARD = "🙏"  # a reaction, of those that Telegram has


# --- Thanking ---


@router.words(thanks.hears)
async def hear(request: Request) -> Reply | None:
    """Thanks that count get a reaction; those that don't get no answer, since nobody asked us."""
    is_heard = False
    with suppress(Refusal):
        for receiver_id in await _meant(request):
            with suppress(Refusal):
                await _thank(request, receiver_id)
                is_heard = True
    return Reply(react=HEARD) if is_heard else None


@router.command("thanks")
async def thank(request: Request) -> Reply:
    work, community_id = request.work, request.community_id
    await members.must_belong(work, community_id, request.person.id)
    receivers = () if request.is_private else await _meant(request)
    if not receivers:
        if request.args and not request.is_private:
            raise Refusal("thanks.whom")
        return await _numbers(request)
    given = [await _thank(request, receiver_id) for receiver_id in receivers]
    return Reply(await _said(request, given), _take_back(request, given))


async def _meant(request: Request) -> Sequence[int]:
    """Those who are named, else whoever wrote the message that is answered."""
    named = await thanks.people_named(request.work, request.community_id, request.words)
    if named:
        return named
    person = request.replied_person
    return [person.id] if person and not person.is_bot else []


async def _thank(request: Request, receiver_id: int) -> Given:
    number = activity.number_of(request.chat_id, request.message_id or 0)
    return await thanks.thank(
        request.work, request.community_id, request.person.id, receiver_id, request.sent_at, number
    )


async def _said(request: Request, given: Sequence[Given]) -> Text:
    names = await members.names(request.work, [one.receiver_id for one in given])
    receivers: Name | Text = names[given[0].receiver_id]
    for one in given[1:]:
        receivers = say("thanks.names", names=receivers, name=names[one.receiver_id])
    reason, points = thanks.reason_in(request.args), max(one.points for one in given)
    about = {"giver": Name(request.person.name), "receiver": receivers, "points": points, "people": len(given)}
    return say("thanks.said-for", **about, reason=reason) if reason else say("thanks.said", **about)


# --- What it comes to ---


async def _numbers(request: Request) -> Reply:
    work, community_id = request.work, request.community_id
    mine = await thanks.numbers_of(work, community_id, request.person.id)
    told = [say("thanks.mine", received=mine.received, helped=mine.helped, given=mine.given)]
    lately = await thanks.lately(work, community_id)
    if lately:
        shown = lines(say("thanks.line", giver=one.giver, receiver=one.receiver, day=one.day) for one in lately)
        told.append(say("thanks.lately", lines=shown))
    told.append(say("thanks.how", left=mine.left_today))
    return Reply(say("thanks.about", told=lines(told)), _undo(request, mine))


# --- Taking it back ---


def _take_back(request: Request, given: Sequence[Given]) -> list[list[Button]]:
    """One button for one thanks: who thanks three takes each back under /thanks."""
    return [[_button(request, given[0].receiver_id)]] if len(given) == 1 else []


def _undo(request: Request, mine: Numbers) -> list[list[Button]]:
    last = mine.can_undo
    return [[_button(request, last.to_member_id)]] if last else []


def _button(request: Request, receiver_id: int) -> Button:
    data = press("thanks", "undo", request.community_id, request.person.id, receiver_id)
    return Button(say("thanks.button-undo"), data)


@router.button("undo", community_arg=True)
async def undo(request: Request) -> Reply:
    if request.button_args[1] != str(request.person.id):
        raise Refusal("kit.not-yours")
    receiver_id = id_in(request.button_args[2])
    await thanks.take_back(request.work, request.community_id, request.person.id, receiver_id)
    return Reply(say("thanks.undone"), edit=True)


# --- The words of a community ---


@router.command("thankswords", role=Role.ADMIN, place=Place.GROUP)
async def words(request: Request) -> Reply:
    work, community_id = request.work, request.community_id
    if not request.args:
        return Reply(say("thanks.words-now", words=", ".join(thanks.words_of(work, community_id))))
    if request.args.lower() in ("default", "默认"):
        chosen = await thanks.forget_words(work, community_id)
    else:
        chosen = await thanks.choose_words(work, community_id, request.args)
    return Reply(say("thanks.words-set", words=", ".join(chosen)))
