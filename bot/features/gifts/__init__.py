"""Gifts: a member gives another some of what they have to spend; what anybody has earned stays as it is."""

from bot.features.gifts.rules import Asked, is_robot, read, read_choice
from bot.features.gifts.service import Given, Told, choose, give, recent, settings_of, told_of, undo
from bot.features.gifts.settings import Settings
from bot.features.gifts.store import census

__all__ = [
    "Asked", "Given", "Settings", "Told", "census", "choose", "give", "is_robot", "read", "read_choice", "recent",
    "settings_of", "told_of", "undo",
]  # fmt: skip
