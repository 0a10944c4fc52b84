"""Days of rest in a challenge: how they are told, and how an admin chooses them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.features.challenges.kinds import KINDS
from bot.features.challenges.rules import DAY, Challenge, Plan
from bot.features.challenges.rules.resting import WEEKDAYS
from bot.kit.texts import Text, say
from bot.kit.work import Refusal


def told(one: Challenge) -> list[Text]:
    if not one.plan.rest:
        return []
    first, *more = (say("kit.weekday", weekday=day) for day in one.plan.at_rest)
    for day in more:
        first = say("challenges.rest-days", days=first, day=day)
    return [say("challenges.rest-total" if one.plan.unit else "challenges.rest", days=first)]


def today(one: Challenge, day: date) -> list[Text]:
    """On a day of rest that it is one, and when it goes on."""
    return [say("challenges.rest-today", day=asked_from(one, day))] if one.rests_on(day) else []


def asked_from(one: Challenge, day: date) -> date:
    """The first date from then on, on which something is asked; its last one when there is none."""
    while day < one.last_day and not one.number_of(day):
        day += DAY
    return day


# --- Chosen ---


def chosen(plan: Plan, value: str) -> Mapping[str, Any]:
    """What a button changes: `56` lets it rest on Saturdays and Sundays. More than are left of a week are not asked.

    Raises:
        Refusal: no button of ours says that.
    """
    days = {int(one) for one in value if one in "0123456"}
    if len(days) < len(value) or len(days) == len(WEEKDAYS):
        raise Refusal("kit.expired")
    most = KINDS[plan.kind].most(plan.days, len(WEEKDAYS) - len(days))
    return {"rest": [WEEKDAYS[day] for day in days], "goal": min(plan.goal, most)}


def choices(one: Challenge) -> list[tuple[Text, str]]:
    """A label a weekday, and what its button makes of the days of rest; the last one that is left of a week stays."""
    found, now = [], set(one.plan.at_rest)
    for day in range(len(WEEKDAYS)):
        value = "".join(map(str, sorted(now ^ {day})))
        if len(value) < len(WEEKDAYS):
            key = "challenges.rest-on-button" if day in now else "challenges.rest-off-button"
            found.append((say(key, day=say("kit.weekday", weekday=day)), value))
    return found
