"""A time as a member says it, in English or Chinese: once or again and again, and the words that stand beside it."""

from bot.features.times.rules import (
    Meaning,
    Moment,
    Unclear,
    Understood,
    first_of,
    is_cut_short,
    meaning_of,
    read,
    read_at_start,
    rule_of,
)
from bot.features.times.service import in_words, why

__all__ = [
    "Meaning", "Moment", "Unclear", "Understood", "first_of", "in_words", "is_cut_short", "meaning_of", "read",
    "read_at_start", "rule_of", "why",
]  # fmt: skip
