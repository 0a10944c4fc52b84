from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class BadgeGranted:
    """A member has a badge, or a further level of one; told once, unless it was taken back in between."""

    community_id: int
    member_id: int
    badge: str
    level: int
    day: date
    is_quiet: bool  # for what lies in the past: nobody need hear of it


@dataclass(frozen=True, slots=True)
class BadgeRevoked:
    """A badge, or a level of one, was taken back."""

    community_id: int
    member_id: int
    badge: str
    level: int


@dataclass(frozen=True, slots=True)
class ChallengesCompleted:
    """The challenges that a member has completed, told by whoever runs them whenever one comes or goes; they know of
    badges, and badges do not know of them."""

    community_id: int
    member_id: int
    days: Sequence[date]  # of each, when it was completed
    day: date  # on which this is told
