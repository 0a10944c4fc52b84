import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.tiers import rules
from bot.features.tiers.rules import LADDER, Tier

lifetimes = st.integers(0, 5000)
ladders = st.lists(st.integers(1, 5000), min_size=2, max_size=2, unique=True).map(lambda two: tuple(sorted(two)))


@pytest.mark.parametrize(
    ("lifetime", "tier"),
    [(0, "newcomer"), (99, "newcomer"), (100, "growing"), (999, "growing"), (1000, "expert"), (10**9, "expert")],
)
def test_a_tier_begins_at_its_threshold(lifetime: int, tier: str) -> None:
    assert rules.tier_for(lifetime, (100, 1000)) == tier


@given(lifetimes, lifetimes, ladders)
def test_more_points_are_never_a_lower_tier(one: int, other: int, thresholds: tuple[int, ...]) -> None:
    lower, higher = (rules.tier_for(points, thresholds) for points in sorted((one, other)))
    assert not rules.is_rise(higher, lower)


def test_the_ladder_is_climbed_step_by_step() -> None:
    assert [rules.next_tier(tier) for tier in LADDER] == [Tier.GROWING, Tier.EXPERT, None]
    assert rules.is_rise(Tier.NEWCOMER, Tier.EXPERT)
    assert not rules.is_rise(Tier.GROWING, Tier.GROWING)
