"""What check-ins of the past come to, for whoever recognises members by them: of some members, or of all."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from bot.features import communities
from bot.features.checkins import rules, store
from bot.features.checkins.rules import Entry, Moment
from bot.features.checkins.store import Which
from bot.kit.work import Work


async def counted(
    work: Work, community_id: int, which: Sequence[Which], ids: Collection[int] | None = None
) -> Sequence[Mapping[int, int]]:
    """For each of `which`, how many such check-ins each member has; who has none is not in it.

    Hours are read by the hour at which the community's days begin now.
    """
    begins = communities.get(work, community_id).day_starts_at
    return await store.counted(work.db, community_id, which, ids, begins.hour * 60 + begins.minute)


async def returns(
    work: Work, community_id: int, away_days: int, since: date | None = None, ids: Collection[int] | None = None
) -> Mapping[int, int]:
    """How often each member came back after so many days, or more, without a check-in."""
    return await store.returns(work.db, community_id, away_days, since, ids)


async def longest_streaks(
    work: Work, community_id: int, since: date | None = None, ids: Collection[int] | None = None
) -> Mapping[int, int]:
    """Ever, or of the check-ins since a day."""
    if since is None:
        return await store.longest(work.db, community_id, ids)
    found = await store.histories(work.db, community_id, since, ids)
    tallies = {
        member_id: rules.tally_of(Entry(Moment(row.at, row.day, row.shift), row.west) for row in rows)
        for member_id, rows in found.items()
    }
    return {member_id: tally.longest for member_id, tally in tallies.items() if tally}
