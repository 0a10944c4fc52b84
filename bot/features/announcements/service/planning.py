"""When an announcement comes, as it lies in its row, and the plan that has it said."""

import json
from datetime import datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from bot.features import communities
from bot.features.announcements import store
from bot.kit import calendar
from bot.kit.calendar import Rule
from bot.kit.work import Refusal, Work


class State(StrEnum):
    DRAFT = "draft"
    ON = "on"
    PAUSED = "paused"
    DELETED = "deleted"  # for as long as it can be brought back


class Pin(StrEnum):
    OFF = ""
    ON = "on"
    REFUSED = "refused"  # to be pinned, and admins know that Hearth may not


def pin_of(work: Work, row: Any) -> Pin:
    """What it was refused it may do again as soon as Telegram has told so."""
    is_allowed = row.pin == Pin.REFUSED and communities.get(work, row.community_id).can_pin
    return Pin.ON if is_allowed else Pin(row.pin)


async def turn_on(work: Work, community_id: int, number: int, rule: Rule) -> None:
    due = calendar.next_due(rule, zone_of(work, community_id), work.now)
    if due is None:
        raise Refusal("announcements.past", number=number)
    await store.change(work.db, community_id, number, {"state": State.ON})
    await plan(work, community_id, number, due)


async def turn_off(work: Work, community_id: int, number: int, state: State) -> None:
    await work.unplan("announcements.post", str(number), community_id=community_id)
    await store.change(work.db, community_id, number, {"state": state, "next_at": None})


async def plan(work: Work, community_id: int, number: int, due_at: datetime) -> None:
    await store.change(work.db, community_id, number, {"next_at": due_at})
    await work.plan("announcements.post", str(number), due_at, community_id=community_id)


def zone_of(work: Work, community_id: int) -> ZoneInfo:
    return communities.get(work, community_id).zone


def dump(rule: Rule) -> str:
    return json.dumps(calendar.to_json(rule))


def load(row: Any) -> Rule:
    return calendar.from_json(json.loads(row.rule))
