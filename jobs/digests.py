"""Once a week the group's digest, where admins turned it on; on the 1st letters to who wants one, page by page."""

from datetime import date

from bot.features import digests
from bot.kit.scheduling import Due, Schedule
from bot.kit.work import Work

schedule = Schedule()


@schedule.due
async def week(work: Work, due: Due) -> None:
    await digests.post(work, due.community_id, due.at)


@schedule.due
async def letters(work: Work, due: Due) -> None:
    await digests.begin(work, due.community_id, due.at)


@schedule.due
async def page(work: Work, due: Due) -> None:
    await digests.write(work, due.community_id, date.fromisoformat(due.key), due.data["after"])
