"""What somebody does for the first time, and whose first times are told."""

from datetime import datetime, timedelta
from enum import IntFlag


class First(IntFlag):
    """A number keeps its meaning for ever."""

    CHECKIN = 1
    PHOTO = 2
    THANKS = 4  # received
    ANSWER = 8  # to somebody else


NONE, ALL = First(0), First(15)
NEW_FOR = timedelta(days=90)  # that first times are looked for


PATIENCE = timedelta(days=1)


def may_wait(since: datetime | None, now: datetime) -> bool:
    """Whether the message of the day may be left to the next: on a day that has enough, unless it was left before."""
    return since is not None and now - since < PATIENCE


def are_looked_for(joined_at: datetime, done: First, now: datetime) -> bool:
    return done != ALL and now - joined_at < NEW_FOR


def news(done: First, seen: First) -> list[First]:
    """What was not told yet, one by one."""
    return [one for one in First if one in seen & ~done]
