"""What check-ins of the past come to, for whoever recognises members by them: of some members, or of all."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from bot.features import communities
from bot.features.checkins.rules import Entry, Moment
from bot.features.checkins.service.standings import sum_up
from bot.features.checkins.store import counting
from bot.features.checkins.store.counting import Which
from bot.features.checkins.store.entries import Who
from bot.features.checkins.tables import DAILY
from bot.kit.work import Work


async def counted(
    work: Work, community_id: int, which: Sequence[Which], ids: Collection[int] | None = None
) -> Sequence[Mapping[int, int]]:
    """For each of `which`, how many such check-ins each member has; who has none is not in it.

    Hours are read by the hour at which the community's days begin now.
    """
    begins = communities.get(work, community_id).day_starts_at
    return await counting.counted(work.db, community_id, which, ids, begins.hour * 60 + begins.minute)


async def returns(
    work: Work, community_id: int, away_days: int, since: date | None = None, ids: Collection[int] | None = None
) -> Mapping[int, int]:
    """How often each member came back after so many days, or more, without a check-in."""
    return await counting.returns(work.db, community_id, away_days, since, ids)


async def longest_streaks(
    work: Work,
    community_id: int,
    since: date | None = None,
    ids: Collection[int] | None = None,
    until: date = date.max,
) -> Mapping[int, int]:
    """Ever, or of the check-ins since a day, up to and with another."""
    if since is None:
        return await counting.longest(work.db, community_id, ids)
    longest: dict[int, int] = {}
    for member_id, rows in (await counting.histories(work.db, community_id, since, until, ids)).items():
        history = [Entry(Moment(row.at, row.day, row.shift), row.west) for row in rows]
        if found := await sum_up(work, Who(community_id, DAILY, member_id), history):
            longest[member_id] = found.tally.longest
    return longest


async def per_day(work: Work, community_id: int, first: date, last: date) -> Mapping[date, int]:
    """How many members checked in on each day from `first` to `last`; a day without is not in it."""
    return await counting.per_day(work.db, community_id, first, last)


async def members_between(work: Work, community_id: int, first: date, last: date) -> int:
    """How many members checked in on any of these days."""
    return await counting.members_between(work.db, community_id, first, last)


async def days_between(work: Work, community_id: int, first: date, last: date) -> Mapping[int, int]:
    """On how many of these days each member checked in; who did on none is not in it."""
    return await counting.days_between(work.db, community_id, first, last)


async def milestones_between(
    work: Work, community_id: int, first: date, last: date, *, least: int, limit: int
) -> Sequence[tuple[int, int]]:
    """Who came to `least` days in a row or more on one of these days, and to how many; the longest first."""
    return await counting.milestones_between(work.db, community_id, first, last, least, limit)
