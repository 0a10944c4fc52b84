from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """A member checked in; once per track and local day, unless it was taken back in between."""

    community_id: int
    member_id: int
    track: str
    day: date
    streak: int
    total: int
    at: datetime  # when it was said
    note: str = ""
    message_id: int | None = None  # none by button
    has_photo: bool = False
    is_made_up: bool = False  # the day was over; `at` is its last minute
    photo_id: str = ""  # its file


@dataclass(frozen=True, slots=True)
class CheckinUndone:
    """A member took a check-in back: as if it had not been."""

    community_id: int
    member_id: int
    track: str
    day: date


@dataclass(frozen=True, slots=True)
class StreakRecounted:
    """What covers the days between a member's check-ins is another than it was: streaks of the past are counted anew,
    and may have become longer or shorter."""

    community_id: int
    member_id: int
    track: str
    day: date  # of their last check-in


@dataclass(frozen=True, slots=True)
class StreakMilestone:
    """A streak came to so many days; once for each streak and number, unless its check-in was taken back."""

    community_id: int
    member_id: int
    track: str
    days: int
    day: date  # of the check-in that made them so many
    began_on: date  # the streak's first day
    step: int  # of the ladder; other than `days` from the second year on


@dataclass(frozen=True, slots=True)
class MilestoneUndone:
    """The check-in that came to a milestone was taken back: as if it had not been."""

    community_id: int
    member_id: int
    track: str
    days: int
    day: date
