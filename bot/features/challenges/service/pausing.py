"""A challenge at rest: nothing is said, nothing counts, and what lies ahead moves by the days that it was paused."""

from dataclasses import replace

from bot.features import communities
from bot.features.challenges import rules
from bot.features.challenges.rules import Challenge
from bot.features.challenges.service import enrolling, programme, telling
from bot.features.challenges.service.making import live_one, save
from bot.features.challenges.service.programme import today_in
from bot.features.challenges.service.touching import touch
from bot.kit.work import Refusal, Work


def is_running(work: Work, one: Challenge) -> bool:
    """Whether it can be paused."""
    zone = communities.get(work, one.community_id).zone
    return rules.is_running(one, zone, today_in(work, one.community_id), work.now)


async def pause(work: Work, community_id: int, challenge_id: int) -> Challenge:
    """
    Raises:
        Refusal: it does not run, or somebody else was quicker; nothing changed.
    """
    known = await live_one(work, community_id, challenge_id)
    if known.challenge.paused_on is not None:
        raise Refusal("challenges.paused-before")
    if not is_running(work, known.challenge):
        raise Refusal("challenges.not-running")
    one = await save(work, known, replace(known.challenge, paused_on=today_in(work, community_id)))
    await telling.unplan(work, one)
    await programme.reread(work, community_id)
    await touch(work, one, at_once=True)
    await telling.say_paused(work, one, known.version)
    return one


async def resume(work: Work, community_id: int, challenge_id: int) -> Challenge:
    """
    Raises:
        Refusal: it is not paused, or somebody else was quicker; nothing changed.
    """
    known = await live_one(work, community_id, challenge_id)
    paused_on = known.challenge.paused_on
    if paused_on is None:
        raise Refusal("challenges.resumed-before")
    one = await save(work, known, known.challenge.resumed(today_in(work, community_id)))
    await programme.reread(work, community_id)
    await enrolling.bring_along(work, one, paused_on)
    await telling.plan_next(work, one, work.now)
    await touch(work, one, at_once=True)
    later = (one.last_day - known.challenge.last_day).days
    await telling.say_resumed(work, one, one.number_of(today_in(work, community_id)), later, known.version)
    return one
