"""Reminders: a private line at the hour a member asked for, if the day's check-in is still open."""

from bot.features.reminders.rules import DAILY, STREAK
from bot.features.reminders.service import (
    Asked,
    asked,
    census,
    leave_today,
    remind_daily,
    stop,
    strike,
    warn_of_streak,
    will_say,
)
from bot.features.reminders.settings import Settings

__all__ = [
    "DAILY", "STREAK", "Asked", "Settings", "asked", "census", "leave_today", "remind_daily", "stop", "strike",
    "warn_of_streak", "will_say",
]  # fmt: skip
