"""/poster, and the button that makes one; /month; /card, of oneself, one's badges, the board or a long streak."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import date

from bot.features import cards, members
from bot.features.cards import Sheet
from bot.kit.routing import Reply, Request, Router
from bot.kit.texts import say
from bot.kit.work import Refusal, Weight, Work

router = Router()

KINDS: Mapping[tuple[str, ...], Callable[[Work, int, int], Awaitable[Sheet]]] = {
    ("", "me", "我"): cards.card_of,
    ("badges", "badge", "徽章"): cards.badges_of,
    ("top", "board", "榜单", "排行榜", "榜"): cards.board_of,
    ("certificate", "streak", "证书", "奖状"): cards.certificate_of,
}


@router.command("poster")
async def poster(request: Request) -> Reply:
    """As an answer to a photo of one's own, on that photo."""
    await _must_belong(request)
    replied = request.replied_person
    is_own = replied is not None and replied.id == request.person.id
    sheet = await cards.poster_of(
        request.work,
        request.community_id,
        request.person.id,
        photo_id=request.photo_id or (request.replied_photo_id if is_own else ""),
    )
    return Reply(sheet.text, picture=sheet.picture)


@router.button("poster", community_arg=True)
async def poster_by_button(request: Request) -> Reply:
    """Once for each check-in, however often it is pressed."""
    await _must_belong(request)
    _, member_id, pressed = (*request.button_args, "", "", "")[:3]
    if member_id != str(request.person.id):
        raise Refusal("kit.not-yours")
    with suppress(ValueError):
        day = date.fromisoformat(pressed)
        sheet = await cards.poster_of(request.work, request.community_id, request.person.id, day=day)
        address = request.address
        is_new = await request.work.say(
            sheet.text,
            key=f"cards.poster:{address.member_id or 0}:{request.person.id}:{day}",
            community_id=request.community_id,
            member_id=address.member_id,
            topic_id=request.topic_id,
            picture=sheet.picture,
            weight=Weight.ASKED,
        )
        return Reply(toast=say("cards.on-its-way" if is_new else "cards.already-here"))
    raise Refusal("kit.expired")


@router.command("month")
async def month(request: Request) -> Reply:
    await _must_belong(request)
    sheet = await cards.month_of(request.work, request.community_id, request.person.id)
    return Reply(sheet.text, picture=sheet.picture)


@router.command("card")
async def card(request: Request) -> Reply:
    await _must_belong(request)
    wish = request.args.casefold()
    draw = next((draw for words, draw in KINDS.items() if wish in words), None)
    if draw is None:
        raise Refusal("cards.which")
    sheet = await draw(request.work, request.community_id, request.person.id)
    return Reply(sheet.text, picture=sheet.picture)


async def _must_belong(request: Request) -> None:
    await members.must_belong(request.work, request.community_id, request.person.id)
