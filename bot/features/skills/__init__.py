"""Skills: the branches of a community's tree; what a member does makes theirs grow, level by level."""

from bot.features.skills.facts import SkillLevelLost, SkillLevelReached
from bot.features.skills.kinds import Fed
from bot.features.skills.rules import PRESETS, Feed, Perk, Skill
from bot.features.skills.service.feeding import backfill, feed, walk
from bot.features.skills.service.looking import Limb, Tree, best_of, detail_of, explained, tree_of, whats
from bot.features.skills.service.making import (
    Preview,
    adopt,
    bring,
    cancel,
    draft,
    hold,
    rename,
    retire,
    save,
    set_levels,
)
from bot.features.skills.service.shelf import (
    all_of,
    find,
    name_of,
    pick,
    refresh,
    sources_of,
    title_of,
    titled,
    warm,
)
from bot.features.skills.store import census

__all__ = [
    "PRESETS", "Fed", "Feed", "Limb", "Perk", "Preview", "Skill", "SkillLevelLost", "SkillLevelReached", "Tree",
    "adopt", "all_of", "backfill", "best_of", "bring", "cancel", "census", "detail_of", "draft", "explained",
    "feed", "find", "hold", "name_of", "pick", "refresh", "rename", "retire", "save", "set_levels", "sources_of",
    "title_of", "titled", "tree_of", "walk", "warm", "whats",
]  # fmt: skip
