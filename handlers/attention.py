"""/stop, or any words that mean it: nothing unasked any more. In private only, as in a group others may be meant.
/budget for admins: how much a group hears unasked in a day, and what had to wait."""

from collections.abc import Iterator
from dataclasses import replace

from bot.features import attention, communities, preferences
from bot.features.attention import Peace, PutOff
from bot.kit.routing import Button, Place, Reply, Request, Role, Router, press
from bot.kit.texts import Name, Text, lines, say
from bot.kit.wire import WireMessage
from bot.kit.work import Refusal, Work

router = Router()

MOST = 100  # messages a day that can be chosen
CHOICES = (0, 5, 8, 12, 20)
SHOWN = 10  # of what had to wait


def _hears(message: WireMessage, _community_id: int, _work: Work) -> bool:
    return attention.means_stop(message.words)


@router.command("stop", place=Place.PRIVATE)
@router.words(_hears, place=Place.PRIVATE)
async def stop(request: Request) -> Reply:
    return await _stop(request)


@router.button("stop", place=Place.PRIVATE)
async def press_stop(request: Request) -> Reply:
    return replace(await _stop(request), edit=True)


async def _stop(request: Request) -> Reply:
    peace = await attention.stop(request.work, request.person.id)
    told = [say("attention.stopped"), *_last(request, peace)]
    allow = Button(say("attention.button-allow"), press("attention", "allow"))
    return Reply(say("attention.told", lines=lines(told)), [[allow]])


@router.button("allow", place=Place.PRIVATE)
async def allow(request: Request) -> Reply:
    peace = await attention.allow(request.work, request.person.id)
    text = say("attention.allowed", words=peace.words_a_week)
    return Reply(text, [[Button(say("attention.button-stop"), press("attention", "stop"))]], edit=True)


def _last(request: Request, peace: Peace) -> Iterator[Text]:
    """Whose the last word was, and what for: who says stop wants to know whom."""
    if peace.last_at:
        community = Name(communities.get(request.work, peace.community_id).title)
        day, about = peace.last_at.date(), say(peace.about)
        yield say("attention.last", day=day, community=community, about=about)


# --- How much a group hears in a day ---


@router.command("budget", role=Role.ADMIN, place=Place.GROUP)
async def show_in_group(request: Request) -> Reply:
    """`/budget 8` sets it."""
    most = await _choose(request, request.args) if request.args else None
    if preferences.of(request.work, request.person.id).is_line_open:
        return replace(await _budget(request, most), private=True)
    link = Button(say("attention.open"), url=request.deep_link(f"attention_{request.community_id}"))
    return Reply(say("attention.in-private"), [[link]])


@router.start("attention", role=Role.ADMIN, community_arg=True)
async def show(request: Request) -> Reply:
    return await _budget(request)


@router.button("budget", role=Role.ADMIN, place=Place.PRIVATE, community_arg=True)
async def press_budget(request: Request) -> Reply:
    return replace(await _budget(request), edit=True)


@router.button("most", role=Role.ADMIN, place=Place.PRIVATE, community_arg=True)
async def choose_most(request: Request) -> Reply:
    most = await _choose(request, request.button_args[1])
    return replace(await _budget(request, most), edit=True)


async def _choose(request: Request, words: str) -> int:
    if not (words.isascii() and words.isdecimal() and len(words) < 4 and int(words) <= MOST):
        raise Refusal("attention.budget-usage", most=MOST)
    await attention.choose_most(request.work, request.community_id, int(words))
    return int(words)


async def _budget(request: Request, chosen: int | None = None) -> Reply:
    work, community = request.work, communities.get(request.work, request.community_id)
    found = await attention.budget_of(work, community.id)
    told = [_waited(one, community) for one in found.put_off[-SHOWN:]] or [say("attention.budget-none-put-off")]
    most = found.most if chosen is None else chosen
    text = say("attention.budget", community=Name(community.title), most=most, said=found.said, lines=lines(told))
    choices = [
        Button(say("attention.button-most", most=number), press("attention", "most", community.id, number))
        for number in CHOICES
    ]
    return Reply(text, [choices])


def _waited(one: PutOff, community: communities.Community) -> Text:
    if one.until is None:
        return say("attention.budget-folded", what=one.about, full=one.day)
    at = one.until.astimezone(community.zone)
    return say("attention.budget-later", what=one.about, full=one.day, day=at.date(), at=at.time())
