"""Once a day, where admins turned it on: whose silence is unlike them."""

from bot.features import nudges
from bot.kit.scheduling import Due, Schedule
from bot.kit.work import Work

schedule = Schedule()


@schedule.due
async def look(work: Work, due: Due) -> None:
    await nudges.look(work, due.community_id, due.data["after"])
