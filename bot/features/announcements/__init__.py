"""Announcements: what a community wants to say to itself at a time, once or again and again."""

from bot.features.announcements.service import (
    Announcement,
    Overview,
    State,
    change,
    delete,
    draft,
    find,
    forget,
    overview,
    pause,
    post_now,
    publish,
    restore,
    skip,
    strike,
    will_say,
)
from bot.features.announcements.settings import Settings
from bot.features.announcements.store import census

__all__ = [
    "Announcement", "Overview", "Settings", "State", "census", "change", "delete", "draft", "find", "forget",
    "overview", "pause", "post_now", "publish", "restore", "skip", "strike", "will_say",
]  # fmt: skip
