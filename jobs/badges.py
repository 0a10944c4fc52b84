"""Days that are over are counted, and the past is looked through where badges are new: step by step."""

from datetime import timedelta

from bot.features import badges
from bot.kit.scheduling import Due, Schedule
from bot.kit.work import Work

schedule = Schedule()


@schedule.every(timedelta(minutes=1))
async def tend(work: Work) -> None:
    await badges.tend(work)


@schedule.due
async def walk(work: Work, due: Due) -> None:
    await badges.walk(work, due.community_id)


@schedule.due
async def stock(work: Work, due: Due) -> None:
    await badges.stock(work, due.community_id, due.data["after"])


@schedule.due
async def backfill(work: Work, due: Due) -> None:
    await badges.backfill(work, due.community_id, due.key, due.data["after"])


@schedule.due
async def learn(work: Work, due: Due) -> None:
    await badges.learn(work, due.community_id, due.data["keys"])
