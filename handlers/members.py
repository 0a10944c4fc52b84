"""Coming and going, as Telegram tells it."""

from bot.features import members
from bot.kit.routing import Joined, Left, Request, RoleChanged, Router

router = Router()


@router.on(Joined)
async def joined(request: Request) -> None:
    await members.joined(request.work, request.community_id, request.event.person, request.sent_at)


@router.on(Left)
async def left(request: Request) -> None:
    await members.left(request.work, request.community_id, request.event.person, request.sent_at)


@router.on(RoleChanged)
async def role_changed(request: Request) -> None:
    event = request.event
    await members.role_changed(request.work, request.community_id, event.person, event.role, request.sent_at)
