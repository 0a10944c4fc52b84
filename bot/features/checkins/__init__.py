"""Check-ins: "I am here", once a day in the member's own day; days in a row make a streak, and a journey costs none."""

from bot.features.checkins.facts import CheckedIn, CheckinUndone
from bot.features.checkins.service.checking import Outcome, Source, check_in, undo
from bot.features.checkins.service.confirming import may_speak, name_folded
from bot.features.checkins.service.standings import (
    AtRisk,
    Standing,
    at_risk,
    days_since,
    is_at_risk,
    last_days,
    standing_of,
)
from bot.features.checkins.service.words import choose_words, forget_words, hears, note_in, words_of
from bot.features.checkins.settings import Settings
from bot.features.checkins.store import census
from bot.features.checkins.tables import DAILY

__all__ = [
    "DAILY", "AtRisk", "CheckedIn", "CheckinUndone", "Outcome", "Settings", "Source", "Standing", "at_risk", "census",
    "check_in", "choose_words", "days_since", "forget_words", "hears", "is_at_risk", "last_days", "may_speak",
    "name_folded", "note_in", "standing_of", "undo", "words_of",
]  # fmt: skip
