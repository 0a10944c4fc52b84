"""Outlook: what will be said in a community in the next two weeks, and the way to skip it or move it."""

from bot.features.outlook.service.asking import (
    Answered,
    answer,
    ask,
    asked_by,
    hears,
    never_mind,
    refresh,
    warm,
)
from bot.features.outlook.service.foretelling import (
    Line,
    Sources,
    crowded,
    find,
    is_open,
    later,
    lines,
    move,
    postpone,
    put_off,
    restore,
    skip,
    tell_early,
)
from bot.features.outlook.store import census

__all__ = [
    "Answered", "Line", "Sources", "answer", "ask", "asked_by", "census", "crowded", "find", "hears", "is_open",
    "later", "lines", "move", "never_mind", "postpone", "put_off", "refresh", "restore", "skip", "tell_early", "warm",
]  # fmt: skip
