"""/stop, or any words that mean it: nothing unasked any more. In private only, as in a group others may be meant."""

from collections.abc import Iterator
from dataclasses import replace

from bot.features import attention, communities
from bot.features.attention import Peace
from bot.kit.routing import Button, Place, Reply, Request, Router, press
from bot.kit.texts import Name, Text, lines, say
from bot.kit.wire import WireMessage
from bot.kit.work import Work

router = Router()


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
