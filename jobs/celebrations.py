"""Once a day, where there is something to celebrate."""

from bot.features import celebrations
from bot.kit.scheduling import Due, Schedule
from bot.kit.work import Work

schedule = Schedule()


@schedule.due
async def digest(work: Work, due: Due) -> None:
    await celebrations.digest(work, due.community_id, due.at)
