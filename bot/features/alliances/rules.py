"""How the communities in a joint challenge stand, each by what its members did together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

LEAST = 3  # members with whom a community has a place: an average of one or two says who they are


class Measure(StrEnum):
    AVERAGE = "average"
    TOTAL = "total"
    ACTIVE = "active"


class Terms(NamedTuple):
    """What has to be the same for two challenges to be compared."""

    kind: str
    unit: str
    goal: int  # 0 where it does not change what is counted
    tasks: int
    days: int
    first_day: date
    rest: tuple[str, ...] = ()


class Circle(NamedTuple):
    """A community in sums."""

    community_id: int
    members: int
    progress: int
    active: int

    @property
    def has_place(self) -> bool:
        return self.members >= LEAST


class Standing(NamedTuple):
    circle: Circle
    value: Fraction
    rank: int
    is_tied: bool


def value_of(circle: Circle, measure: Measure) -> Fraction:
    match measure:
        case Measure.TOTAL:
            return Fraction(circle.progress)
        case Measure.AVERAGE:
            return Fraction(circle.progress, max(circle.members, 1))
        case Measure.ACTIVE:
            return Fraction(circle.active, max(circle.members, 1))


def ranked(circles: Iterable[Circle], measure: Measure) -> Sequence[Standing]:
    """The first first; whoever ties shares the rank, and the one after them has as many before it as there are."""
    values = {circle: value_of(circle, measure) for circle in circles if circle.has_place}
    ties = Counter(values.values())
    found = [
        Standing(circle, value, 1 + sum(other > value for other in values.values()), ties[value] > 1)
        for circle, value in values.items()
    ]
    return sorted(found, key=lambda one: (one.rank, one.circle.community_id))
