"""Something about a challenge has changed: its placard is to be looked at, soon and not with every change."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.features.challenges.rules import Challenge
from bot.features.challenges.rules.placards import next_look
from bot.features.challenges.settings import Settings
from bot.kit.work import Work


@dataclass
class Touched:
    """By challenge, the look that is planned already: a row for each check-in would be too many."""

    looks: dict[int, datetime] = field(default_factory=dict)


async def touch(work: Work, one: Challenge, *, at_once: bool = False) -> None:
    """`at_once`: for what an admin did, or the clock."""
    if at_once:
        await look_at(work, one, work.now, work.now.isoformat())
    elif one.plan.has_placard:
        await look_soon(work, one)


async def look_soon(work: Work, one: Challenge) -> None:
    every = timedelta(minutes=work.settings(Settings, one.community_id).placard_minutes)
    at, looks = next_look(work.now, every, one.id), work.memory(Touched).looks
    if looks.get(one.id) != at:
        await look_at(work, one, at, at.isoformat())
        work.after_commit(lambda: looks.update({one.id: at}))


async def look_at(work: Work, one: Challenge, at: datetime, which: str, *, is_midnight: bool = False) -> None:
    """Looks with different names do not move each other."""
    about = {"challenge": one.id, "is_midnight": is_midnight}
    await work.plan("challenges.show", f"{one.id}:{which}", at, community_id=one.community_id, **about)
