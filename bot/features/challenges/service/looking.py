"""What is on, how far everybody is, and who has done today's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.features import members, points, preferences
from bot.features.challenges.rules import Challenge, State
from bot.features.challenges.service import programme
from bot.features.challenges.store import challenges, enrolments
from bot.kit.texts import Name
from bot.kit.work import Work

SHOWN = 30  # members on a board
LATELY = timedelta(days=7)  # how long whoever did something is active
OVER = 5  # that are shown, of those that are over


@dataclass(frozen=True, slots=True)
class Listed:
    challenge: Challenge
    members: int
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A member on the board of a challenge."""

    member_id: int
    name: Name
    progress: int
    is_complete: bool
    has_done_today: bool
    is_at_rest: bool  # nothing is asked of them today


async def listed(work: Work, community_id: int, member_id: int) -> Sequence[Listed]:
    """What is on its way, the first to begin first; then the last that are over."""
    over = await challenges.listed(work.db, community_id, [State.CLOSED], OVER)
    found = [*programme.live(work, community_id), *map(programme.challenge_in, over)]
    mine = await enrolments.of_member(work.db, community_id, member_id)
    counts = await enrolments.counts(work.db, community_id, [one.id for one in found])
    return [Listed(one, counts.get(one.id, 0), one.id in mine) for one in found]


async def board(work: Work, one: Challenge, *, for_admin: bool) -> tuple[Sequence[Line], int]:
    """The furthest first, and how many there are in all; without who left or wants not to be seen on boards, unless an
    admin asks."""
    rows = await enrolments.of_challenge(work.db, one.community_id, one.id, is_in=True)
    ids = [row.member_id for row in rows]
    there = await members.present_among(work, one.community_id, ids) if ids else set()
    shown = [
        row
        for row in rows
        if row.member_id in there and (for_admin or not preferences.of(work, row.member_id).is_hidden)
    ]
    shown.sort(key=lambda row: (-row.progress, row.completed_on is None, row.enrolled_at))
    shown = shown[:SHOWN]
    names = await members.names(work, [row.member_id for row in shown])
    marks = await enrolments.all_marks(work.db, one.community_id, one.id)
    lines = []
    for row in shown:
        today = points.today_of(work, one.community_id, row.member_id)
        number = one.belongs_to(today)
        tasks = {task for day, task, _ in marks.get(row.member_id, ()) if number and one.belongs_to(day) == number}
        is_done = len(tasks) >= one.plan.number_of_tasks
        is_complete, is_at_rest = row.completed_on is not None, one.rests_on(today)
        lines.append(Line(row.member_id, names[row.member_id], row.progress, is_complete, is_done, is_at_rest))
    return lines, len(rows)


async def is_in(work: Work, one: Challenge, member_id: int) -> bool:
    row = await enrolments.find(work.db, one.community_id, one.id, member_id)
    return row is not None and row.is_in


@dataclass(frozen=True, slots=True)
class Figures:
    """A challenge in sums, nobody in particular."""

    members: int
    progress: int  # of all together, as its kind counts
    active: int  # of the members: did something in the last seven days


async def figures_of(work: Work, one: Challenge) -> Figures:
    """Without who left it. Costs two queries by index, which read as many rows as there are members and, of the last
    week, marks."""
    last = min(programme.today_in(work, one.community_id), one.last_day)
    enrolled, progress = await enrolments.sums(work.db, one.community_id, one.id)
    least = 1 if one.plan.unit else 0
    active = await enrolments.active(work.db, one.community_id, one.id, last - LATELY, least)
    return Figures(enrolled, progress, active)


async def ended_between(work: Work, community_id: int, since: datetime, until: datetime) -> int:
    """How many came to their end, from `since` on and before `until`; those that were cancelled did not."""
    return await challenges.ended(work.db, community_id, State.CLOSED, since, until)
