"""The time of an announcement has come, or one that was deleted can no longer be brought back."""

from bot.features import announcements
from bot.kit.scheduling import Due, Schedule
from bot.kit.work import Work

schedule = Schedule()


@schedule.due
async def post(work: Work, due: Due) -> None:
    await announcements.strike(work, due.community_id, int(due.key))


@schedule.due
async def forget(work: Work, due: Due) -> None:
    await announcements.forget(work, due.community_id, int(due.key))
