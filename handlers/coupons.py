"""/code for whoever has one; /coupon and /coupons for admins, who hand them out."""

from dataclasses import replace

from bot.features import coupons, members, preferences
from bot.features.coupons import Coupon, Unclear
from bot.kit.routing import Button, Place, Reply, Request, Role, Router, press
from bot.kit.texts import Text, lines, say
from bot.kit.work import Refusal

router = Router()


@router.command("code")
async def enter(request: Request) -> Reply:
    await members.must_belong(request.work, request.community_id, request.person.id)
    if not request.args:
        raise Refusal("coupons.ask")
    got = await coupons.enter(request.work, request.community_id, request.person.id, request.args)
    if got.why is not None:
        return Reply(say(f"coupons.no-{got.why}"))
    reason = say("coupons.reason", reason=got.reason) if got.reason else ""
    return Reply(say("coupons.got", points=got.points, balance=got.balance, reason=reason))


@router.command("coupon", role=Role.ADMIN, place=Place.GROUP)
async def make(request: Request) -> Reply:
    """Told in private, where that is possible: a code in the group is everybody's."""
    try:
        terms = coupons.read(request.args)
    except Unclear as unclear:
        raise Refusal("coupons.how", word=unclear.word[:40] or "none") from None
    made = await coupons.make(request.work, request.community_id, request.person.id, terms)
    text = say("coupons.made", code=made.code, points=made.points, uses=made.uses, until=_until(made))
    return _to_admin(request, Reply(text))


@router.command("coupons", role=Role.ADMIN, place=Place.GROUP)
async def show(request: Request) -> Reply:
    return _to_admin(request, await _list(request))


@router.button("end", role=Role.ADMIN, community_arg=True)
async def end(request: Request) -> Reply:
    code = request.button_args[1]
    await coupons.end(request.work, request.community_id, code)
    return replace(await _list(request), edit=True, toast=say("coupons.ended", code=code))


async def _list(request: Request) -> Reply:
    found = await coupons.everything(request.work, request.community_id)
    if not found:
        return Reply(say("coupons.list-none"))
    rows = [
        [Button(say("coupons.button-end", code=one.code), press("coupons", "end", request.community_id, one.key))]
        for one in found
        if not one.is_over
    ]
    return Reply(say("coupons.list", lines=lines(map(_line, found))), rows)


def _line(one: Coupon) -> Text:
    used = one.uses - one.left_over
    if one.is_over:
        return say("coupons.line-over", code=one.code, used=used, uses=one.uses)
    reason = say("coupons.reason", reason=one.reason) if one.reason else ""
    return say(
        "coupons.line",
        code=one.code, points=one.points, used=used, uses=one.uses, until=_until(one), reason=reason,
    )  # fmt: skip


def _until(one: Coupon) -> Text | str:
    return say("coupons.until", day=one.until_on) if one.until_on else ""


def _to_admin(request: Request, reply: Reply) -> Reply:
    return replace(reply, private=preferences.of(request.work, request.person.id).is_line_open)
