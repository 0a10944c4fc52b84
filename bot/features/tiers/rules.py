"""Which tier somebody is in, and what lies before the next one."""

from bisect import bisect_right
from enum import StrEnum


class Tier(StrEnum):
    """The stages of growth, from the first to the last."""

    NEWCOMER = "newcomer"
    GROWING = "growing"
    EXPERT = "expert"


LADDER = tuple(Tier)

Thresholds = tuple[int, ...]
"""The lifetime points from which each tier after the first begins, rising."""


def tier_for(lifetime: int, thresholds: Thresholds) -> Tier:
    return LADDER[bisect_right(thresholds, lifetime)]


def is_rise(before: Tier, after: Tier) -> bool:
    return LADDER.index(after) > LADDER.index(before)


def next_tier(tier: Tier) -> Tier | None:
    """None on the last step."""
    above = LADDER.index(tier) + 1
    return LADDER[above] if above < len(LADDER) else None
