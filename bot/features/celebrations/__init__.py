"""Celebrations: new badges, levels and first times, told once a day, and never of whoever would rather not be named."""

from bot.features.celebrations.service.telling import (
    choose_firsts,
    choose_hour,
    choose_mode,
    digest,
    fold,
    hide,
    is_hidden,
    may_be_named,
    say_early,
    settings_of,
    will_say,
)
from bot.features.celebrations.settings import Mode, Settings
from bot.features.celebrations.store import census

__all__ = [
    "Mode", "Settings", "census", "choose_firsts", "choose_hour", "choose_mode", "digest",
    "fold", "hide", "is_hidden",
    "may_be_named", "say_early", "settings_of", "will_say",
]  # fmt: skip
