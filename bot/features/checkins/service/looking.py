"""The last days of a member, and what each of them was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.features import excuses
from bot.features.checkins.rules import Was
from bot.features.checkins.service.checking import Source
from bot.features.checkins.service.standings import Standing, moment_of, tally_of
from bot.features.checkins.store import entries, freezes
from bot.features.checkins.store.entries import Who
from bot.features.checkins.tables import DAILY
from bot.features.excuses import Cover
from bot.kit.work import Work

LAST_DAYS = 14  # shown by /streak


@dataclass(frozen=True, slots=True)
class Day:
    """One day, what it was, and what covered it if another room did."""

    day: date
    was: Was
    cover: Cover | None = None


async def last_days(
    work: Work, community_id: int, member_id: int, standing: Standing, number: int = LAST_DAYS, *, track: str = DAILY
) -> Sequence[Day]:
    """The last two weeks, or so many days, oldest first."""
    who, now = Who(community_id, track, member_id), moment_of(work, community_id, member_id, work.now)
    until = max(standing.day, standing.last_day or standing.day)
    since = until - timedelta(days=number - 1)
    done = await entries.days_since(work.db, who, since)
    frozen = await freezes.frozen(work.db, who, since) | set(standing.to_freeze)
    tally = await tally_of(work, who)
    shifts = {now.shift, tally.last.west} if tally else {now.shift}
    covers = (await excuses.covers_of(work, community_id, [member_id], since, until))[member_id]
    # Before their first check-in nobody left anything out.
    began = since if standing.total > len(done) else min(done, default=until)
    covered = covers.between(max(since, began), until, shifts)
    found = []
    for back in reversed(range(number)):
        day = until - timedelta(days=back)
        cover = covered.get(day)
        if day in done:
            found.append(Day(day, Was.MADE_UP if done[day] == Source.MAKEUP else Was.DONE))
        elif cover:
            found.append(Day(day, Was(cover.kind), cover))
        elif day in frozen:
            found.append(Day(day, Was.FROZEN))
        else:
            is_open = day == until and not standing.has_checked_in
            found.append(Day(day, Was.OPEN if is_open else Was.LEFT_OUT))
    return found
