"""What check-ins add up to, and where somebody stands at this moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.features import communities, points, preferences
from bot.features.checkins import rules, store
from bot.features.checkins.rules import Entry, Mark, Moment, Tally
from bot.features.checkins.store import Who
from bot.features.checkins.tables import DAILY
from bot.kit.work import Work

LAST_DAYS = 14  # shown by /streak
ANY_ZONE = timedelta(days=2)  # the local days of all members are within so many of UTC's


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a member stands on a track at this moment."""

    day: date  # the local day it is
    has_checked_in: bool = False  # for that day
    streak: int = 0  # 0 once it is over; it lives through the day after the last check-in
    longest: int = 0
    total: int = 0
    last_day: date | None = None
    can_undo: bool = False

    @property
    def is_at_risk(self) -> bool:
        return self.streak > 0 and not self.has_checked_in


@dataclass(frozen=True, slots=True)
class AtRisk:
    member_id: int
    streak: int


async def standing_of(work: Work, community_id: int, member_id: int, *, track: str = DAILY) -> Standing:
    who, now = Who(community_id, track, member_id), moment_of(work, community_id, member_id, work.now)
    row = await store.standing_of(work.db, who)
    if row is None:
        return Standing(now.day)
    tally = _tally(row)
    last = await store.find(work.db, who, row.last_day)
    return Standing(
        now.day,
        rules.is_done(tally.last, now),
        rules.streak_now(tally, now),
        tally.longest,
        tally.total,
        row.last_day,
        last is not None and work.now <= rules.undo_ends(last.noted_at),
    )


async def last_days(work: Work, community_id: int, member_id: int, standing: Standing, *, track: str = DAILY) -> str:
    """The last two weeks as a row of symbols, oldest first."""
    until = max(standing.day, standing.last_day or standing.day)
    since = until - timedelta(days=LAST_DAYS - 1)
    days = await store.days_since(work.db, Who(community_id, track, member_id), since)
    return rules.row_of(days, until, LAST_DAYS, is_open=not standing.has_checked_in)


async def days_since(work: Work, community_id: int, member_id: int, since: date, *, track: str = DAILY) -> set[date]:
    """The days with a check-in, from one day on."""
    return await store.days_since(work.db, Who(community_id, track, member_id), since)


async def at_risk(work: Work, community_id: int, *, track: str = DAILY) -> Sequence[AtRisk]:
    """Members whose streak ends when they don't check in today, their own today."""
    today = work.now.date()
    rows = await store.standings_between(work.db, community_id, track, today - 2 * ANY_ZONE, today + ANY_ZONE)
    found = []
    for row in rows:
        tally, now = _tally(row), moment_of(work, community_id, row.member_id, work.now)
        if not rules.is_done(tally.last, now) and (streak := rules.streak_now(tally, now)):
            found.append(AtRisk(row.member_id, streak))
    return found


async def is_at_risk(work: Work, community_id: int, member_id: int, *, track: str = DAILY) -> bool:
    return (await standing_of(work, community_id, member_id, track=track)).is_at_risk


async def add_up(work: Work, who: Who) -> Any:
    """Makes the standing anew from all check-ins; the stored row, or None when there are none."""
    history = await store.history(work.db, who)
    tally = rules.tally_of(Entry(Moment(row.at, row.day, row.shift), row.west) for row in history)
    if tally is None:
        await store.remove(work.db, who)
        return None
    last = tally.last
    await store.replace(
        work.db,
        who,
        streak=tally.streak,
        longest=tally.longest,
        total=tally.total,
        day=last.day,
        at=last.at,
        west=last.west,
    )
    return await store.standing_of(work.db, who)


async def moved(work: Work, member_id: int, zone: ZoneInfo | None) -> None:
    """A member lives by another clock from now on. Days that a journey there and back leaves out will not count."""
    for who, last_day in await store.tracks_of(work.db, member_id):
        community = communities.get(work, who.community_id)
        shift = rules.shift_of(work.now, zone or community.zone, community.day_starts_at)
        await store.go_west(work.db, who, last_day, shift)


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    """Two communities turned out to be one: its members have the check-ins of both, each day once."""
    for row in await store.paid_twice(work.db, kept_id, retired_id):
        # The room of points moves the entries before us or after us.
        for place in (retired_id, kept_id):
            key = rules.points_key(row.track, row.day, row.attempt)
            if (await points.reverse(work, place, row.member_id, key, reason="checkins.for-undo")).is_new:
                break
    for row in await store.move(work.db, kept_id, retired_id):
        await add_up(work, Who(kept_id, row.track, row.member_id))


def moment_of(work: Work, community_id: int, member_id: int, at: datetime) -> Moment:
    zone = preferences.zone_of(work, community_id, member_id)
    return rules.moment_of(at, zone, communities.get(work, community_id).day_starts_at)


def _tally(row: Any) -> Tally:
    return Tally(row.streak, row.longest, row.total, Mark(row.last_day, row.last_at, row.west))
