"""What posts are there for, and what the coming weeks are like in all."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.features.announcements import store
from bot.features.announcements.rules.mixing import Content, percents, scarce
from bot.features.announcements.service.keeping import Announcement, find, find_row
from bot.features.announcements.service.planning import State, aligned, times_until, zone_of
from bot.features.announcements.service.wording import prompts_ahead
from bot.kit.work import Refusal, Work

AHEAD = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Mix:
    """Of the posts of the next four weeks that say what they are there for."""

    percents: Mapping[Content, int]
    scarce: Content | None  # of which there could be more
    unnamed: int  # posts of which nobody said it


async def choose_content(work: Work, community_id: int, number: int, content: str) -> Announcement:
    """What it is there for; chosen once more, nothing is.

    Raises:
        Refusal: there is no such thing.
    """
    row = await find_row(work, community_id, number)
    if content not in tuple(Content):
        raise Refusal("kit.expired")
    await store.change(work.db, community_id, number, {"content": "" if row.content == content else content})
    return await find(work, community_id, number)


async def coming_mix(work: Work, community_id: int) -> Mix | None:
    """None where no post says what it is there for."""
    zone, until, posts = zone_of(work, community_id), work.now + AHEAD, Counter[str]()
    for row in await store.everything(work.db, community_id):
        if row.state == State.ON:
            one = aligned(work, row)
            posts[row.content] += len(prompts_ahead(one, len(times_until(work, one, zone, until))))
    named = {one: posts[one] for one in Content}
    return Mix(percents(named), scarce(named), posts[""]) if any(named.values()) else None
