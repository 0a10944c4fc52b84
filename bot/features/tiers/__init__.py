"""Tiers: newcomer, growing, expert; one rises by what one earns and does, and falls never without a word before."""

from bot.features.tiers.facts import TierLost, TierReached
from bot.features.tiers.rules import Signals, bar
from bot.features.tiers.service.judging import begin, review
from bot.features.tiers.service.ladders import asked_by, keys, may, tier_of, title_of, titled
from bot.features.tiers.service.looking import Lock, View, view_of
from bot.features.tiers.settings import Privilege, Settings, Step, Tier

__all__ = [
    "Lock", "Privilege", "Settings", "Signals", "Step", "Tier", "TierLost", "TierReached", "View", "asked_by", "bar",
    "begin", "keys", "may", "review", "tier_of", "title_of", "titled", "view_of",
]  # fmt: skip
