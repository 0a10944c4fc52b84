from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class BirthdayGreeted:
    """A member was wished a happy birthday; once for each."""

    community_id: int
    member_id: int
    day: date  # of the birthday, which may lie some days back
