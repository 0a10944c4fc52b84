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
