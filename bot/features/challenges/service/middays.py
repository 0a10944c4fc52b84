"""A word at midday, for those who want one: how many were there already, and never who is still to come."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.features import communities
from bot.features.challenges.rules import Challenge, What, said_at
from bot.features.challenges.store import enrolments
from bot.kit.outbox import State, fate_of
from bot.kit.texts import Text, say
from bot.kit.work import Work

HOURS = range(13, 17)  # that its buttons step through: between all mornings and all evenings
SAID = (State.QUEUED, State.SENDING, State.SENT, State.UNKNOWN)


async def told_of_all(work: Work, one: Challenge, day: date, enrolled: Sequence[Any]) -> bool:
    """Whether it told on this day that all have done it: in the evening that is no news."""
    if not one.plan.has_middays:
        return False
    state, _ = await fate_of(work.db, one.community_id, f"challenge:{one.id}:midday:{day}")
    at = said_at(one, What.MIDDAY, day, communities.get(work, one.community_id).zone)
    dates, least = one.dates_of(one.number_of(day)), 1 if one.plan.unit else 0
    known = await enrolments.on_days(work.db, one.community_id, one.id, dates, least, until=at)
    return state in SAID and all(known.get(row.member_id, 0) >= one.plan.number_of_tasks for row in enrolled)


def on_card(one: Challenge) -> list[Text]:
    return [say("challenges.has-midday", at=one.plan.midday_at)] if one.plan.has_middays else []
