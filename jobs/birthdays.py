"""It is somebody's birthday, or was while Hearth was away."""

from bot.features import birthdays
from bot.kit.scheduling import Due, Schedule
from bot.kit.work import Work

schedule = Schedule()


@schedule.due
async def greet(work: Work, due: Due) -> None:
    await birthdays.greet(work, due.community_id)
