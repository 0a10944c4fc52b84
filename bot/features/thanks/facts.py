from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Thanked:
    """A member thanked another; once a day from the one to the other."""

    community_id: int
    giver_id: int
    receiver_id: int
    day: date  # the giver's own


@dataclass(frozen=True, slots=True)
class ThanksTakenBack:
    """As if it had not been said."""

    community_id: int
    giver_id: int
    receiver_id: int
    day: date
