from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RewardRedeemed:
    """A member took a reward; it may still wait for an admin."""

    community_id: int
    member_id: int
    reward_id: int
    number: int
    price: int


@dataclass(frozen=True, slots=True)
class RedemptionReturned:
    """A redemption came to nothing: what it had cost was given back."""

    community_id: int
    member_id: int
    reward_id: int
    number: int
    state: str
