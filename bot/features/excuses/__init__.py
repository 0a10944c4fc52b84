"""Excuses: days that need no check-in, for rest, a vacation, or an admin's reason, or since Hearth itself was away."""

from bot.features.excuses.facts import CoversChanged, HearthWasAway
from bot.features.excuses.rules import Cover, Covers, Kind
from bot.features.excuses.service import (
    Excuse,
    beat,
    choose_rest_day,
    come_back,
    covers_of,
    excuse,
    excuses_of,
    find,
    leave,
    lost_days,
    named_in,
    propose,
    rest_days_of,
    take_back,
    vacations_of,
)
from bot.features.excuses.settings import Settings

__all__ = [
    "Cover", "Covers", "CoversChanged", "Excuse", "HearthWasAway", "Kind", "Settings", "beat", "choose_rest_day",
    "come_back", "covers_of", "excuse", "excuses_of", "find", "leave", "lost_days", "named_in", "propose",
    "rest_days_of", "take_back", "vacations_of",
]  # fmt: skip
