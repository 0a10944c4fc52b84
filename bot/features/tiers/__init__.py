"""Tiers: newcomer, growing, expert; one rises by what one earns and does, and falls never without a word before."""

from bot.features.tiers.facts import TierLost, TierReached
from bot.features.tiers.rules import Signals, bar
from bot.features.tiers.service.judging import begin, review
from bot.features.tiers.service.ladders import keys, may, named, reason, risen, settings_of, tier_of, title_of, titled
from bot.features.tiers.service.locks import lock, unlock
from bot.features.tiers.service.looking import Lock, View, view_of
from bot.features.tiers.service.setup import (
    Rehearsal,
    begins_at,
    changed_since,
    give,
    ladder_of,
    leave,
    put_up,
    read_ladder,
    rehearse,
    rehearsed,
    version_of,
)
from bot.features.tiers.service.tagging import Tags, go_on, turn
from bot.features.tiers.service.tagging import look as look_at_tags
from bot.features.tiers.settings import Privilege, Settings, Step, Tier

__all__ = [
    "Lock", "Privilege", "Rehearsal", "Settings", "Signals", "Step", "Tags", "Tier", "TierLost", "TierReached",
    "View", "bar", "begin", "begins_at", "changed_since", "give", "go_on", "keys", "ladder_of", "leave", "lock",
    "look_at_tags", "may", "named", "put_up", "read_ladder", "reason", "rehearse", "rehearsed", "review", "risen",
    "settings_of", "tier_of", "title_of", "titled", "turn", "unlock", "version_of", "view_of",
]  # fmt: skip
