"""Birthdays: told by members without a year, in either calendar, and greeted on the day, warmly and once."""

from bot.features.birthdays.rules import (
    CALENDAR,
    TABLE,
    WISH_LIMIT,
    Birthday,
    Calendar,
    Entry,
    Unclear,
    as_calendar,
    as_table,
    is_real,
    read,
    read_name,
    read_username,
)
from bot.features.birthdays.service.files import file
from bot.features.birthdays.service.greeting import (
    Awaited,
    Told,
    awaited,
    choose,
    coming,
    forget,
    greet,
    of,
    show,
    soon,
    take_back,
    tell,
    will_say,
    wish,
)
from bot.features.birthdays.settings import Settings
from bot.features.birthdays.store import census

__all__ = [
    "CALENDAR", "TABLE", "WISH_LIMIT", "Awaited", "Birthday", "Calendar", "Entry", "Settings", "Told", "Unclear",
    "as_calendar", "as_table", "awaited", "census", "choose", "coming", "file", "forget", "greet", "is_real", "of",
    "read", "read_name", "read_username", "show", "soon", "take_back", "tell", "will_say", "wish",
]  # fmt: skip
