"""Boards hold nothing of their own: points know who earned what, this room who they are and how they are shown."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.features import communities, members, points
from bot.features.leaderboards import rules
from bot.features.points import Period, Ranked
from bot.kit.calendar import day_of
from bot.kit.texts import Name
from bot.kit.work import Work

SHOWN = 10
REACH = 1  # neighbours on either side of somebody further down


@dataclass(frozen=True, slots=True)
class Place:
    """One line of a board. Equal points share a rank."""

    rank: int
    member_id: int
    name: Name
    points: int
    has_medal: bool


@dataclass(frozen=True, slots=True)
class Board:
    period: Period
    begins: date  # the community's local day: today, this week's Monday, the first of the month
    top: tuple[Place, ...]
    around: tuple[Place, ...]  # a member further down, and those next to them
    is_apart: bool  # whether others stand between these and the top


async def board(work: Work, community_id: int, period: Period, member_id: int) -> Board:
    """The best of a period, and `member_id` among their neighbours; without who left or wants not to be seen."""
    today = _today(work, community_id)
    best = await points.top(work, community_id, period, today, SHOWN + 1)
    top = best[:SHOWN]
    shown = {one.member_id for one in top}
    around: Sequence[Ranked] = ()
    if member_id not in shown:
        near = await points.neighbours(work, community_id, member_id, period, today, REACH)
        around = [one for one in near if one.member_id not in shown]
    is_apart = bool(around) and around[0] not in best
    sharing = Counter(one.rank for one in top)
    names = await members.names(work, [one.member_id for one in (*top, *around)])

    def places(ranked: Sequence[Ranked]) -> tuple[Place, ...]:
        return tuple(
            Place(rank, one_id, names[one_id], earned, rules.has_medal(rank, sharing[rank]))
            for rank, one_id, earned in ranked
        )

    return Board(period, period.begins(today), places(top), places(around), is_apart)


async def place_of(work: Work, community_id: int, member_id: int, period: Period) -> Ranked | None:
    """Where a member stands among those who are shown; None for who earned nothing in the period or is not shown."""
    return await points.rank_of(work, community_id, member_id, period, _today(work, community_id))


@dataclass(frozen=True, slots=True)
class Around:
    """Why a member stands where they stand."""

    begins: date
    mine: Place
    tied: int  # others with as many points
    above: Place | None  # right above
    sharing: int  # with as many as that one


async def around(work: Work, community_id: int, member_id: int, period: Period) -> Around | None:
    """None for who earned nothing in the period or is not shown. Whoever is named is shown on the board."""
    today = _today(work, community_id)
    found = await points.around(work, community_id, member_id, period, today)
    if found is None:
        return None
    near = [found.mine, *([found.above] if found.above else [])]
    names = await members.names(work, [one.member_id for one in near])
    mine, *above = (Place(one.rank, one.member_id, names[one.member_id], one.points, False) for one in near)
    return Around(period.begins(today), mine, found.tied, next(iter(above), None), found.sharing)


def begins(work: Work, community_id: int, period: Period) -> date:
    return period.begins(_today(work, community_id))


def _today(work: Work, community_id: int) -> date:
    community = communities.get(work, community_id)
    return day_of(work.now, community.zone, community.day_starts_at)
