"""/birthday, /birthdays and /wish for members; /birthdaysetup and /birthdaygreetings for admins."""

from bot.kit.routing import Router
from handlers.birthdays import setting, telling, wishing

router = Router([*telling.router.routes, *wishing.router.routes, *setting.router.routes])
