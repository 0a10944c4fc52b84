"""Tiers: newcomer, growing, expert; a member grows by all points they ever earned, whatever they spend."""

from bot.features.tiers.facts import TierReached
from bot.features.tiers.rules import Tier
from bot.features.tiers.service import Ladder, ladder_of, tier_of
from bot.features.tiers.settings import Settings

__all__ = ["Ladder", "Settings", "Tier", "TierReached", "ladder_of", "tier_of"]
