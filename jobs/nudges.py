"""Once a day, where admins turned it on: whose silence is unlike them."""

from datetime import datetime

from bot.features import nudges
from bot.kit.scheduling import Due, Schedule
from bot.kit.work import Work

schedule = Schedule()


@schedule.due
async def look(work: Work, due: Due) -> None:
    began = due.data.get("began")  # of a look that goes on
    due_at = datetime.fromisoformat(began) if began else due.at
    await nudges.look(work, due.community_id, due_at, due.data["after"])
