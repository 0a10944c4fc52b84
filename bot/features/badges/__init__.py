"""Badges: a named recognition for what a member did, counted as it happens, with its reasons at hand."""

from bot.features.badges.facts import BadgeGranted, BadgeRevoked
from bot.features.badges.rules import Ahead, Badge, Criterion, take_name
from bot.features.badges.service.making import (
    Preview,
    cancel,
    draft,
    extras,
    give,
    holders,
    how,
    pick,
    rename,
    retire,
    save,
    take,
)
from bot.features.badges.service.shelf import (
    about,
    all_of,
    bare_name_of,
    level_of,
    name_of,
    refresh,
    title,
    title_of,
    warm,
)
from bot.features.badges.service.showing import Collection, Held, collection, find, granted, granted_on, steps_of
from bot.features.badges.service.walking import backfill, stock, tend, walk
from bot.features.badges.settings import Settings
from bot.features.badges.store.grants import census

__all__ = [
    "Ahead", "Badge", "BadgeGranted", "BadgeRevoked", "Collection", "Criterion", "Held", "Preview", "Settings", "about",
    "all_of", "backfill", "bare_name_of", "cancel", "census", "collection", "draft", "extras", "find", "give",
    "granted", "granted_on", "holders", "how", "level_of", "name_of", "pick", "refresh", "rename", "retire", "save",
    "steps_of", "stock", "take", "take_name", "tend", "title", "title_of", "walk", "warm",
]  # fmt: skip
