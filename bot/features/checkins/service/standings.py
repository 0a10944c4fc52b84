"""What check-ins add up to, and where somebody stands at this moment."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from bot.features import communities, excuses, points, preferences
from bot.features.checkins import rules
from bot.features.checkins.rules import Entry, Freezing, Mark, Moment, Tally
from bot.features.checkins.settings import Settings
from bot.features.checkins.store import entries, freezes, merging, standings
from bot.features.checkins.store.entries import Who
from bot.features.checkins.tables import DAILY
from bot.features.excuses import Cover, Covers
from bot.kit.calendar import day_of
from bot.kit.work import Work

FAR_BACK = timedelta(days=70)  # the last check-in of a streak that lives: before a long vacation
ANY_ZONE = timedelta(days=2)  # the local days of all members are within so many of UTC's


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a member stands on a track at this moment."""

    day: date  # the local day it is
    has_checked_in: bool = False  # for that day
    streak: int = 0  # 0 once it is over; it lives through the day after the last check-in, and through covered days
    longest: int = 0
    total: int = 0
    last_day: date | None = None
    can_undo: bool = False
    freezes: int = 0  # in hand
    to_freeze: tuple[date, ...] = ()  # days left out that freezes will cover with the next check-in
    is_day_off: bool = False  # no check-in is needed today: rest, vacation, excused, or Hearth was away

    @property
    def is_at_risk(self) -> bool:
        return self.streak > 0 and not self.has_checked_in and not self.is_day_off


@dataclass(frozen=True, slots=True)
class AtRisk:
    member_id: int
    streak: int


async def standing_of(work: Work, community_id: int, member_id: int, *, track: str = DAILY) -> Standing:
    who, now = Who(community_id, track, member_id), moment_of(work, community_id, member_id, work.now)
    row = await standings.standing_of(work.db, who)
    if row is None:
        return Standing(now.day)
    last = await entries.find(work.db, who, row.last_day)
    can_undo = last is not None and work.now <= rules.undo_ends(last.noted_at)
    return await _stands(work, who, row, now, can_undo=can_undo)


async def done_among(work: Work, community_id: int, ids: Collection[int], *, track: str = DAILY) -> set[int]:
    """Those of `ids` who have checked in for the day they are living in."""
    community, zones = communities.get(work, community_id), preferences.zones(work)
    today_in = cache(lambda zone: day_of(work.now, zone, community.day_starts_at))
    return {
        row.member_id
        for row in await standings.last_of(work.db, community_id, track, ids)
        if rules.is_day_done(row.last_day, today_in(zones.get(row.member_id, community.zone)))
    }


async def _stands(work: Work, who: Who, row: Any, now: Moment, *, can_undo: bool = False) -> Standing:
    tally = _tally(row)
    is_done = rules.is_done(tally.last, now)
    covered = {} if is_done else await covered_days(work, who, tally.last, now)
    usable = tally.freezes if freezing_of(work, who.community_id).most else 0
    at_present = rules.streak_now(tally, now, covered, usable)
    return Standing(
        now.day,
        is_done,
        at_present.streak,
        tally.longest,
        tally.total,
        row.last_day,
        can_undo,
        usable,
        at_present.to_freeze,
        now.day in covered,
    )


async def at_risk(work: Work, community_id: int, *, track: str = DAILY) -> Sequence[AtRisk]:
    """Members whose streak ends, or takes a freeze, when they don't check in today, their own today."""
    today = work.now.date()
    rows = await standings.standings_between(work.db, community_id, track, today - FAR_BACK, today + ANY_ZONE)
    found = []
    for row in rows:
        now = moment_of(work, community_id, row.member_id, work.now)
        standing = await _stands(work, Who(community_id, track, row.member_id), row, now)
        if standing.is_at_risk:
            found.append(AtRisk(row.member_id, standing.streak))
    return found


async def days_of(
    work: Work, community_id: int, ids: Collection[int], days: Collection[date], *, track: str = DAILY
) -> Mapping[int, set[date]]:
    """On which of these days, their own, each of them checked in; who did on none is not in it."""
    return await entries.days_of(work.db, community_id, track, ids, days) if ids else {}


async def every_day_of(
    work: Work, community_id: int, ids: Collection[int], *, track: str = DAILY
) -> Sequence[tuple[int, date]]:
    """Each of these members with each day of their own on which they checked in."""
    return await entries.every_day_of(work.db, community_id, track, ids) if ids else []


async def notes_of(
    work: Work, community_id: int, member_id: int, days: Collection[date], *, track: str = DAILY
) -> Mapping[date, str]:
    """What a member said with the check-ins of these days; a day without one is not in it."""
    return await entries.notes(work.db, Who(community_id, track, member_id), days) if days else {}


async def is_at_risk(work: Work, community_id: int, member_id: int, *, track: str = DAILY) -> bool:
    return (await standing_of(work, community_id, member_id, track=track)).is_at_risk


async def add_up(work: Work, who: Who) -> Tally | None:
    """Makes the standing anew from all check-ins and what covers the days between them; None when there are none."""
    history = await entries.history(work.db, who)
    used = await freezes.frozen(work.db, who)
    found = await sum_up(work, who, [Entry(Moment(row.at, row.day, row.shift), row.west) for row in history])
    if found is None:
        await freezes.thaw(work.db, who, used)
        await standings.remove(work.db, who)
        return None
    await freezes.freeze(work.db, who, set(found.frozen) - used)
    await freezes.thaw(work.db, who, used - set(found.frozen))
    await _save(work, who, found.tally)
    return found.tally


async def sum_up(work: Work, who: Who, history: Sequence[Entry]) -> rules.Sum | None:
    """Check-ins by day, with what covers the days between them."""
    if not history:
        return None
    first, last = history[0].moment.day, history[-1].moment.day
    covers = (await excuses.covers_of(work, who.community_id, [who.member_id], first, last))[who.member_id]
    gifts = await freezes.given(work.db, who)
    return rules.sum_of(history, _covered(covers), await _freezing(work, who.community_id), gifts)


async def come_back(
    work: Work, who: Who, last: Tally, now: Moment, freezing: Freezing
) -> tuple[Tally, tuple[date, ...]]:
    """A check-in after days that were left out: the streak goes on when each of them is covered. Returns it, and the
    days that freezes were used for."""
    covered = await covered_days(work, who, last.last, now)
    tally, frozen = rules.add(last, now, now.shift, covered, freezing)
    await freezes.freeze(work.db, who, frozen)
    await _save(work, who, tally)
    return tally, frozen


async def covered_days(work: Work, who: Who, last: Mark, now: Moment) -> dict[date, Cover]:
    """Those after the last check-in, up to and with the day it is."""
    first = last.day + rules.DAY
    if first > now.day:
        return {}
    covers = (await excuses.covers_of(work, who.community_id, [who.member_id], first, now.day))[who.member_id]
    return covers.between(first, now.day, {last.west, now.shift})


def _covered(covers: Covers) -> rules.Covered:
    return lambda last, now: covers.between(last.day + rules.DAY, now.day - rules.DAY, {last.west, now.shift})


def freezing_of(work: Work, community_id: int) -> Freezing:
    cfg = work.settings(Settings, community_id)
    return Freezing(cfg.freeze_every_days, cfg.freezes)


async def _freezing(work: Work, community_id: int) -> Callable[[Moment], Freezing]:
    """The rules of each moment: what an admin or the operator changes leaves what was."""
    now = freezing_of(work, community_id)
    before = [(row, Freezing(row.every_days, row.most)) for row in await freezes.rules(work.db, community_id)]

    def at(moment: Moment) -> Freezing:
        return next((rule for row, rule in before if rules.held(moment, row.last_day, row.until_at)), now)

    return at


async def freezing_at(work: Work, community_id: int, moment: Moment) -> Freezing:
    """For a check-in; what is heard as it is said goes by what is set now."""
    if work.now - moment.at < rules.MINUTE:
        return freezing_of(work, community_id)
    return (await _freezing(work, community_id))(moment)


async def note_freezing(work: Work, community_id: int, before: Freezing) -> None:
    """How freezes were earned and held in a community until now."""
    await freezes.note_rule(work.db, community_id, work.now, before.every_days, before.most)


async def warm(work: Work) -> None:
    """Where the operator's settings are others than they were, each community that goes by them keeps what was."""
    cfg, known = work.settings(Settings), await freezes.operators(work.db)
    if known is None:
        await freezes.fill_in(work.db, cfg.freeze_every_days)
    elif (known.every_days, known.most) == (cfg.freeze_every_days, cfg.freezes):
        return
    else:
        for community_id in await standings.communities(work.db):
            own, is_own = freezing_of(work, community_id), work.chose(Settings, community_id)
            before = Freezing(
                own.every_days if "freeze_every_days" in is_own else known.every_days,
                own.most if "freezes" in is_own else known.most,
            )
            if before != own:
                await note_freezing(work, community_id, before)
    await freezes.note_operators(work.db, cfg.freeze_every_days, cfg.freezes)


async def _save(work: Work, who: Who, tally: Tally) -> None:
    await standings.replace(
        work.db,
        who,
        streak=tally.streak,
        longest=tally.longest,
        total=tally.total,
        last_day=tally.last.day,
        last_at=tally.last.at,
        west=tally.last.west,
        began_on=tally.began_on,
        freezes=tally.freezes,
    )


async def tally_of(work: Work, who: Who) -> Tally | None:
    row = await standings.standing_of(work.db, who)
    return _tally(row) if row else None


async def moved(work: Work, member_id: int, zone: ZoneInfo | None) -> None:
    """A member lives by another clock from now on. Days that a journey there and back leaves out will not count."""
    for who, last_day in await merging.tracks_of(work.db, member_id):
        community = communities.get(work, who.community_id)
        shift = rules.shift_of(work.now, zone or community.zone, community.day_starts_at)
        await merging.go_west(work.db, who, last_day, shift)


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    """Two communities turned out to be one: its members have the check-ins of both, each day once."""
    for row in await merging.paid_twice(work.db, kept_id, retired_id):
        # The room of points moves the entries before us or after us.
        for place in (retired_id, kept_id):
            key = rules.points_key(row.track, row.day, row.attempt)
            if (await points.reverse(work, place, row.member_id, key, reason="checkins.for-undo")).is_new:
                break
    await freezes.move(work.db, kept_id, retired_id)
    for row in await merging.move(work.db, kept_id, retired_id):
        await add_up(work, Who(kept_id, row.track, row.member_id))


def moment_of(work: Work, community_id: int, member_id: int, at: datetime) -> Moment:
    zone = preferences.zone_of(work, community_id, member_id)
    return rules.moment_of(at, zone, communities.get(work, community_id).day_starts_at)


def _tally(row: Any) -> Tally:
    mark = Mark(row.last_day, row.last_at, row.west)
    return Tally(row.streak, row.longest, row.total, mark, row.began_on, row.freezes)
