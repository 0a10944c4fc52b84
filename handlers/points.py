"""/points"""

from bot.features import points
from bot.kit.routing import Reply, Request, Router
from bot.kit.texts import say
from bot.kit.work import Refusal

router = Router()


@router.command("points")
async def show(request: Request) -> Reply:
    if not request.community_id:
        raise Refusal("kit.no-community")
    account = await points.account_of(request.work, request.community_id, request.person.id)
    if not account.lifetime and not account.balance:
        return Reply(say("points.balance-none"))
    return Reply(
        say(
            "points.balance",
            balance=account.balance,
            today=account.today,
            week=account.this_week,
            lifetime=account.lifetime,
        )
    )
