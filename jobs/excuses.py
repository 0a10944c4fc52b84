"""Every minute: a sign that Hearth is there, so that it can tell afterwards when it was not."""

from datetime import timedelta

from bot.features import excuses
from bot.kit.scheduling import Schedule
from bot.kit.work import Work

schedule = Schedule()


@schedule.every(timedelta(minutes=1))
async def beat(work: Work) -> None:
    await excuses.beat(work)
