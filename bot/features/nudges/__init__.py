"""Nudges: a kind word to whoever drifts away by their own rhythm: rare, never twice, measured for what it brings."""

from bot.features.nudges.rules import Stage
from bot.features.nudges.rules.policies import Channel, Kept, State
from bot.features.nudges.rules.shares import Share, Verdict, compare
from bot.features.nudges.service.acting import concerned, present_of
from bot.features.nudges.service.comparing import Outcome, outcomes
from bot.features.nudges.service.keeping import (
    Card,
    card,
    change,
    choose_a_day,
    delete,
    restore,
    turn_off,
    turn_on,
    write,
)
from bot.features.nudges.service.knowing import policies
from bot.features.nudges.service.noticing import (
    Preview,
    Results,
    allow_mention,
    is_refused,
    look,
    may_mention,
    preview,
    refuse,
    results,
    turn,
    will_say,
)
from bot.features.nudges.settings import Settings
from bot.features.nudges.store import census

__all__ = [
    "Card", "Channel", "Kept", "Outcome", "Preview", "Results", "Settings", "Share", "Stage", "State", "Verdict",
    "allow_mention", "card", "census", "change", "choose_a_day", "compare", "concerned", "delete", "is_refused", "look",
    "may_mention", "outcomes", "policies", "present_of", "preview", "refuse", "restore", "results", "turn",
    "turn_off", "turn_on", "will_say", "write",
]  # fmt: skip
