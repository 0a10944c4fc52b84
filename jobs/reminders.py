"""An hour has come that a member asked for."""

from bot.features import reminders
from bot.kit.scheduling import Due, Schedule
from bot.kit.work import Work

schedule = Schedule()


@schedule.due
async def daily(work: Work, due: Due) -> None:
    await reminders.strike(work, due.community_id, int(due.key), reminders.DAILY)


@schedule.due
async def streak(work: Work, due: Due) -> None:
    await reminders.strike(work, due.community_id, int(due.key), reminders.STREAK)
