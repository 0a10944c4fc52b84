"""Milestones of a streak: a word, and points or a freeze on top, once for each streak."""

from dataclasses import dataclass
from datetime import date

from bot.features import points
from bot.features.checkins import rules
from bot.features.checkins.facts import StreakMilestone
from bot.features.checkins.settings import Settings
from bot.features.checkins.store import freezes, standings
from bot.features.checkins.store.entries import Who
from bot.kit.work import Work


@dataclass(frozen=True, slots=True)
class Reached:
    """The highest of the milestones that were new, and what all of them brought."""

    days: int = 0
    points: int = 0
    freezes: int = 0


NOTHING = Reached()


async def follow(
    work: Work, who: Who, streak: int, began_on: date, day: date, attempt: int, *, is_step: bool
) -> Reached:
    """A streak has come to so many days: with `is_step` by one, else it may have come by several milestones."""
    ladder = work.settings(Settings, who.community_id).ladder
    passed = rules.milestones_up_to(streak, tuple(ladder))
    if is_step:
        passed = passed[-1:] if passed[-1:] == [streak] else []
    if not passed:
        return NOTHING
    reached = NOTHING
    for days in sorted(set(passed) - await freezes.reached(work.db, who, began_on)):
        if not await freezes.reach(work.db, who, days, day, attempt):
            continue
        worth, given = rules.worth_of(days, ladder)
        if worth:
            key = rules.milestone_key(who.track, days, day, attempt)
            reason = "checkins.for-milestone"
            await points.award(work, who.community_id, who.member_id, worth, reason=reason, key=key, day=day)
        held = await give(work, who, rules.milestone_key(who.track, days, day, attempt)) if given else False
        reached = Reached(days, reached.points + worth, reached.freezes + held)
        await work.announce(StreakMilestone(who.community_id, who.member_id, who.track, days, day))
    return reached


async def give(work: Work, who: Who, key: str) -> bool:
    """A freeze on top, once for this key; False when they hold as many as one may."""
    if not await freezes.give(work.db, who, key, work.now):
        return False
    if await standings.give_freeze(work.db, who, work.settings(Settings, who.community_id).freezes):
        return True
    await freezes.take(work.db, who, key)
    return False


async def take_back(work: Work, who: Who, day: date) -> int:
    """What the check-in of that day reached is as if it had not been. Returns the points that are spent already."""
    missing = 0
    for row in await freezes.reached_on(work.db, who, day):
        key = rules.milestone_key(who.track, row.days, day, row.attempt)
        reversal = await points.reverse(work, who.community_id, who.member_id, key, reason="checkins.for-undo")
        missing += reversal.missing
        await freezes.take(work.db, who, key)
    await freezes.unreach(work.db, who, day)
    return missing
