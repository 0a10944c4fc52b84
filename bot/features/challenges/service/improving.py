"""Most improved, at the end of a challenge: by each one's own halves, and only among who was in from its first day."""

from itertools import starmap
from typing import Any

from bot.features import amounts, celebrations, members, points
from bot.features.challenges.rules import Challenge, Mark, State
from bot.features.challenges.rules.improving import Halves, halves, most_improved
from bot.features.challenges.store import enrolments
from bot.kit.texts import Text, say
from bot.kit.work import Work


async def told(work: Work, one: Challenge) -> list[Text]:
    """A line; nothing where nobody improved, or nobody who did may be named."""
    rows = await enrolments.of_challenge(work.db, one.community_id, one.id, is_in=True)
    there = await members.present_among(work, one.community_id, [row.member_id for row in rows])
    marks = await enrolments.all_marks(work.db, one.community_id, one.id)
    found: dict[int, Halves] = {}
    for row in rows:
        mine = halves(one, starmap(Mark, marks.get(row.member_id, ())))
        if mine is not None and row.member_id in there and _was_in_from_the_first_day(work, one, row):
            found[row.member_id] = mine
    most = most_improved(found)
    named = await celebrations.may_be_named(work, one.community_id, most)
    if not named:
        return []
    about = {"names": await members.in_a_row(work, named), "gain": _much(one, found[named[0]].gain)}
    return [say("challenges.results-improved", **about, tied=len(most))]


async def own(work: Work, one: Challenge, member_id: int) -> list[Text]:
    """One's own halves, once it is over, and what is made of them."""
    if one.state is not State.CLOSED:
        return []
    mine = halves(one, starmap(Mark, await enrolments.marks_of(work.db, one.community_id, one.id, member_id)))
    if mine is None or not any(mine):
        return []
    return [say("challenges.mine-halves", first=_much(one, mine.first), second=_much(one, mine.second))]


def _was_in_from_the_first_day(work: Work, one: Challenge, row: Any) -> bool:
    """Whoever left and came back was not."""
    return points.today_of(work, one.community_id, row.member_id, row.enrolled_at) <= one.first_day


def _much(one: Challenge, number: int) -> Text:
    if one.plan.unit:
        return amounts.told(one.plan.unit, number)
    return say("challenges.full-days", days=number)
