"""When an announcement comes, as it lies in its row, and the plan that has it said."""

import json
from datetime import datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from bot.features import communities, places
from bot.features.announcements import store
from bot.features.announcements.rules import Timing, following, prompts_in
from bot.features.announcements.settings import Settings
from bot.features.announcements.tables import AnnouncementRow
from bot.kit import calendar
from bot.kit.calendar import Once, Rule, Yearly
from bot.kit.work import Refusal, Work

NEWCOMERS, YEAR = "newcomers", "year"  # rituals whose words are filled in when they are said


class State(StrEnum):
    DRAFT = "draft"
    ON = "on"
    PAUSED = "paused"
    DELETED = "deleted"  # for as long as it can be brought back


class Pin(StrEnum):
    OFF = ""
    ON = "on"
    REFUSED = "refused"  # to be pinned, and admins know that Hearth may not


class InChannel(StrEnum):
    """Whether it is said in the channel that the group is linked with, too."""

    OFF = ""
    ON = "on"
    REFUSED = "refused"  # and admins know that Hearth may not


def pin_of(work: Work, row: Any) -> Pin:
    """What it was refused it may do again as soon as Telegram has told so."""
    is_allowed = row.pin == Pin.REFUSED and communities.get(work, row.community_id).can_pin
    return Pin.ON if is_allowed else Pin(row.pin)


async def turn_on(work: Work, community_id: int, number: int, timing: Timing) -> None:
    due = timing.next_due(zone_of(work, community_id), work.now)
    if due is None:
        raise Refusal("announcements.only-holidays" if timing.country else "announcements.past", number=number)
    await store.change(work.db, community_id, number, {"state": State.ON})
    await plan(work, community_id, number, due)


async def turn_off(work: Work, community_id: int, number: int, state: State) -> None:
    await work.unplan("announcements.post", str(number), community_id=community_id)
    await store.change(work.db, community_id, number, {"state": state, "next_at": None})


async def replan(work: Work, row: Any, timing: Timing, before: Timing) -> None:
    """Other days are holidays from now on. What is due this moment comes as it was."""
    if row.state != State.ON or row.next_at <= work.now:
        return
    due = following(timing, before, zone_of(work, row.community_id), work.now, row.next_at)
    if due is None:
        await turn_off(work, row.community_id, row.number, State.PAUSED)
    else:
        await plan(work, row.community_id, row.number, due)


async def plan(work: Work, community_id: int, number: int, due_at: datetime) -> None:
    await store.change(work.db, community_id, number, {"next_at": due_at})
    await work.plan("announcements.post", str(number), due_at, community_id=community_id)


def zone_of(work: Work, community_id: int) -> ZoneInfo:
    return communities.get(work, community_id).zone


def country_of(work: Work, community_id: int, zone: ZoneInfo | None = None) -> str:
    """Whose holidays count there: as its admins chose, else where its clock is; empty where nobody can tell."""
    chosen = work.settings(Settings, community_id).holidays
    return chosen or places.country_of((zone or zone_of(work, community_id)).key)


def timing_of(work: Work, row: Any, country: str | None = None) -> Timing:
    """With another country, as it would be."""
    rule = load(row)
    if row.ritual == YEAR:
        run = len(prompts_in(row.words)) if row.in_turn else 1
        away = country_of(work, row.community_id) if country is None else country
        return Timing(rule, away if row.skips_holidays else "", run)
    if not row.skips_holidays or isinstance(rule, Once):
        return Timing(rule)
    return Timing(rule, country_of(work, row.community_id) if country is None else country)


def aligned(work: Work, row: Any) -> Any:
    """A year ceremony says on each of its days what belongs to that day, whatever was skipped or missed."""
    if row.ritual != YEAR or not row.in_turn:
        return row
    timing, zone = timing_of(work, row), zone_of(work, row.community_id)
    due = row.next_at or timing.next_due(zone, work.now)
    place = timing.place_of(calendar.day_of(due, zone)) if due else None
    return AnnouncementRow(**{**row._mapping, "turn": place or 0})


def yearly(rule: Rule, zone: ZoneInfo, number: int) -> Yearly:
    """A date that an admin writes for a year ceremony is meant for every year.

    Raises:
        Refusal: it is no date.
    """
    match rule:
        case Once(at):
            local = at.astimezone(zone)
            return Yearly(local.month, local.day, local.time())
        case Yearly():
            return rule
    raise Refusal("announcements.year-date", number=number)


def times_until(work: Work, row: Any, zone: ZoneInfo, until: datetime) -> list[datetime]:
    """When it comes from now on, while it is on."""
    at, timing, times = row.next_at if row.state == State.ON else None, timing_of(work, row), []
    while at is not None and at <= until:
        times.append(at)
        at = timing.next_due(zone, at)
    return times


def dump(rule: Rule) -> str:
    return json.dumps(calendar.to_json(rule))


def load(row: Any) -> Rule:
    return calendar.from_json(json.loads(row.rule))
