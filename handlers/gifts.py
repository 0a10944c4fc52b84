"""/gift for members; /gifts for admins, who see what was given."""

from bot.features import activity, gifts, members
from bot.features.gifts import Told
from bot.kit.routing import Button, Place, Reply, Request, Role, Router, id_in, press
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Refusal

router = Router()


@router.command("gift", place=Place.GROUP)
async def give(request: Request) -> Reply:
    asked = gifts.read(request.args)
    if asked is None:
        raise Refusal("gifts.how")
    work, community_id = request.work, request.community_id
    receiver_id = await _whom(request, asked.name)
    number = activity.number_of(request.chat_id, request.message_id or 0)
    given = await gifts.give(work, community_id, request.person.id, receiver_id, asked.amount, asked.reason, number)
    receiver = (await members.names(work, [receiver_id]))[receiver_id]
    about = {"giver": Name(request.person.name), "receiver": receiver, "points": asked.amount}
    text = say("gifts.given-for", **about, reason=asked.reason) if asked.reason else say("gifts.given", **about)
    undo = Button(say("gifts.button-undo"), press("gifts", "undo", community_id, given.number))
    return Reply(text, [[undo]])


async def _whom(request: Request, username: str) -> int:
    """Who is named, else whoever wrote the message that is answered."""
    if username:
        found = await members.of_usernames(request.work, request.community_id, [username])
        if username not in found:
            raise Refusal("gifts.robot" if gifts.is_robot(username) else "gifts.unknown", name=f"@{username}")
        return found[username]
    person = request.replied_person
    if person is None:
        raise Refusal("gifts.how")
    if person.is_bot:
        raise Refusal("gifts.robot")
    return person.id


@router.button("undo", community_arg=True)
async def undo(request: Request) -> Reply:
    text = request.button_args[1]
    number = -id_in(text[1:]) if text.startswith("-") else id_in(text)
    back = await gifts.undo(request.work, request.community_id, request.person.id, number)
    return Reply(say("gifts.undone", giver=back.giver, receiver=back.receiver, points=back.amount), edit=True)


@router.command("gifts", role=Role.ADMIN, place=Place.GROUP)
async def show(request: Request) -> Reply:
    """What was given, and how it is here; `off`, `on` and a number change that."""
    work, community_id = request.work, request.community_id
    if request.args:
        choice = gifts.read_choice(request.args)
        if isinstance(choice, bool):
            await gifts.choose(work, community_id, is_on=choice)
        else:
            await gifts.choose(work, community_id, most_a_day=choice or 0)
        return Reply(_state(request))
    found = await gifts.recent(work, community_id)
    told = say("gifts.list", lines=lines(map(_line, found))) if found else say("gifts.list-none")
    return Reply(say("gifts.list-and-state", told=told, state=_state(request)))


def _state(request: Request) -> Text:
    cfg = gifts.settings_of(request.work, request.community_id)
    return say("gifts.state-on", most=cfg.most_a_day) if cfg.is_on else say("gifts.state-off")


def _line(one: Told) -> Text:
    return say(
        "gifts.line-undone" if one.is_undone else "gifts.line",
        day=one.day, giver=one.giver, receiver=one.receiver, points=one.amount,
        reason=say("gifts.reason", reason=one.reason) if one.reason else "",
    )  # fmt: skip
