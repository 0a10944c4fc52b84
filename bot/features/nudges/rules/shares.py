"""How many came back, and how much can be said of it."""

from dataclasses import dataclass
from enum import StrEnum
from math import hypot, sqrt

Z = 1.96  # of a normal distribution, for 95 of 100
ENOUGH_TOLD, ENOUGH_HELD = 100, 10  # silences, after which it shows whether words are of use
ENOUGH_TO_COMPARE = 10  # in each of two shares, before anything is said of their difference


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
        least, most = self.interval
        return max(0, round(100 * least)), min(100, round(100 * most))

    @property
    def interval(self) -> tuple[float, float]:
        if not self.of:
            return 0, 1
        share, of = self.back / self.of, self.of
        middle = (share + Z * Z / (2 * of)) / (1 + Z * Z / of)
        reach = Z * sqrt(share * (1 - share) / of + Z * Z / (4 * of * of)) / (1 + Z * Z / of)
        return middle - reach, middle + reach


class Verdict(StrEnum):
    """What two shares say beside each other."""

    TOO_FEW = "too-few"
    OPEN = "open"  # either may be the better one
    MORE = "more"
    FEWER = "fewer"


def difference(one: Share, other: Share) -> tuple[float, float]:
    """Of two shares, the interval for 95 of 100 (Newcombe, 1998: his method 10, from the two of Wilson)."""
    if not one.of or not other.of:
        return -1, 1
    here, there = one.back / one.of, other.back / other.of
    (least, most), (other_least, other_most) = one.interval, other.interval
    return (
        here - there - hypot(here - least, other_most - there),
        here - there + hypot(most - here, there - other_least),
    )


def compare(one: Share, other: Share) -> Verdict:
    """Whether more came back of one than of the other, where the numbers allow to say so."""
    if min(one.of, other.of) < ENOUGH_TO_COMPARE:
        return Verdict.TOO_FEW
    least, most = difference(one, other)
    if least > 0:
        return Verdict.MORE
    return Verdict.FEWER if most < 0 else Verdict.OPEN


def are_no_use(told: Share, held: Share) -> bool:
    """After so many words, those who got one came back no more often than those who got none."""
    return told.of >= ENOUGH_TOLD and held.of >= ENOUGH_HELD and told.back * held.of <= held.back * told.of
