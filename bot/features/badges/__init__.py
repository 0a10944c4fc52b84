"""Badges: a named recognition for what a member did, counted as it happens, with its reasons at hand."""

from bot.features.badges.facts import BadgeGranted, BadgeRevoked, ChallengesCompleted
from bot.features.badges.rules import BUILT_IN, Ahead, Badge, Criterion
from bot.features.badges.rules.naming import Naming, is_off, read_naming
from bot.features.badges.rules.written import Table, Written, is_id, read_table
from bot.features.badges.service.applying import Clash, Difference, bring, clashes, compare, tables
from bot.features.badges.service.changing import Change, Overtaken, draft_change, save_change
from bot.features.badges.service.counting import challenges_of
from bot.features.badges.service.making import (
    MADE_LIMIT,
    cancel,
    choose_picture,
    draft,
    give,
    holders,
    lend,
    pick,
    rename,
    retire,
    save,
    take,
    take_back_lent,
)
from bot.features.badges.service.previewing import Preview
from bot.features.badges.service.shelf import (
    about,
    all_of,
    bare_name_of,
    level_of,
    name_of,
    names_of,
    picture,
    picture_of,
    refresh,
    title,
    title_of,
    warm,
)
from bot.features.badges.service.showing import Collection, Held, collection, find, granted, granted_on, steps_of
from bot.features.badges.service.walking import backfill, learn, stock, tend, walk
from bot.features.badges.service.words import changes, extras, how
from bot.features.badges.settings import Settings
from bot.features.badges.store.grants import census

__all__ = [
    "BUILT_IN", "MADE_LIMIT", "Ahead", "Badge", "BadgeGranted", "BadgeRevoked", "ChallengesCompleted", "Change",
    "Clash", "Collection", "Criterion", "Difference", "Held", "Naming", "Overtaken", "Preview", "Settings", "Table",
    "Written", "about", "all_of", "backfill", "bare_name_of", "bring", "cancel", "census", "challenges_of", "changes",
    "choose_picture", "clashes", "collection", "compare", "draft", "draft_change", "extras", "find", "give", "granted",
    "granted_on", "holders", "how", "is_id", "is_off", "learn", "lend", "level_of", "name_of", "names_of", "pick",
    "picture", "picture_of", "read_naming", "read_table", "refresh", "rename", "retire", "save", "save_change",
    "steps_of", "stock", "tables", "take", "take_back_lent", "tend", "title", "title_of", "walk", "warm",
]  # fmt: skip
