"""What thanks add up to."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.features import communities, members, points
from bot.features.thanks import rules, store
from bot.features.thanks.settings import Settings
from bot.kit.calendar import day_of
from bot.kit.texts import Name
from bot.kit.work import Work

LATEST = 5  # shown
LATELY = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Of one member."""

    given: int
    received: int
    helped: int  # different people who thanked them
    left_today: int  # they may still give
    can_undo: store.Thanks | None  # the last they gave, while it can be taken back


@dataclass(frozen=True, slots=True)
class Lately:
    giver: Name
    receiver: Name
    day: date


async def numbers_of(work: Work, community_id: int, member_id: int) -> Numbers:
    counts = await store.counts_of(work.db, community_id, member_id)
    today, most = points.today_of(work, community_id, member_id), work.settings(Settings, community_id).daily
    used = counts.day_given if counts.day >= today else 0
    last = await store.last_by(work.db, community_id, member_id, counts.day) if counts.given else None
    can_undo = last if last and work.now <= rules.undo_ends(last.at) else None
    return Numbers(counts.given, counts.received, counts.helped, max(most - used, 0), can_undo)


async def helped_of(
    work: Work, community_id: int, ids: Collection[int] | None, *, since: date | None = None
) -> Mapping[int, int]:
    """How many different people have thanked each of these members, or of all, ever or since a day; who was thanked by
    none is not in it."""
    if since is not None:
        return await store.helped_since(work.db, community_id, since, ids)
    return await store.helped(work.db, community_id, ids)


async def lately(work: Work, community_id: int) -> Sequence[Lately]:
    """Who was thanked last, newest first."""
    found = await store.latest(work.db, community_id, _today(work, community_id) - LATELY, LATEST)
    names = await members.names(work, {one for row in found for one in (row.member_id, row.to_member_id)})
    return [Lately(names[row.member_id], names[row.to_member_id], row.day) for row in found]


async def most_thanked(
    work: Work, community_id: int, first: date, last: date, limit: int
) -> tuple[int, Sequence[tuple[int, int]]]:
    """How many thanks were said from `first` to `last`; and who was thanked by how many different people, the most
    first."""
    return await store.most_thanked(work.db, community_id, first, last, limit)


async def said_on(work: Work, community_id: int, day: date) -> Sequence[tuple[int, int]]:
    """Who thanked whom on a day of the giver's own."""
    return await store.on_day(work.db, community_id, day)


async def first_day(work: Work, community_id: int) -> date | None:
    """The first day on which anybody thanked; None when nobody has yet."""
    return await store.first_day(work.db, community_id)


def _today(work: Work, community_id: int) -> date:
    community = communities.get(work, community_id)
    return day_of(work.now, community.zone, community.day_starts_at)
