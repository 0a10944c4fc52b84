"""Thanks: a member thanks another where everybody sees it, and whoever was thanked earns a little."""

from bot.features.thanks.facts import Thanked, ThanksTakenBack
from bot.features.thanks.rules import reason_in
from bot.features.thanks.service.numbers import (
    Lately,
    Numbers,
    first_day,
    helped_of,
    lately,
    most_thanked,
    numbers_of,
    said_on,
)
from bot.features.thanks.service.thanking import Given, earnings, take_back, thank
from bot.features.thanks.service.words import choose_words, forget_words, hears, people_named, words_of
from bot.features.thanks.settings import Settings
from bot.features.thanks.store import census

__all__ = [
    "Given", "Lately", "Numbers", "Settings", "Thanked", "ThanksTakenBack", "census", "choose_words", "earnings",
    "first_day", "forget_words", "hears", "helped_of", "lately", "most_thanked", "numbers_of", "people_named",
    "reason_in", "said_on", "take_back", "thank", "words_of",
]  # fmt: skip
