"""Every few seconds: the boards of large communities are made and tidied, a little at a time."""

from datetime import timedelta

from bot.features import points
from bot.kit.scheduling import Schedule
from bot.kit.work import Work

schedule = Schedule()


@schedule.every(timedelta(seconds=5))
async def tend_boards(work: Work) -> None:
    await points.tend(work)
