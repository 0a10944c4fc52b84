"""Checking in, and taking it back."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.features import points
from bot.features.checkins import rules
from bot.features.checkins.facts import CheckedIn, CheckinUndone
from bot.features.checkins.rules import Moment, Tally
from bot.features.checkins.service import milestones
from bot.features.checkins.service.standings import add_up, come_back, freezing_at, moment_of, tally_of
from bot.features.checkins.settings import Settings
from bot.features.checkins.store import entries, folding, standings
from bot.features.checkins.store.entries import Who
from bot.features.checkins.store.standings import Course
from bot.features.checkins.tables import DAILY, MADE_UP
from bot.kit.work import Refusal, Work

MOST_POINTS = 100  # that a community may choose


class Source(StrEnum):
    """How somebody checked in."""

    COMMAND = "command"
    WORDS = "words"
    BUTTON = "button"
    MAKEUP = MADE_UP  # for a day that was over


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a check-in. The day counts once, so a second one is not new, and just as welcome."""

    is_new: bool
    day: date  # the local day it counts for
    streak: int
    total: int
    points: int = 0
    bonus: int = 0  # for the streak, on top
    is_same_album: bool = False  # another picture of the very post that was the check-in
    frozen: tuple[date, ...] = ()  # days left out that freezes were used for just now
    freezes: int = 0  # in hand
    has_earned_freeze: bool = False
    milestone: int = 0  # days in a row that were reached with it
    milestone_points: int = 0


async def check_in(
    work: Work,
    community_id: int,
    member_id: int,
    at: datetime,
    *,
    track: str = DAILY,
    note: str = "",
    source: Source = Source.COMMAND,
    message_id: int | None = None,
    has_photo: bool = False,
    photo_id: str = "",
) -> Outcome:
    """Checks a member in for the local day that `at`, when it was said, is in; however late we hear of it."""
    who, now = Who(community_id, track, member_id), moment_of(work, community_id, member_id, at)
    attempt = await entries.add_once(
        work.db,
        who,
        now.day,
        at=at,
        noted_at=work.now,
        shift=now.shift,
        west=now.shift,
        source=source,
        note=rules.as_note(note),
        message_id=message_id,
        has_photo=has_photo,
    )
    if attempt is None:
        return await _already(work, who, now, has_photo)
    freezing, is_latest = await freezing_at(work, community_id, now), True
    frozen: tuple[date, ...] = ()
    stands: Course | Tally | None = await standings.go_on(
        work.db, who, now.day, at, now.shift, rules.reach_of(now), freezing
    )
    if stands is None:
        last = await tally_of(work, who)
        if last is not None and last.last.day < now.day:
            stands, frozen = await come_back(work, who, last, now, freezing)
        elif last is not None and at >= last.last.at:
            # A journey to the west: the day has come again, or lies behind one that is done.
            await entries.take_back(work.db, who, now.day, work.now)
            return Outcome(False, last.last.day, last.streak, last.total)
        else:
            stands, is_latest = await add_up(work, who), False
    assert stands is not None  # noqa: S101
    cfg = work.settings(Settings, community_id)
    bonus = rules.bonus_for(stands.streak, cfg.streak_bonus, cfg.streak_bonus_every_days) if is_latest else 0
    if cfg.points + bonus:
        await points.award(
            work,
            community_id,
            member_id,
            cfg.points + bonus,
            reason="checkins.for-streak" if bonus else "checkins.for-checkin",
            key=rules.points_key(track, now.day, attempt),
            day=now.day,
            ref=message_id,
        )
    await work.announce(
        CheckedIn(
            community_id, member_id, track, now.day, stands.streak, stands.total, at,
            rules.as_note(note), message_id, has_photo, photo_id=photo_id,
        )
    )  # fmt: skip
    reached = await milestones.follow(work, who, stands.streak, stands.began_on, now.day, attempt, is_step=is_latest)
    held = stands.freezes + reached.freezes
    has_earned = held > 0 and (reached.freezes > 0 or (is_latest and stands.streak % freezing.every_days == 0))
    return Outcome(
        True, now.day, stands.streak, stands.total, cfg.points, bonus,
        frozen=frozen, freezes=held, has_earned_freeze=has_earned, milestone=reached.days,
        milestone_points=reached.points,
    )  # fmt: skip


async def choose_points(work: Work, community_id: int, each: int, *, changed_by_id: int) -> bool:
    """What a check-in is worth from now on; it is one of the rules that everybody may read. False when it is like that
    already.

    Raises:
        Refusal: more than makes sense; nothing changed.
    """
    if each > MOST_POINTS:
        raise Refusal("points.rule-too-much", most=MOST_POINTS)
    if each == work.settings(Settings, community_id).points:
        return False
    await work.change_setting(Settings, community_id, "points", each)
    await points.note_rules(work, community_id, {"checkin": each}, changed_by_id=changed_by_id)
    return True


async def _already(work: Work, who: Who, now: Moment, has_photo: bool) -> Outcome:
    row = await standings.standing_of(work.db, who)
    first = await entries.find(work.db, who, now.day)
    if row is None or first is None:  # taken back by another transaction, just now
        return Outcome(False, now.day, 0, 0)
    is_same_album = rules.is_same_album(now.at, has_photo, first.at, first.has_photo)
    return Outcome(False, now.day, row.streak, row.total, is_same_album=is_same_album)


async def undo(work: Work, community_id: int, member_id: int, day: date | None = None, *, track: str = DAILY) -> date:
    """Takes a check-in back (without `day`, the last one) and its points with it; returns the day it was for.

    Raises:
        Refusal: there is none, it was made too long ago, or its points are spent.
    """
    who = Who(community_id, track, member_id)
    if day is None:
        last = await standings.standing_of(work.db, who)
        day = last.last_day if last else None
    found = await entries.find(work.db, who, day) if day else None
    if day is None or found is None:
        raise Refusal("checkins.undo-nothing")
    if work.now > rules.undo_ends(found.noted_at):
        raise Refusal("checkins.undo-late")
    async with work.savepoint():
        attempt = await entries.take_back(work.db, who, day, work.now)
        if attempt is None:  # pressed twice at once
            raise Refusal("checkins.undo-nothing")
        missing = await _take_back_points(work, who, day, attempt)
        if missing + await milestones.take_back(work, who, day):  # checking in again would earn them a second time
            raise Refusal("checkins.undo-spent")
        if found.source == Source.MAKEUP:
            key = rules.makeup_key(track, day, attempt)
            await points.reverse(work, community_id, member_id, key, reason="checkins.for-undo")
        await add_up(work, who)
        await folding.leave_out(work.db, community_id, member_id)
    await work.announce(CheckinUndone(community_id, member_id, track, day))
    return day


async def _take_back_points(work: Work, who: Who, day: date, attempt: int) -> int:
    """The points that were missing. Where two communities became one, an earlier attempt may be the one that stands."""
    for number in range(attempt, 0, -1):
        key = rules.points_key(who.track, day, number)
        reversal = await points.reverse(work, who.community_id, who.member_id, key, reason="checkins.for-undo")
        if reversal.is_new:
            return reversal.missing
    return 0
