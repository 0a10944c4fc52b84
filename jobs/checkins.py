"""All of a busy minute are named in one message; and what a day means for streaks is counted anew, batch by batch."""

from datetime import date, datetime

from bot.features import checkins
from bot.kit.scheduling import Due, Schedule
from bot.kit.work import Work

schedule = Schedule()


@schedule.due
async def fold(work: Work, due: Due) -> None:
    await checkins.name_folded(work, due.community_id, due.key, due.data["topic_id"])


@schedule.due
async def recount(work: Work, due: Due) -> None:
    first, last = (date.fromisoformat(due.data[name]) for name in ("first", "last"))
    after = due.data["track"], due.data["member"]
    await checkins.recount(work, due.community_id, first, last, due.data["ids"], after)


@schedule.due
async def away(work: Work, due: Due) -> None:
    began, ended = (datetime.fromisoformat(one) for one in (due.key, due.data["ended"]))
    await checkins.tell_away(work, due.community_id, began, ended)
