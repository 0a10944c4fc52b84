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
    photo_id: str = ""  # its file


@dataclass(frozen=True, slots=True)
class CheckinUndone:
    """A member took a check-in back: as if it had not been."""

    community_id: int
    member_id: int
    track: str
    day: date
