"""Points: what a member earned and may spend, in a ledger that only grows and can explain every number."""

from bot.features.points.facts import Change, PointsChanged
from bot.features.points.rules import Around, Decision, Period, Ranked, Terms, read_rule
from bot.features.points.service.boards import around, neighbours, rank_of, tend, top
from bot.features.points.service.earning import (
    Account,
    Award,
    Reversal,
    Spending,
    account_of,
    award,
    earn_many,
    earned_between,
    earned_in_month,
    entries_about,
    entries_of,
    explain,
    explain_many,
    lifetimes_of,
    reverse,
    spend,
    today_of,
)
from bot.features.points.service.moving import hold, move, move_back
from bot.features.points.service.recounting import first_payment, payments
from bot.features.points.service.rulebook import (
    RulesChange,
    change_rules,
    forget_pairs,
    former_rules_since,
    history,
    note_rules,
    pairs_since,
    refresh,
    settings_of,
    terms_at,
    warm,
    with_changes,
)
from bot.features.points.settings import PRESETS, Rule, Settings
from bot.features.points.store.books import audit, census
from bot.features.points.store.bulk import Earning
from bot.features.points.store.ledger import Entry
from bot.features.points.store.mending import balances, boards
from bot.features.points.store.recount import Payment
from bot.features.points.tables import KINDS

repairs = {"balances": balances, "boards": boards}

__all__ = [
    "KINDS", "PRESETS", "Account", "Around", "Award", "Change", "Decision", "Earning", "Entry", "Payment", "Period",
    "PointsChanged", "Ranked", "Reversal", "Rule", "RulesChange", "Settings", "Spending", "Terms", "account_of",
    "around", "audit", "award", "census", "change_rules", "earn_many", "earned_between", "earned_in_month",
    "entries_about", "entries_of", "explain", "explain_many", "first_payment", "forget_pairs", "former_rules_since",
    "history", "hold", "lifetimes_of", "move", "move_back", "neighbours", "note_rules", "pairs_since", "payments",
    "rank_of", "read_rule", "refresh", "repairs", "reverse", "settings_of", "spend", "tend", "terms_at", "today_of",
    "top", "warm", "with_changes",
]  # fmt: skip
