from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ChallengeCompleted:
    """A member came to the goal of a challenge."""

    community_id: int
    member_id: int
    challenge_id: int
    day: date  # the member's own


@dataclass(frozen=True, slots=True)
class CompletionUndone:
    """What had completed it was taken back."""

    community_id: int
    member_id: int
    challenge_id: int
