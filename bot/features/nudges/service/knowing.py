"""What is known of members before anything is said: their days, their stage, and whether a word may reach them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from bot.features import activity, attention, checkins, communities, excuses, members, points
from bot.features.attention import Answer
from bot.features.nudges import rules, store
from bot.features.nudges.rules import DAY, Limits, Stage, Standing
from bot.features.nudges.rules.policies import Channel, Kept, Policy, State
from bot.features.nudges.settings import Settings
from bot.kit.calendar import Daily, day_of, next_due
from bot.kit.work import Work

LOOKED_BACK = timedelta(days=180)
COMPARED = timedelta(days=8)  # for how long it is looked whether somebody comes back
AT_ONCE = 500  # members looked at in one transaction


@dataclass(frozen=True, slots=True)
class Reach:
    """Who of some may hear a word now, and how."""

    open: frozenset[int]  # in private
    closed: frozenset[int]  # there is no private line
    listed: frozenset[int]  # an admin may look after them: all but those who said no


async def active_days(work: Work, community_id: int, ids: Sequence[int]) -> dict[int, set[date]]:
    """Of the last months, on which they wrote or checked in; a day to come is one of somebody further east."""
    today = today_in(work, community_id)
    span = [today + DAY - number * DAY for number in range(LOOKED_BACK.days + 1)]
    found: dict[int, set[date]] = {}
    for known in (
        await activity.days_of(work, community_id, ids, span),
        await checkins.days_of(work, community_id, ids, span),
    ):
        for member_id, days in known.items():
            found.setdefault(member_id, set()).update(days)
    return found


async def standings(
    work: Work, community_id: int, ids: Sequence[int], days: Mapping[int, Collection[date]]
) -> dict[int, Standing]:
    """Of those of them who are there."""
    today, limits = today_in(work, community_id), limits_of(work, community_id)
    there = await members.present_among(work, community_id, ids)
    zone = communities.get(work, community_id).zone
    came = await members.known_since(work, community_id, there)
    return {
        one: rules.standing(days.get(one, ()), today, limits, day_of(came[one], zone) if one in came else None)
        for one in ids
        if one in there
    }


async def reach(
    work: Work, community_id: int, ids: Collection[int], silent_since: Mapping[int, date] = MappingProxyType({})
) -> Reach:
    """Of some who are there: nobody who said no, to this or to all words, and nobody on vacation; and in private none
    who had their word lately, or in this silence."""
    if not ids:
        return Reach(frozenset(), frozenset(), frozenset())
    refused = await store.refused_among(work.db, community_id, ids)
    since = work.now - timedelta(days=work.settings(Settings, community_id).every_days)
    lately = await store.told_since(work.db, ids, since)
    zone = communities.get(work, community_id).zone
    # Who is held back hears nothing of any other either, or they could not be compared.
    for one, at in (await store.drawn_last(work.db, community_id, ids)).items():
        if at > work.now - COMPARED or (one in silent_since and day_of(at, zone) >= silent_since[one]):
            lately.add(one)
    answers = await attention.would_answer(work, ids)
    willing = [one for one in ids if one not in refused and answers[one] is not Answer.STOPPED]
    listed = {one for one in willing if not await is_away(work, community_id, one)}
    return Reach(
        frozenset(one for one in listed - lately if answers[one] is Answer.SAID),
        frozenset(one for one in listed - lately if answers[one] is Answer.NO_LINE),
        frozenset(listed),
    )


async def is_away(work: Work, community_id: int, member_id: int) -> bool:
    """Somebody on vacation said so."""
    today = points.today_of(work, community_id, member_id)
    return any(first <= today <= last for first, last in await excuses.vacations_of(work, community_id, member_id))


async def is_looking(work: Work, community_id: int) -> bool:
    """Whether there is anything to look for."""
    return work.settings(Settings, community_id).is_on or await store.is_any_on(work.db, community_id)


async def plan_next(work: Work, community_id: int, zone: ZoneInfo) -> None:
    due_at = next_due(Daily(work.settings(Settings, community_id).at), zone, work.now)
    assert due_at is not None  # noqa: S101  a daily hour has no end
    await work.plan("nudges.look", "daily", due_at, community_id=community_id, after=0)


def today_in(work: Work, community_id: int) -> date:
    return day_of(work.now, communities.get(work, community_id).zone)


def limits_of(work: Work, community_id: int) -> Limits:
    cfg = work.settings(Settings, community_id)
    return Limits(cfg.least_days, cfg.rhythm_factor, cfg.lost_after_days)


async def policies(work: Work, community_id: int) -> Sequence[Kept]:
    """All that are not deleted, in the order of their numbers."""
    return [kept_of(row) for row in await store.policies(work.db, community_id)]


def kept_of(row: Any) -> Kept:
    texts = tuple(filter(None, (row.words, row.other_words)))
    in_chinese = tuple(filter(None, (row.words_zh, row.other_words_zh)))
    is_coupon = row.gift_as == "coupon"
    policy = Policy(
        Stage(row.stage), row.after_days, Channel(row.channel), texts, row.points, is_coupon, in_chinese
    )  # fmt: skip
    return Kept(row.number, row.version, State(row.state), policy, row.is_kept)
