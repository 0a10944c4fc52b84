"""/start, /help and /me."""

from collections.abc import Sequence
from dataclasses import replace

from bot.features import communities, help, members, preferences, tiers
from bot.features.help import Card
from bot.kit.routing import Button, Reply, Request, Route, Router, press
from bot.kit.texts import Lines, Name, Text, lines, say

router = Router()


@router.command("start", in_menu=False)
async def start(request: Request) -> Reply:
    if not request.is_private:
        return Reply(say("help.hello-group"), [[_link(request, "hello")]])
    name = Name(request.person.name)
    if not request.community_id:
        add = Button(say("help.add-me"), url=f"https://t.me/{request.bot_username}?startgroup=hello")
        language = Button(say("help.button-language"), press("preferences", "ask-language"))
        return Reply(say("help.hello-nowhere", name=name), [[add], [language]])
    buttons = [
        Button(say("help.button-remind"), press("reminders", "open", request.community_id)),
        Button(say("help.button-zone"), press("preferences", "ask-zone")),
        Button(say("help.button-language"), press("preferences", "ask-language")),
    ]
    community = Name(communities.get(request.work, request.community_id).title)
    return Reply(say("help.hello", name=name, community=community), [[button] for button in buttons])


@router.command("help")
async def show_help(request: Request) -> Reply:
    everybody = _listed(help.commands(request.work, for_admins=False))
    admins = _listed(help.commands(request.work, for_admins=True))
    reply = Reply(say("help.commands", everybody=everybody, admins=admins))
    return reply if request.is_private else _to_private(request, reply, "help")


router.start("help")(show_help)


def _listed(routes: Sequence[Route]) -> Lines:
    return lines(say("help.command", command=one.name, what=Text(f"{one.room}.menu-{one.name}")) for one in routes)


def _to_private(request: Request, reply: Reply, payload: str) -> Reply:
    """A group need not read along."""
    if preferences.of(request.work, request.person.id).is_line_open:
        return replace(reply, private=True)
    return Reply(say("help.in-private"), [[_link(request, payload)]])


def _link(request: Request, payload: str) -> Button:
    return Button(say("help.open-private"), url=request.deep_link(payload))


@router.command("me")
async def me(request: Request) -> Reply:
    work, community_id, person = request.work, request.community_id, request.person
    if request.is_private:
        await members.must_belong(work, community_id, person.id)
    card = await help.card_of(work, community_id, person.id)
    name, tier = Name(person.name), tiers.title_of(work, community_id, card.tier)
    if not request.is_private:
        streak, balance = card.standing.streak, card.account.balance
        return Reply(say("help.me-short", name=name, tier=tier, streak=streak, points=balance))
    community = Name(communities.get(work, community_id).title)
    return Reply(say("help.me", name=name, community=community, tier=tier, lines=lines(_standing(card))))


def _standing(card: Card) -> list[Text]:
    standing, account = card.standing, card.account
    if standing.streak:
        streak = say("help.me-streak", streak=standing.streak, longest=standing.longest)
    elif standing.longest:
        streak = say("help.me-streak-none", longest=standing.longest)
    else:
        streak = say("help.me-streak-first")
    told = [streak]
    told.append(say("help.me-done" if standing.has_checked_in else "help.me-open"))
    told.append(say("help.me-points", balance=account.balance, today=account.today, week=account.this_week))
    if card.skill:
        told.append(say("help.me-skill", skill=card.skill))
    if card.rank:
        told.append(say("help.me-rank", rank=card.rank))
    return told
