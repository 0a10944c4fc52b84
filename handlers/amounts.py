"""/totals, /amount, and /units for admins."""

from collections.abc import Iterable
from dataclasses import replace

from bot.features import amounts, communities, members
from bot.features.amounts import Noted, Totals
from bot.kit.routing import Button, Place, Reply, Request, Role, Router, press
from bot.kit.texts import Name, Text, lines, say, strung
from bot.kit.work import Refusal

router = Router()

GROUP_WORDS = ("group", "all", "together", "群", "全群", "大家", "一起")
ALL_WORDS = ("all", "default", "全部", "默认")


@router.command("totals")
async def totals(request: Request) -> Reply:
    await _must_belong(request)
    work, community_id = request.work, request.community_id
    if request.args.lower() in GROUP_WORDS:
        return Reply(await _together(request))
    found = await amounts.totals_of(work, community_id, request.person.id)
    name = Name(request.person.name)
    if not found:
        return Reply(say("amounts.none", name=name))
    why = Button(say("amounts.button-why"), press("amounts", "why", community_id, request.person.id, ""))
    return Reply(say("amounts.totals", name=name, lines=lines(_line(one) for one in found)), [[why]])


async def explain(request: Request, unit: str = "", page: int = 0) -> Reply:
    """Where one's own totals come from."""
    await members.must_belong(request.work, request.community_id, request.person.id)
    found = await amounts.explained(request.work, request.community_id, request.person.id, unit, page)
    if found is None:
        return Reply(say("amounts.none", name=Name(request.person.name)))
    return Reply(*found)


@router.button("why", community_arg=True)
async def why(request: Request) -> Reply:
    _, member_id, which = (*request.button_args, "", "", "")[:3]
    if member_id != str(request.person.id):
        raise Refusal("kit.not-yours")
    unit, _, page = which.partition("-")
    number = int(page) if page.isascii() and page.isdecimal() and len(page) < 6 else 0
    return replace(await explain(request, unit, number), edit=True)


async def _together(request: Request) -> Text:
    found = await amounts.together(request.work, request.community_id)
    if not found:
        return say("amounts.together-none")
    told = [
        say(
            "amounts.together-line",
            total=amounts.told(unit, sums.all),
            details=_joined(_parts(unit, sums.week, sums.month)) or _nothing_lately(),
        )
        for unit, sums in found.items()
    ]
    title = Name(communities.get(request.work, request.community_id).title)
    return say("amounts.together", community=title, lines=lines(told))


def _line(one: Totals) -> Text:
    details = _parts(one.unit, one.this_week, one.this_month)
    if one.days > 1:
        details.append(say("amounts.best", amount=amounts.told(one.unit, one.best), day=one.best_day))
    return say(
        "amounts.line",
        total=amounts.told(one.unit, one.all),
        days=one.days,
        details=_joined(details) or _nothing_lately(),
    )


def _nothing_lately() -> Text:
    return say("amounts.nothing-lately")


def _parts(unit: str, week: int, month: int) -> list[Text]:
    """Of a week and a month without any there is nothing to say."""
    parts = {"amounts.this-week": week, "amounts.this-month": month}
    return [Text(key, {"amount": amounts.told(unit, amount)}) for key, amount in parts.items() if amount]


def _joined(texts: Iterable[Text]) -> Text | None:
    found = list(texts)
    return strung(found, "amounts.list") if found else None


@router.command("amount")
async def amount(request: Request) -> Reply:
    await _must_belong(request)
    if not request.args:
        raise Refusal("amounts.unclear")
    noted = await amounts.correct(request.work, request.community_id, request.person.id, request.args)
    question = noted.question
    if not noted.amounts and question:
        return Reply(question.text, question.buttons)
    text = _noted(noted)
    return (
        Reply(say("amounts.and-asked", noted=text, question=question.text), question.buttons)
        if question
        else Reply(text)
    )


@router.button("mean", community_arg=True)
async def mean(request: Request) -> Reply:
    _, member_id, pressed = (*request.button_args, "", "", "")[:3]
    if member_id != str(request.person.id):
        raise Refusal("kit.not-yours")
    await members.must_belong(request.work, request.community_id, request.person.id)
    noted = await amounts.mean(request.work, request.community_id, request.person.id, pressed)
    return Reply(toast=_noted(noted))


def _noted(noted: Noted) -> Text:
    left = _joined(amounts.told(unit, much) for unit, much in noted.amounts.items() if much)
    if left is None:
        return say("amounts.taken-off", day=noted.day)
    return say("amounts.noted", day=noted.day, amounts=left)


async def _must_belong(request: Request) -> None:
    if request.is_private:
        await members.must_belong(request.work, request.community_id, request.person.id)


@router.command("units", role=Role.ADMIN, place=Place.GROUP)
async def units(request: Request) -> Reply:
    work, community_id = request.work, request.community_id
    if not request.args:
        return Reply(say("amounts.units-now", units=_named(amounts.units_of(work, community_id))))
    if request.args.lower() in ALL_WORDS:
        chosen = await amounts.count_all(work, community_id)
    else:
        chosen = await amounts.choose_units(work, community_id, request.args)
    return Reply(say("amounts.units-set", units=_named(chosen)))


def _named(chosen: Iterable[str]) -> Text | None:
    return _joined(say(f"amounts.unit-{unit}") for unit in chosen)
