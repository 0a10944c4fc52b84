"""Where a skill is new, the past is looked through; days that are over are counted: step by step."""

from datetime import date

from bot.features import skills
from bot.kit.scheduling import Due, Schedule
from bot.kit.work import Work

schedule = Schedule()


@schedule.due
async def backfill(work: Work, due: Due) -> None:
    await skills.backfill(work, due.community_id, due.key, due.data["after"])


@schedule.due
async def walk(work: Work, due: Due) -> None:
    day, made_on = (date.fromisoformat(due.data[name]) for name in ("day", "made_on"))
    await skills.walk(work, due.community_id, due.key, day, made_on)
