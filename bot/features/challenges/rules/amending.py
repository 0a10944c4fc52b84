"""What of a challenge on its way may still become something else: nothing that members joined it for, and no day of
which was spoken already."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.features.challenges.rules import Challenge, Moment, Plan, What, begins_at, changed, next_moment, said_at

AMENDABLE = ("title", "about", "content", "prompt_at", "evening_at", "join_days", "board")
IN_WORDS = ("title", "about", "content")


def first_unsaid(challenge: Challenge, zone: ZoneInfo, now: datetime) -> int:
    """The number of the first day whose words are still to come; one more than there are days when none is."""
    days = challenge.plan.days
    for number in range(1, days + 1):
        if said_at(challenge, What.PROMPT, challenge.day_of(number), zone) > now:
            return number
    return days + 1


def amended(challenge: Challenge, changes: Mapping[str, Any], zone: ZoneInfo, now: datetime) -> Plan | None:
    """The plan as it would be; None when that makes no sense."""
    plan, others = challenge.plan, dict(changes)
    if coming := others.pop("content", None):
        others["content"] = _content(challenge, coming["from"], coming["lines"], first_unsaid(challenge, zone, now))
    return changed(plan, others)


def _content(challenge: Challenge, since: int, lines: list[str], unsaid: int) -> list[str]:
    """One day a line, from day `since` on; whatever was said of earlier days meanwhile stays."""
    days, known = challenge.plan.days, list(challenge.plan.content)
    known += [""] * (days - len(known))
    new = [*known[: since - 1], *lines]
    new = [*new, *[""] * (days - len(new))][:days]
    new = [*known[: unsaid - 1], *new[unsaid - 1 :]]
    while new and not new[-1]:
        new.pop()
    return new


def differences(old: Plan, new: Plan) -> list[str]:
    """The fields in which they differ, in the order in which they are told."""
    found = [field for field in AMENDABLE if getattr(old, field) != getattr(new, field)]
    return ["title", *found] if old.emoji != new.emoji and "title" not in found else found


def would_begin_again(challenge: Challenge, plan: Plan, zone: ZoneInfo, now: datetime) -> bool:
    """Whether it has begun, and would not have by the new hour."""
    return begins_at(challenge, zone) <= now < begins_at(replace(challenge, plan=plan), zone)


def next_after_move(old: Challenge, new: Challenge, zone: ZoneInfo, now: datetime) -> Moment | None:
    """What is to be said next when hours have moved: nothing twice, and what has not been said although its new hour is
    over, at once."""
    coming = next_moment(old, zone, now)
    if coming is not None and said_at(new, coming.what, coming.day, zone) <= now:
        return Moment(now, coming.what, coming.day)
    moment = next_moment(new, zone, now)
    while moment is not None and said_at(old, moment.what, moment.day, zone) <= now:
        moment = next_moment(new, zone, moment.at)
    return moment
