"""Publishing a challenge, now or at a set time, unless something stands in the way."""

import secrets
from dataclasses import replace
from datetime import date, datetime

from bot.features import amounts, badges, checkins, communities, preferences, tiers
from bot.features.challenges import rules
from bot.features.challenges.rules import Challenge, State
from bot.features.challenges.rules.written import same_word
from bot.features.challenges.service import placards, programme, telling
from bot.features.challenges.service.making import draft_of, save
from bot.features.challenges.service.programme import today_in
from bot.features.challenges.service.rewarding import reward_named
from bot.features.challenges.settings import Settings
from bot.features.challenges.store import challenges
from bot.kit.calendar import day_of
from bot.kit.texts import say
from bot.kit.work import Refusal, Work


async def publish(work: Work, community_id: int, challenge_id: int) -> Challenge:
    """Announces it in the group, and plans all that follows.

    Raises:
        Refusal: what stands in the way, or somebody else was quicker; nothing changed.
    """
    known = await draft_of(work, community_id, challenge_id)
    await must_be_ready(work, known.challenge)
    live = replace(known.challenge, state=State.LIVE, secret=secrets.token_hex(16), publish_at=None)
    one = await save(work, known, live)
    await _unplan(work, one)
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
    if one.plan.teams == "drawn" and rules.begins_at(one, zone) <= max(work.now, one.publish_at or work.now):
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
    if one.plan.reward:
        await reward_named(work, one.community_id, one.plan.reward)
    if one.plan.entry_tier and one.plan.entry_tier not in tiers.keys(work, one.community_id):
        raise Refusal("challenges.tier-unknown", tier=one.plan.entry_tier)


# --- At a set time ---


async def announce_at(work: Work, community_id: int, challenge_id: int, at: datetime | None) -> Challenge:
    """Publishes it by itself then, with whatever is changed of it until then. None: only when somebody does.

    Raises:
        Refusal: that is over, or after it begins; or what would stand in the way.
    """
    known = await draft_of(work, community_id, challenge_id)
    one = replace(known.challenge, publish_at=at)
    if at is None:
        await _unplan(work, one)
        return await save(work, known, one)
    if at <= work.now:
        raise Refusal("challenges.announce-past")
    if _day_of(work, one, at) > one.first_day:
        raise Refusal("challenges.announce-late", day=one.first_day)
    await must_be_ready(work, one)
    await work.plan("challenges.publish", str(one.id), at, community_id=community_id)
    return await save(work, known, one)


async def announce(work: Work, community_id: int, challenge_id: int) -> None:
    """Its time has come. What stands in the way is told to admins, and it stays a draft."""
    row = await challenges.lock(work.db, community_id, challenge_id)
    if row is None or row.state != State.DRAFT or row.publish_at is None or row.publish_at > work.now:
        return
    try:
        if communities.get(work, community_id).is_active:
            async with work.savepoint():
                await publish(work, community_id, challenge_id)
            return
    except Refusal as refusal:
        one = programme.challenge_in(row)
        text = say("challenges.not-announced", title=telling.title(one), why=refusal.text)
        key = f"challenge:{one.id}:not-announced:{row.publish_at:%Y-%m-%d-%H-%M}"
        edit = telling.button(one, say("challenges.button-draft", title=telling.title(one)), "edit")
        await preferences.tell_admins(work, community_id, text, key=key, buttons=[[edit]])
    await announce_at(work, community_id, challenge_id, None)


async def move_announcements(work: Work, kept_id: int, retired_id: int) -> None:
    """Two communities are one; the drafts are in the one that is kept."""
    for row in await challenges.scheduled(work.db, kept_id):
        await work.unplan("challenges.publish", str(row.id), community_id=retired_id)
        await work.plan("challenges.publish", str(row.id), row.publish_at, community_id=kept_id)


async def _unplan(work: Work, one: Challenge) -> None:
    await work.unplan("challenges.publish", str(one.id), community_id=one.community_id)


def _day_of(work: Work, one: Challenge, at: datetime) -> date:
    community = communities.get(work, one.community_id)
    return day_of(at, community.zone, community.day_starts_at)
