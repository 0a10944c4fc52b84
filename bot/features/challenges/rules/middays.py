"""What there is to tell at midday."""

from collections.abc import Sequence
from typing import NamedTuple

LEAST = 2  # members: one alone is no news, and everybody would know who it is


class Midday(NamedTuple):
    done: int
    members: int
    teams: Sequence[int]  # all of whose members have done today's, of two at least

    @property
    def is_all(self) -> bool:
        return self.done == self.members


def at_midday(members: Sequence[tuple[int | None, bool]]) -> Midday | None:
    """`members` has the team of each, and whether they have done today's. None: there is nothing to tell yet."""
    done = sum(has_done for _, has_done in members)
    if done < LEAST:
        return None
    by_team: dict[int, list[bool]] = {}
    for team, has_done in members:
        if team is not None:
            by_team.setdefault(team, []).append(has_done)
    full = [team for team, mine in sorted(by_team.items()) if len(mine) >= LEAST and all(mine)]
    return Midday(done, len(members), full)
