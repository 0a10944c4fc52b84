"""The others in a joint challenge were waited for long enough: its result is told as it is."""

from bot.features import alliances
from bot.kit.scheduling import Due, Schedule
from bot.kit.work import Work

schedule = Schedule()


@schedule.due
async def conclude(work: Work, due: Due) -> None:
    await alliances.conclude(work, due.community_id, int(due.key))
