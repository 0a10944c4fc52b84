"""/badges: mine, somebody's, or one of them in full."""

from collections.abc import Sequence

from bot.features import badges, members, preferences
from bot.features.badges import Held
from bot.kit.routing import Reply, Request, Router
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Refusal

router = Router()

SHOWN, SHOWN_IN_PRIVATE = 10, 40  # badges


@router.command("badges")
async def show(request: Request) -> Reply:
    work, community_id, me = request.work, request.community_id, request.person.id
    if request.is_private and not (community_id and await members.is_present(work, community_id, me)):
        raise Refusal("kit.no-community")
    if request.args and not request.args.startswith("@"):
        return await _detail(request)
    member_id = await _whom(request)
    if member_id == me:
        return await _mine(request)
    name = (await members.names(work, [member_id]))[member_id]
    if preferences.of(work, member_id).is_hidden:
        raise Refusal("badges.hidden", name=name)
    held = (await badges.collection(work, community_id, member_id)).held
    return Reply(_list(request, name, held) if held else say("badges.none-of-theirs", name=name))


async def _whom(request: Request) -> int:
    if request.args:
        found = await members.named(request.work, request.community_id, request.args)
        if found is None:
            raise Refusal("badges.unknown-member", words=request.args[:60])
        return found
    if request.replied_person and not request.replied_person.is_bot:
        return request.replied_person.id
    return request.person.id


async def _mine(request: Request) -> Reply:
    mine = await badges.collection(request.work, request.community_id, request.person.id)
    name = Name(request.person.name)
    ahead = lines(
        say("badges.line-ahead", badge=badges.title_of(one.badge, one.level), count=one.count)
        for one in mine.ahead[: None if request.is_private else 1]
    )
    if not mine.held:
        return Reply(say("badges.none-yet", name=name, ahead=ahead))
    listed = _list(request, name, mine.held)
    return Reply(say("badges.mine-ahead", mine=listed, ahead=ahead) if mine.ahead else listed)


def _list(request: Request, name: Name, held: Sequence[Held]) -> Text:
    most = SHOWN_IN_PRIVATE if request.is_private else SHOWN
    shown = [say("badges.line", badge=badges.title_of(one.badge, one.level)) for one in held[:most]]
    if len(held) > most:
        shown.append(say("badges.more", count=len(held) - most))
    return say("badges.mine", name=name, count=len(held), lines=lines(shown))


async def _detail(request: Request) -> Reply:
    """Why one has it: when each level came, and from what."""
    work, community_id = request.work, request.community_id
    badge = badges.find(work, community_id, request.args)
    held, ahead = await badges.steps_of(work, community_id, request.person.id, badge) if badge else ((), None)
    if badge is None or (badge.is_secret and not held):
        raise Refusal("badges.unknown", words=request.args[:60])
    givers = await members.names(work, {one.giver_id for one in held if one.giver_id})
    told = [say("badges.step", day=one.day, what=_step(one, givers)) for one in held]
    if ahead:
        level = badges.level_of(badge, ahead.level)
        told.append(say("badges.detail-ahead", level=level, count=ahead.count))
    about = lines(told or [say("badges.detail-nothing")])
    return Reply(say("badges.detail", badge=badges.name_of(badge), about=badges.about(badge), steps=about))


def _step(one: Held, givers: dict[int, Name]) -> Text:
    if one.giver_id is None:
        return say("badges.step-earned", level=badges.level_of(one.badge, one.level))
    if not one.reason:
        return say("badges.step-given-plainly", giver=givers[one.giver_id])
    return say("badges.step-given", giver=givers[one.giver_id], reason=one.reason)
