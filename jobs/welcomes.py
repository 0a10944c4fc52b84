"""Those who joined in the last minutes are greeted; and a newcomer may get a gentle word."""

from bot.features import welcomes
from bot.kit.scheduling import Due, Schedule
from bot.kit.work import Work

schedule = Schedule()


@schedule.due
async def greet(work: Work, due: Due) -> None:
    await welcomes.greet(work, due.community_id)


@schedule.due
async def word(work: Work, due: Due) -> None:
    member_id = int(due.key.partition(":")[0])
    await welcomes.say_word(work, due.community_id, member_id, due.data["day"], due.data["joined"], due.at)
