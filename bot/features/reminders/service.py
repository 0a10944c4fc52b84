from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.features import checkins, communities, members, preferences
from bot.features.reminders import rules, store
from bot.features.reminders.rules import DAILY, STREAK, Hour
from bot.features.reminders.settings import Settings
from bot.kit.routing import Button, press
from bot.kit.texts import Name, say
from bot.kit.work import Work

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


async def strike(work: Work, community_id: int, member_id: int, kind: str) -> None:
    """An hour that was asked for has come, perhaps while Hearth was away: speak if it helps, and plan the next."""
    rows = {row.kind: row for row in await store.of_one(work.db, community_id, member_id)}
    if kind not in rows:
        return
    hour = _hour(work, rows[kind])
    late = timedelta(hours=work.settings(Settings, community_id).late_hours)
    verdict = rules.judge(hour, work.now, rows[kind].last_day, late)
    if verdict.again_at:
        return await _plan(work, rows[kind], verdict.again_at)
    is_said_by_daily = kind == STREAK and DAILY in rows and rules.warns_too(_hour(work, rows[DAILY]), hour.at)
    if verdict.day and not is_said_by_daily and await _remind(work, rows[kind], hour, verdict.day):
        await store.settle(work.db, community_id, member_id, kind, verdict.day)
    await _plan(work, rows[kind], hour.next(work.now))


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
    return await work.say(
        say(LINES[row.kind], community=Name(community.title), streak=standing.streak, until=until),
        key=f"reminders.{row.kind}:{row.member_id}:{day}",
        community_id=row.community_id,
        member_id=row.member_id,
        buttons=buttons,
    )


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
    await work.plan(f"reminders.{row.kind}", str(row.member_id), due_at, community_id=row.community_id)


def _hour(work: Work, row: Any, zone: ZoneInfo | None = None) -> Hour:
    """Of one reminder: on the member's wall, with their quiet hours and the community's days."""
    return Hour(
        row.at or work.settings(Settings, row.community_id).warn_at,
        zone or preferences.zone_of(work, row.community_id, row.member_id),
        preferences.of(work, row.member_id).quiet,
        communities.get(work, row.community_id).day_starts_at,
    )
