"""Rest days, vacations, days that an admin excuses, and days on which Hearth itself was away."""

import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from bot.features import communities, members, preferences
from bot.features.excuses import rules, store
from bot.features.excuses.facts import CoversChanged, HearthWasAway
from bot.features.excuses.rules import Cover, Covers, Downtime, Kind, Span
from bot.features.excuses.settings import Settings
from bot.kit import calendar
from bot.kit.work import Refusal, Work

KINDS = {store.REST: Kind.REST, store.VACATION: Kind.VACATION, store.EXCUSED: Kind.EXCUSED}
ANY_ZONE = timedelta(days=2)  # the local days of all members are within so many of UTC's


# --- What covers days ---


async def covers_of(work: Work, community_id: int, ids: Collection[int], first: date, last: date) -> dict[int, Covers]:
    """What covers any of these days, both included, for each of these members."""
    rows = await store.spans(work.db, community_id, ids, first, last)
    began = datetime.combine(first, calendar.MIDNIGHT, work.now.tzinfo) - ANY_ZONE
    found = await store.downtimes(work.db, began, began + (last - first) + 2 * ANY_ZONE)
    downtimes = tuple(Downtime(row.began_at, row.ended_at, row.least_minutes) for row in found)
    spans = [(row.member_id, _span(row)) for row in rows]
    return {one: Covers(tuple(span for whose, span in spans if whose in (None, one)), downtimes) for one in ids}


def _span(row: Any) -> Span:
    cover = Cover(KINDS[row.source], row.reason or "", row.by_id or 0)
    until = row.first_day if row.source == store.EXCUSED else row.last_day or date.max
    return Span(cover, row.first_day, until, row.weekday)


def today_of(work: Work, community_id: int, member_id: int) -> date:
    zone = preferences.zone_of(work, community_id, member_id)
    return calendar.day_of(work.now, zone, communities.get(work, community_id).day_starts_at)


def today_in(work: Work, community_id: int) -> date:
    """By the community's own clock."""
    community = communities.get(work, community_id)
    return calendar.day_of(work.now, community.zone, community.day_starts_at)


# --- Rest days ---


async def rest_days_of(work: Work, community_id: int) -> set[int]:
    """The weekdays, 0 (Monday) to 6 (Sunday), on which nobody needs to check in from tomorrow on."""
    return await store.rests(work.db, community_id)


async def choose_rest_day(work: Work, community_id: int, weekday: int, *, rests: bool) -> None:
    """A rest day begins to be one at once, and ceases to be one tomorrow: nobody is caught by it in the evening."""
    today = today_in(work, community_id)
    if rests == (weekday in await store.rests(work.db, community_id)):
        return
    if rests:
        await store.rest(work.db, community_id, weekday, today - rules.DAY)
    else:
        await store.rest_no_more(work.db, community_id, weekday, today)
    await work.announce(CoversChanged(community_id, today - rules.DAY, today, None))


# --- Vacations ---


async def leave(work: Work, community_id: int, member_id: int, words: str) -> tuple[date, date]:
    """A member will be away on these days, as they wrote them.

    Raises:
        Refusal: not understood, over already, or too long.
    """
    today = today_of(work, community_id, member_id)
    found = rules.read_days(words, today)
    if found is None:
        raise Refusal("excuses.vacation-unclear", words=words[:60])
    first, last = found
    most = work.settings(Settings, community_id).vacation_days
    if first < today:
        raise Refusal("excuses.vacation-past", today=today)
    if (last - first).days >= most or (first - today).days > rules.AHEAD_DAYS:
        raise Refusal("excuses.vacation-long", days=most)
    await store.leave(work.db, community_id, member_id, first, last)
    await work.announce(CoversChanged(community_id, first, last, (member_id,)))
    return first, last


async def vacations_of(work: Work, community_id: int, member_id: int) -> Sequence[tuple[date, date]]:
    """Those that are not over."""
    rows = await store.vacations(work.db, community_id, member_id, today_of(work, community_id, member_id))
    return [(row.first_day, row.last_day) for row in rows]


async def come_back(work: Work, community_id: int, member_id: int, first: date) -> bool:
    """The vacation that began, or was to begin, on `first` is over; the days before today stay covered. False when
    there is none."""
    today = today_of(work, community_id, member_id)
    if first < today:
        is_done = await store.shorten(work.db, community_id, member_id, first, today - rules.DAY)
    else:
        is_done = await store.cancel(work.db, community_id, member_id, first)
    if is_done:
        await work.announce(CoversChanged(community_id, max(first, today), today, (member_id,)))
    return is_done


# --- Excuses ---


@dataclass(frozen=True, slots=True)
class Excuse:
    """A day that is excused, or is only shown so far."""

    number: int
    day: date
    reason: str
    by_id: int
    member_ids: tuple[int, ...]  # none: for all
    stands: bool


async def propose(work: Work, community_id: int, by_id: int, words: str, ids: Collection[int] = ()) -> Excuse:
    """Notes what an admin wants to excuse, so that they can look at it first; for all when there are no `ids`.

    Raises:
        Refusal: no day in it, or none that can be excused.
    """
    today = today_in(work, community_id)
    found = rules.read_excuse(words, today)
    if found is None:
        raise Refusal("excuses.excuse-unclear", words=words[:60])
    day, reason = found[0], rules.as_reason(found[1])
    if not today - rules.DAY * rules.BACK_DAYS <= day <= today + rules.DAY:
        raise Refusal("excuses.excuse-far", day=day, year=str(day.year), days=rules.BACK_DAYS)
    number = await store.propose(
        work.db, community_id, ids,
        day=day, reason=reason, by_id=by_id, asked_at=work.now, excused_at=None, taken_back_at=None,
    )  # fmt: skip
    return Excuse(number, day, reason, by_id, tuple(sorted(ids)), stands=False)


async def excuse(work: Work, community_id: int, number: int) -> Excuse:
    """
    Raises:
        Refusal: it was shown too long ago, or is done already.
    """
    found = await find(work, community_id, number)
    row = await store.find(work.db, community_id, number)
    if not rules.can_confirm(row.asked_at, work.now):
        raise Refusal("kit.expired")
    if not await store.excuse(work.db, community_id, number, work.now):
        raise Refusal("excuses.excuse-done")
    await work.announce(CoversChanged(community_id, found.day, found.day, found.member_ids or None))
    return found


async def take_back(work: Work, community_id: int, number: int) -> Excuse:
    """
    Raises:
        Refusal: it does not stand.
    """
    found = await find(work, community_id, number)
    if not await store.take_back(work.db, community_id, number, work.now):
        raise Refusal("excuses.taken-back-before")
    await work.announce(CoversChanged(community_id, found.day, found.day, found.member_ids or None))
    return found


async def find(work: Work, community_id: int, number: int) -> Excuse:
    row = await store.find(work.db, community_id, number)
    if row is None:
        raise Refusal("kit.expired")
    return await _excuse(work, row)


async def excuses_of(work: Work, community_id: int) -> Sequence[Excuse]:
    """The last that stand."""
    return [await _excuse(work, row) for row in await store.standing(work.db, community_id)]


async def named_in(work: Work, community_id: int, words: str) -> tuple[set[int], str]:
    """Members named as @username, and the words without them.

    Raises:
        Refusal: one of them is not known here.
    """
    names = [word[1:] for word in words.split() if word.startswith("@") and len(word) > 1]
    found = await members.of_usernames(work, community_id, names)
    if unknown := [name for name in names if name.lower() not in found]:
        raise Refusal("excuses.nobody-called", name=unknown[0])
    rest = " ".join(word for word in words.split() if not word.startswith("@"))
    return set(found.values()), rest


async def _excuse(work: Work, row: Any) -> Excuse:
    ids = () if row.is_for_all else await store.named(work.db, row.community_id, row.number)
    stands = row.excused_at is not None and row.taken_back_at is None
    return Excuse(row.number, row.day, row.reason, row.by_id, ids, stands)


# --- Whether Hearth is there ---


class Pulse:
    """The last beat of this process: while it lives, a clock that was set is no downtime."""

    at: datetime | None = None
    felt: float = 0.0


async def beat(work: Work) -> None:
    """Notes that Hearth is there; when it was not for a while, from when to when."""
    cfg, pulse, felt = work.settings(Settings), work.memory(Pulse), time.monotonic()
    alive_at = await store.alive_at(work.db)
    if alive_at is not None:
        now = work.now
        if pulse.at == alive_at:  # nobody else was there in between, so it is known how long that was
            now = min(now, alive_at + timedelta(seconds=felt - pulse.felt))
        is_new = rules.was_away(alive_at, now, cfg.downtime_minutes) and await store.note_downtime(
            work.db, alive_at, work.now, cfg.day_minutes
        )
        if is_new:
            await work.announce(HearthWasAway(alive_at, work.now))
    await store.beat(work.db, work.now)

    def remember() -> None:
        pulse.at, pulse.felt = work.now, felt

    work.after_commit(remember)


async def lost_days(work: Work, community_id: int, began: datetime, ended: datetime) -> list[date]:
    """The days of a community that are not counted because Hearth was away from one moment to another."""
    community = communities.get(work, community_id)
    first, last = (calendar.day_of(at, community.zone, community.day_starts_at) for at in (began, ended))
    covers = (await covers_of(work, community_id, [0], first, last))[0]
    shift = rules.shift_of(began, community.zone, community.day_starts_at)
    away = covers.between(first, last, {shift})
    return [day for day, cover in away.items() if cover.kind is Kind.AWAY]


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    """Two communities turned out to be one: what covered a day in either covers it."""
    await store.move(work.db, kept_id, retired_id)
    await work.announce(CoversChanged(kept_id, date.min, today_in(work, kept_id), None))
