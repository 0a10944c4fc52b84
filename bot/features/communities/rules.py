"""What Hearth lacks in a group, and which of two rows goes on when a group turns out to have both."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

# Telegram keeps what it could not deliver for a day: a group that has moved tells so within it, or never.
OWN_LIFE = timedelta(days=1)

LIKELY_ZONES = {
    "en": ("Europe/London", "America/New_York", "America/Los_Angeles", "Asia/Kolkata"),
    "zh-CN": ("Asia/Shanghai", "Asia/Hong_Kong", "Asia/Taipei", "Asia/Singapore"),
}


class Lack(StrEnum):
    """Something Hearth may not do in a group; each has a text that says what is off because of it."""

    MESSAGES = "messages"  # privacy mode hides what people write
    EVENTS = "events"  # not an admin: no reactions, and not every joining and leaving
    PINNING = "pinning"


def lacks(*, is_admin: bool, can_pin: bool, can_read_all: bool) -> tuple[Lack, ...]:
    found = {Lack.MESSAGES: not can_read_all, Lack.EVENTS: not is_admin, Lack.PINNING: is_admin and not can_pin}
    return tuple(lack for lack, is_so in found.items() if is_so)


@dataclass(frozen=True, slots=True)
class Life:
    """What is known of a community when it must be decided whether it goes on."""

    has_history: bool
    age: timedelta


def goes_on(old: Life, new: Life) -> bool:
    """Whether the community of the old chat goes on when messages from the new chat have made a second one.

    The old one is who the members are; the second is usually a few seconds old. It goes on only where it alone has
    history, or has lived for so long that the move was never told and the group's life is there now.
    """
    if not new.has_history:
        return True
    return old.has_history and new.age < OWN_LIFE
