"""/welcome and /funnel for admins, /steps for newcomers, /mentor for who would like to be asked."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.features import members, preferences, welcomes
from bot.features.welcomes import Setup, Steps
from bot.kit.routing import Button, Place, Reply, Request, Role, Router, id_in, press
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Refusal

router = Router()

ON = frozenset({"on", "yes", "start", "开", "开启", "打开", "启用"})
TEXT = frozenset({"text", "words", "文字", "内容", "欢迎语"})
RULES = frozenset({"rules", "群规", "规则", "须知"})
SPANS = (30, 90)  # days
GLIMPSE = 120  # characters of the rules where they are only named


# --- What admins write ---


@router.command("welcome", role=Role.ADMIN, place=Place.GROUP)
async def welcome(request: Request) -> Reply:
    work, community_id = request.work, request.community_id
    what, rest = re.split(r"\s+", f"{request.args} ", maxsplit=1)
    what, words = what.casefold(), rest.strip() or request.replied_words
    if what in TEXT | RULES and not words:
        raise Refusal("welcomes.how-to-write")
    if what in TEXT:
        await welcomes.draft(work, community_id, words, request.bot_username)
        return _to_admin(request, await _draft(request))
    if what in RULES:
        await welcomes.choose_rules(work, community_id, "" if preferences.is_off(words) else words)
    elif preferences.is_off(what):
        await welcomes.turn_off(work, community_id)
        return _to_admin(request, Reply(say("welcomes.turned-off")))
    elif what and what not in ON:
        raise Refusal("welcomes.how-to-write")
    return _to_admin(request, await _setup(request))


def _to_admin(request: Request, reply: Reply) -> Reply:
    return replace(reply, private=preferences.of(request.work, request.person.id).is_line_open)


async def _setup(request: Request) -> Reply:
    """What would be said now, and how it stands; nothing is turned on that was not seen."""
    found = await welcomes.setup(request.work, request.community_id)
    words = found.written.words
    told = [say("welcomes.is-on" if found.is_on else "welcomes.is-off"), _rules(found), await _mentors(request, found)]
    text = say("welcomes.setup", preview=_preview(request, words), lines=lines(told))
    turn = ("off", ()) if found.is_on else ("on", (welcomes.token(words),))
    rows = [[welcomes.button(request.community_id, request.bot_username)], [_button(request, turn[0], *turn[1])]]
    if found.written.draft is not None:
        rows.append([_button(request, "draft")])
    if words:
        rows.append([_button(request, "standard")])
    return Reply(text, rows)


async def _draft(request: Request) -> Reply:
    """Words that are not yet in use, as a group would read them."""
    draft = (await welcomes.setup(request.work, request.community_id)).written.draft
    if draft is None:
        return await _setup(request)
    rows = [
        [welcomes.button(request.community_id, request.bot_username)],
        [_button(request, "use", welcomes.token(draft)), _button(request, "show")],
    ]
    return Reply(say("welcomes.draft", preview=_preview(request, draft)), rows)


def _preview(request: Request, words: str) -> Text:
    name = Name(request.person.name)
    return welcomes.welcome(request.work, request.community_id, words, name, request.bot_username)


def _rules(found: Setup) -> Text:
    rules = found.written.rules
    if not rules:
        return say("welcomes.rules-none")
    return say("welcomes.rules-are", rules=rules if len(rules) <= GLIMPSE else f"{rules[:GLIMPSE]}…")


async def _mentors(request: Request, found: Setup) -> Text:
    if not found.mentors:
        return say("welcomes.mentors-none")
    names = await members.names(request.work, [one for one, _ in found.mentors])
    told = [say("welcomes.mentor-line", name=names[one], count=count) for one, count in found.mentors]
    return say("welcomes.mentors", lines=lines(told))


def _button(request: Request, name: str, *args: object) -> Button:
    return Button(say(f"welcomes.button-{name}"), press("welcomes", name, request.community_id, *args))


@router.button("show", role=Role.ADMIN, community_arg=True)
async def show(request: Request) -> Reply:
    return replace(await _setup(request), edit=True)


@router.button("draft", role=Role.ADMIN, community_arg=True)
async def show_draft(request: Request) -> Reply:
    return replace(await _draft(request), edit=True)


@router.button("on", role=Role.ADMIN, community_arg=True)
async def turn_on(request: Request) -> Reply:
    await welcomes.turn_on(request.work, request.community_id, request.button_args[1], request.bot_username)
    return Reply(say("welcomes.turned-on"), edit=True)


@router.button("off", role=Role.ADMIN, community_arg=True)
async def turn_off(request: Request) -> Reply:
    await welcomes.turn_off(request.work, request.community_id)
    return Reply(say("welcomes.turned-off"), edit=True)


@router.button("use", role=Role.ADMIN, community_arg=True)
async def use(request: Request) -> Reply:
    await welcomes.use(request.work, request.community_id, request.button_args[1])
    return Reply(say("welcomes.words-used"), edit=True)


@router.button("standard", role=Role.ADMIN, community_arg=True)
async def standard(request: Request) -> Reply:
    """Back to the words that every community has, seen before they are used, too."""
    await welcomes.draft(request.work, request.community_id, "", request.bot_username)
    return replace(await _draft(request), edit=True)


# --- First steps ---


@router.command("steps")
async def steps(request: Request) -> Reply:
    await _must_belong(request)
    if request.is_private:
        return await _steps(request)
    if preferences.of(request.work, request.person.id).is_line_open:
        return replace(await _steps(request), private=True)
    link = Button(say("welcomes.open-private"), url=request.deep_link(f"steps_{request.community_id}"))
    return Reply(say("welcomes.only-in-private"), [[link]])


@router.start("steps", community_arg=True)
async def start(request: Request) -> Reply:
    await _must_belong(request)
    return await _steps(request)


@router.button("steps", community_arg=True)
async def show_steps(request: Request) -> Reply:
    await _must_belong(request)
    if request.is_private:
        return replace(await _steps(request), edit=True)
    if preferences.of(request.work, request.person.id).is_line_open:
        return replace(await _steps(request), private=True)
    return Reply(toast=say("welcomes.write-to-me", bot=request.bot_username), alert=True)


async def _steps(request: Request) -> Reply:
    found = await welcomes.steps_of(request.work, request.community_id, request.person.id)
    if found is None:
        raise Refusal("welcomes.long-here")
    told = lines(_step(found, one) for one in found.done)
    if not found.left:
        return Reply(say("welcomes.all-done", lines=told))
    return Reply(say("welcomes.steps", lines=told), _ways(request, found))


def _step(found: Steps, one: str) -> Text:
    step = say(f"welcomes.step-{one}")
    if one == "buddy" and found.mentor is not None:
        step = say("welcomes.step-meet", mentor=found.mentor)
    return say("welcomes.done" if found.done[one] else "welcomes.left", step=step)


def _ways(request: Request, found: Steps) -> Sequence[Sequence[Button]]:
    """Where each step that is left is taken; a hello is said in the group."""
    community_id = request.community_id
    ways = {
        "zone": press("preferences", "ask-zone"),
        "checkin": press("checkins", "go", community_id),
        "rules": press("welcomes", "rules", community_id),
        "buddy": press("welcomes", "met", community_id),
    }
    rows = [[Button(say(f"welcomes.way-{one}"), ways[one])] for one in found.left if one in ways]
    return [*rows, [Button(say("welcomes.button-again"), press("welcomes", "steps", community_id))]]


@router.button("rules", place=Place.PRIVATE, community_arg=True)
async def read_rules(request: Request) -> Reply:
    await _must_belong(request)
    rules = await welcomes.read_rules(request.work, request.community_id, request.person.id)
    again = Button(say("welcomes.button-steps"), press("welcomes", "steps", request.community_id))
    return Reply(say("welcomes.rules", rules=rules), [[again]])


@router.button("met", place=Place.PRIVATE, community_arg=True)
async def met(request: Request) -> Reply:
    await _must_belong(request)
    await welcomes.meet(request.work, request.community_id, request.person.id)
    return replace(await _steps(request), edit=True)


# --- Mentors ---


@router.command("mentor")
async def mentor(request: Request) -> Reply:
    await _must_belong(request)
    work, community_id, me = request.work, request.community_id, request.person.id
    if request.args.casefold() in ON:
        await welcomes.offer(work, community_id, me)
        return Reply(say("welcomes.mentor-on"))
    if preferences.is_off(request.args):
        await welcomes.withdraw(work, community_id, me)
        return Reply(say("welcomes.mentor-off"))
    is_mentor = await welcomes.is_mentor(work, community_id, me)
    return Reply(say("welcomes.mentor-is" if is_mentor else "welcomes.mentor-may"))


# --- How far newcomers come ---


@router.command("funnel", role=Role.ADMIN, place=Place.GROUP)
async def funnel(request: Request) -> Reply:
    return _to_admin(request, await _funnel(request, SPANS[0]))


@router.button("funnel", role=Role.ADMIN, community_arg=True)
async def other_funnel(request: Request) -> Reply:
    days = id_in(request.button_args[1])
    if days not in SPANS:
        raise Refusal("kit.expired")
    return replace(await _funnel(request, days), edit=True)


async def _funnel(request: Request, days: int) -> Reply:
    buttons = [
        Button(say("welcomes.button-span", days=span), press("welcomes", "funnel", request.community_id, span))
        for span in SPANS
        if span != days
    ]
    found = await welcomes.funnel(request.work, request.community_id, days)
    if not found.joined:
        return Reply(say("welcomes.funnel-none", days=days), [buttons])
    told = [
        say(f"welcomes.funnel-{name}", count=count, share=welcomes.share(count, found.joined))
        for name, count in (("hello", found.hello), ("first", found.first), ("second", found.second))
    ]
    if found.old_enough:
        share = welcomes.share(found.week_two, found.old_enough)
        told.append(say("welcomes.funnel-week-two", count=found.week_two, share=share, of=found.old_enough))
    if found.too_new:
        told.append(say("welcomes.funnel-too-new", count=found.too_new))
    return Reply(say("welcomes.funnel", days=days, joined=found.joined, lines=lines(told)), [buttons])


async def _must_belong(request: Request) -> None:
    await members.must_belong(request.work, request.community_id, request.person.id)
