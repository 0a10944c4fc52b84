"""What a member chose: language, time zone, quiet hours, and whether to be shown on boards."""

from bot.features.preferences.facts import HidingChanged, ZoneChanged
from bot.features.preferences.rules import Preferences, is_off, read_quiet, read_time
from bot.features.preferences.service import (
    admins_in_reach,
    choose_language,
    choose_quiet,
    choose_zone,
    hidden,
    hidden_among,
    hide,
    language_of,
    line_closed,
    line_opened,
    next_open,
    of,
    refresh,
    tell_admins,
    warm,
    zone_of,
    zones,
)

__all__ = [
    "HidingChanged", "Preferences", "ZoneChanged", "admins_in_reach", "choose_language", "choose_quiet", "choose_zone",
    "hidden", "hidden_among", "hide", "is_off", "language_of", "line_closed", "line_opened", "next_open", "of",
    "read_quiet", "read_time", "refresh", "tell_admins", "warm", "zone_of", "zones",
]  # fmt: skip
