"""Milestones of a streak: a word, and points or a freeze on top, once for each streak."""

from dataclasses import dataclass
from datetime import date

from bot.features import points
from bot.features.checkins import rules
from bot.features.checkins.facts import MilestoneUndone, StreakMilestone
from bot.features.checkins.settings import Settings
from bot.features.checkins.store import entries, freezes, standings
from bot.features.checkins.store.entries import Who
from bot.kit.work import Refusal, Work

MOST_POINTS, MOST_FREEZES = 10_000, 7  # that a milestone may bring
MOST_STEPS = 30
LONGEST = 3650  # days


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
    cfg = work.settings(Settings, who.community_id)
    ladder = cfg.ladder
    passed = rules.milestones_up_to(streak, tuple(ladder))
    if is_step:
        passed = passed[-1:] if passed[-1:] == [streak] else []
    if not passed:
        return NOTHING
    reached = NOTHING
    new = sorted(set(passed) - await freezes.reached(work.db, who, began_on))
    if not is_step and new and cfg.ladder_since:
        said = [row.at for row in await entries.history(work.db, who) if row.day >= began_on]
        new = [one for one in new if rules.was_there(one, said, cfg.ladder_since.get(rules.step_of(one, ladder)))]
    for days in new:
        if not await freezes.reach(work.db, who, days, day, attempt):
            continue
        step = rules.step_of(days, ladder)
        worth, given = ladder[step]
        if worth:
            key = rules.milestone_key(who.track, days, day, attempt)
            reason = "checkins.for-milestone"
            await points.award(work, who.community_id, who.member_id, worth, reason=reason, key=key, day=day)
        held = await give(work, who, rules.milestone_key(who.track, days, day, attempt)) if given else False
        reached = Reached(days, reached.points + worth, reached.freezes + held)
        await work.announce(
            StreakMilestone(who.community_id, who.member_id, who.track, days, day, began_on, step)
        )  # fmt: skip
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
        await work.announce(MilestoneUndone(who.community_id, who.member_id, who.track, row.days, day))
    await freezes.unreach(work.db, who, day)
    return missing


# --- What a community chose ---


async def choose_milestone(work: Work, community_id: int, days: int, worth: tuple[int, int] | None) -> bool:
    """Points and freezes for a streak of so many days, from now on; None takes the step off. False: so it is already.

    Raises:
        Refusal: more than makes sense; nothing changed.
    """
    if not 2 <= days <= LONGEST:
        raise Refusal("checkins.milestone-days", most=LONGEST)
    if worth and (worth[0] > MOST_POINTS or worth[1] > MOST_FREEZES):
        raise Refusal("checkins.milestone-much", points=MOST_POINTS, freezes=MOST_FREEZES)
    cfg = work.settings(Settings, community_id)
    if cfg.ladder.get(days) == worth:
        return False
    steps = {step[0]: step for step in cfg.milestones}
    if worth is None:
        del steps[days]
    else:
        since = cfg.ladder_since.get(days)
        if days not in steps:
            since = work.now
        steps[days] = (days, *worth) if since is None else (days, *worth, since)
    if len(steps) > MOST_STEPS:
        raise Refusal("checkins.milestone-many", most=MOST_STEPS)
    await work.change_setting(Settings, community_id, "milestones", tuple(steps[one] for one in sorted(steps)))
    return True


async def choose_bonus(work: Work, community_id: int, bonus: int, every_days: int, *, changed_by_id: int) -> bool:
    """What each so many days of a streak bring on top; 0 days: never. False: so it is already.

    Raises:
        Refusal: more than makes sense; nothing changed.
    """
    if bonus > MOST_POINTS or every_days > rules.YEAR:
        raise Refusal("checkins.milestone-much", points=MOST_POINTS, freezes=MOST_FREEZES)
    cfg = work.settings(Settings, community_id)
    chosen = {"streak_bonus": bonus, "streak_bonus_every_days": every_days}
    changes = {key: value for key, value in chosen.items() if getattr(cfg, key) != value}
    for key, value in changes.items():
        await work.change_setting(Settings, community_id, key, value)
    if changes:
        await points.note_rules(work, community_id, changes, changed_by_id=changed_by_id)
    return bool(changes)
