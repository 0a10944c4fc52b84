"""Which challenges are on their way: asked with every message and check-in, so they are held in memory."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.features import checkins, communities
from bot.features.challenges.rules import Break, Challenge, Plan, State
from bot.features.challenges.store import challenges
from bot.kit.calendar import day_of
from bot.kit.wire import WireMessage
from bot.kit.work import Refusal, Work

MOST = 100  # live ones of a community that are read


@dataclass
class Programme:
    """By community; who has none is not in it."""

    live: dict[int, tuple[Challenge, ...]] = field(default_factory=dict)
    words: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def put(self, community_id: int, live: Iterable[Challenge]) -> None:
        self.live[community_id] = tuple(sorted(live, key=lambda one: (one.first_day, one.id)))
        self.words[community_id] = tuple(word for one in self.live[community_id] for word in one.plan.words)
        for known in (self.live, self.words):
            if not known[community_id]:
                del known[community_id]


def challenge_in(row: Any) -> Challenge:
    plan = Plan.model_validate_json(row.plan)
    breaks = tuple(Break(date.fromisoformat(first), days) for first, days in json.loads(row.breaks))
    return Challenge(
        row.community_id,
        row.id,
        State(row.state),
        plan,
        row.first_day,
        row.made_by,
        row.paused_on,
        breaks,
        row.teams_drawn,
        row.publish_at,
        row.secret,
    )


async def warm(work: Work) -> None:
    memory = work.memory(Programme)
    memory.live.clear()
    memory.words.clear()
    found: dict[int, list[Challenge]] = {}
    for row in await challenges.everything_live(work.db):
        one = challenge_in(row)
        found.setdefault(one.community_id, []).append(one)
    for community_id, live in found.items():
        memory.put(community_id, live)


async def refresh(work: Work, ids: Collection[int]) -> None:
    """Another process changed these."""
    for community_id in ids:
        work.memory(Programme).put(community_id, await _read(work, community_id))


async def reread(work: Work, community_id: int) -> None:
    """Seen by all from the commit on."""
    live, memory = await _read(work, community_id), work.memory(Programme)
    work.remember("challenges", community_id, lambda: memory.put(community_id, live))


async def _read(work: Work, community_id: int) -> Iterable[Challenge]:
    return [challenge_in(row) for row in await challenges.listed(work.db, community_id, [State.LIVE], MOST)]


def today_in(work: Work, community_id: int) -> date:
    community = communities.get(work, community_id)
    return day_of(work.now, community.zone, community.day_starts_at)


def live(work: Work, community_id: int) -> tuple[Challenge, ...]:
    """Published and not over; the first to begin first."""
    return work.memory(Programme).live.get(community_id, ())


async def find(work: Work, community_id: int, challenge_id: int) -> Challenge:
    """
    Raises:
        Refusal: there is none.
    """
    row = await challenges.find(work.db, community_id, challenge_id)
    if row is None:
        raise Refusal("kit.expired")
    return challenge_in(row)


async def find_live(work: Work, community_id: int, challenge_id: int) -> Challenge:
    """
    Raises:
        Refusal: it is over, was called off, or was never published.
    """
    one = await find(work, community_id, challenge_id)
    if one.state is not State.LIVE:
        raise Refusal("challenges.over")
    return one


def hears(message: WireMessage, community_id: int, work: Work) -> bool:
    """Whether a message of a person in a group tells of a task: asked of every single one. A forwarded post does not:
    it was somebody else's, or another day's."""
    known = work.memory(Programme).words.get(community_id)
    if not known or message.forward_origin is not None:
        return False
    words = message.text or message.caption
    return bool(words) and checkins.ear_for_words(known).hears(words)


def meant(work: Work, community_id: int, words: str) -> list[tuple[Challenge, int, str]]:
    """The tasks that a message tells of, and what it says besides."""
    found = []
    for one in live(work, community_id):
        for number, task in enumerate(one.plan.tasks):
            ear = checkins.ear_for_words(task.words)
            if words and ear.hears(words):
                found.append((one, number, ear.note_in(words)))
    return found
