"""Attention: how much one may say unasked, to a member over all rooms and communities, in a group over all rooms; and
the word that stops it."""

from bot.features.attention.rules import Answer, means_stop
from bot.features.attention.service.measuring import (
    Budget,
    Folds,
    PutOff,
    budget_of,
    choose_most,
    measure,
    must_wait,
    said_from_today,
    will_say,
)
from bot.features.attention.service.telling import Peace, allow, heard, peace_of, stop, tell, would_answer
from bot.features.attention.settings import Settings
from bot.features.attention.store import census

__all__ = [
    "Answer", "Budget", "Folds", "Peace", "PutOff", "Settings", "allow", "budget_of", "census", "choose_most", "heard",
    "means_stop", "measure", "must_wait", "peace_of", "said_from_today", "stop", "tell", "will_say", "would_answer",
]  # fmt: skip
