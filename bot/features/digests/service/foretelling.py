"""What is coming: the week in the group, and letters to those who want one."""

from collections.abc import Sequence
from datetime import datetime

from bot.features import communities
from bot.features.digests.service import letters, posting
from bot.kit.work import Coming, Work


async def will_say(work: Work, community_id: int, until: datetime) -> Sequence[Coming]:
    weeks = await posting.will_say(work, community_id, until)
    return [*weeks, *await letters.will_write(work, community_id, until)]


async def say_early(work: Work, community_id: int, key: str) -> None:
    """The week so far, in place of the digest that would come with that key."""
    if communities.get(work, community_id).is_active:
        await posting.say_early(work, community_id, key)
