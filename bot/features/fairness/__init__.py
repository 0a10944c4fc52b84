"""Fairness: admins are told, with the numbers, when a few members are paid mostly by each other; nothing is blocked."""

from bot.features.fairness.rules import Ring
from bot.features.fairness.service import Finding, begin, choose, find, look, looks_fine
from bot.features.fairness.settings import Settings
from bot.features.fairness.store import census

__all__ = ["Finding", "Ring", "Settings", "begin", "census", "choose", "find", "look", "looks_fine"]
