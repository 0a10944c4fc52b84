"""The time of a memo has come, or one that waited for an answer has waited long enough."""

from bot.features import memos
from bot.kit.scheduling import Due, Schedule
from bot.kit.work import Work

schedule = Schedule()


@schedule.due
async def tell(work: Work, due: Due) -> None:
    await memos.tell(work, *_one(due))


@schedule.due
async def forget(work: Work, due: Due) -> None:
    await memos.forget(work, *_one(due))


def _one(due: Due) -> tuple[int, int]:
    member_id, number = due.key.split(":")
    return int(member_id), int(number)
