from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class CoversChanged:
    """On these days, both included, no check-in is needed any more, or one is needed again."""

    community_id: int
    first: date
    last: date
    member_ids: tuple[int, ...] | None  # none: all


@dataclass(frozen=True, slots=True)
class HearthWasAway:
    """Nobody was there to hear a check-in, anywhere."""

    began_at: datetime
    ended_at: datetime
