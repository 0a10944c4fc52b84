"""/challenges for members, /challenge for the admins who make them."""

from bot.kit.routing import Router
from handlers.challenges import amending, asking, joining, making, templates

router = Router(
    [
        *joining.router.routes,
        *making.router.routes,
        *asking.router.routes,
        *amending.router.routes,
        *templates.router.routes,
    ]
)
