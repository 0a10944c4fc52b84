"""Now and then: words and notes that were kept long enough are let go."""

from datetime import timedelta

from bot.features import activity
from bot.kit.scheduling import Schedule
from bot.kit.work import Work

schedule = Schedule()


@schedule.every(timedelta(hours=1))
async def forget_texts(work: Work) -> None:
    await activity.forget_texts(work)


@schedule.every(timedelta(minutes=1))
async def forget_messages(work: Work) -> None:
    await activity.forget_messages(work)
