"""The boards of large communities are made and tidied, a little at a time; what pairs paid long ago is let go."""

from datetime import timedelta

from bot.features import points
from bot.kit.scheduling import Schedule
from bot.kit.work import Work

schedule = Schedule()


@schedule.every(timedelta(seconds=5))
async def tend_boards(work: Work) -> None:
    await points.tend(work)


@schedule.every(timedelta(hours=6))
async def forget_pairs(work: Work) -> None:
    await points.forget_pairs(work)
