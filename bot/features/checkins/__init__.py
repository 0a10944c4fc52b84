"""Check-ins: "I am here", once a day in the member's own day; days in a row make a streak, and a journey costs none."""

from bot.features.checkins.facts import CheckedIn, CheckinUndone, MilestoneUndone, StreakMilestone, StreakRecounted
from bot.features.checkins.rules import Was, as_note, ear_for_words, is_same_album, read_words, row_of
from bot.features.checkins.service.checking import Outcome, Source, check_in, choose_points, undo
from bot.features.checkins.service.confirming import may_speak, name_folded
from bot.features.checkins.service.counting import (
    counted,
    days_between,
    longest_streaks,
    members_between,
    milestones_between,
    per_day,
    returns,
)
from bot.features.checkins.service.looking import Day, last_days
from bot.features.checkins.service.mending import (
    MadeUp,
    Offer,
    choose_freezes,
    choose_makeup,
    count_concerned,
    make_up,
    makeup_over,
    offer_of,
    recount,
    tell_away,
)
from bot.features.checkins.service.milestones import LONGEST, MOST_FREEZES, MOST_POINTS, choose_bonus, choose_milestone
from bot.features.checkins.service.standings import (
    AtRisk,
    Standing,
    at_risk,
    days_of,
    done_among,
    every_day_of,
    is_at_risk,
    notes_of,
    standing_of,
    warm,
)
from bot.features.checkins.service.words import choose_words, forget_words, hears, note_in, words_of
from bot.features.checkins.settings import Settings
from bot.features.checkins.store.counting import Which
from bot.features.checkins.store.entries import census
from bot.features.checkins.tables import DAILY

__all__ = [
    "DAILY", "LONGEST", "MOST_FREEZES", "MOST_POINTS", "AtRisk", "CheckedIn", "CheckinUndone", "Day", "MadeUp",
    "MilestoneUndone", "Offer", "Outcome", "Settings", "Source", "Standing", "StreakMilestone", "StreakRecounted",
    "Was", "Which", "as_note", "at_risk", "census", "check_in", "choose_bonus", "choose_freezes", "choose_makeup",
    "choose_milestone", "choose_points", "choose_words", "count_concerned", "counted", "days_between", "days_of",
    "done_among", "ear_for_words", "every_day_of", "forget_words", "hears", "is_at_risk", "is_same_album", "last_days",
    "longest_streaks", "make_up", "makeup_over", "may_speak", "members_between", "milestones_between", "name_folded",
    "note_in", "notes_of", "offer_of", "per_day", "read_words", "recount", "returns", "row_of", "standing_of",
    "tell_away", "undo", "warm", "words_of",
]  # fmt: skip
