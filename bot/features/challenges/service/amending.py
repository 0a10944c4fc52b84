"""Changing a challenge that is on its way: put together by an admin, looked at from old to new, then saved; and only as
long as it is what they looked at."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from bot.features import communities
from bot.features.challenges.rules import Challenge, Plan
from bot.features.challenges.rules.amending import (
    amended,
    differences,
    first_unsaid,
    next_after_move,
    would_begin_again,
)
from bot.features.challenges.service import programme, telling
from bot.features.challenges.service.editing import chosen, written
from bot.features.challenges.service.making import Known, live_one, save
from bot.features.challenges.service.touching import touch
from bot.features.challenges.store import edits
from bot.kit.work import Refusal, Work

BUTTONS = ("prompt_at", "evening_at", "join_days", "board")


@dataclass(frozen=True, slots=True)
class Amendment:
    """A challenge on its way, and what it would be."""

    challenge: Challenge
    plan: Plan
    version: int
    first_unsaid: int  # day whose words may still be others
    is_overtaken: bool = False  # somebody else changed it since it was looked at

    @property
    def fields(self) -> list[str]:
        """That would be something else."""
        return differences(self.challenge.plan, self.plan)

    @property
    def seal(self) -> str:
        """By which it is known again that this is what was looked at."""
        return sha256(self.plan.model_dump_json().encode()).hexdigest()[:8]


async def look(work: Work, community_id: int, challenge_id: int, member_id: int) -> Amendment:
    """What this admin is about to change of it.

    Raises:
        Refusal: it is not on its way.
    """
    known = await live_one(work, community_id, challenge_id)
    version, changes = await pending(work, known, member_id)
    return _amendment(work, known, version, changes)


async def propose(
    work: Work, community_id: int, challenge_id: int, member_id: int, field: str, value: str
) -> Amendment:
    """What a button would change, added to what else they are about to change.

    Raises:
        Refusal: that stays as it is, it makes no sense, or the challenge is not on its way.
    """
    known = await live_one(work, community_id, challenge_id)
    if field not in BUTTONS:
        raise Refusal("challenges.amend-fixed")
    found = chosen(work, known.challenge, field, value)
    return await add(work, known, member_id, found)


async def propose_words(work: Work, known: Known, member_id: int, field: str, words: str) -> Amendment:
    """
    Raises:
        Refusal: they make no sense.
    """
    one, found = known.challenge, written(known.challenge.plan, field, words)
    if field == "content":
        begins = first_unsaid(one, communities.get(work, one.community_id).zone, work.now)
        left = one.plan.model_copy(update={"days": max(one.plan.days - begins + 1, 1)})
        found = {"content": {"from": begins, "lines": list(written(left, field, words)["content"])}}
    return await add(work, known, member_id, found)


async def add(work: Work, known: Known, member_id: int, found: Mapping[str, Any]) -> Amendment:
    version, changes = await pending(work, known, member_id)
    amendment = _amendment(work, known, version, {**changes, **found})
    await _keep(work, known, member_id, {**changes, **found})
    return amendment


async def pending(work: Work, known: Known, member_id: int) -> tuple[int, dict[str, Any]]:
    """The version that this admin looked at, and what they are about to change."""
    one = known.challenge
    row = await edits.find(work.db, one.community_id, member_id)
    if row is None or row.challenge_id != one.id or not (changes := json.loads(row.changes)):
        return known.version, {}
    return row.version, changes


def _amendment(work: Work, known: Known, version: int, changes: Mapping[str, Any]) -> Amendment:
    one, zone = known.challenge, communities.get(work, known.challenge.community_id).zone
    plan = amended(one, changes, zone, work.now)
    if plan is None:
        raise Refusal("challenges.makes-no-sense")
    if would_begin_again(one, plan, zone, work.now):
        raise Refusal("challenges.amend-begun")
    return Amendment(one, plan, known.version, first_unsaid(one, zone, work.now), version != known.version)


async def _keep(work: Work, known: Known, member_id: int, changes: Mapping[str, Any]) -> None:
    """A question about it stays open."""
    one = known.challenge
    row = await edits.find(work.db, one.community_id, member_id)
    asked: dict[str, Any] = {"field": "", "asked_at": work.now}
    if row is not None and row.challenge_id == one.id:
        asked = {"field": row.field, "asked_at": row.asked_at}
    told = {"version": known.version, "changes": json.dumps(changes, ensure_ascii=False)}
    which = {"community_id": one.community_id, "member_id": member_id, "challenge_id": one.id}
    await edits.put(work.db, which | asked | told)


async def amend(
    work: Work, community_id: int, challenge_id: int, member_id: int, version: int, seal: str
) -> tuple[Amendment, bool]:
    """Saves what was looked at. False: it is something else by now, and nothing was changed.

    Raises:
        Refusal: there is nothing to save, it is not on its way, or somebody else was quicker.
    """
    known = await live_one(work, community_id, challenge_id)
    looked_at, changes = await pending(work, known, member_id)
    if not changes:
        raise Refusal("challenges.amend-nothing")
    found = _amendment(work, known, looked_at, changes)
    if known.version != version or found.seal != seal:
        await _keep(work, known, member_id, changes)
        return replace(found, is_overtaken=known.version != version), False
    old, one = known.challenge, await save(work, known, replace(known.challenge, plan=found.plan))
    await edits.drop(work.db, community_id, member_id)
    await programme.reread(work, community_id)
    zone = communities.get(work, community_id).zone
    await telling.plan_moment(work, one, next_after_move(old, one, zone, work.now))
    await touch(work, one, at_once=True)
    await telling.say_hours(work, one, old, known.version)
    return Amendment(one, one.plan, known.version + 1, found.first_unsaid), True


async def drop(work: Work, community_id: int, member_id: int) -> None:
    """They change nothing after all."""
    await edits.drop(work.db, community_id, member_id)
