from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from bot.features import attention, checkins, communities, members, preferences
from bot.features.reminders import rules, store
from bot.features.reminders.rules import DAILY, STREAK, Hour
from bot.features.reminders.settings import Settings
from bot.kit.routing import Button, press
from bot.kit.scheduling import Due
from bot.kit.texts import Name, say
from bot.kit.work import Coming, Work

LINES = {DAILY: "reminders.line-daily", STREAK: "reminders.line-streak"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a member wants to be told in one community."""

    daily_at: time | None
    warns: bool
    warn_at: time
    zone: ZoneInfo
    heard_at: time | None  # when the daily line is said, quiet hours respected; none: the day is over by then


async def asked(work: Work, community_id: int, member_id: int) -> Asked:
    rows = {row.kind: row for row in await store.of_one(work.db, community_id, member_id)}
    hour = _hour(work, rows[DAILY]) if DAILY in rows else None
    heard = hour.heard(hour.next(work.now)) if hour else None
    zone = preferences.zone_of(work, community_id, member_id)
    return Asked(
        hour.at if hour else None,
        STREAK in rows,
        work.settings(Settings, community_id).warn_at,
        zone,
        heard.astimezone(zone).time() if heard else None,
    )


async def remind_daily(work: Work, community_id: int, member_id: int, at: time) -> None:
    """Every day at `at` on their wall, unless they have checked in by then."""
    await _ask(work, community_id, member_id, DAILY, at)


async def warn_of_streak(work: Work, community_id: int, member_id: int) -> None:
    """In the evening of a day on which a streak would end."""
    await _ask(work, community_id, member_id, STREAK, None)


async def stop(work: Work, community_id: int, member_id: int, kind: str) -> bool:
    """False when there was nothing to stop."""
    await work.unplan(f"reminders.{kind}", str(member_id), community_id=community_id)
    return await store.drop(work.db, community_id, member_id, kind)


async def leave_today(work: Work, community_id: int, member_id: int, day: date) -> bool:
    """No more words about `day`; False when that day is over for the member."""
    if day != rules.today(work.now, preferences.zone_of(work, community_id, member_id)):
        return False
    for kind in (DAILY, STREAK):
        await store.settle(work.db, community_id, member_id, kind, day)
    return True


async def strike(work: Work, asked: Mapping[int, Collection[int]], kind: str) -> None:
    """An hour that members, by community, asked for has come, perhaps while Hearth was away: speak where it helps, and
    plan the next. At nine in the morning that is many at once, most of whom have checked in already."""
    plans = [due for community_id, ids in asked.items() for due in await _strike_in(work, community_id, ids, kind)]
    await work.plan_all(plans)


async def _strike_in(work: Work, community_id: int, ids: Collection[int], kind: str) -> list[Due]:
    """The next times."""
    rows: dict[int, dict[str, Any]] = {}
    for one in await store.of_some(work.db, community_id, ids):
        rows.setdefault(one.member_id, {})[one.kind] = one
    late = timedelta(hours=work.settings(Settings, community_id).late_hours)
    hour_of, judge, next_of = _hours(work, community_id), cache(rules.judge), cache(Hour.next)
    plans: list[Due] = []
    waiting: list[tuple[Any, Hour, date]] = []
    for theirs in rows.values():
        if kind not in theirs:
            continue
        row = theirs[kind]
        hour = hour_of(row)
        verdict = judge(hour, work.now, row.last_day, late)
        is_said_by_daily = kind == STREAK and DAILY in theirs and rules.warns_too(hour_of(theirs[DAILY]), hour.at)
        if verdict.day and not is_said_by_daily:
            waiting.append((row, hour, verdict.day))
        plans.append(_due(row, verdict.again_at or next_of(hour, work.now)))
    done = await checkins.done_among(work, community_id, [row.member_id for row, _, _ in waiting])
    for row, hour, day in waiting:
        if row.member_id not in done and await _remind(work, row, hour, day):
            await store.settle(work.db, community_id, row.member_id, kind, day)
    return plans


async def _remind(work: Work, row: Any, hour: Hour, day: date) -> bool:
    """Says the one line, if it is of use and may be said."""
    community = communities.get(work, row.community_id)
    if not community.is_active or not preferences.of(work, row.member_id).is_line_open:
        return False
    if not await members.is_present(work, row.community_id, row.member_id):
        return False
    standing = await checkins.standing_of(work, row.community_id, row.member_id)
    if standing.has_checked_in or standing.is_day_off or (row.kind == STREAK and not standing.streak):
        return False
    until = hour.day_ends(work.now).astimezone(hour.zone).time()
    buttons = [
        [Button(say("reminders.check-in"), press("checkins", "go", row.community_id))],
        [
            Button(say("reminders.not-today"), press("reminders", "skip", row.community_id, day.isoformat())),
            Button(say("reminders.stop"), press("reminders", "stop", row.community_id, row.kind)),
        ],
    ]
    text = say(LINES[row.kind], community=Name(community.title), streak=standing.streak, until=until)
    key = f"reminders.{row.kind}:{row.member_id}:{day}"
    # Who asked for warnings gets each of them, whatever else was said this week; and none after having said stop.
    if row.kind == STREAK and (await attention.peace_of(work, row.member_id)).wants_none:
        return False
    return await work.say(text, key=key, community_id=row.community_id, member_id=row.member_id, buttons=buttons)


async def will_say(work: Work, community_id: int, until: datetime) -> Sequence[Coming]:
    """How many will be reminded; who, and at what hour of their own, is theirs to know."""
    rows = [
        row
        for row in await store.of_community(work.db, community_id)
        if preferences.of(work, row.member_id).is_line_open
    ]
    there = await members.present_among(work, community_id, [row.member_id for row in rows]) if rows else set()
    count, found = Counter(row.kind for row in rows if row.member_id in there), []
    if count[DAILY]:
        what, why = say("reminders.will-say-daily", count=count[DAILY]), say("reminders.will-say-daily-why")
        found.append(Coming(until, what, why=why, is_private=True, has_hour=False))
    if count[STREAK]:
        what, why = say("reminders.will-say-streak", count=count[STREAK]), say("reminders.will-say-streak-why")
        hour = Hour(work.settings(Settings, community_id).warn_at, communities.get(work, community_id).zone)
        found.append(Coming(hour.next(work.now), what, why=why, is_private=True))
    return found


async def move_member(work: Work, member_id: int, zone: ZoneInfo | None) -> None:
    """A member lives by another clock from now on: the same hours on the new wall."""
    for row in await store.of_member(work.db, member_id):
        there = zone or communities.get(work, row.community_id).zone
        await _plan(work, row, _hour(work, row, there).next(work.now))


async def move_community(work: Work, community_id: int, zone: ZoneInfo) -> None:
    """A community lives by another clock: those move along who have none of their own."""
    for row in await store.of_community(work.db, community_id):
        if preferences.of(work, row.member_id).zone is None:
            await _plan(work, row, _hour(work, row, zone).next(work.now))


async def merge(work: Work, kept_id: int, retired_id: int) -> None:
    """What was asked for in the retired community is asked for in the kept one, unless it was asked for there too."""
    there = {(row.member_id, row.kind) for row in await store.of_community(work.db, kept_id)}
    for row in await store.of_community(work.db, retired_id):
        await stop(work, retired_id, row.member_id, row.kind)
        if (row.member_id, row.kind) not in there:
            await _ask(work, kept_id, row.member_id, row.kind, row.at)
            if row.last_day:
                await store.settle(work.db, kept_id, row.member_id, row.kind, row.last_day)


async def census(db: Any) -> dict[str, int]:
    return {"reminders": await store.count(db)}


async def _ask(work: Work, community_id: int, member_id: int, kind: str, at: time | None) -> None:
    await store.ask(work.db, community_id, member_id, kind, at)
    row = next(row for row in await store.of_one(work.db, community_id, member_id) if row.kind == kind)
    await _plan(work, row, _hour(work, row).next(work.now))


async def _plan(work: Work, row: Any, due_at: datetime) -> None:
    await work.plan_all([_due(row, due_at)])


def _due(row: Any, due_at: datetime) -> Due:
    return Due(f"reminders.{row.kind}", row.community_id, str(row.member_id), due_at, {})


def _hour(work: Work, row: Any, zone: ZoneInfo | None = None) -> Hour:
    return _hours(work, row.community_id, zone)(row)


def _hours(work: Work, community_id: int, zone: ZoneInfo | None = None) -> Callable[[Any], Hour]:
    """Of reminders in a community: on their member's wall, or on that in `zone`, with their quiet hours and the
    community's days."""
    community, warn_at = communities.get(work, community_id), work.settings(Settings, community_id).warn_at
    zones, hour = preferences.zones(work), cache(Hour)

    def hour_of(row: Any) -> Hour:
        there = zone or zones.get(row.member_id) or community.zone
        return hour(row.at or warn_at, there, preferences.of(work, row.member_id).quiet, community.day_starts_at)

    return hour_of
