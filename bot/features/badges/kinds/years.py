"""Full years since somebody was first seen in the community."""

from collections.abc import Collection, Mapping, Sequence

from bot.features import communities, members
from bot.features.badges.rules import NOTHING, Criterion, Heard, years_between
from bot.kit.calendar import day_of
from bot.kit.work import Work

FACTS = ()
IS_NOTED = True
PAGE = 1_000  # members asked for at a time, where everybody is


def hear(_work: Work, _fact: object, _criteria: Sequence[Criterion]) -> Heard:
    return NOTHING


async def count(
    work: Work, community_id: int, criteria: Sequence[Criterion], ids: Collection[int] | None
) -> Mapping[Criterion, Mapping[int, int]]:
    zone = communities.get(work, community_id).zone
    today = day_of(work.now, zone)
    years: dict[int, int] = {}
    page = list(ids) if ids is not None else await members.page(work, community_id, 0, PAGE)
    while page:
        since = await members.known_since(work, community_id, page)
        years |= {member_id: years_between(day_of(at, zone), today) for member_id, at in since.items()}
        page = [] if ids is not None else await members.page(work, community_id, page[-1], PAGE)
    return {one: {member_id: number for member_id, number in years.items() if number} for one in criteria}
