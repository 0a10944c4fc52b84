"""While a group is busy, whoever checks in gets a reaction, and all of a minute are named in one message."""

from bot.features import checkins
from bot.kit.scheduling import Due, Schedule
from bot.kit.work import Work

schedule = Schedule()


@schedule.due
async def fold(work: Work, due: Due) -> None:
    await checkins.name_folded(work, due.community_id, due.key, due.data["topic_id"])
