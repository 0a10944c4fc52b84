"""An hour has come that members asked for."""

from collections.abc import Sequence

from bot.features import reminders
from bot.kit.scheduling import Due, Schedule
from bot.kit.work import Work

schedule = Schedule()


@schedule.due_many
async def daily(work: Work, dues: Sequence[Due]) -> None:
    await _strike(work, dues, reminders.DAILY)


@schedule.due_many
async def streak(work: Work, dues: Sequence[Due]) -> None:
    await _strike(work, dues, reminders.STREAK)


async def _strike(work: Work, dues: Sequence[Due], kind: str) -> None:
    asked: dict[int, list[int]] = {}
    for due in dues:
        asked.setdefault(due.community_id, []).append(int(due.key))
    await reminders.strike(work, asked, kind)
