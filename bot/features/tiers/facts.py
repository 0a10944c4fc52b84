from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TierReached:
    """A member rose to a tier for the first time. A tier lost and won again is not reached anew."""

    community_id: int
    member_id: int
    tier: str


@dataclass(frozen=True, slots=True)
class TierLost:
    """A member went one step down, having been told in time; or an admin put them lower by hand."""

    community_id: int
    member_id: int
    tier: str  # that they were in
    now: str  # that they are in
