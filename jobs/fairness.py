"""Once a night, a look at who pays whom."""

from datetime import timedelta

from bot.features import fairness
from bot.kit.scheduling import Due, Schedule
from bot.kit.work import Work

schedule = Schedule()


@schedule.due
async def look(work: Work, due: Due) -> None:
    await fairness.look(work, due.community_id)


@schedule.every(timedelta(minutes=10))
async def begin(work: Work) -> None:
    await fairness.begin(work)
