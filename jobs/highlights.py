"""It is time to ask authors, to tell admins, or to forget what nobody published."""

from bot.features import highlights
from bot.kit.scheduling import Due, Schedule
from bot.kit.work import Work

schedule = Schedule()


@schedule.due
async def look(work: Work, due: Due) -> None:
    await highlights.look(work, due.community_id, int(due.key))


@schedule.due
async def tidy(work: Work, due: Due) -> None:
    await highlights.tidy(work, due.community_id, int(due.key))
