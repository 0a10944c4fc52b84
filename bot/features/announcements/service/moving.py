"""What becomes of announcements when their group changes its clock, loses Hearth, or turns out to be another."""

from zoneinfo import ZoneInfo

from bot.features.announcements import store
from bot.features.announcements.service.planning import State, dump, load, plan, turn_off, zone_of
from bot.kit import calendar
from bot.kit.work import Work


async def move(work: Work, community_id: int, new: ZoneInfo) -> None:
    """The community lives by another clock: the same hours on the new wall."""
    old = zone_of(work, community_id)
    for row in await store.everything(work.db, community_id):
        rule, next_at = calendar.moved(load(row), row.next_at or work.now, old, new, work.now)
        await store.change(work.db, community_id, row.number, {"rule": dump(rule)})
        if row.state == State.ON:
            await plan(work, community_id, row.number, next_at)


async def pause_all(work: Work, community_id: int) -> None:
    """Hearth was put out of the group: nothing is lost, and an admin lets them go on when it is back."""
    for row in await store.everything(work.db, community_id):
        if row.state == State.ON:
            await turn_off(work, community_id, row.number, State.PAUSED)


async def merge(work: Work, kept_id: int, retired_id: int) -> None:
    """Those of the retired community stand behind those of the kept one."""
    number = await store.last_number(work.db, kept_id)
    for row in await store.everything(work.db, retired_id):
        await work.unplan("announcements.post", str(row.number), community_id=retired_id)
        await work.unplan("announcements.forget", str(row.number), community_id=retired_id)
        await store.drop(work.db, retired_id, row.number)
        if row.state == State.DELETED:
            continue
        number += 1
        await store.add(
            work.db, {**row._mapping, "community_id": kept_id, "number": number, "next_at": None, "pinned_key": ""}
        )
        if row.state == State.ON:
            await plan(work, kept_id, number, row.next_at)
