"""Honours: once a month and once a year a group thanks those who did most for it, with the number that earned it."""

from bot.features.honours.kinds import KINDS
from bot.features.honours.service.ceremonies import (
    badge_of,
    choose_badge,
    choose_hour,
    choose_points,
    hold,
    rehearse,
    turn,
    will_say,
)
from bot.features.honours.service.deciding import contributors, kinds_on
from bot.features.honours.service.looking import can_be_taken, find, label, last_told, take_back
from bot.features.honours.service.telling import how, title_of
from bot.features.honours.settings import Settings
from bot.features.honours.store import Honour, census

__all__ = [
    "KINDS", "Honour", "Settings", "badge_of", "can_be_taken", "census", "choose_badge", "choose_hour",
    "choose_points", "contributors", "find", "hold", "how", "kinds_on", "label", "last_told", "rehearse",
    "take_back", "title_of", "turn", "will_say",
]  # fmt: skip
