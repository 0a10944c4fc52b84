"""The time has come to which admins brought something forward."""

from bot.features import outlook
from bot.kit.scheduling import Due, Schedule
from bot.kit.work import Work

schedule = Schedule()


@schedule.due
async def say(work: Work, due: Due) -> None:
    await outlook.tell_early(work, due.community_id, due.key)
