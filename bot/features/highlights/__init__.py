"""Highlights: what members wrote and showed in a challenge, shown once more at its end, if they agree."""

from bot.features.highlights.service.choosing import Choice, buttons, choice_of, choose, told_of
from bot.features.highlights.service.keeping import edited, is_on, tidy, turn
from bot.features.highlights.service.showing import (
    Preview,
    albums,
    bring_back,
    leave_out,
    look,
    photo,
    preview,
    previewed,
    publish,
)
from bot.features.highlights.settings import Settings
from bot.features.highlights.store import census

__all__ = [
    "Choice", "Preview", "Settings", "albums", "bring_back", "buttons", "census", "choice_of", "choose", "edited",
    "is_on", "leave_out", "look", "photo", "preview", "previewed", "publish", "tidy", "told_of", "turn",
]  # fmt: skip
