"""What nobody asked for: how it is weighed where a group has enough for a day, and how it is foretold."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.kit.texts import Text


class Weight(StrEnum):
    """How a word in a group stands to the number of them that a day may have."""

    ASKED = "asked"  # somebody asked for it: it is not counted
    TIMELY = "timely"  # it is of no use on another day: it goes, and is counted
    CAN_WAIT = "can-wait"  # where the day has enough, it comes on the next that has not
    FOLDS = "folds"  # where the day has enough, it is told with others in one message


@dataclass(frozen=True, slots=True)
class Unasked:
    """A word in a group that nobody asked for, about to be put into the outbox for `at`."""

    community_id: int
    key: str
    text: Text
    about: Text  # what it is, in short
    weight: Weight
    member_id: int  # whom it names; 0: nobody, or several
    at: datetime


@dataclass(frozen=True, slots=True)
class Coming:
    """Something a room means to say, as far as can be known now: what its front door `will_say` returns."""

    at: datetime
    what: Text
    key: str = ""  # with which it will be said; none: it could not be skipped or put off
    why: Text | None = None  # what makes us say it, and where that is changed
    is_private: bool = False  # to those it is about, and not to the group
    is_counted: bool = False  # among the words of its day already
    has_hour: bool = True  # else its hours are a secret of those it is for, and `at` means nothing
    earliest: datetime | None = None  # to which it may be brought forward; none: it may not
