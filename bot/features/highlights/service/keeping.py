"""What is kept while a challenge is on, and for how long; nothing of whoever said no."""

from collections.abc import Collection
from datetime import date, timedelta

from bot.features import challenges, communities
from bot.features.highlights import rules, store
from bot.features.highlights.settings import Settings
from bot.features.highlights.store import NO, OVER
from bot.kit.work import Work


def is_on(work: Work, community_id: int) -> bool:
    return work.settings(Settings, community_id).is_on


async def turn(work: Work, community_id: int, *, is_wanted: bool) -> None:
    """Where it is off nothing is kept, not even what was kept before."""
    await work.change_setting(Settings, community_id, "is_on", is_wanted)
    if not is_wanted:
        for album in await store.open_albums(work.db, community_id):
            await close(work, community_id, album.challenge_id)
        await store.forget_community(work.db, community_id)


async def keep(work: Work, community_id: int, member_id: int, day: date, note: str, photo_id: str) -> None:
    """For each challenge that they are in on this day."""
    running = [one for one in challenges.live(work, community_id) if one.number_of(day)]
    if not running or not is_on(work, community_id):
        return
    if (await store.consents(work.db, community_id, [member_id])).get(member_id) == NO:
        return
    for one in running:
        if await challenges.is_in(work, one, member_id):
            await store.keep(work.db, community_id, one.id, member_id, day, note, photo_id, most=rules.OF_ONE)


async def forget_day(work: Work, community_id: int, member_id: int, day: date) -> None:
    await store.forget_member(work.db, community_id, member_id, day=day)


async def forget_member(work: Work, community_id: int, member_id: int) -> None:
    await store.forget_member(work.db, community_id, member_id)


async def over(work: Work, community_id: int, challenge_id: int, member_ids: Collection[int]) -> None:
    """A challenge came to its end with these in it."""
    there, authors = set(member_ids), set()
    if is_on(work, community_id) and communities.get(work, community_id).is_active:
        authors = {row.member_id for row in await store.pieces(work.db, community_id, challenge_id)}
    if not authors & there:
        await store.forget_challenge(work.db, community_id, challenge_id)
        return
    for one in sorted(authors - there):
        await store.forget_member(work.db, community_id, one, challenge_id=challenge_id)
    closes_at = work.now + timedelta(days=work.settings(Settings, community_id).keep_days)
    if await store.begin(work.db, community_id, challenge_id, closes_at):
        await work.plan("highlights.look", str(challenge_id), work.now, community_id=community_id)


async def close(work: Work, community_id: int, challenge_id: int) -> None:
    """Nobody published it, and nobody will."""
    if await store.end(work.db, community_id, challenge_id, OVER):
        await store.forget_challenge(work.db, community_id, challenge_id)
        await work.unplan("highlights.look", str(challenge_id), community_id=community_id)


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    moving = await store.open_albums(work.db, retired_id)
    await store.move(work.db, kept_id, retired_id)
    for album in moving:
        key = str(album.challenge_id)
        await work.unplan("highlights.look", key, community_id=retired_id)
        await work.plan("highlights.look", key, work.now, community_id=kept_id)
