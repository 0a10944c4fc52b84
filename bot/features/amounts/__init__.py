"""Amounts: how many pages, kilometres or minutes, as told with a check-in; what they add up to, and one's best day."""

from bot.features.amounts.facts import AmountNoted, PersonalBest
from bot.features.amounts.rules import SCALE, UNITS, read_units
from bot.features.amounts.service import (
    Noted,
    Question,
    Totals,
    asked_back,
    choose_units,
    correct,
    count_all,
    every_day_of,
    explained,
    main_unit_of,
    mean,
    together,
    told,
    told_on,
    totals_of,
    units_of,
)
from bot.features.amounts.settings import Settings
from bot.features.amounts.store import Sums, census, mend

repairs = {"amounts": mend}

__all__ = [
    "SCALE", "UNITS", "AmountNoted", "Noted", "PersonalBest", "Question", "Settings", "Sums", "Totals", "asked_back",
    "census", "choose_units", "correct", "count_all", "every_day_of", "explained", "main_unit_of", "mean", "read_units",
    "repairs", "together", "told", "told_on", "totals_of", "units_of",
]  # fmt: skip
