"""Outlook: what will be said in a community in the next two weeks, and the way to skip it or put it off."""

from bot.features.outlook.service import (
    Line,
    Sources,
    crowded,
    find,
    lines,
    postpone,
    put_off,
    refresh,
    restore,
    skip,
    warm,
)
from bot.features.outlook.store import census

__all__ = [
    "Line", "Sources", "census", "crowded", "find", "lines", "postpone", "put_off", "refresh", "restore", "skip",
    "warm",
]  # fmt: skip
