from dataclasses import dataclass
from typing import NamedTuple


class Change(NamedTuple):
    """One member's points went up or down. A tuple: there are a thousand of them in a busy second."""

    community_id: int
    member_id: int
    amount: int  # of the balance
    lifetime_before: int
    lifetime_after: int
    reason: str


@dataclass(frozen=True, slots=True)
class PointsChanged:
    """What one use case did to points: always one fact, however many members it concerns."""

    changes: tuple[Change, ...]
