"""What is kept while a challenge is on, and for how long; nothing of whoever said no."""

from collections.abc import Collection
from datetime import date, timedelta

from bot.features import celebrations, challenges, communities
from bot.features.checkins import CheckedIn
from bot.features.highlights import rules, store
from bot.features.highlights.settings import Settings
from bot.features.highlights.store import NO, OVER
from bot.kit.work import Work

ABANDONED = timedelta(days=60)  # since anybody wrote in a challenge: it may be paused for good


def is_on(work: Work, community_id: int) -> bool:
    return work.settings(Settings, community_id).is_on


async def turn(work: Work, community_id: int, *, is_wanted: bool) -> None:
    """Where it is off nothing is kept, not even what was kept before."""
    await work.change_setting(Settings, community_id, "is_on", is_wanted)
    if not is_wanted:
        for album in await store.open_albums(work.db, community_id):
            await close(work, community_id, album.challenge_id)
        await store.forget_community(work.db, community_id)


async def keep(work: Work, said: CheckedIn) -> None:
    """For each challenge that they are in on this day. Of whoever would not be shown there is nothing to keep."""
    community_id, member_id = said.community_id, said.member_id
    running = [one for one in challenges.live(work, community_id) if one.number_of(said.day)]
    if not running or not is_on(work, community_id):
        return
    if (await store.consents(work.db, community_id, [member_id])).get(member_id) == NO:
        return
    if not await celebrations.may_be_named(work, community_id, [member_id]):
        return
    row = {"community_id": community_id, "member_id": member_id, "day": said.day, "message_id": said.message_id}
    row |= {"note": said.note, "photo_id": said.photo_id}
    for one in running:
        if await challenges.is_in(work, one, member_id):
            await store.keep(work.db, row | {"challenge_id": one.id}, most=rules.OF_ONE)
            await work.plan("highlights.tidy", str(one.id), work.now + ABANDONED, community_id=community_id)


async def edited(work: Work, community_id: int, member_id: int, message_id: int) -> None:
    """They may have taken out what nobody was to see: it is not shown."""
    await store.forget_member(work.db, community_id, member_id, message_id=message_id)


async def tidy(work: Work, community_id: int, challenge_id: int) -> None:
    """So long after the last of it, whatever became of the challenge."""
    await store.forget_challenge(work.db, community_id, challenge_id)


async def forget_day(work: Work, community_id: int, member_id: int, day: date) -> None:
    await store.forget_member(work.db, community_id, member_id, day=day)


async def left(work: Work, community_id: int, member_id: int) -> None:
    await store.forget_member(work.db, community_id, member_id)
    await store.forget_consent(work.db, community_id, member_id)


async def over(work: Work, community_id: int, challenge_id: int, member_ids: Collection[int]) -> None:
    """A challenge came to its end with these in it; with nobody, when it was called off."""
    authors = {row.member_id for row in await store.pieces(work.db, community_id, challenge_id)}
    for one in sorted(authors.difference(member_ids)):
        await store.forget_member(work.db, community_id, one, challenge_id=challenge_id)
    is_wanted = is_on(work, community_id) and communities.get(work, community_id).is_active
    if not is_wanted or authors.isdisjoint(member_ids):
        await store.forget_challenge(work.db, community_id, challenge_id)
    elif await store.begin(work.db, community_id, challenge_id, work.now):
        await work.plan("highlights.look", str(challenge_id), work.now, community_id=community_id)


async def close(work: Work, community_id: int, challenge_id: int) -> None:
    """Nobody published it, and nobody will."""
    if await store.end(work.db, community_id, challenge_id, OVER):
        await store.forget_challenge(work.db, community_id, challenge_id)
        await work.unplan("highlights.look", str(challenge_id), community_id=community_id)


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    moving = await store.open_albums(work.db, retired_id)
    begun = await store.begun(work.db, retired_id)
    await store.move(work.db, kept_id, retired_id)
    for album in moving:
        key = str(album.challenge_id)
        await work.unplan("highlights.look", key, community_id=retired_id)
        await work.plan("highlights.look", key, work.now, community_id=kept_id)
    for challenge_id in begun:
        await work.unplan("highlights.tidy", str(challenge_id), community_id=retired_id)
        await work.plan("highlights.tidy", str(challenge_id), work.now + ABANDONED, community_id=kept_id)
