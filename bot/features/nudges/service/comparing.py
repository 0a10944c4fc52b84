"""Whether words bring people back: who got one beside who was held back, and one text beside the other."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.features.nudges import store
from bot.features.nudges.rules import What
from bot.features.nudges.rules.policies import Kept, State
from bot.features.nudges.rules.shares import Share, are_no_use
from bot.features.nudges.service.knowing import AT_ONCE, COMPARED, active_days, policies
from bot.kit.work import Work

WEEK = timedelta(days=7)
LATE = timedelta(days=60)  # after which nobody looks whether somebody came back in that one week


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a policy has done as it reads now. The shares are of those whose week is over."""

    kept: Kept
    told: Share
    held: Share
    texts: Sequence[Share]  # of those told, by the words they got
    waiting: int  # told or held back, and their week is not over
    listed: int

    @property
    def is_no_use(self) -> bool:
        return are_no_use(self.told, self.held)


async def outcomes(work: Work, community_id: int) -> Sequence[Outcome]:
    await _catch_up(work, community_id)
    counted: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for row in await store.counted(work.db, community_id, work.now - COMPARED):
        counted[row.number, row.version].append(row)
    return [_outcome(kept, counted[kept.number, kept.version]) for kept in await policies(work, community_id)]


def _outcome(kept: Kept, rows: Sequence[Any]) -> Outcome:
    told = [row for row in rows if row.what in (What.TOLD, What.MENTIONED)]
    held = [row for row in rows if row.what == What.HELD]
    written = [row for row in rows if row.what == What.TOLD]
    return Outcome(
        kept, _share(told), _share(held),
        [_share([row for row in written if row.variant == one]) for one in range(len(kept.policy.texts))],
        sum(row.all - row.old for row in (*told, *held)),
        sum(row.all for row in rows if row.what == What.LISTED),
    )  # fmt: skip


def _share(rows: Sequence[Any]) -> Share:
    return Share(sum(row.back for row in rows), sum(row.old for row in rows))


async def note_answers(work: Work, community_id: int, days: Mapping[int, Collection[date]]) -> None:
    """Who of those whose days are given was active in the week after."""
    for row in await store.unanswered(work.db, community_id, work.now - LATE):
        back = [day for day in days.get(row.member_id, ()) if row.counts_from_on <= day <= row.noticed_on + WEEK]
        if back:
            await store.answered(work.db, row, min(back))


async def _catch_up(work: Work, community_id: int) -> None:
    """Who came back since the last look, or when nobody looks any more."""
    ids = sorted({row.member_id for row in await store.unanswered(work.db, community_id, work.now - LATE)})
    days: dict[int, set[date]] = {}
    for first in range(0, len(ids), AT_ONCE):
        days |= await active_days(work, community_id, ids[first : first + AT_ONCE])
    await note_answers(work, community_id, days)


async def useless(work: Work, community_id: int) -> Sequence[Outcome]:
    """Those that are on and bring nobody back, unless an admin wants them all the same."""
    found = await outcomes(work, community_id)
    return [one for one in found if one.kept.state is State.ON and not one.kept.is_kept and one.is_no_use]
