from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TierReached:
    """A member rose to a tier for the first time. A tier lost and won again is not reached anew."""

    community_id: int
    member_id: int
    tier: str
