"""On the 1st: who is honoured for the month that is over, and after a December for the year."""

from bot.features import honours
from bot.kit.scheduling import Due, Schedule
from bot.kit.work import Work

schedule = Schedule()


@schedule.due
async def hold(work: Work, due: Due) -> None:
    await honours.hold(work, due.community_id)
