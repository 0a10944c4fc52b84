"""Making a challenge: a draft from a template, changed by tapping, rehearsed, published; what an admin may do later."""

import json
import secrets
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.features import communities
from bot.features.challenges import rules
from bot.features.challenges.facts import ChallengeOver
from bot.features.challenges.rules import Challenge, Plan, State, What
from bot.features.challenges.rules.resting import asked_after, asked_before
from bot.features.challenges.service import programme, telling
from bot.features.challenges.service.enrolling import count_longer, give_back
from bot.features.challenges.service.programme import today_in
from bot.features.challenges.service.touching import touch
from bot.features.challenges.store import challenges, enrolments
from bot.kit.calendar import day_of, week_of
from bot.kit.work import Refusal, Work

IDS = 2**31  # by chance; a community has some dozens
DRAFTS = 20  # of a community
AHEAD = timedelta(days=366)  # for the first day
FILE = Path(__file__).parent.parent / "templates.toml"


@lru_cache(maxsize=1)
def templates() -> Mapping[str, Plan]:
    """What ships with Hearth, by name."""
    read = tomllib.loads(FILE.read_text("utf-8"))
    return {name: Plan.model_validate(plan | {"template": name}) for name, plan in read.items()}


# --- Drafts ---


async def draft(work: Work, community_id: int, by: int, plan: Plan) -> Challenge:
    """Kept until it is published or dropped, so that nobody has to finish in one go."""
    kept = await challenges.listed(work.db, community_id, [State.DRAFT], DRAFTS)
    if len(kept) >= DRAFTS:
        raise Refusal("challenges.drafts-enough", most=DRAFTS)
    first_day = rules.starts(today_in(work, community_id), plan.at_rest)[0]
    one = Challenge(community_id, secrets.randbelow(IDS) + 1, State.DRAFT, plan, first_day, by)
    row = {"community_id": community_id, "id": one.id, "made_by": by, "made_at": work.now, "version": 1}
    await challenges.add(work.db, row | {"settled_at": None, "teams_drawn": 0} | _values(one))
    return one


async def from_template(work: Work, community_id: int, by: int, name: str) -> Challenge:
    plan = templates().get(name)
    if plan is None:
        raise Refusal("kit.expired")
    return await draft(work, community_id, by, plan)


async def clone(work: Work, community_id: int, by: int, challenge_id: int) -> Challenge:
    """A draft of the same, to begin anew: a rematch."""
    return await draft(work, community_id, by, (await programme.find(work, community_id, challenge_id)).plan)


async def rematch(work: Work, community_id: int, by: int, challenge_id: int) -> Challenge:
    """The same once more, from the next Monday on."""
    made = await clone(work, community_id, by, challenge_id)
    return await begin_on(work, community_id, made.id, week_of(today_in(work, community_id)) + 7 * rules.DAY)


async def last_draft(work: Work, community_id: int, by: int) -> Challenge:
    """The one that an admin began last.

    Raises:
        Refusal: there is none.
    """
    row = await challenges.last_draft(work.db, community_id, by)
    if row is None:
        raise Refusal("challenges.no-draft")
    return programme.challenge_in(row)


@dataclass(frozen=True, slots=True)
class Known:
    """A challenge as it was looked at; it is saved only as long as nobody else has changed it."""

    challenge: Challenge
    version: int


async def draft_of(work: Work, community_id: int, challenge_id: int) -> Known:
    """
    Raises:
        Refusal: it is no draft, or not any more.
    """
    row = await challenges.find(work.db, community_id, challenge_id)
    if row is None or row.state != State.DRAFT:
        raise Refusal("challenges.no-draft-any-more")
    return Known(programme.challenge_in(row), row.version)


async def live_one(work: Work, community_id: int, challenge_id: int) -> Known:
    """
    Raises:
        Refusal: it is over, was called off, or was never published.
    """
    row = await challenges.find(work.db, community_id, challenge_id)
    if row is None or row.state != State.LIVE:
        raise Refusal("kit.expired" if row is None else "challenges.over")
    return Known(programme.challenge_in(row), row.version)


async def change(work: Work, community_id: int, challenge_id: int, changes: Mapping[str, Any]) -> Challenge:
    """
    Raises:
        Refusal: it would make no sense, or is no draft any more.
    """
    known = await draft_of(work, community_id, challenge_id)
    plan = rules.changed(known.challenge.plan, changes)
    if plan is None:
        raise Refusal("challenges.makes-no-sense")
    return await save(work, known, _on_an_asked_day(replace(known.challenge, plan=plan)))


def _on_an_asked_day(one: Challenge) -> Challenge:
    """A draft that would begin on a day of rest begins after it."""
    return replace(one, first_day=asked_after(one.first_day, 0, one.plan.at_rest))


async def begin_on(work: Work, community_id: int, challenge_id: int, day: date) -> Challenge:
    """On a day of rest it begins after it.

    Raises:
        Refusal: the day is over, or too far ahead.
    """
    known, today = await draft_of(work, community_id, challenge_id), today_in(work, community_id)
    if not today <= day <= today + AHEAD:
        raise Refusal("challenges.starts-past" if day < today else "challenges.starts-far")
    community = communities.get(work, community_id)
    at = known.challenge.publish_at
    if at is not None and day < day_of(at, community.zone, community.day_starts_at):
        raise Refusal("challenges.starts-before", when=telling.moment(work, community_id, at))
    return await save(work, known, _on_an_asked_day(replace(known.challenge, first_day=day)))


async def end_on(work: Work, community_id: int, challenge_id: int, day: date) -> Challenge:
    """Its last day, in place of how long it lasts; a first day that is chosen later moves it along.

    Raises:
        Refusal: that is before it begins, or too long.
    """
    one = (await draft_of(work, community_id, challenge_id)).challenge
    days = asked_before(one.first_day, day + rules.DAY, one.plan.at_rest)
    if not 0 < days <= rules.LONGEST:
        key = "challenges.ends-before" if days < 1 else "challenges.ends-far"
        raise Refusal(key, day=one.first_day, most=rules.LONGEST)
    return await change(work, community_id, challenge_id, rules.lasting(one.plan, days))


async def save(work: Work, known: Known, new: Challenge) -> Challenge:
    """
    Raises:
        Refusal: somebody else was quicker.
    """
    one = known.challenge
    if not await challenges.change(work.db, one.community_id, one.id, one.state, known.version, _values(new)):
        raise Refusal("challenges.somebody-else")
    return new


def _values(one: Challenge) -> dict[str, Any]:
    breaks = json.dumps([(pause.first.isoformat(), pause.days) for pause in one.breaks])
    when = {"first_day": one.first_day, "paused_on": one.paused_on, "breaks": breaks, "publish_at": one.publish_at}
    return when | {"plan": one.plan.model_dump_json(), "secret": one.secret, "state": one.state.value}


async def drop(work: Work, community_id: int, challenge_id: int) -> None:
    if not await challenges.drop(work.db, community_id, challenge_id):
        raise Refusal("challenges.no-draft-any-more")
    await work.announce(ChallengeOver(community_id, challenge_id, is_called_off=True))


# --- What it is going to say ---


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a challenge is going to say, message by message."""

    messages: Sequence[tuple[What, date]]  # after the announcement
    closes_on: date


def rehearse(work: Work, one: Challenge) -> Rehearsal:
    zone = communities.get(work, one.community_id).zone
    found = [(moment.what, moment.day) for moment in rules.moments(one, zone, one.publish_at or work.now)]
    return Rehearsal(found, telling.closing_at(work, one, []).astimezone(zone).date())


# --- On its way ---


async def extend(work: Work, community_id: int, challenge_id: int, days: int) -> Challenge:
    """More days for the same goal.

    Raises:
        Refusal: it is over, or would be too long.
    """
    known = await live_one(work, community_id, challenge_id)
    plan = rules.changed(known.challenge.plan, {"days": known.challenge.plan.days + days})
    if plan is None:
        raise Refusal("challenges.makes-no-sense")
    one = await save(work, known, replace(known.challenge, plan=plan))
    await programme.reread(work, community_id)
    await count_longer(work, known.challenge, one)
    await telling.plan_next(work, one, work.now)
    await touch(work, one, at_once=True)
    await telling.say_extended(work, one)
    return one


async def cancel(work: Work, community_id: int, challenge_id: int) -> int:
    """Calls it off; all stakes go back. Returns how many took part.

    Raises:
        Refusal: it is over already.
    """
    one = await programme.find_live(work, community_id, challenge_id)
    taking_part = await call_off(work, one)
    if taking_part is None:
        raise Refusal("challenges.over")
    await telling.say_cancelled(work, one)
    return taking_part


async def call_off(work: Work, one: Challenge) -> int | None:
    """Without a word to the group. None: it was over."""
    community_id = one.community_id
    if not await challenges.settle(work.db, community_id, one.id, State.CANCELLED, work.now):
        return None
    enrolled = await enrolments.of_challenge(work.db, community_id, one.id, is_in=True)
    for row in enrolled:
        if row.stake:
            await give_back(work, one, row.member_id, row.attempt)
    await telling.unplan(work, one)
    await programme.reread(work, community_id)
    await touch(work, one, at_once=True)
    await work.announce(ChallengeOver(community_id, one.id, is_called_off=True))
    return len(enrolled)


async def everything(work: Work, community_id: int) -> Sequence[Challenge]:
    """For admins: drafts, what is on its way, and what is over; the last to begin first."""
    rows = await challenges.listed(work.db, community_id, list(State), 2 * DRAFTS)
    return [programme.challenge_in(row) for row in rows]
