"""Joining and leaving; and what was done, counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import starmap
from typing import Any

from bot.features import amounts, badges, checkins, members, points
from bot.features.challenges import kinds
from bot.features.challenges.rules import DAY, Challenge, Mark, Proof, State, full_days
from bot.features.challenges.service import entering, programme, resting, teams, telling
from bot.features.challenges.service.touching import touch
from bot.features.challenges.store import enrolments
from bot.features.checkins import Source
from bot.kit.work import Refusal, Work

STAKE_REASON, COMPLETION_REASON = "challenges.for-stake", "challenges.for-completion"
UNDO_LATE = timedelta(hours=24)  # what was told longer ago stays


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a member is."""

    progress: int
    target: int
    full_days: int
    completed_on: date | None
    tasks_today: frozenset[int]
    today: date


@dataclass(frozen=True, slots=True)
class Marked:
    """What became of telling that something was done. A second time is not new, and just as welcome."""

    is_new: bool
    day: date
    task: int
    mine: Progress
    has_completed: bool  # just now
    is_at_rest: bool = False  # nothing was asked that day: it is a check-in, and counts for nothing else
    is_same_album: bool = False  # another picture of the very post that told of it


def stake_key(challenge_id: int, attempt: int) -> str:
    return f"stake:{challenge_id}:{attempt}"


def _completion_key(challenge_id: int, payment: int) -> str:
    return f"challenge:{challenge_id}:{payment}"


# --- In and out ---


async def enrol(work: Work, one: Challenge, member_id: int, team: int | None = None) -> bool:
    """Takes a member in, with what they did since it began where the community's check-ins count. False: they are in.
    `team`: the one they want, where teams are chosen.

    Raises:
        Refusal: it is too late, it is over, their tier or points do not reach, or their team is full.
    """
    community_id, today = one.community_id, points.today_of(work, one.community_id, member_id)
    await members.must_belong(work, community_id, member_id)
    if one.state is not State.LIVE:
        raise Refusal("challenges.over")
    if not one.may_join_on(today):
        raise Refusal("challenges.join-late")
    row = await enrolments.find(work.db, community_id, one.id, member_id)
    if row is not None and row.is_in:
        return False
    await entering.must_reach(work, one, member_id)
    stake = one.plan.stake
    async with work.savepoint():
        team = await teams.place(work, one, team)
        attempt = await enrolments.enrol(work.db, community_id, one.id, member_id, stake, team, work.now)
        if attempt is None:
            return False
        if stake:
            await points.spend(
                work, community_id, member_id, stake,
                reason=STAKE_REASON, key=stake_key(one.id, attempt), day=today,
            )  # fmt: skip
    if not one.plan.tasks and today >= one.first_day:
        await _catch_up(work, one, [member_id], one.first_day)
    await _count_again(work, one, member_id)
    return True


async def _catch_up(work: Work, one: Challenge, who: Sequence[int], since: date) -> set[int]:
    """Counts the check-ins from a day on. Returns whose there were."""
    community_id, found = one.community_id, set()
    if kinds.of(one.plan).COUNTS_AMOUNTS:
        for member_id, track, day, amount in await amounts.every_day_of(work, community_id, one.plan.unit, who):
            if track == checkins.DAILY and day >= since and one.adds_up_on(day):
                await enrolments.set_amount(work.db, community_id, one.id, member_id, Mark(day, 0, amount), work.now)
                found.add(member_id)
        return found
    for member_id, day in await checkins.every_day_of(work, community_id, who):
        if day >= since and one.number_of(day):
            await enrolments.add_once(work.db, community_id, one.id, member_id, [Mark(day)], work.now)
            found.add(member_id)
    return found


async def bring_along(work: Work, one: Challenge, since: date) -> None:
    """It goes on in the midst of a day: whoever has checked in on it already need not, and could not, do so again."""
    rows = await enrolments.of_challenge(work.db, one.community_id, one.id, is_in=True)
    if rows and not one.plan.tasks:
        for member_id in sorted(await _catch_up(work, one, [row.member_id for row in rows], since)):
            await _count_again(work, one, member_id)


async def count_longer(work: Work, old: Challenge, one: Challenge) -> None:
    """It was given more days: those that are over already are brought along, and a week that was full may not be so any
    more. Whoever was at the goal stays there."""
    await bring_along(work, one, old.last_day + DAY)
    kind, marks = kinds.of(one.plan), await enrolments.all_marks(work.db, one.community_id, one.id)
    for row in await enrolments.of_challenge(work.db, one.community_id, one.id, is_in=False):
        if kind.progress(one, list(starmap(Mark, marks.get(row.member_id, ())))) == row.progress:
            continue
        held = await enrolments.lock(work.db, one.community_id, one.id, row.member_id)
        if held is not None:
            progress = kind.progress(one, await _marks_of(work, one, row.member_id))
            await enrolments.go_on(work.db, held, progress, held.completed_on, held.payment)


async def leave(work: Work, one: Challenge, member_id: int, *, forget: bool) -> bool:
    """Whether their stake came back: it does until the first day and once they completed it, else it is lost.

    Raises:
        Refusal: they are not in, or it is over.
    """
    if one.state is not State.LIVE:
        raise Refusal("challenges.over")
    row = await enrolments.lock(work.db, one.community_id, one.id, member_id)
    attempt = await enrolments.leave(work.db, one.community_id, one.id, member_id)
    if row is None or attempt is None:
        raise Refusal("challenges.not-in")
    await touch(work, one)
    if forget:
        await enrolments.forget(work.db, one.community_id, one.id, member_id)
        await _count_again(work, one, member_id)
    has_begun = points.today_of(work, one.community_id, member_id) >= one.first_day
    if not row.stake or (has_begun and row.completed_on is None):
        return False
    await give_back(work, one, member_id, attempt)
    return True


async def give_back(work: Work, one: Challenge, member_id: int, attempt: int) -> None:
    key = stake_key(one.id, attempt)
    await points.reverse(work, one.community_id, member_id, key, reason="challenges.for-stake-back")


# --- What was done ---


async def mark(
    work: Work, one: Challenge, member_id: int, at: datetime, task: int, *,
    note: str = "", has_photo: bool = False, photo_id: str = "", message_id: int | None = None,
) -> Marked:  # fmt: skip
    """A member tells of a task, which is a check-in of the community, too.

    Raises:
        Refusal: they are not in, none of the challenge's days is theirs now, or the proof is missing.
    """
    community_id, day = one.community_id, points.today_of(work, one.community_id, member_id, at)
    if one.state is State.LIVE and one.is_paused_on(day):
        raise Refusal("challenges.paused", title=telling.title(one))
    if one.state is not State.LIVE or day > one.last_day:
        raise Refusal("challenges.over")
    row = await enrolments.find(work.db, community_id, one.id, member_id)
    if row is None or not row.is_in:
        raise Refusal("challenges.not-in")
    if day < one.first_day:
        raise Refusal("challenges.not-yet", day=one.first_day)
    if pause := one.break_on(day):
        raise Refusal("challenges.goes-on", day=resting.asked_from(one, pause.goes_on))
    is_at_rest, is_new, has_completed, is_album = one.rests_on(day), True, False, False
    if not is_at_rest:
        if one.plan.proof is Proof.PHOTO and not has_photo:
            raise Refusal("challenges.proof-photo")
        if one.plan.proof is Proof.TEXT and not note.strip():
            raise Refusal("challenges.proof-text")
        is_new = await enrolments.add_once(work.db, community_id, one.id, member_id, [Mark(day, task)], at) > 0
        first_at = await enrolments.marked_at(work.db, community_id, one.id, member_id, Mark(day, task))
        is_album = not is_new and first_at is not None and checkins.is_same_album(at, has_photo, first_at, has_photo)
        has_completed = await _count_again(work, one, member_id) if is_new else False
    if is_new:
        source = Source.BUTTON if message_id is None else Source.WORDS
        found = await checkins.check_in(
            work, community_id, member_id, at,
            note=note, source=source, message_id=message_id, has_photo=has_photo, photo_id=photo_id,
        )  # fmt: skip
        is_new = found.is_new if is_at_rest else True
    return Marked(is_new, day, task, await progress_of(work, one, member_id, at), has_completed, is_at_rest, is_album)


async def take_back(work: Work, one: Challenge, member_id: int, day: date, task: int) -> None:
    """
    Raises:
        Refusal: there is nothing to take back, or it is too long ago.
    """
    if one.state is not State.LIVE or points.today_of(work, one.community_id, member_id, work.now - UNDO_LATE) > day:
        raise Refusal("challenges.undo-late")
    if not await enrolments.drop(work.db, one.community_id, one.id, member_id, Mark(day, task)):
        raise Refusal("challenges.undo-nothing")
    await _count_again(work, one, member_id)


async def checked_in(work: Work, community_id: int, member_id: int, day: date) -> None:
    """Counts where the community's own check-in is the task."""
    for one in _concerned(work, community_id, day, by_amount=False):
        row = await enrolments.find(work.db, community_id, one.id, member_id) if one.number_of(day) else None
        if row is not None and row.is_in:
            await enrolments.add_once(work.db, community_id, one.id, member_id, [Mark(day)], work.now)
            await _count_again(work, one, member_id)


async def checkin_undone(work: Work, community_id: int, member_id: int, day: date) -> None:
    for one in _concerned(work, community_id, day, by_amount=False):
        if await enrolments.drop(work.db, community_id, one.id, member_id, Mark(day)):
            await _count_again(work, one, member_id)


async def amount_noted(work: Work, community_id: int, member_id: int, unit: str, day: date, amount: int) -> None:
    for one in _concerned(work, community_id, day, by_amount=True):
        row = await enrolments.find(work.db, community_id, one.id, member_id) if one.plan.unit == unit else None
        if row is not None and await _takes(work, one, row, day, amount):
            await enrolments.set_amount(work.db, community_id, one.id, member_id, Mark(day, 0, amount), work.now)
            await _count_again(work, one, member_id)


async def _takes(work: Work, one: Challenge, row: Any, day: date, amount: int) -> bool:
    """What was told before a pause, or before one left, may be taken back and not added to."""
    if row.is_in and one.adds_up_on(day):
        return True
    known = {mark.day: mark.amount for mark in await _marks_of(work, one, row.member_id)}
    return amount < known.get(day, 0)


def _concerned(work: Work, community_id: int, day: date, *, by_amount: bool) -> Sequence[Challenge]:
    """Among whose days it is, or was until they were paused on it."""
    return [
        one
        for one in programme.live(work, community_id)
        if (one.belongs_to(day) or (by_amount and one.rests_on(day)))
        and not one.plan.tasks
        and kinds.of(one.plan).COUNTS_AMOUNTS is by_amount
    ]


async def _count_again(work: Work, one: Challenge, member_id: int) -> bool:
    """Keeps a member's progress; True when it came to the goal just now."""
    community_id = one.community_id
    row = await enrolments.lock(work.db, community_id, one.id, member_id)
    if row is None:
        return False
    await touch(work, one)
    kind, found = kinds.of(one.plan), await _marks_of(work, one, member_id)
    progress = kind.progress(one, found)
    is_complete = row.is_in and progress >= kind.target(one.plan)
    today = points.today_of(work, community_id, member_id)
    if is_complete and row.completed_on is None:
        await enrolments.go_on(work.db, row, progress, today, row.payment)
        await _reward(work, one, member_id, row.payment, today)
        await _tell_completed(work, community_id, member_id, today)
        return True
    # More days may ask for more weeks: whoever was at the goal stays there, unless what they did was taken back.
    if row.completed_on is None or progress >= min(kind.target(one.plan), row.progress):
        await enrolments.go_on(work.db, row, progress, row.completed_on, row.payment)
        return False
    back = await points.reverse(
        work, community_id, member_id, _completion_key(one.id, row.payment), reason="challenges.for-undo"
    )
    # What was spent meanwhile is not paid a second time.
    payment = row.payment + (back.is_new and not back.missing)
    await enrolments.go_on(work.db, row, progress, None, payment)
    await _tell_completed(work, community_id, member_id, today)
    return False


async def _tell_completed(work: Work, community_id: int, member_id: int, today: date) -> None:
    days = await enrolments.completed_on(work.db, community_id, member_id)
    await work.announce(badges.ChallengesCompleted(community_id, member_id, days, today))


async def _reward(work: Work, one: Challenge, member_id: int, payment: int, today: date) -> None:
    community_id, plan = one.community_id, one.plan
    if plan.points:
        await points.award(
            work, community_id, member_id, plan.points,
            reason=COMPLETION_REASON, key=_completion_key(one.id, payment), day=today,
        )  # fmt: skip
    badge = badges.find(work, community_id, plan.badge) if plan.badge else None
    if badge and not badge.is_retired:
        await badges.give(work, community_id, member_id, badge, by=one.made_by, reason=plan.emoji)


async def _marks_of(work: Work, one: Challenge, member_id: int) -> list[Mark]:
    return list(starmap(Mark, await enrolments.marks_of(work.db, one.community_id, one.id, member_id)))


async def progress_of(work: Work, one: Challenge, member_id: int, at: datetime | None = None) -> Progress:
    """As it is on the member's day around `at`."""
    today = points.today_of(work, one.community_id, member_id, at or work.now)
    row: Any = await enrolments.find(work.db, one.community_id, one.id, member_id)
    found, number = await _marks_of(work, one, member_id), one.belongs_to(today)
    return Progress(
        row.progress if row else 0,
        kinds.of(one.plan).target(one.plan),
        len(full_days(one, found)),
        row.completed_on if row else None,
        frozenset(mark.task for mark in found if number and one.belongs_to(mark.day) == number),
        today,
    )
