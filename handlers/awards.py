"""/award, /take and /awards, for admins."""

from collections.abc import Awaitable, Callable

from bot.features import activity, awards, members
from bot.features.awards import Given, Told
from bot.kit.routing import Button, Place, Reply, Request, Role, Router, id_in, press
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Refusal, Work

router = Router()

Give = Callable[[Work, int, int, int, int, str, int], Awaitable[Given]]


@router.command("award", role=Role.ADMIN, place=Place.GROUP)
async def give(request: Request) -> Reply:
    return await _by_hand(request, awards.give, "awards.given")


@router.command("take", role=Role.ADMIN, place=Place.GROUP)
async def take(request: Request) -> Reply:
    return await _by_hand(request, awards.take, "awards.taken")


async def _by_hand(request: Request, do: Give, key: str) -> Reply:
    asked = awards.read(request.args)
    if asked is None:
        raise Refusal("awards.how")
    work, community_id = request.work, request.community_id
    member_id = await _whom(request, asked.name)
    number = activity.number_of(request.chat_id, request.message_id or 0)
    given = await do(work, community_id, request.person.id, member_id, asked.amount, asked.reason, number)
    name = (await members.names(work, [member_id]))[member_id]
    text = say(key, name=name, by=_admin(request), points=abs(given.amount), reason=asked.reason)
    if abs(given.amount) < asked.amount:
        text = say("awards.all-there-was", text=text)
    return Reply(text, [[_undo(request, given.number)]])


async def _whom(request: Request, username: str) -> int:
    if username:
        found = await members.of_usernames(request.work, request.community_id, [username])
        if username not in found:
            raise Refusal("awards.unknown", name=f"@{username}")
        return found[username]
    person = request.replied_person
    if person is None or person.is_bot:
        raise Refusal("awards.how")
    return person.id


def _admin(request: Request) -> Name | Text:
    """Whoever speaks as the group has no name."""
    return Name(request.person.name) if request.person.id else say("awards.an-admin")


def _undo(request: Request, number: int) -> Button:
    return Button(say("awards.button-undo"), press("awards", "undo", request.community_id, number))


@router.button("undo", role=Role.ADMIN, community_arg=True)
async def undo(request: Request) -> Reply:
    text = request.button_args[1]
    number = -id_in(text[1:]) if text.startswith("-") else id_in(text)
    undone = await awards.undo(request.work, request.community_id, number)
    key = "awards.undone-given" if undone.amount > 0 else "awards.undone-taken"
    return Reply(say(key, name=undone.member, points=abs(undone.amount), reason=undone.reason), edit=True)


@router.command("awards", role=Role.ADMIN, place=Place.GROUP)
async def show(request: Request) -> Reply:
    found = await awards.recent(request.work, request.community_id)
    if not found:
        return Reply(say("awards.none"))
    open_ones = [one for one in found if not one.is_undone]
    text = say("awards.list", lines=lines(map(_line, found)))
    return Reply(text, [[_undo(request, open_ones[0].number)]] if open_ones else ())


def _line(one: Told) -> Text:
    key = "awards.line-undone" if one.is_undone else "awards.line-given" if one.amount > 0 else "awards.line-taken"
    by = one.by if one.by is not None else say("awards.an-admin")
    return say(key, day=one.day, name=one.member, by=by, points=abs(one.amount), reason=one.reason)
