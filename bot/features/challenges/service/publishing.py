"""Publishing a challenge, unless something stands in the way."""

import secrets
from dataclasses import replace

from bot.features import amounts, badges, checkins, communities, tiers
from bot.features.challenges import rules
from bot.features.challenges.rules import Challenge, State
from bot.features.challenges.rules.written import same_word
from bot.features.challenges.service import placards, programme, telling
from bot.features.challenges.service.making import draft_of, save
from bot.features.challenges.service.programme import today_in
from bot.features.challenges.settings import Settings
from bot.kit.work import Refusal, Work


async def publish(work: Work, community_id: int, challenge_id: int) -> Challenge:
    """Announces it in the group, and plans all that follows.

    Raises:
        Refusal: what stands in the way, or somebody else was quicker; nothing changed.
    """
    known = await draft_of(work, community_id, challenge_id)
    await must_be_ready(work, known.challenge)
    one = await save(work, known, replace(known.challenge, state=State.LIVE, secret=secrets.token_hex(16)))
    await programme.reread(work, community_id)
    await placards.announce(work, one)
    await telling.plan_next(work, one, work.now)
    return one


async def must_be_ready(work: Work, one: Challenge) -> None:
    """
    Raises:
        Refusal: why it cannot be published.
    """
    live = programme.live(work, one.community_id)
    if len(live) >= work.settings(Settings, one.community_id).most_live:
        raise Refusal("challenges.live-enough", most=len(live))
    if one.first_day < today_in(work, one.community_id):
        raise Refusal("challenges.starts-past")
    zone = communities.get(work, one.community_id).zone
    if one.plan.teams == "drawn" and rules.begins_at(one, zone) <= work.now:
        raise Refusal("challenges.teams-too-late", at=one.plan.prompt_at)
    if one.plan.unit and one.plan.unit not in amounts.units_of(work, one.community_id):
        raise Refusal("challenges.unit-not-counted", unit=one.plan.unit)
    taken = [*checkins.words_of(work, one.community_id), *(word for other in live for word in other.plan.words)]
    own = one.plan.words
    for at, word in enumerate(own):
        if any(same_word(word, other) for other in (*taken, *own[:at])):
            raise Refusal("challenges.word-taken", word=word)
    if one.plan.badge and not badges.find(work, one.community_id, one.plan.badge):
        raise Refusal("challenges.badge-unknown", badge=one.plan.badge)
    if one.plan.entry_tier and one.plan.entry_tier not in tiers.keys(work, one.community_id):
        raise Refusal("challenges.tier-unknown", tier=one.plan.entry_tier)
