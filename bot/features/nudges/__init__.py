"""Nudges: a kind word to whoever drifts away by their own rhythm: rare, never twice, measured for what it brings."""

from bot.features.nudges.rules import Share, Stage
from bot.features.nudges.service import Preview, Results, is_refused, look, preview, refuse, results, turn, will_say
from bot.features.nudges.settings import Settings
from bot.features.nudges.store import census

__all__ = [
    "Preview", "Results", "Settings", "Share", "Stage", "census", "is_refused", "look", "preview", "refuse", "results",
    "turn", "will_say",
]  # fmt: skip
