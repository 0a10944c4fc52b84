"""What nobody tells: past days are walked through, and a community's past is looked through when its badges change.

Both go in small steps, each a due row that plans the next one, so a restart goes on where it was.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date, timedelta

from bot.features import activity, communities, members
from bot.features.badges import rules
from bot.features.badges.kinds import KINDS
from bot.features.badges.service import shelf
from bot.features.badges.service.counting import recount
from bot.features.badges.service.granting import grant, settle
from bot.features.badges.service.shelf import Shelf
from bot.features.badges.store import counts, grants, shelves
from bot.features.badges.store.shelves import Made
from bot.kit.calendar import closes_at, day_of, end_of, last_closed, start_of
from bot.kit.work import Work

PAGE = 100  # members looked at in one step
DAYS = 7  # days walked in one step
YEARS = 20  # of anniversaries
COMMUNITIES = 200  # taken in at a time


class Taken:
    """The communities that are known to be under way."""

    def __init__(self) -> None:
        self.ids: set[int] = set()


async def tend(work: Work) -> None:
    """Takes in communities that are new, or whose past was looked through with an earlier catalogue."""
    taken = work.memory(Taken)
    ids = [one for one in communities.active(work) if one not in taken.ids][:COMMUNITIES]
    if not ids:
        return
    versions = await shelves.versions(work.db, ids)
    for community_id in ids:
        if community_id not in versions:
            await _begin(work, community_id, await activity.first_day(work, community_id))
        if versions.get(community_id, 0) < rules.VERSION:
            await work.plan("badges.stock", "", work.now, community_id=community_id, after=0)
    work.after_commit(lambda: taken.ids.update(ids))


async def _begin(work: Work, community_id: int, first: date | None) -> None:
    day = first or last_closed(work.now) + rules.DAY
    await shelves.begin(work.db, community_id, day)
    await shelves.set_next_day(work.db, community_id, day)
    await work.plan("badges.walk", "", max(work.now, closes_at(day)), community_id=community_id)


async def stock(work: Work, community_id: int, after: int) -> None:
    """Counts what some members have done so far, and grants quietly what it earned them."""
    ids = await members.page(work, community_id, after, PAGE)
    ours = shelf.of(work, community_id)
    if ids:
        await _look_back(work, community_id, ours, ids)
        await work.plan("badges.stock", "", work.now, community_id=community_id, after=ids[-1])
    else:
        await shelves.set_version(work.db, community_id, rules.VERSION)


async def plan_backfill(work: Work, made: Made) -> None:
    await plan_learning(work, made.community_id, [backfill_key(made.badge, made.version)])


async def plan_learning(work: Work, community_id: int, keys: Sequence[str]) -> None:
    """For whoever lets things fall due, another process perhaps: badges changed, and these are to be made up for."""
    await work.plan("badges.learn", ",".join(keys), work.now, community_id=community_id, keys=keys)


def backfill_key(badge_id: str, version: int) -> str:
    """One that is under way for an earlier version ends by itself, and changes nothing about a later one."""
    return f"{badge_id}:{version}"


async def _plan_backfill(work: Work, community_id: int, key: str, after: int) -> None:
    await work.plan("badges.backfill", key, work.now, community_id=community_id, after=after)


async def backfill(work: Work, community_id: int, key: str, after: int) -> None:
    """The same for one badge that is new, or asks for something else now."""
    ids = await members.page(work, community_id, after, PAGE)
    badge = shelf.of(work, community_id).badges.get(key.partition(":")[0])
    if ids and badge and badge.criterion and not badge.is_retired:
        if KINDS[badge.criterion.kind].IS_NOTED:
            await recount(work, community_id, ids, [badge.criterion])
        await settle(work, community_id, ids, [badge], is_quiet=True)
        await _plan_backfill(work, community_id, key, ids[-1])


async def learn(work: Work, community_id: int, keys: Collection[str]) -> None:
    """A command or another process changed badges in the database while we held them in memory: they are read anew,
    and only then is what the past has earned of them made up for."""
    await shelf.reread(work, community_id)
    for key in keys:
        await _plan_backfill(work, community_id, key, 0)


async def _look_back(work: Work, community_id: int, ours: Shelf, ids: Collection[int]) -> None:
    noted = [one for one in ours.by_criterion if KINDS[one.kind].IS_NOTED]
    await recount(work, community_id, ids, noted)
    badges = [badge for one in noted for badge in ours.by_criterion[one]]
    await settle(work, community_id, ids, badges, is_quiet=True)


async def walk(work: Work, community_id: int) -> None:
    """Counts the days that are over for everybody, some at a time, in order."""
    day = await shelves.next_day(work.db, community_id)
    if day is None:  # it went on in another community
        return
    until = min(last_closed(work.now), day + timedelta(days=DAYS - 1))
    while day <= until:
        await _count_day(work, community_id, day)
        day += rules.DAY
    await shelves.set_next_day(work.db, community_id, day)
    await work.plan("badges.walk", "", max(work.now, closes_at(day)), community_id=community_id)


async def _count_day(work: Work, community_id: int, day: date) -> None:
    ours = shelf.of(work, community_id)
    criteria = [one for one in ours.by_kind.get("days", ()) if one.since is None or day >= one.since]
    spoke = await activity.messages_on(work, community_id, day) if criteria else {}
    is_quiet = not rules.is_news(day, work.now)
    for criterion in criteria if spoke else ():
        badges = ours.by_criterion[criterion]
        levels = {level for badge in badges for level in badge.levels}
        await counts.count_day(work.db, community_id, criterion.measure, day, spoke.keys())
        for member_id, n in await counts.reached_on(work.db, community_id, criterion.measure, day, levels):
            for badge in badges:
                if n in badge.levels:
                    await grant(work, community_id, member_id, badge, n, day, evidence={"n": n}, is_quiet=is_quiet)
    if not is_quiet:  # the years before are looked back on as a whole
        await _honour_years(work, community_id, ours, day)


async def _honour_years(work: Work, community_id: int, ours: Shelf, day: date) -> None:
    zone = communities.get(work, community_id).zone
    spans = [(start_of(one, zone), end_of(one, zone)) for one in rules.first_days(day, YEARS)]
    criteria = ours.by_kind.get("years", ())
    found = await members.first_seen_within(work, community_id, spans) if criteria else {}
    there = await members.present_among(work, community_id, found.keys())
    for member_id in sorted(there):
        n = rules.years_between(day_of(found[member_id], zone), day)
        for criterion in criteria:
            await counts.at_least(work.db, community_id, member_id, {criterion.measure: n})
            for badge in ours.by_criterion[criterion]:
                if n in badge.levels:
                    await grant(work, community_id, member_id, badge, n, day, evidence={"n": n})


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    """Two communities turned out to be one: badges and grants of both are there, and all is counted anew, quietly."""
    has_begun = await shelves.versions(work.db, [kept_id, retired_id])
    await shelves.move(work.db, kept_id, retired_id)
    await grants.move(work.db, kept_id, retired_id)
    completed = Counter[int]()
    for community_id in (kept_id, retired_id):
        completed.update(await counts.holding(work.db, community_id, rules.EVERY_CHALLENGE.measure, 1))
        await counts.forget(work.db, community_id)
        await shelf.reread(work, community_id)
    await counts.put(work.db, kept_id, {rules.EVERY_CHALLENGE.measure: completed})
    for kind in ("badges.walk", "badges.stock"):
        await work.unplan(kind, "", community_id=retired_id)
    if has_begun:  # otherwise the next look finds it, like any community that is new
        # The room of activity moves its days before us or after us.
        first = [await activity.first_day(work, one) for one in (kept_id, retired_id)]
        await _begin(work, kept_id, min((day for day in first if day), default=None))
    await work.plan("badges.stock", "", work.now, community_id=kept_id, after=0)
