"""/wish: words for the day of another."""

from dataclasses import replace

from bot.features import birthdays, members, preferences
from bot.features.birthdays import Awaited
from bot.kit.routing import Button, Place, Reply, Request, Router, id_in
from bot.kit.texts import Text, lines, say
from bot.kit.work import Refusal
from handlers.birthdays.telling import must_belong, pressing

router = Router()

HUSH = "🙊"


@router.command("wish")
async def wish(request: Request) -> Reply:
    """Said in the group, it is answered in private, or by a sign: the less is read there, the more it stays a
    surprise."""
    await must_belong(request)
    if request.is_private:
        return await _wish(request)
    has_line = preferences.of(request.work, request.person.id).is_line_open
    if not request.args:
        if has_line:
            return replace(await _wishes(request), private=True)
        link = Button(say("birthdays.open-private"), url=request.deep_link(f"wish_{request.community_id}"))
        return Reply(say("birthdays.wish-how"), [[link]])
    if not has_line:
        await _wish(request)
        return Reply(react=HUSH)
    try:
        reply = await _wish(request)
    except Refusal as no:
        return Reply(no.text, private=True)
    assert reply.text is not None  # noqa: S101
    told = say("birthdays.told", lines=lines([reply.text, say("birthdays.wish-next-time")]))
    return replace(reply, text=told, private=True)


@router.start("wish", community_arg=True)
async def start_wishing(request: Request) -> Reply:
    await must_belong(request)
    return await _wishes(request)


async def _wish(request: Request) -> Reply:
    if not request.args:
        return await _wishes(request)
    work, community_id, member_id = request.work, request.community_id, request.person.id
    to_id, words = await _whom(request)
    if preferences.is_off(words):
        name = await birthdays.take_back(work, community_id, member_id, to_id)
        return Reply(say("birthdays.wish-taken-back", name=name))
    kept = await birthdays.wish(work, community_id, member_id, to_id, words)
    text = say("birthdays.wish-kept", day=kept.day, name=kept.name, words=kept.wish)
    return Reply(text, [[_unwish(request, kept)]])


async def _whom(request: Request) -> tuple[int, str]:
    """Who is named, by @ or in private as the list has it; else whoever wrote the message that is answered."""
    name, words = birthdays.read_username(request.args)
    if name:
        found = await members.of_usernames(request.work, request.community_id, [name])
        if name not in found:
            raise Refusal("birthdays.wish-unknown", name=f"@{name}")
        return found[name], words
    if request.replied_person is not None and not request.replied_person.is_bot:
        return request.replied_person.id, request.args
    there = await birthdays.awaited(request.work, request.community_id, request.person.id)
    read = birthdays.read_name(request.args, [one.name for one in there])
    if read is None:
        raise Refusal("birthdays.wish-how")
    return there[read[0]].member_id, read[1]


async def _wishes(request: Request) -> Reply:
    found = await birthdays.awaited(request.work, request.community_id, request.person.id)
    if not found:
        cfg = request.work.settings(birthdays.Settings, request.community_id)
        return Reply(say("birthdays.wishes-none", days=cfg.wish_days))
    rows = [[_unwish(request, one)] for one in found if one.wish]
    return Reply(say("birthdays.wishes", lines=lines(map(_awaited, found))), rows)


def _awaited(one: Awaited) -> Text:
    if one.day is None:
        return say("birthdays.awaited-moved", name=one.name, words=one.wish, day=one.last_on)
    if one.wish:
        return say("birthdays.awaited-wished", day=one.day, name=one.name, words=one.wish)
    return say("birthdays.awaited", day=one.day, name=one.name)


def _unwish(request: Request, one: Awaited) -> Button:
    return pressing(request, say("birthdays.button-unwish", name=one.name), "unwish", one.member_id)


@router.button("unwish", place=Place.PRIVATE, community_arg=True)
async def unwish(request: Request) -> Reply:
    await must_belong(request)
    to_id = id_in(request.button_args[1])
    name = await birthdays.take_back(request.work, request.community_id, request.person.id, to_id)
    return Reply(say("birthdays.wish-taken-back", name=name), edit=True)
