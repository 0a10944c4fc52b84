"""Who did more in the second half of a challenge than in the first, each beside themselves."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bot.features.challenges.rules import Challenge, Mark, full_days

SHORTEST = 6  # days: in halves of one or two, a single day off is all the difference


class Halves(NamedTuple):
    """Full days, or thousandths of the unit."""

    first: int
    second: int

    @property
    def gain(self) -> int:
        return self.second - self.first


def halves(one: Challenge, marks: Iterable[Mark]) -> Halves | None:
    """As many days from the beginning as from the end; the one in the middle of an odd number is in neither. None for a
    challenge that is too short."""
    if one.plan.days < SHORTEST:
        return None
    if one.plan.unit:
        done = [(one.days_by(mark.day), mark.amount) for mark in marks if one.first_day <= mark.day]
    else:
        done = [(number, 1) for number in full_days(one, marks)]
    half = one.plan.days // 2
    first = sum(much for number, much in done if number <= half)
    return Halves(first, sum(much for number, much in done if number > one.plan.days - half))


def most_improved(by_member: Mapping[int, Halves]) -> list[int]:
    """Whoever gained most, of those who did something from the beginning; all who tie, and nobody where nobody
    gained."""
    began = {member_id: mine.gain for member_id, mine in by_member.items() if mine.first > 0}
    most = max(began.values(), default=0)
    return [member_id for member_id, gain in began.items() if gain == most] if most > 0 else []
