"""What becomes of announcements when their group changes its clock, loses Hearth, or turns out to be another."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.features.announcements import store
from bot.features.announcements.service.planning import State, country_of, dump, plan, timing_of, turn_off, zone_of
from bot.kit import calendar
from bot.kit.calendar import Once
from bot.kit.work import Work


async def move(work: Work, community_id: int, new: ZoneInfo) -> None:
    """The community lives by another clock: the same hours on the new wall."""
    old, country = zone_of(work, community_id), country_of(work, community_id, new)
    for row in await store.everything(work.db, community_id):
        timing = timing_of(work, row, country)
        rule, next_at = calendar.moved(timing.candidates, row.next_at or work.now, old, new, work.now)
        if isinstance(rule, Once):
            await store.change(work.db, community_id, row.number, {"rule": dump(rule)})
        if row.state == State.ON:
            due = timing.next_due(new, next_at - timedelta(microseconds=1)) if timing.country else next_at
            if due is None:
                await turn_off(work, community_id, row.number, State.PAUSED)
            else:
                await plan(work, community_id, row.number, due)


async def pause_all(work: Work, community_id: int) -> None:
    """Hearth was put out of the group: nothing is lost, and an admin lets them go on when it is back."""
    for row in await store.everything(work.db, community_id):
        if row.state == State.ON:
            await turn_off(work, community_id, row.number, State.PAUSED)


async def merge(work: Work, kept_id: int, retired_id: int) -> None:
    """Those of the retired community stand behind those of the kept one."""
    for row in await store.everything(work.db, retired_id):
        await work.unplan("announcements.post", str(row.number), community_id=retired_id)
        await work.unplan("announcements.forget", str(row.number), community_id=retired_id)
        await store.drop(work.db, retired_id, row.number)
        if row.state == State.DELETED:
            continue
        new = {**row._mapping, "community_id": kept_id, "next_at": None, "pinned_key": ""}
        number = await store.add(work.db, new)
        if row.state == State.ON:
            await plan(work, kept_id, number, row.next_at)
