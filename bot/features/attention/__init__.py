"""Attention: how much one may say to a member unasked, over all rooms and communities, and the word that stops it."""

from bot.features.attention.rules import Answer, means_stop
from bot.features.attention.service import Peace, allow, heard, peace_of, stop, tell, would_answer
from bot.features.attention.settings import Settings
from bot.features.attention.store import census

__all__ = [
    "Answer", "Peace", "Settings", "allow", "census", "heard", "means_stop", "peace_of", "stop", "tell", "would_answer",
]  # fmt: skip
