"""How members are dealt out to teams, and how teams stand."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from bot.features.challenges.rules import Plan
from bot.features.challenges.rules.draws import drawn


class TeamStanding(NamedTuple):
    team: int
    members: int
    share: Fraction  # of the days so far that its members have done, on the average
    rank: int
    is_tied: bool


def teams_for(plan: Plan, members: int) -> int:
    """How many are drawn."""
    return plan.team_count or max(2, -(-members // plan.team_size))


def dealt(members: Iterable[int], seed: str, teams: int) -> dict[int, int]:
    """The team of each: in the order of a draw, dealt out one by one."""
    everybody = list(members)
    return {member: at % teams for at, member in enumerate(drawn(everybody, seed, len(everybody)))}


def smallest(sizes: Sequence[int]) -> int:
    return min(range(len(sizes)), key=lambda team: sizes[team])


def is_full(sizes: Sequence[int], team: int) -> bool:
    """More than one ahead of the smallest."""
    return sizes[team] > min(sizes) + 1


def team_board(done: Mapping[int, Sequence[int]], days: int) -> list[TeamStanding]:
    """The first first. `done` has the days of each member, by team; a team without members has no place."""
    shares = {
        team: Fraction(sum(min(each, days) for each in mine), len(mine) * max(days, 1))
        for team, mine in done.items()
        if mine
    }
    ranks = {share: 1 + sum(other > share for other in shares.values()) for share in shares.values()}
    ties = Counter(shares.values())
    found = [
        TeamStanding(team, len(done[team]), share, ranks[share], ties[share] > 1) for team, share in shares.items()
    ]
    return sorted(found, key=lambda one: (one.rank, one.team))
