"""Surveys: a few short questions in private after something that members did together, and what came of them."""

from bot.features.surveys.rules import Occasion, read_score
from bot.features.surveys.service import (
    Report,
    answer,
    choose_after_challenges,
    choose_question,
    go_on,
    has_asked_since,
    hears,
    is_after_challenges,
    look,
    open,
    question_of,
    refresh,
    report,
    reported,
    reports,
    skip,
    take_back,
    warm,
    write,
)
from bot.features.surveys.settings import Settings
from bot.features.surveys.store import census

__all__ = [
    "Occasion", "Report", "Settings", "answer", "census", "choose_after_challenges", "choose_question", "go_on",
    "has_asked_since", "hears", "is_after_challenges", "look", "open", "question_of", "read_score", "refresh",
    "report", "reported", "reports", "skip", "take_back", "warm", "write",
]  # fmt: skip
