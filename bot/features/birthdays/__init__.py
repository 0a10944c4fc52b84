"""Birthdays: told by members without a year, in either calendar, and greeted on the day, warmly and once."""

from bot.features.birthdays.rules import Birthday, Calendar, Unclear, is_real, read
from bot.features.birthdays.service import Told, choose, coming, forget, greet, of, show, soon, tell, will_say
from bot.features.birthdays.settings import Settings
from bot.features.birthdays.store import census

__all__ = [
    "Birthday", "Calendar", "Settings", "Told", "Unclear", "census", "choose", "coming", "forget", "greet", "is_real",
    "of", "read", "show", "soon", "tell", "will_say",
]  # fmt: skip
