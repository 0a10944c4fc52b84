"""Whose silence is unlike them, who is held back, and whether a word helped."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256
from itertools import pairwise
from math import sqrt
from statistics import median

DAY = timedelta(days=1)
KNOWN_FROM = 4  # active days that make a rhythm
LOOKED_AT = 20  # of the last ones
RETURNS_WITHIN = timedelta(days=14)
VARIANTS = 2
ENOUGH_TOLD, ENOUGH_HELD = 100, 10  # silences, after which it shows whether words are of use
Z = 1.96  # of a normal distribution, for 95 of 100


class Stage(StrEnum):
    """Where a member stands, by their own rhythm."""

    NEW = "new"  # too few days to know one
    ACTIVE = "active"
    DRIFTING = "drifting"
    LOST = "lost"


class What(StrEnum):
    """What was done about a silence."""

    TOLD = "told"
    HELD = "held"  # back, to compare
    LISTED = "listed"  # for admins: we may not write to them


@dataclass(frozen=True, slots=True)
class Limits:
    """In days, but for the factor."""

    least: int
    factor: int
    lost_after: int


def usual_pause(days: Sequence[date]) -> float:
    """The middle one of the pauses between active days, in days; `days` in order."""
    lately = days[-LOOKED_AT:]
    return median((later - earlier).days for earlier, later in pairwise(lately))


def stage(active: Collection[date], today: date, limits: Limits) -> Stage:
    """A silence is long when it is some times as long as that member's usual pause: who came daily is missed after a
    week, who came on Sundays after three."""
    days = sorted(active)
    if len(days) < KNOWN_FROM:
        return Stage.NEW
    silence = (today - days[-1]).days
    if silence < max(limits.least, limits.factor * usual_pause(days)):
        return Stage.ACTIVE
    return Stage.DRIFTING if silence < limits.lost_after else Stage.LOST


def chance(community_id: int, member_id: int, silent_since: date) -> int:
    """0 to 99, the same however often it is asked, and no matter of what anybody did."""
    return int(sha256(f"{community_id}:{member_id}:{silent_since}".encode()).hexdigest()[:8], 16) % 100


def variant(community_id: int, member_id: int) -> int:
    return int(sha256(f"words:{community_id}:{member_id}".encode()).hexdigest()[:8], 16) % VARIANTS


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some came back. `bounds` are the Wilson interval for 95 of 100, in percent (Wilson, 1927)."""

    back: int
    of: int

    @property
    def percent(self) -> int:
        return round(100 * self.back / self.of) if self.of else 0

    @property
    def bounds(self) -> tuple[int, int]:
        if not self.of:
            return 0, 100
        share, of = self.back / self.of, self.of
        middle = (share + Z * Z / (2 * of)) / (1 + Z * Z / of)
        reach = Z * sqrt(share * (1 - share) / of + Z * Z / (4 * of * of)) / (1 + Z * Z / of)
        return max(0, round(100 * (middle - reach))), min(100, round(100 * (middle + reach)))


def are_no_use(told: Share, held: Share) -> bool:
    """After so many words, those who got one came back no more often than those who got none."""
    return told.of >= ENOUGH_TOLD and held.of >= ENOUGH_HELD and told.back * held.of <= held.back * told.of
