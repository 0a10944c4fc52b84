from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PersonalBest:
    """A member did more of something on one day than on any day before. A first day is none."""

    community_id: int
    member_id: int
    track: str
    unit: str
    day: date
    amount: int  # thousandths of the unit
    before: int  # the best until then


@dataclass(frozen=True, slots=True)
class AmountNoted:
    """What a member did of a unit on a day is another amount from now on."""

    community_id: int
    member_id: int
    track: str
    unit: str
    day: date
    amount: int  # thousandths of the unit; 0: none any more
