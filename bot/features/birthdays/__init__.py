"""Birthdays: told by members without a year, in either calendar, and greeted on the day, warmly and once."""

from bot.features.birthdays.rules import (
    CALENDAR,
    TABLE,
    WISH_LIMIT,
    Birthday,
    Calendar,
    Entry,
    Unclear,
    Visibility,
    as_calendar,
    as_table,
    is_real,
    read,
    read_name,
    read_username,
)
from bot.features.birthdays.service.anniversaries import are_greeted, turn
from bot.features.birthdays.service.files import file
from bot.features.birthdays.service.greeting import choose, greet, present_of, told_of, will_say
from bot.features.birthdays.service.telling import (
    Known,
    Told,
    choose_hour,
    coming,
    forget,
    known,
    of,
    show,
    soon,
    tell,
)
from bot.features.birthdays.service.wishing import Awaited, awaited, take_back, wish
from bot.features.birthdays.service.wording import Written, remove, words_of, write, written
from bot.features.birthdays.settings import GiftAs, Settings
from bot.features.birthdays.store import census

__all__ = [
    "CALENDAR", "TABLE", "WISH_LIMIT", "Awaited", "Birthday", "Calendar", "Entry", "GiftAs", "Known", "Settings",
    "Told", "Unclear", "Visibility", "Written", "are_greeted", "as_calendar", "as_table", "awaited", "census",
    "choose", "choose_hour", "coming", "file", "forget", "greet", "is_real", "known", "of", "present_of", "read",
    "read_name", "read_username", "remove", "show", "soon", "take_back", "tell", "told_of", "turn", "will_say",
    "wish", "words_of", "write", "written",
]  # fmt: skip
