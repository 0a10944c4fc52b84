"""Awards: points that an admin gives or takes by hand, each with a reason that everybody may read."""

from bot.features.awards.rules import Asked, read
from bot.features.awards.service import Given, Told, give, recent, take, told_of, undo
from bot.features.awards.settings import Settings
from bot.features.awards.store import census

__all__ = [
    "Asked", "Given", "Settings", "Told", "census", "give", "read", "recent", "take", "told_of", "undo",
]  # fmt: skip
