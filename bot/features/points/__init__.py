"""Points: what a member earned and may spend, in a ledger that only grows and can explain every number."""

from bot.features.points.facts import Change, PointsChanged
from bot.features.points.rules import Decision, Period, Ranked
from bot.features.points.service.boards import neighbours, rank_of, tend, top
from bot.features.points.service.earning import (
    Account,
    Award,
    Reversal,
    Spending,
    account_of,
    award,
    earn_many,
    entries_of,
    explain,
    lifetimes_of,
    reverse,
    spend,
    today_of,
)
from bot.features.points.settings import Rule, Settings
from bot.features.points.store.books import audit, census
from bot.features.points.store.bulk import Earning
from bot.features.points.store.ledger import Entry
from bot.features.points.store.mending import balances, boards

repairs = {"balances": balances, "boards": boards}

__all__ = [
    "Account", "Award", "Change", "Decision", "Earning", "Entry", "Period", "PointsChanged", "Ranked", "Reversal",
    "Rule", "Settings", "Spending", "account_of", "audit", "award", "census", "earn_many", "entries_of", "explain",
    "lifetimes_of", "neighbours", "rank_of", "repairs", "reverse", "spend", "tend", "today_of", "top",
]  # fmt: skip
