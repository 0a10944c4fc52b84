"""Memos: a member's own words, told to them in private at the time they chose, once or again and again."""

from bot.features.memos.rules import Delay
from bot.features.memos.service import (
    Memo,
    State,
    change,
    delete,
    done,
    draft,
    everything,
    find,
    forget,
    keep,
    mean,
    pause,
    restore,
    resume,
    snooze,
    tell,
    will_say,
)
from bot.features.memos.store import census

__all__ = [
    "Delay", "Memo", "State", "census", "change", "delete", "done", "draft", "everything", "find", "forget", "keep",
    "mean", "pause", "restore", "resume", "snooze", "tell", "will_say",
]  # fmt: skip
