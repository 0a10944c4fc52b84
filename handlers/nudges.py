"""/nudges: whether one wants a word when it grows quiet; /nudgesetup for admins: a look before a word is said, words of
their own, and what these bring."""

import re
from dataclasses import replace

from bot.features import members, nudges, preferences
from bot.features.nudges import Card, Kept, Outcome, Share, State, Verdict, compare
from bot.kit.routing import Button, Place, Reply, Request, Role, Router, id_in, press
from bot.kit.texts import Text, lines, say
from bot.kit.work import Refusal

router = Router()

RESULT = frozenset({"result", "results", "结果", "效果"})
_NUMBERED = re.compile(r"[#＃]\s*(\d{1,6})\b\s*(.*)", re.DOTALL)
_A_DAY = re.compile(r"(?:at most )?(\d{1,6}) a day|(?:每天|一天)(?:最多)?\s*(\d{1,6})\s*[人位]?", re.IGNORECASE)


# --- One's own choice ---


@router.command("nudges")
async def show(request: Request) -> Reply:
    await _must_belong(request)
    if not request.is_private:
        rows = [[_button(request, "greet", "mention", 1), _button(request, "greet-not", "mention", 0)]]
        return Reply(say("nudges.about"), rows)
    is_refused = await nudges.is_refused(request.work, request.community_id, request.person.id)
    if is_refused:
        return Reply(say("nudges.mine-off"), [[_button(request, "allow", "allow")]])
    return Reply(say("nudges.mine-on"), [[_button(request, "stop", "stop")], [await _mention(request)]])


async def _mention(request: Request) -> Button:
    if await nudges.may_mention(request.work, request.community_id, request.person.id):
        return _button(request, "greet-not", "mention", 0)
    return _button(request, "greet", "mention", 1)


@router.button("stop", place=Place.PRIVATE, community_arg=True)
async def stop(request: Request) -> Reply:
    await _must_belong(request)
    await nudges.refuse(request.work, request.community_id, request.person.id, is_refused=True)
    return Reply(say("nudges.stopped"), [[_button(request, "allow", "allow")]], edit=True)


@router.button("allow", place=Place.PRIVATE, community_arg=True)
async def allow(request: Request) -> Reply:
    await _must_belong(request)
    await nudges.refuse(request.work, request.community_id, request.person.id, is_refused=False)
    return Reply(say("nudges.allowed"), [[_button(request, "stop", "stop")]], edit=True)


@router.button("mention", community_arg=True)
async def mention(request: Request) -> Reply:
    """In the group as well: it is for those who have no private chat."""
    await _must_belong(request)
    if request.button_args[1] not in ("0", "1"):
        raise Refusal("kit.expired")
    is_allowed = request.button_args[1] == "1"
    await nudges.allow_mention(request.work, request.community_id, request.person.id, is_allowed=is_allowed)
    return Reply(toast=say("nudges.greeted" if is_allowed else "nudges.not-greeted"))


@router.button("present", community_arg=True)
async def present(request: Request) -> Reply:
    """The code of whoever presses; nobody else sees it."""
    await _must_belong(request)
    coupon = await nudges.present_of(request.work, request.community_id, request.person.id)
    if coupon is None:
        raise Refusal("nudges.no-present")
    text = say("nudges.code", code=coupon.code, points=coupon.points, day=coupon.until_on)
    if preferences.of(request.work, request.person.id).is_line_open:
        return Reply(text, private=True)
    return Reply(toast=text, alert=True)


# --- What admins see ---


@router.command("nudgesetup", role=Role.ADMIN, place=Place.GROUP)
async def setup(request: Request) -> Reply:
    """Numbers only: who it is about is nobody's business in a group."""
    reply = await _answer(request, request.args.strip())
    return replace(reply, private=preferences.of(request.work, request.person.id).is_line_open)


async def _answer(request: Request, text: str) -> Reply:
    work, community_id = request.work, request.community_id
    if not text:
        return await _overview(request)
    if text.casefold() in RESULT:
        return await _results(request)
    if found := _A_DAY.fullmatch(text):
        await nudges.choose_a_day(work, community_id, int(found[1] or found[2]))
        return Reply(say("nudges.a-day", most=int(found[1] or found[2])))
    if found := _NUMBERED.fullmatch(text):
        number = int(found[1])
        if found[2]:
            await nudges.change(work, community_id, number, found[2])
        return await _card(request, number)
    return await _card(request, await nudges.write(work, community_id, text))


async def _overview(request: Request) -> Reply:
    work, community_id = request.work, request.community_id
    cfg = work.settings(nudges.Settings, community_id)
    seen, found = await nudges.preview(work, community_id), await nudges.results(work, community_id)
    state = say("nudges.is-on", at=cfg.at) if cfg.is_on else say("nudges.is-off")
    stages = {stage.value: number for stage, number in seen.stages.items()}
    told = [state, say("nudges.stages", **stages), say("nudges.would", words=seen.would_tell)]
    told += [say("nudges.results", share=_share(found.told))] if found.told.of else []
    told += [say("nudges.results-held", share=_share(found.held))] if found.held.of else []
    kept = await nudges.policies(work, community_id)
    told += [say("nudges.policies", most=cfg.members_a_day, lines=lines(map(_line, kept)))] if kept else []
    turn = ("off", 0) if cfg.is_on else ("on", 1)
    rows = [[_button(request, turn[0], "turn", turn[1])]]
    rows += [
        [_button(request, "open", "card", one.number, number=one.number, to=nudges.concerned(one.policy))]
        for one in kept
    ]
    rows.append([_button(request, "how", "how"), *([_button(request, "result", "result")] if kept else [])])
    return Reply(say("nudges.setup", lines=lines(told)), rows)


def _line(one: Kept) -> Text:
    return say(f"nudges.line-{one.state.value}", number=one.number, to=nudges.concerned(one.policy))


def _share(share: Share) -> Text:
    least, most = share.bounds
    return say("nudges.share", back=share.back, of=share.of, percent=share.percent, least=least, most=most)


@router.button("turn", role=Role.ADMIN, community_arg=True)
async def turn(request: Request) -> Reply:
    is_on = request.button_args[1] == "1"
    await nudges.turn(request.work, request.community_id, is_on=is_on)
    return Reply(say("nudges.turned-on" if is_on else "nudges.turned-off"), edit=True)


@router.button("list", role=Role.ADMIN, community_arg=True)
async def show_list(request: Request) -> Reply:
    return replace(await _overview(request), edit=True)


@router.button("how", role=Role.ADMIN, community_arg=True)
async def how(request: Request) -> Reply:
    return Reply(say("nudges.how"))


# --- One policy ---


async def _card(request: Request, number: int, note: Text | None = None) -> Reply:
    """The words as this admin would read them, and whom they would reach today."""
    one = await nudges.card(request.work, request.community_id, number, request.person.id)
    policy = one.kept.policy
    told = [say("nudges.head", line=_line(one.kept), channel=say(f"nudges.channel-{policy.channel.value}"))]
    told += [say("nudges.text", text=text) for text in one.texts]
    told += [say("nudges.days-are", days=one.days)] if one.days else []
    told.append(say("nudges.today", told=one.would_tell, of=one.of))
    told += [say("nudges.today-listed", listed=one.would_list)] if one.would_list else []
    told += [note] if note else []
    return Reply(say("nudges.card", lines=lines(told)), _ways(request, one, is_warned=note is not None))


def _ways(request: Request, one: Card, *, is_warned: bool) -> list[list[Button]]:
    number = one.kept.number
    if one.kept.state is State.ON:
        first = _button(request, "off", "off", number)
    elif is_warned:
        values = {"number": one.would_tell}
        first = _button(request, "sure", "on", number, one.kept.version, one.would_tell, **values)
    else:
        first = _button(request, "on", "on", number, one.kept.version)
    second = [_button(request, "change", "change", number), _button(request, "delete", "delete", number)]
    return [[first], second, [_button(request, "list", "list")]]


@router.button("card", role=Role.ADMIN, community_arg=True)
async def show_card(request: Request) -> Reply:
    return replace(await _card(request, _number(request)), edit=True)


@router.button("on", role=Role.ADMIN, community_arg=True)
async def turn_on(request: Request) -> Reply:
    """So many that it is worth a second thought are named, and the second press says how many."""
    number, version, sure_of = _number(request), id_in(request.button_args[2]), id_in(request.button_args[3])
    is_on = await nudges.turn_on(request.work, request.community_id, number, version, sure_of)
    if is_on:
        return replace(await _card(request, number), edit=True, toast=say("nudges.policy-on", number=number))
    most = request.work.settings(nudges.Settings, request.community_id).members_a_day
    return replace(await _card(request, number, say("nudges.many", most=most)), edit=True)


@router.button("off", role=Role.ADMIN, community_arg=True)
async def turn_off(request: Request) -> Reply:
    await nudges.turn_off(request.work, request.community_id, _number(request))
    return replace(await _card(request, _number(request)), edit=True)


@router.button("change", role=Role.ADMIN, community_arg=True)
async def how_to_change(request: Request) -> Reply:
    number = _number(request)
    await nudges.card(request.work, request.community_id, number, request.person.id)
    return Reply(say("nudges.how-to-change", number=number))


@router.button("delete", role=Role.ADMIN, community_arg=True)
async def delete(request: Request) -> Reply:
    number = _number(request)
    await nudges.delete(request.work, request.community_id, number)
    rows = [[_button(request, "restore", "restore", number), _button(request, "list", "list")]]
    return Reply(say("nudges.deleted", number=number), rows, edit=True)


@router.button("restore", role=Role.ADMIN, community_arg=True)
async def restore(request: Request) -> Reply:
    await nudges.restore(request.work, request.community_id, _number(request))
    return replace(await _card(request, _number(request)), edit=True)


def _number(request: Request) -> int:
    number = id_in(request.button_args[1])
    return number if number < 1_000_000 else 0


# --- What they bring ---


@router.button("result", role=Role.ADMIN, community_arg=True)
async def show_results(request: Request) -> Reply:
    return replace(await _results(request), edit=True)


async def _results(request: Request) -> Reply:
    found = await nudges.outcomes(request.work, request.community_id)
    rows = [[_button(request, "list", "list")]]
    if not found:
        return Reply(say("nudges.outcomes-none"), rows)
    return Reply(say("nudges.outcomes", lines=lines(line for one in found for line in _outcome(one))), rows)


def _outcome(one: Outcome) -> list[Text]:
    told = [say("nudges.outcome", line=_line(one.kept))]
    if not (one.told.of or one.held.of or one.waiting):
        told.append(say("nudges.nobody-yet"))
    if one.told.of:
        told.append(say("nudges.outcome-told", share=_share(one.told)))
    if one.held.of:
        told.append(say("nudges.outcome-held", share=_share(one.held)))
    if one.told.of or one.held.of:
        told.append(_verdict("words", compare(one.told, one.held)))
    if len(one.texts) > 1 and one.told.of:
        told += [
            say("nudges.outcome-text", number=number, share=_share(share)) if share.of
            else say("nudges.outcome-text-none", number=number)
            for number, share in enumerate(one.texts, 1)
        ]  # fmt: skip
        told.append(_verdict("texts", compare(*one.texts[:2])))
    if one.waiting:
        told.append(say("nudges.outcome-waiting", count=one.waiting))
    if one.listed:
        told.append(say("nudges.outcome-listed", count=one.listed))
    return told


def _verdict(what: str, verdict: Verdict) -> Text:
    return say(f"nudges.{what}-{verdict.value}")


def _button(request: Request, label: str, name: str, *args: object, **values: object) -> Button:
    return Button(say(f"nudges.button-{label}", **values), press("nudges", name, request.community_id, *args))


async def _must_belong(request: Request) -> None:
    await members.must_belong(request.work, request.community_id, request.person.id)
