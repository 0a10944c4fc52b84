"""Rewards: what a community gives for points, tiers and streaks, each piece to one member only."""

from bot.features.rewards.facts import RedemptionReturned, RewardRedeemed
from bot.features.rewards.rules import Obstacle, Reward, Shown, State, Terms, Why
from bot.features.rewards.service.managing import (
    ask_approval,
    begin_filling,
    census,
    change,
    changed_since,
    count_stock,
    create,
    everything,
    export,
    fill,
    forget_codes,
    log,
    move_price,
    move_stock,
    named,
    show,
)
from bot.features.rewards.service.redeeming import (
    REASONS,
    Outcome,
    answers,
    approve,
    cancel,
    decline,
    expire,
    find,
    give,
    give_back,
    hand_over,
    redeem,
    take_back,
)
from bot.features.rewards.service.shop import Goods, Item, Redemption, item_of, look, mine, reward_of
from bot.features.rewards.service.words import (
    changes,
    described,
    in_the_way,
    label,
    logged,
    owned,
    received,
    stored,
    values,
)
from bot.features.rewards.settings import Settings

__all__ = [
    "REASONS", "Goods", "Item", "Obstacle", "Outcome", "Redemption", "RedemptionReturned", "Reward",
    "RewardRedeemed", "Settings", "Shown", "State", "Terms", "Why", "answers", "approve", "ask_approval",
    "begin_filling", "cancel", "census", "change", "changed_since", "changes", "count_stock", "create", "decline",
    "described", "everything", "expire", "export", "fill", "find", "forget_codes", "give", "give_back", "hand_over",
    "in_the_way", "item_of", "label", "log", "logged", "look", "mine", "move_price", "move_stock", "named", "owned",
    "received", "redeem", "reward_of", "show", "stored", "take_back", "values",
]  # fmt: skip
