"""It is time to ask those whom a survey could not reach yet, or to tell admins what came of it."""

from bot.features import surveys
from bot.kit.scheduling import Due, Schedule
from bot.kit.work import Work

schedule = Schedule()


@schedule.due
async def look(work: Work, due: Due) -> None:
    await surveys.look(work, due.community_id, due.key)
